import FoundationEssentials

extension LabelStore {
    /// The corrections that hold now, as `LabelCSV` writes them.
    public func exportCSV() throws -> String {
        LabelCSV.write(try corrections())
    }

    /// Adds the labels of a CSV file as `importLabels` does. A line that cannot be used is reported
    /// and never stops the rest.
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
        var labels: [ImportedLabel] = []
        var problems = unread
        for row in rows {
            do throws(LineProblem.Problem) {
                labels.append(try row.identified(sampleAt))
            } catch {
                problems.append(LineProblem(line: row.line, problem: error))
            }
        }
        let report = try importLabels(labels, replacing: replacing, at: time)
        return ImportReport(
            step: report.step, changed: report.changed, unchanged: report.unchanged,
            problems: (problems + report.problems).sorted { $0.line < $1.line })
    }
}

extension LabelCSV.Row {
    /// The row with the id of its sample.
    fileprivate func identified(
        _ sampleAt: ((SampleOrigin) -> String?)?
    ) throws(LineProblem.Problem) -> ImportedLabel {
        var found = sampleID
        if origin.isInDataset, let sampleAt { found = sampleAt(origin) }
        guard let found else { throw .unknownImage(origin) }
        guard sampleID == nil || sampleID == found else { throw .otherSample(origin) }
        return ImportedLabel(
            line: line, sampleID: found, origin: origin, original: original,
            corrected: corrected, time: time)
    }
}
