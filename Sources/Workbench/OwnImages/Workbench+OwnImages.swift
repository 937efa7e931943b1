import LabelStore

extension Workbench {
    /// The collection of own images, in the order in which they came; photos and drawings that have
    /// a label are among them.
    ///
    /// - Throws: `LabelStoreError`.
    public func ownImages() async throws -> [OwnImage] {
        let records = try await openStore().ownImages()
        return await Self.images(of: records)
    }

    /// Reads the pictures of files and folders, with the folders in them, beside the actor. Hidden
    /// files and what has no picture's ending are passed over in folders. Nil if the task was
    /// cancelled.
    ///
    /// - Parameter progress: is told the share done, 0…1, on no particular thread.
    public nonisolated func readPictures(
        at paths: [String], progress: (@Sendable (Double) -> Void)? = nil
    ) async -> ReadPictures? {
        await PictureReader.read(paths, progress: progress)
    }

    /// Adds pictures to the collection as one step to undo; what is in it already stays as it is.
    ///
    /// - Throws: `LabelStoreError`.
    public func addOwnImages(_ read: ReadPictures) async throws -> OwnImport {
        var result = OwnImport(problems: read.problems)
        guard !read.pictures.isEmpty else { return result }
        let store = try openStore()
        let records = await Self.records(of: read.pictures)
        if let step = try await store.addOwnImages(records) {
            result.added = try await store.ownSamples(ofStep: step.id)
            announce(.labels)
        }
        result.known = records.count - result.added.count
        return result
    }

    /// Keeps a drawing or an opened picture in the collection.
    ///
    /// - Returns: false if it was there.
    /// - Throws: `LabelStoreError`.
    @discardableResult
    public func keepOwnImage(_ image: GrayImage, origin: Sample.Origin) async throws -> Bool {
        var (origin, path) = (origin, String?.none)
        if case .photo(let name) = origin, name.hasPrefix("/") {
            path = name
            origin = .photo(name: origin.ownName)
        }
        let read = ReadPictures(pictures: [.init(image: image, origin: origin, path: path)])
        return try await !addOwnImages(read).added.isEmpty
    }

    /// Takes images out of the collection, and their labels back, as one step to undo.
    ///
    /// - Returns: how many there were.
    /// - Throws: `LabelStoreError`.
    @discardableResult
    public func removeOwnImages(_ ids: [String]) async throws -> Int {
        guard let step = try await openStore().removeOwnImages(ids) else { return 0 }
        announce(.labels)
        return step.events
    }

    /// The image of the collection whose id begins with `text`, in any case of letters.
    ///
    /// - Throws: `WorkbenchError.ownImage` where there is none or more than one; `LabelStoreError`.
    public func ownImage(_ text: String) async throws -> OwnImage {
        let found = try await ownImages().filter { $0.id.hasPrefix(text.lowercased()) }
        guard let image = found.first, found.count == 1, !text.isEmpty else {
            throw WorkbenchError.ownImage(id: text, found: text.isEmpty ? 0 : found.count)
        }
        return image
    }

    /// Beside the actor: the digests of thousands take longer than a prediction may wait.
    nonisolated private static func images(of records: [OwnImageRecord]) async -> [OwnImage] {
        records.map(OwnImage.init)
    }

    nonisolated private static func records(
        of pictures: [ReadPictures.Picture]
    ) async -> [OwnImageRecord] {
        pictures.map { picture in
            OwnImageRecord(
                sampleID: picture.image.id, pixels: picture.image.pixels,
                origin: picture.origin.stored, path: picture.path)
        }
    }
}
