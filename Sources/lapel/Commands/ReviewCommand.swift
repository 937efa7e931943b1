import ModelFiles
import Workbench

/// `lapel review`: the images that are worth a look, as the window's queues have them.
enum ReviewCommand {
    private static let queues = ReviewQueue.allCases.filter { $0 != .all }.map(\.rawValue)
    private static let queue = Operand(
        name: "QUEUE", help: "which images, see below")
    private static let source = Option<ImageSource>.choice("split", "NAME", "whose images")
        .optional(said: "test, of suspected-labels train")
    private static let limit = Option.integer("limit", in: 1...1_000_000, "images to list at most")
        .optional(said: "all of them")
    private static let other = Option.path("other", "FILE", "the model to compare with")
        .optional(said: "the one it learned from, else another")

    static let command = Command(
        name: "review", summary: "Lists the images that are worth a look.",
        operands: [queue], options: [source, limit, other],
        note:
            "least-sure, smallest-margin and wrong follow from what the model predicts; suspected-labels\n"
            + "is what “lapel audit” found; near-duplicates are nearly the same as another image, those\n"
            + "that are labelled differently first; outliers look like nothing that the model has\n"
            + "learned; of disagreement another model says otherwise.",
        examples: [
            "lapel review wrong --limit 20", "lapel review near-duplicates --split train --json",
            "lapel review outliers --split own",
        ],
        run: run)

    private static func run(_ arguments: Arguments, _ console: Console) async throws -> ExitStatus {
        guard let queue = ReviewQueue(rawValue: arguments.operands[0]), queue != .all else {
            throw UsageError.invalidOperand(
                "QUEUE", expected: Words.list(queues, conjunction: "or"),
                found: arguments.operands[0])
        }
        let source = arguments[source] ?? (queue == .suspectedLabels ? .train : .test)
        let workbench = try await Session.workbench(arguments, console)
        let list = try await workbench.review(
            queue, of: source, comparedWith: arguments[other],
            progress: Session.meter("Searching", console))
        console.endProgress()
        guard let list else { return .interrupted }
        let samples = try await SourceSamples(source, workbench)
        let classNames = await workbench.classNames
        var table = ReviewText.table()
        for entry in list.entries.prefix(arguments[limit] ?? .max) {
            guard !Task.isCancelled else { return .interrupted }
            let sample = try await samples.sample(at: entry.index)
            let row = ReviewText.Row(
                entry: entry, sample: sample,
                // Without a model there is still what the pictures alone tell.
                prediction: try? await workbench.predict(sample.image), source: source,
                ownNames: samples.ownNames, classNames: classNames)
            if console.isJSON {
                try console.write(row.json.line())
            } else {
                table.append(row.cells(comparedWith: list.comparedWith))
            }
        }
        if !console.isJSON {
            let lines = list.entries.isEmpty ? [] : table.lines(console.style)
            let count = Numbers.counted(list.entries.count, "image", "images")
            try console.write((lines + ["\(count) in all."]).joined(separator: "\n"))
        }
        return .done
    }
}

/// The samples of a source, by index.
private struct SourceSamples {
    private let workbench: Workbench
    private let source: ImageSource
    private let own: [OwnImage]

    init(_ source: ImageSource, _ workbench: Workbench) async throws {
        (self.source, self.workbench) = (source, workbench)
        own = source == .own ? try await workbench.ownImages() : []
    }

    var ownNames: [String] { own.map(\.name) }

    func sample(at index: Int) async throws -> Sample {
        guard let part = source.part else { return own[index].sample }
        return try await workbench.sample(part, at: index)
    }
}
