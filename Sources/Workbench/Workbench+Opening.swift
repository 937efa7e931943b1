import LabelStore

extension Workbench {
    /// Opens the labels and the model in use, else the shipped one. Does not read the data set.
    ///
    /// - Throws: errors of the model's file, if the person named it. What else is missing is said in
    ///   the notices, and thrown by the calls that need it.
    public func open() async throws -> OpenNotices {
        var notices = OpenNotices()
        openStore(&notices)
        try await openModel(&notices)
        do {
            _ = try shelf.folder()
        } catch {
            notices.noDataSet = error.description
        }
        learnAtOnce()
        return notices
    }

    /// Looks whether another process, such as the command line beside the window, has written labels
    /// or put another model in use since the last call; watchers hear of it. Costs microseconds.
    ///
    /// - Throws: `LabelStoreError`.
    public func noticeOtherProcesses() async throws {
        guard case .success(let store)? = store else { return }
        guard try await store.noticeOtherProcesses() else { return }
        try await followOtherModel(in: store)
        announce(.labels)
        announce(.models)
    }

    /// A model that was named for this process alone stays, and so does the one in use where the
    /// other one cannot be read.
    private func followOtherModel(in store: LabelStore) async throws {
        guard configuration.modelFile == nil, case .success(let model)? = current else { return }
        let chosen = try await store.currentModel()?.sha256
        if chosen != (model.isShipped ? nil : model.info.id) { try? await followStore() }
    }

    private func openStore(_ notices: inout OpenNotices) {
        do {
            let opened = try LabelStore(path: configuration.storeFolder + "/lapel.db")
            notices.damagedStore = opened.notice?.description
            store = .success(opened)
        } catch {
            notices.noStore = "\(error)"
            store = .failure(error)
        }
    }

    private func openModel(_ notices: inout OpenNotices) async throws {
        if let named = configuration.modelFile {
            current = .success(try await LoadedModel(file: named))
            return
        }
        if let record = try? await store?.get().currentModel() {
            do {
                current = .success(try await LoadedModel(file: record.file))
                return
            } catch {
                notices.damagedModel = "\(error) The shipped model is used instead."
            }
        }
        do {
            current = .success(try await shippedModel())
        } catch {
            notices.noModel = "\(error)"
            current = .failure(error)
        }
    }

    /// The shipped model's file among the resources.
    static let shippedFile = "model.json"

    /// - Throws: `WorkbenchError.noModel`, errors of the model's file.
    func shippedModel() async throws -> LoadedModel {
        guard let file = configuration.resources.file(Self.shippedFile) else {
            throw WorkbenchError.noModel(tried: configuration.resources.folders)
        }
        return try await LoadedModel(file: file, isShipped: true)
    }
}
