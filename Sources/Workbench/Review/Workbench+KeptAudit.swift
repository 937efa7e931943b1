import Datasets
import FoundationEssentials
import NeuralNetwork

extension Workbench {
    /// The most bytes a kept audit may have: every image of a data set of its kind a suspect.
    private static let auditLimit = 32 << 20

    /// Keeps what an audit found among the application's data, one file a data set, for the queue of
    /// suspected labels. A file that is there and cannot be read is put aside and not replaced.
    ///
    /// - Throws: `WorkbenchError.unusable`, `FileError`.
    public func keep(_ audit: LabelAudit) throws {
        let path = auditFile(labels: audit.dataSet)
        try Self.makeFolder(configuration.auditsFolder)
        let bytes = try AuditRecord(audit).encoded
        if FileManager.default.fileExists(atPath: path),
            (try? read(path, labels: audit.dataSet, images: audit.ranking.count)) == nil
        {
            try putAside(path)
        }
        try AtomicFile.write(bytes, to: path)
    }

    /// What the last audit of this data set found, nil if there was none.
    ///
    /// - Throws: `DatasetError`; `WorkbenchError.unusable` for a file that cannot be trusted.
    public func keptAudit() async throws -> AuditRecord? {
        let set = try await shelf.images(of: Part.train)
        let labels = Self.digest(of: set.labels)
        let path = auditFile(labels: labels)
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        return try read(path, labels: labels, images: set.count)
    }

    /// The queue of suspected labels.
    func suspectedLabels(of source: ImageSource) async throws -> ReviewList {
        guard source == .train else { throw WorkbenchError.auditIsOfTraining }
        guard let audit = try await keptAudit() else {
            throw WorkbenchError.noAudit(images: try await shelf.images(of: Part.train).count)
        }
        return ReviewList(
            .suspectedLabels, source,
            audit.suspects.map {
                let quality = Double($0.quality)
                return .init(
                    index: $0.index, score: quality,
                    finding: .suspect(
                        label: $0.label, suggestion: $0.suggestion, quality: quality))
            })
    }

    /// By which an audit knows its data set.
    static func digest(of labels: [UInt8]) -> String {
        labels.withUnsafeBytes { Datasets.SHA256.hexadecimal($0) }
    }

    private func auditFile(labels: String) -> String {
        "\(configuration.auditsFolder)/\(labels).json"
    }

    private func read(_ path: String, labels: String, images: Int) throws -> AuditRecord {
        do {
            let bytes = try RegularFile.read(path, limit: Self.auditLimit)
            return try AuditRecord(
                bytes, labels: labels, images: images, classCount: Self.classNames.count)
        } catch let fault as AuditRecord.Fault {
            throw WorkbenchError.unusable(
                path: path, reason: "\(fault.rawValue); look for wrong labels again")
        }
    }

    private func putAside(_ path: String) throws {
        let files = FileManager.default
        let names = (1...1_000).lazy.map { "\(path).damaged-\($0)" }
        guard let free = names.first(where: { !files.fileExists(atPath: $0) }),
            (try? files.moveItem(atPath: path, toPath: free)) != nil
        else {
            throw WorkbenchError.unusable(path: path, reason: "it is damaged; move it away")
        }
    }
}
