import Datasets
import LabelStore
import NeuralNetwork

extension Workbench {
    /// Names of the ten classes of the data set.
    public nonisolated static var classNames: [String] { FashionMNIST.classNames }

    /// The training split as a training from scratch reads it.
    ///
    /// - Throws: `WorkbenchError.needsDataSet`, `DatasetError`.
    public func trainingData(augmentation: Augmentation) async throws -> any TrainingData {
        let images = try await dataSet(for: "This") { try await $0.images(of: Split.train) }
        return LabelledImages(images: images, augmentation: augmentation)
    }

    /// All pictures of a part; read from the disk the first time, then shared.
    ///
    /// - Throws: `DatasetError`, which says what to install.
    public func images(of part: Part) async throws -> ImageSet {
        try await shelf.images(of: part)
    }

    /// One image of the data set with its label and correction.
    ///
    /// - Throws: `WorkbenchError.index` outside the part; `DatasetError`.
    public func sample(_ part: Part, at index: Int) async throws -> Sample {
        let set = try await shelf.images(of: part)
        guard (0..<set.count).contains(index) else {
            throw WorkbenchError.index(text: "\(index)", count: set.count)
        }
        return await sample(
            of: set[index], origin: .dataSet(part, index: index),
            originalLabel: Int(set.labels[index]))
    }

    /// A drawing or a photo as a sample, with what a person said it is, if it was seen before.
    public func sample(of image: GrayImage, origin: Sample.Origin) async -> Sample {
        await sample(of: image, origin: origin, originalLabel: nil)
    }

    /// The mean picture of each class over the training split, nil without a data set.
    public func classAverages() async -> [GrayImage]? {
        try? await shelf.classAverages()
    }

    private func sample(
        of image: GrayImage, origin: Sample.Origin, originalLabel: Int?
    ) async -> Sample {
        // A sample can be shown without a store; what a person said is then not known.
        let event = try? await openStore().correction(for: image.id)
        return Sample(
            image: image, origin: origin, originalLabel: originalLabel,
            correctedLabel: event?.correction.corrected)
    }
}
