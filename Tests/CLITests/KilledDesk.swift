import Foundation
import TestSupport
import Testing

/// A desk whose programs are killed at random moments, and what must be there afterwards.
struct KilledDesk {
    /// Programs that were killed so far.
    private(set) var kills = 0
    /// Of the programs that changed something: those that said so, before a kill or without one.
    private(set) var acknowledged = 0
    /// Those that were killed before they said so.
    private(set) var unfinished = 0

    private let lapel: Lapel
    private let data: SmallDataSet
    private let environment: [String: String]
    private var past = KnownPast()
    private var random: SeededNumbers
    /// How long each kind of work takes, in microseconds; learned on the way.
    private var durations: [String: Double] = [:]
    /// Corrections in the exported file: each number that it may have.
    private var exported: Set<Int> = []

    init(seed: UInt64) async throws {
        let workshop = try await Workshop()
        lapel = workshop.lapel
        data = workshop.data
        random = SeededNumbers(seed: seed)
        let resources = lapel.folder.path("resources")
        try FileManager.default.createDirectory(
            atPath: resources, withIntermediateDirectories: true)
        try FileManager.default.moveItem(
            atPath: workshop.model, toPath: resources + "/model.json")
        environment = ["LAPEL_RESOURCES": resources]
    }

    /// Starts some work, kills it at some moment, and compares what is there with what was said.
    mutating func round() async throws {
        let act = chooseAct()
        let words = try arguments(of: act)
        let usual = durations[act.name] ?? 150_000
        let run = try lapel.start(words + data.options, environment: environment)
        let start = ContinuousClock.now
        kill(run, usual: usual)
        let outcome = try await run.outcome()
        let (isKilled, isSaid) = (outcome.status == 128 + SIGKILL, outcome.output.hasSuffix("\n"))
        #expect(isKilled || (outcome.status == 0 && isSaid), "\(words): \(outcome)")
        kills += isKilled ? 1 : 0
        // A kill that comes before anything was said tells only that the work takes longer.
        let taken = Double(start.duration(to: .now) / .microseconds(1))
        durations[act.name] = isSaid ? min(taken, usual) * 0.5 + usual * 0.5 : usual * 1.15

        let before = past.now
        var after = past
        after.apply(act)
        let seen = try await seen()
        if act == .exportLabels { exported.insert(before.labels.count) }
        if act.isExport {
            try expectWholeExports(labels: before.labels.count, of: act)
        } else {
            acknowledged += isSaid ? 1 : 0
            unfinished += isSaid ? 0 : 1
        }
        if isSaid || seen == after.now { past = after }
        #expect(seen == past.now, "\(words) was \(isSaid ? "" : "not ")acknowledged")
    }

    /// Any moment up to a little after the usual end; or one that is short but matters: while files
    /// are written, or right after the work was acknowledged.
    private mutating func kill(_ run: Running, usual: Double) {
        let soon = UInt32.random(in: 0...2_500, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0:
            let later = UInt32.random(in: 0...UInt32(usual * 1.5), using: &random)
            run.die(afterMicroseconds: later) { true }
        case 1:
            run.die(afterMicroseconds: soon) { run.hasOutput }
        default:
            let folder = lapel.folder.url.path
            let before = Self.traces(in: folder)
            run.die(afterMicroseconds: soon) { Self.traces(in: folder) != before }
        }
    }

    /// What changes as soon as labels, models or exports are written.
    private static func traces(in folder: String) -> [Int] {
        ["", "/home/lapel/models", "/home/lapel/lapel.db-wal"].flatMap { name in
            var status = stat()
            guard stat(folder + name, &status) == 0 else { return [0, 0] }
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            return isFolder
                ? [status.st_mtim.tv_sec, status.st_mtim.tv_nsec] : [Int(status.st_size), 0]
        }
    }

    /// Takes back some of what was done, and does it again, each in a process of its own.
    mutating func expectUndoAndRedo(steps: Int) async throws {
        for act in Array(repeating: Act.undo, count: steps) + Array(repeating: .redo, count: steps)
        {
            guard act == .undo ? past.canUndo : past.canRedo else { continue }
            let outcome = try await lapel.run(
                try arguments(of: act) + data.options, environment: environment)
            #expect(outcome.status == 0, "\(outcome.error)")
            past.apply(act)
            #expect(try await seen() == past.now)
        }
    }

    /// Every model that has a name to be found by is whole, and so is the store.
    func expectWholeModels() async throws {
        let store = lapel.folder.path("home/lapel")
        let names = try FileManager.default.contentsOfDirectory(atPath: store)
        #expect(!names.contains { $0.contains("damaged") }, "\(names)")
        let models = try? FileManager.default.contentsOfDirectory(atPath: store + "/models")
        for name in models ?? [] where !name.hasPrefix(".") {
            try await expectWholeModel(store + "/models/" + name)
        }
        // Hidden files with temporary names have them for microseconds only.
        let hidden = (models ?? []).filter { $0.hasPrefix(".") }
        #expect(hidden.count <= 1, "\(hidden)")
        let exported = lapel.folder.path("exported.json")
        if FileManager.default.fileExists(atPath: exported) {
            try await expectWholeModel(exported)
        }
    }

    private func expectWholeModel(_ path: String) async throws {
        let outcome = try await lapel("summary", "--model", path, environment: environment)
        #expect(outcome.status == 0, "\(outcome.error)")
    }

    /// What a new process finds. It would complain of a model in use that does not load.
    private func seen() async throws -> KnownPast.State {
        let outcome = try await lapel.run(
            ["labels", "list", "--json"] + data.options, environment: environment)
        #expect(outcome.status == 0 && outcome.error.isEmpty, "\(outcome.error)")
        var state = KnownPast.State()
        for object in try outcome.objects() {
            let index = try #require(object["index"] as? Int)
            state.labels[index] = object["corrected"] as? Int
            if object["learned"] as? Bool == true { state.learned.insert(index) }
        }
        return state
    }

    private func expectWholeExports(labels: Int, of act: Act) throws {
        if case .exportPictures(let number) = act {
            let pictures = lapel.folder.path("pictures-\(number)")
            let names = try? FileManager.default.subpathsOfDirectory(atPath: pictures)
            if let names { #expect(names.filter { $0.hasSuffix(".png") }.count == labels) }
        }
        let path = lapel.folder.path("exported.csv")
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return }
        let lines = text.split(separator: "\n")
        #expect(text.hasSuffix("\n") && lines.allSatisfy { $0.filter { $0 == "," }.count == 5 })
        #expect(exported.contains(lines.count - 1), "\(lines.count - 1) of \(exported)")
    }
}

// MARK: - What is done

extension KilledDesk {
    enum Act: Hashable {
        case label(Int, Int)
        case importing([Int: Int])
        case undo, redo, fineTune, exportLabels, exportModel
        case exportPictures(Int)

        /// Whether it leaves labels and models as they are.
        var isExport: Bool { name.hasPrefix("export") }

        var name: String { String("\(self)".prefix { $0 != "(" }) }
    }

    /// Mostly labels, as fast as they come; everything else now and then.
    private mutating func chooseAct() -> Act {
        switch Int.random(in: 0..<100, using: &random) {
        case 50..<62 where past.canUndo: return .undo
        case 62..<70 where past.canRedo: return .redo
        case 70..<80:
            let indices = (0..<3).map { _ in Int.random(in: 60..<120, using: &random) }
            let new = indices.filter { past.now.labels[$0] == nil }
            let pairs = Set(new).sorted().map { ($0, Int.random(in: 0..<10, using: &random)) }
            if !pairs.isEmpty { return .importing(Dictionary(uniqueKeysWithValues: pairs)) }
        case 80..<84: return .exportLabels
        case 84..<87: return .exportPictures(kills + acknowledged)
        case 87..<90: return .exportModel
        case 94... where past.now.hasUnlearned: return .fineTune
        default: break
        }
        let index = Int.random(in: 0..<120, using: &random)
        let others = (0..<10).filter { $0 != past.now.labels[index] }
        return .label(index, others.randomElement(using: &random) ?? 0)
    }

    private func arguments(of act: Act) throws -> [String] {
        let folder = lapel.folder
        let words: [String] =
            switch act {
            case .label(let index, let label): ["label", "\(index)", "\(label)"]
            case .undo: ["labels", "undo"]
            case .redo: ["labels", "redo"]
            case .exportLabels: ["labels", "export", folder.path("exported.csv")]
            case .exportPictures(let number):
                ["labels", "export", folder.path("pictures-\(number)"), "--to", "png"]
            case .exportModel: ["export", folder.path("exported.json"), "--to", "json"]
            case .fineTune:
                ["fine-tune", "--keep", "--steps", "6", "--out", folder.path("tuned.json")]
            case .importing(let labels):
                [
                    "labels", "import",
                    try folder.write(
                        "import.csv",
                        Array(
                            labels.sorted { $0.key < $1.key }
                                .reduce("index,split,corrected\n") {
                                    $0 + "\($1.key),test,\($1.value)\n"
                                }.utf8)),
                ]
            }
        return words + ["--json"]
    }
}

/// What a person said, did and took back, as it must be found.
struct KnownPast {
    struct State: Equatable {
        /// The class of each corrected test image.
        var labels: [Int: Int] = [:]
        /// Those that the model in use has learned.
        var learned: Set<Int> = []

        var hasUnlearned: Bool { learned.count < labels.count }
    }

    private var states = [State()]
    private var position = 0

    var now: State { states[position] }
    var canUndo: Bool { position > 0 }
    var canRedo: Bool { position + 1 < states.count }

    mutating func apply(_ act: KilledDesk.Act) {
        switch act {
        case .label(let index, let label): add([index: label])
        case .importing(let labels): add(labels)
        case .undo: position -= 1
        case .redo: position += 1
        case .fineTune: add([:], learnsAll: true)
        case .exportLabels, .exportPictures, .exportModel: break
        }
    }

    private mutating func add(_ labels: [Int: Int], learnsAll: Bool = false) {
        var next = now
        next.labels.merge(labels) { _, new in new }
        next.learned = learnsAll ? Set(next.labels.keys) : next.learned.subtracting(labels.keys)
        states.removeSubrange((position + 1)...)
        states.append(next)
        position += 1
    }
}

/// The same numbers for the same seed (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
