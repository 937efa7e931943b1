import Datasets

/// A model whose probabilities are a share of what a new one learns (Hinton, Vinyals and Dean 2015;
/// a teacher of the same size helps as well: Furlanello et al. 2018).
public struct Teacher: Sendable, Hashable {
    /// The model's file.
    public var file: String
    /// The share of the target that is the teacher's, 0…1; the rest is the label.
    public var share: Double

    /// Half of each target unless told otherwise.
    public init(file: String, share: Double = 0.5) {
        self.file = file
        self.share = share
    }
}

/// What a teacher says of the images of a split.
struct TaughtProbabilities: Sendable {
    /// `[images, classes]`: the mean over a picture and its mirror image.
    private let values: [Float]
    private let classes: Int
    private let share: Float
    /// Which teacher it was, and its share.
    let provenance: String

    /// Asks the teacher once, before the training; nil if the task was cancelled.
    ///
    /// - Parameter progress: is told the share done, 0…1.
    init?(
        _ teacher: Teacher, model: LoadedModel, images: SplitImages,
        progress: @escaping @Sendable (Double) -> Void
    ) async throws {
        guard
            let plain = try await model.probabilities(
                of: images, progress: { progress($0 / 2) }),
            let mirrored = try await model.probabilities(
                of: images, mirrored: true, progress: { progress(0.5 + $0 / 2) })
        else { return nil }
        values = zip(plain, mirrored).map { ($0 + $1) / 2 }
        classes = model.model.classes.count
        share = Float(teacher.share)
        provenance = "\(Numbers.decimals(teacher.share, 2)) of teacher \(model.info.id.prefix(8))"
    }

    /// Mixes the teacher's word on the image at `index` into its target.
    func mix(into target: UnsafeMutableBufferPointer<Float>, index: Int) {
        for place in target.indices {
            let taught = place < classes ? values[index * classes + place] : 0
            target[place] += share * (taught - target[place])
        }
    }
}
