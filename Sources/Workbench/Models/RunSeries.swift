import ModelFiles

/// Runs that differ in their seed only.
public struct RunSeries: Sendable, Hashable {
    /// What made them, without the seed.
    public let command: String
    /// In the order of the runs.
    public let seeds: [UInt64]
    /// Mean share of test images that are right, 0…1.
    public let accuracy: Double
    /// Standard deviation over the seeds, of a sample; nil for a single run.
    public let deviation: Double?

    /// The series among a model's own run and those that it keeps the figures of; runs that were
    /// not measured are left out.
    public static func all(in record: TrainingRecord) -> [RunSeries] {
        var own: [TrainingRecord.Run] = []
        if let command = record.command, let seed = record.seed, let test = record.test {
            own = [TrainingRecord.Run(command: command, seed: seed, test: test)]
        }
        var runs: [TrainingRecord.Run] = []
        for run in own + record.runs where !runs.contains(run) { runs.append(run) }
        var commands: [String] = []
        for run in runs where !commands.contains(run.seedless) { commands.append(run.seedless) }
        return commands.compactMap { command in
            RunSeries(command, runs.filter { $0.seedless == command })
        }
    }

    private init?(_ command: String, _ runs: [TrainingRecord.Run]) {
        let measured = runs.compactMap { run in run.test.accuracy.map { (run.seed, $0) } }
        guard !measured.isEmpty else { return nil }
        let count = Double(measured.count)
        let mean = measured.reduce(0) { $0 + $1.1 } / count
        let squares = measured.reduce(0) { $0 + ($1.1 - mean) * ($1.1 - mean) }
        self.command = command
        seeds = measured.map(\.0)
        accuracy = mean
        deviation = count > 1 ? (squares / (count - 1)).squareRoot() : nil
    }
}

extension TrainingRecord {
    /// The command that made the model, where there was one.
    var command: String? { recipe["command"]?.string }
}

extension Model {
    /// How many images of the training file it did not learn from, where that is not a twelfth.
    var validation: Int? {
        get { training?.recipe["validation"]?.int }
        set { training?.recipe["validation"] = newValue.map { JSONValue($0) } }
    }
}

extension TrainingRecord.Run {
    fileprivate var seedless: String {
        command.replacing(" --seed \(seed)", with: "")
    }
}
