import FoundationEssentials
import ModelFiles
import Synchronization
import Workbench

/// `lapel train`: a new model from the training split.
enum TrainCommand {
    static let command = Command(
        name: "train", summary: "Trains a new model and writes it to a file.",
        options: TrainOptions.all,
        note:
            "What is not given is as the recipe says. A checkpoint lies beside FILE while the\n"
            + "training runs, and stays when it is stopped or killed.",
        examples: [
            "lapel train --recipe fast --seed 1 --out garment.json",
            "lapel train --recipe fast --seed 1 --out garment.json --resume garment.json.checkpoint",
        ],
        run: run)

    private static func run(_ arguments: Arguments, _ console: Console) async throws -> ExitStatus {
        let out = arguments[TrainOptions.out]
        let request = try TrainOptions.request(arguments)
        try OutputFile.check(out)
        let checkpoint = out + ".checkpoint"
        let until = arguments[TrainOptions.until]
        let workbench = try await Session.workbench(arguments, console)
        let events = await workbench.trainFromScratch(
            request, checkpoint: checkpoint, resuming: arguments[TrainOptions.resume],
            until: until)
        let run = LearningRun(workbench: workbench, console: console, task: "Training")
        let lastEpoch = Atomic(0)
        let result = try await run.result(of: events) { metrics in
            lastEpoch.store(metrics.epoch, ordering: .relaxed)
            try console.result(json(metrics), text: [text(metrics)])
        }
        guard let result else {
            console.note(
                FileManager.default.fileExists(atPath: checkpoint)
                    ? "Stopped. “--resume \(checkpoint)” goes on." : "Stopped. Nothing was written."
            )
            let isAsAsked = until.map { lastEpoch.load(ordering: .relaxed) >= $0 } ?? false
            return isAsAsked ? .done : .interrupted
        }
        try await workbench.write(result, to: out)
        try await workbench.writeCurves(of: result, beside: out)
        // Not before: if the disk is full, the work of hours is still there.
        try? FileManager.default.removeItem(atPath: checkpoint)
        await workbench.discard(result)
        let candidate = result.candidate
        try console.result(
            .object([
                ("done", .bool(true)), ("testAccuracy", JSONValue(candidate.testAccuracy)),
                ("testImages", JSONValue(candidate.testImages)),
                ("leftOut", JSONValue(candidate.leftOut)),
                ("file", .string(out)),
            ]),
            text: [
                "Written to \(out) after \(Numbers.duration(result.seconds))."
                    + (candidate.accuracyInWords.map { " \($0)." } ?? "")
            ])
        return .done
    }

    private static func json(_ metrics: EpochMetrics) -> JSONValue {
        .object([
            ("epoch", JSONValue(metrics.epoch)),
            ("loss", JSONValue(metrics.loss)),
            ("accuracy", JSONValue(metrics.accuracy)),
            ("val_loss", JSONValue(metrics.valLoss)),
            ("val_accuracy", JSONValue(metrics.valAccuracy)),
            ("seconds", JSONValue(metrics.seconds)),
            ("imagesPerSecond", JSONValue(metrics.imagesPerSecond)),
        ])
    }

    private static func text(_ metrics: EpochMetrics) -> String {
        var parts = [
            "Epoch " + "\(metrics.epoch)".padded(to: 3, onTheLeft: true),
            "loss " + Numbers.decimals(metrics.loss, 4),
            "accuracy " + Numbers.finePercent(metrics.accuracy),
        ]
        if let loss = metrics.valLoss, let accuracy = metrics.valAccuracy {
            parts.append("validation loss " + Numbers.decimals(loss, 4))
            parts.append("accuracy " + Numbers.finePercent(accuracy))
        }
        parts.append(Numbers.duration(metrics.seconds))
        parts.append("\(Numbers.count(Int(metrics.imagesPerSecond))) images/s")
        return parts.joined(separator: "  ")
    }
}
