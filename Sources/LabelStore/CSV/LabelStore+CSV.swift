import FoundationEssentials

extension LabelStore {
    /// The corrections that hold now, as `LabelCSV` writes them.
    public func exportCSV() throws -> String {
        LabelCSV.write(try corrections())
    }

    /// Adds the labels of a CSV file as one step. Labels that are here already change nothing, and
    /// a label that contradicts one is reported, or takes its place with `replacing`. A line that
    /// cannot be used is reported and never stops the rest.
    ///
    /// - Parameters:
    ///   - text: the file, as `LabelCSV` describes it.
    ///   - classes: the names of the classes in the order of their numbers.
    ///   - sampleAt: the id of an image of the data set, nil where there is no such image. Without
    ///     a data set leave it out: the ids in the file are then believed.
    @discardableResult
    public func importCSV(
        _ text: String, classes: [String], replacing: Bool = false, at time: Date = Date(),
        sampleAt: (@Sendable (SampleOrigin) -> String?)? = nil
    ) throws -> ImportReport {
        let (rows, unread) = LabelCSV.read(text, classes: classes)
        var merge = Merge(existing: [:], replacing: replacing)
        merge.problems = unread
        // Outside the transaction: hashing a data set takes time, and others may want to write.
        let identified = rows.compactMap { merge.identify($0, sampleAt) }
        guard !identified.isEmpty else { return merge.report(step: nil) }
        let step = try reading { database in
            try database.transaction { database -> LabelStep? in
                merge.existing = try database.currentClasses()
                let owned = try database.samplesWithPixels()
                let changes = identified.compactMap { merge.add($0, owned: owned, at: time) }
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

/// Decides line by line what an import changes.
private struct Merge {
    /// The class that each corrected sample has so far.
    var existing: [String: Int]
    let replacing: Bool
    var changed = 0
    var unchanged = 0
    var problems: [LineProblem] = []

    /// The row with the id of its sample; nil, and a problem, where that is not known.
    mutating func identify(
        _ row: LabelCSV.Row, _ sampleAt: ((SampleOrigin) -> String?)?
    ) -> (row: LabelCSV.Row, sampleID: String)? {
        guard row.origin.isInDataset else { return row.sampleID.map { (row, $0) } }
        guard let found = sampleAt.map({ $0(row.origin) }) ?? row.sampleID else {
            return reject(row, .unknownImage(row.origin))
        }
        guard row.sampleID == nil || row.sampleID == found else {
            return reject(row, .otherSample(row.origin))
        }
        return (row, found)
    }

    /// The correction to store; nil where the line changes nothing or cannot be used.
    mutating func add(
        _ identified: (row: LabelCSV.Row, sampleID: String), owned: Set<String>, at time: Date
    ) -> (Correction, time: Date)? {
        let (row, sampleID) = identified
        guard row.origin.isInDataset || owned.contains(sampleID) else {
            return reject(row, .missingPixels)
        }
        if let here = existing[sampleID] {
            guard here != row.corrected else {
                unchanged += 1
                return nil
            }
            guard replacing else {
                return reject(row, .conflict(existing: here, found: row.corrected))
            }
        }
        existing[sampleID] = row.corrected
        changed += 1
        let correction = Correction(
            sampleID: sampleID, origin: row.origin, original: row.original,
            corrected: row.corrected)
        return (correction, row.time ?? time)
    }

    func report(step: LabelStep?) -> ImportReport {
        ImportReport(
            step: step, changed: changed, unchanged: unchanged,
            problems: problems.sorted { $0.line < $1.line })
    }

    private mutating func reject<R>(_ row: LabelCSV.Row, _ problem: LineProblem.Problem) -> R? {
        problems.append(LineProblem(line: row.line, problem: problem))
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
