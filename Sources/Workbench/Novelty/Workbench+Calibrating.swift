import Datasets
import ModelFiles

extension Workbench {
    /// Writes the model in use to a file with its temperature, its ridge and its novelty fitted anew
    /// from the data set; its weights stay. False if the task was cancelled.
    ///
    /// - Parameters:
    ///   - runs: Model files whose commands and test figures it is to keep, and those that they keep, in
    ///     place of those that it has; none leaves them.
    ///   - progress: is told the share done, 0…1, on no particular thread.
    /// - Throws: `WorkbenchError.needsDataSet`, `DatasetError`, `ModelFileError`.
    public func calibrateModel(
        to path: String, noting runs: [String] = [],
        progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws -> Bool {
        var model = try currentModel().model
        if !runs.isEmpty {
            let own = model.training
            model.training?.runs = try runs.flatMap(TrainingRecord.Run.all(in:)).filter {
                $0.command != own?.command || $0.seed != own?.seed
            }
        }
        let kept = model.validation
        let (training, validation) = try await dataSet(for: "Calibrating") {
            (
                try await $0.images(of: Split.train, validation: kept),
                try await $0.images(of: Split.validation, validation: kept)
            )
        }
        let calibrator = Calibrator(
            training: LabelledImages(images: training), validation: validation)
        guard let calibrated = try await calibrator.calibrated(model, progress: progress) else {
            return false
        }
        try ModelFile.write(calibrated, to: path)
        return true
    }
}

extension TrainingRecord.Run {
    /// The run that made the file's model, and those that it keeps.
    fileprivate static func all(in file: String) throws -> [Self] {
        let record = try ModelFile.read(file).training
        guard let record, let command = record.command, let seed = record.seed,
            let test = record.test
        else {
            throw ModelFileError.content(
                file: file, member: "training",
                expected: "a command, a seed and test figures, as “lapel train” writes them",
                found: record == nil ? "nothing" : "only a part of them")
        }
        return [Self(command: command, seed: seed, test: test)] + record.runs
    }
}
