import FoundationEssentials
import LabelStore

/// What the list of models says of a model without opening its file; `ModelRecord.figures`.
private struct ModelFigures: Codable {
    var architecture: String
    var parameters: Int
    var classNames: [String]
    var corrections: Int
    var testAccuracy: Double?
    var testImages: Int?
    var leftOut: Int?
}

extension ModelInfo {
    /// What the list of models keeps of a model that lies at `file`.
    func record(file: String, newCorrections: Int) throws -> ModelRecord {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let figures = try encoder.encode(
            ModelFigures(
                architecture: architecture, parameters: parameters, classNames: classNames,
                corrections: corrections, testAccuracy: testAccuracy, testImages: testImages,
                leftOut: leftOut))
        return ModelRecord(
            sha256: id, file: file, name: name, parent: parent, created: created,
            corrections: newCorrections, figures: String(decoding: figures, as: UTF8.self))
    }

    /// What the list of models says; a record of another Lapel may lack figures.
    init(_ record: ModelRecord) {
        let figures = try? JSONDecoder().decode(ModelFigures.self, from: Data(record.figures.utf8))
        self.init(
            id: record.sha256, name: record.name, architecture: figures?.architecture ?? "",
            parameters: figures?.parameters ?? 0,
            classNames: figures?.classNames ?? Workbench.classNames,
            testAccuracy: figures?.testAccuracy, testImages: figures?.testImages,
            leftOut: figures?.leftOut ?? 0, file: record.file, parent: record.parent,
            corrections: figures?.corrections ?? record.corrections, created: record.created)
    }
}
