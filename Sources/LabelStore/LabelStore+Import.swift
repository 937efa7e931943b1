import FoundationEssentials

/// A label from elsewhere, whose sample is known.
public struct ImportedLabel: Sendable {
    /// Where it stood in what is imported, counted from 1; what a problem is told with.
    public var line: Int
    /// SHA-256 of the sample's pixels, 64 lower-case hexadecimal digits.
    public var sampleID: String
    /// Where the sample came from.
    public var origin: SampleOrigin
    /// The class before the correction, if known.
    public var original: Int?
    /// The class it really is, counted from 0.
    public var corrected: Int
    /// When it was labelled, if known.
    public var time: Date?
    /// 28 × 28 grey pixels; for a sample that is neither in the data set nor in the store.
    public var pixels: [UInt8]?

    /// A label to import.
    public init(
        line: Int, sampleID: String, origin: SampleOrigin, original: Int?, corrected: Int,
        time: Date? = nil, pixels: [UInt8]? = nil
    ) {
        self.line = line
        self.sampleID = sampleID
        self.origin = origin
        self.original = original
        self.corrected = corrected
        self.time = time
        self.pixels = pixels
    }
}

extension LabelStore {
    /// Adds labels as one step. Labels that are here already change nothing, and a label that
    /// contradicts one is reported, or takes its place with `replacing`.
    ///
    /// - Parameter time: When labels were given that do not say so themselves.
    @discardableResult
    public func importLabels(
        _ labels: [ImportedLabel], replacing: Bool = false, at time: Date = Date()
    ) throws -> ImportReport {
        var merge = Merge(replacing: replacing)
        guard !labels.isEmpty else { return merge.report(step: nil) }
        let step = try reading { database in
            try database.transaction { database -> LabelStep? in
                merge.existing = try database.currentClasses()
                merge.owned = try database.samplesWithPixels()
                let changes = labels.compactMap { merge.add($0, at: time) }
                guard !changes.isEmpty else { return nil }
                let step = try database.appendStep(.import, at: time)
                try append(changes, to: step, in: database)
                return try database.step(step)
            }
        }
        if step != nil { announce(.labels) }
        return merge.report(step: step)
    }
}

/// Decides label by label what an import changes.
private struct Merge {
    let replacing: Bool
    /// The class that each corrected sample has so far.
    var existing: [String: Int] = [:]
    /// Samples whose pixels are in the store.
    var owned: Set<String> = []
    var changed = 0
    var unchanged = 0
    var problems: [LineProblem] = []

    init(replacing: Bool) { self.replacing = replacing }

    /// The correction to store; nil where the label changes nothing or cannot be used.
    mutating func add(_ label: ImportedLabel, at time: Date) -> (Correction, time: Date)? {
        guard label.origin.isInDataset || label.pixels != nil || owned.contains(label.sampleID)
        else { return reject(label, .missingPixels) }
        if let here = existing[label.sampleID] {
            guard here != label.corrected else {
                unchanged += 1
                return nil
            }
            guard replacing else {
                return reject(label, .conflict(existing: here, found: label.corrected))
            }
        }
        existing[label.sampleID] = label.corrected
        changed += 1
        let correction = Correction(
            sampleID: label.sampleID, origin: label.origin, original: label.original,
            corrected: label.corrected, pixels: label.pixels)
        return (correction, label.time ?? time)
    }

    func report(step: LabelStep?) -> ImportReport {
        ImportReport(step: step, changed: changed, unchanged: unchanged, problems: problems)
    }

    private mutating func reject<R>(_ label: ImportedLabel, _ problem: LineProblem.Problem) -> R? {
        problems.append(LineProblem(line: label.line, problem: problem))
        return nil
    }
}

extension Database {
    fileprivate func currentClasses() throws -> [String: Int] {
        let sql = "SELECT sample, corrected FROM current_event WHERE corrected IS NOT NULL"
        let pairs = try rows(sql) { ($0.column(0, as: String.self), $0.column(1, as: Int.self)) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    fileprivate func samplesWithPixels() throws -> Set<String> {
        Set(try rows("SELECT id FROM sample WHERE pixels IS NOT NULL") { $0.column(0) })
    }
}
