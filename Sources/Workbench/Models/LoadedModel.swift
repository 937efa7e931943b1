import ModelFiles
import NeuralNetwork

/// A model that was read or made, with what predicts by it.
struct LoadedModel: Sendable {
    let model: Model
    let info: ModelInfo
    /// Whether it came with the program; the store knows it as nil.
    let isShipped: Bool
    /// Answers while whatever else runs.
    let predictor: Predictor
    /// Nil for a model that cannot tell what is no garment.
    let detector: NoveltyDetector?
    /// What was learned at once, of features that the model itself makes; nil for nothing.
    var units: CorrectionUnits?

    /// Reads a model file.
    ///
    /// - Throws: `ModelFileError`, `WorkbenchError.unsuitableModel`.
    init(file: String, isShipped: Bool = false) async throws {
        let model = try ModelFile.read(file)
        try await self.init(
            model, id: try ModelFile.sha256(of: file), file: file, isShipped: isShipped)
    }

    /// - Throws: `WorkbenchError.unsuitableModel` for a model that 28×28 pictures do not fit.
    init(_ model: Model, id: String, file: String, isShipped: Bool = false) async throws {
        try Self.check(model, file: file)
        self.model = model
        self.isShipped = isShipped
        info = ModelInfo(model, id: id, file: file)
        detector = NoveltyDetector(model)
        predictor = try await Predictor(
            network: model.network, weights: model.weights,
            temperature: model.calibration.temperature)
    }

    /// A model that was not written yet, predicting as `predictor` does.
    init(_ model: Model, id: String, predictor: Predictor) {
        self.model = model
        isShipped = false
        info = ModelInfo(model, id: id, file: "")
        detector = NoveltyDetector(model)
        self.predictor = predictor
    }

    private static func check(_ model: Model, file: String) throws(WorkbenchError) {
        let shape = model.network.inputShape
        guard shape == [Drawing.edge, Drawing.edge, 1] else {
            throw .unsuitableModel(
                file: file, expected: "one for grey pictures of 28×28",
                found: "an input of \(shape.map(String.init).joined(separator: "×"))")
        }
        let needed = Workbench.classNames.count
        guard model.classes.count >= needed else {
            throw .unsuitableModel(
                file: file, expected: "one for at least \(needed)",
                found: "\(model.classes.count) classes")
        }
    }
}

extension ModelInfo {
    init(_ model: Model, id: String, file: String) {
        self.init(
            id: id, name: model.name, architecture: model.network.name,
            parameters: model.network.parameterCount, classNames: model.classes,
            testAccuracy: model.training?.test?.accuracy, testImages: model.testImages,
            leftOut: model.training?.test?.leftOut ?? model.lineage.testImages.count, file: file,
            parent: model.lineage.parent, corrections: model.lineage.corrections,
            created: model.created)
    }
}

extension Model {
    /// How many images its accuracy is over. Models of earlier versions do not say; without
    /// corrections it was the whole test set.
    fileprivate var testImages: Int? {
        guard let test = training?.test else { return nil }
        return test.images ?? (lineage.corrections == 0 ? 10_000 : nil)
    }
}
