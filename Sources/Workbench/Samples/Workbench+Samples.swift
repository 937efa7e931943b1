import Datasets

extension Workbench {
    /// Names of the ten classes of the data set.
    public nonisolated static var classNames: [String] { FashionMNIST.classNames }

    /// All pictures of a part; read from the disk the first time, then shared.
    ///
    /// - Throws: `DatasetError`, which says what to install.
    public func images(of part: Part) async throws -> ImageSet {
        fatalError("not built yet")
    }

    /// One image of the data set with its label and correction.
    ///
    /// - Throws: `WorkbenchError.index` outside the part; `DatasetError`.
    public func sample(_ part: Part, at index: Int) async throws -> Sample {
        fatalError("not built yet")
    }

    /// The picture as a sample, with what a person said it is, if it was seen before.
    public func sample(of image: GrayImage, origin: Sample.Origin) async throws -> Sample {
        fatalError("not built yet")
    }

    /// The mean picture of each class over the training split, nil without a data set.
    public func classAverages() async -> [GrayImage]? {
        fatalError("not built yet")
    }
}
