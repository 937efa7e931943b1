/// One part of a training step that an operation adds to the plan.
enum TrainingStage {
    /// Work that looks at images one by one. Stages that follow one another are run together, a few
    /// images at a time: what one leaves in a core's cache the next finds there.
    case images(ImageStage)
    /// Work on the whole batch at once, given the step's number.
    case batch((UInt64) -> Void)
}

/// What is done for a few images of the batch, and around that.
struct ImageStage {
    /// Once before any image, given the step's number; before what comes ahead in the same pass.
    var begin: ((UInt64) -> Void)?
    let work: (ImageTask) -> Void
    /// Once after all images.
    var end: (() -> Void)?
    /// Whether the next stage needs what `end` computes.
    var endsPass = false
}

/// Which images of the batch are to be worked on, and what may be used for that.
struct ImageTask {
    /// First of the images; there are always as many of them.
    let first: Int
    /// Place of these images among all pieces of the batch: results for them are kept there.
    let piece: Int
    /// Pieces of one slot come one after the other, and no two slots at once share memory.
    let slot: Int
    /// Whether this is the first piece of its slot.
    let opensSlot: Bool
    /// Numbers the thread.
    let worker: Int
}

/// How a batch is cut for a layer: into slots, which threads take as they come free, and these into
/// pieces, the activations of which stay in a core's cache. Sums depend on this cut and not on the
/// threads.
struct BatchCut: Hashable {
    let images, pieces, slots: Int
    private let piecesInSlot: Int

    /// Bytes of the largest activation of a piece.
    private static let bytesInPiece = 320_000
    /// Enough of them to keep threads busy that do not come equally far.
    private static let (leastSlots, mostSlots) = (8, 16)

    /// - Parameter largest: Floats of the largest activation of one image.
    init(batchSize: Int, largest: Int) {
        let fitting = max(1, Self.bytesInPiece / (largest * MemoryLayout<Float>.stride))
        let most = min(fitting, max(4, batchSize / Self.leastSlots), batchSize)
        images = (1...most).last { batchSize.isMultiple(of: $0) } ?? 1
        pieces = batchSize / images
        piecesInSlot = (pieces + Self.mostSlots - 1) / Self.mostSlots
        slots = (pieces + piecesInSlot - 1) / piecesInSlot
    }

    func forEachPiece(inSlot slot: Int, worker: Int, _ work: (ImageTask) -> Void) {
        let first = slot * piecesInSlot
        for piece in first..<min(first + piecesInSlot, pieces) {
            work(
                ImageTask(
                    first: piece * images, piece: piece, slot: slot, opensSlot: piece == first,
                    worker: worker))
        }
    }
}

/// Stages that are run together.
final class TrainingPass: TaskRunner {
    private var batchWork: ((UInt64) -> Void)?
    private var stages: [ImageStage] = []
    private let cut: BatchCut

    private init(_ cut: BatchCut) { self.cut = cut }

    /// Puts together what can be.
    static func passes(of operations: [(stages: [TrainingStage], cut: BatchCut)]) -> [TrainingPass]
    {
        var passes: [TrainingPass] = []
        var open: TrainingPass?
        for (stage, cut) in operations.flatMap({ stages, cut in stages.map { ($0, cut) } }) {
            if open?.cut != cut { open = nil }
            switch stage {
            case .batch(let work):
                open = nil
                let pass = TrainingPass(cut)
                pass.batchWork = work
                passes.append(pass)
            case .images(let stage):
                let pass = open ?? TrainingPass(cut)
                if open == nil { passes.append(pass) }
                pass.stages.append(stage)
                open = stage.endsPass ? nil : pass
            }
        }
        return passes
    }

    func run(step: UInt64) {
        if let batchWork { return batchWork(step) }
        for stage in stages { stage.begin?(step) }
        run(tasks: cut.slots)
        for stage in stages { stage.end?() }
    }

    func run(task slot: Int, worker: Int) {
        cut.forEachPiece(inSlot: slot, worker: worker) { task in
            for stage in stages { stage.work(task) }
        }
    }
}
