import FoundationEssentials

/// What an audit found, as it is kept for the data set that it looked at.
public struct AuditRecord: Sendable, Hashable {
    /// SHA-256 of the data set's labels of the training images.
    public let labels: String
    /// How many images were looked at.
    public let images: Int
    /// How.
    public let options: LabelAudit.Options
    /// The labels that are probably wrong, the most suspicious first.
    public let suspects: [LabelAudit.Suspect]

    init(_ audit: LabelAudit) {
        labels = audit.dataSet
        images = audit.ranking.count
        options = audit.options
        suspects = Array(audit.ranking.prefix(audit.suspected))
    }

    /// Reads what `encoded` made; a file may hold anything.
    ///
    /// - Parameters:
    ///   - labels: SHA-256 of the labels that it must be about, of `images` images.
    ///   - classCount: Classes below this are known.
    /// - Throws: `Fault`.
    init(_ bytes: [UInt8], labels: String, images: Int, classCount: Int) throws {
        guard let document = try? JSONDecoder().decode(Document.self, from: Data(bytes)),
            document.format == Document.format
        else { throw Fault.damaged }
        guard document.version == Document.version else { throw Fault.newer }
        guard document.labels == labels, document.images == images else { throw Fault.otherData }
        var seen: Set<Int> = []
        let suspects = document.suspects.map {
            LabelAudit.Suspect(
                index: $0.index, label: $0.label, suggestion: $0.suggested, quality: $0.quality)
        }
        let areSound = suspects.allSatisfy {
            (0..<images).contains($0.index) && (0..<classCount).contains($0.label)
                && (0..<classCount).contains($0.suggestion) && $0.label != $0.suggestion
                && (0...1).contains($0.quality) && seen.insert($0.index).inserted
        }
        guard areSound else { throw Fault.damaged }
        self.labels = labels
        self.images = images
        var options = LabelAudit.Options()
        options.folds = document.folds
        options.epochs = document.epochs ?? options.epochs
        (options.seed, options.threads) = (document.seed, document.threads)
        self.options = options
        self.suspects = suspects.sorted { ($0.quality, $0.index) < ($1.quality, $1.index) }
    }

    /// Why a file is not taken.
    enum Fault: String, Error {
        case damaged = "it is damaged"
        case newer = "a newer Lapel wrote it"
        case otherData = "it is about another data set"
    }

    /// As the file has it, one JSON object.
    var encoded: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return Array(
                try encoder.encode(
                    Document(
                        format: Document.format, version: Document.version, labels: labels,
                        images: images, folds: options.folds, epochs: options.epochs,
                        seed: options.seed, threads: options.threads,
                        suspects: suspects.map {
                            .init(
                                index: $0.index, label: $0.label, suggested: $0.suggestion,
                                quality: $0.quality)
                        })))
        }
    }

    private struct Document: Codable {
        static let format = "lapel-audit"
        static let version = 1
        var format: String
        var version: Int
        var labels: String
        var images: Int
        var folds: Int
        var epochs: Int?
        var seed: UInt64
        var threads: Int
        var suspects: [Suspect]

        struct Suspect: Codable {
            var index: Int
            var label: Int
            var suggested: Int
            var quality: Float
        }
    }
}
