import Datasets
import ModelFiles

extension Workbench {
    /// Writes the model in use to a file with its temperature, its ridge and its novelty fitted anew
    /// from the data set; its weights stay. False if the task was cancelled.
    ///
    /// - Parameter progress: is told the share done, 0…1, on no particular thread.
    /// - Throws: `WorkbenchError.needsDataSet`, `DatasetError`, `ModelFileError`.
    public func calibrateModel(
        to path: String, progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws -> Bool {
        let model = try currentModel().model
        let (training, validation) = try await dataSet(for: "Calibrating") {
            (try await $0.images(of: Split.train), try await $0.images(of: Split.validation))
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
