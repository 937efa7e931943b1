import Datasets
import FoundationEssentials
import ModelFiles

/// Models, or what they said of the training images, as a share of what a new one learns (Hinton, Vinyals and Dean 2015;
/// a teacher of the same size helps as well: Furlanello et al. 2018).
public struct Teacher: Sendable, Hashable {
    /// Files of models and of a `ProbabilityTable` each; the mean of what they say is learned.
    public var files: [String]
    /// The share of the target that is the teacher's, 0…1; the rest is the label.
    public var share: Double

    /// Half of each target unless told otherwise.
    public init(files: [String], share: Double = 0.5) {
        self.files = files
        self.share = share
    }

    /// A file, or all models and tables of a folder, by the ends of their names.
    ///
    /// - Throws: `WorkbenchError.unusable` for a folder without any.
    public init(path: String) throws {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder else {
            self.init(files: [path])
            return
        }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let taught = names.filter { $0.hasSuffix(".json") || Self.isTable($0) }.sorted()
        guard !taught.isEmpty else {
            throw WorkbenchError.unusable(
                path: path, reason: "the folder has no model, a file that ends in “.json”")
        }
        self.init(files: taught.map { "\(path)/\($0)" })
    }

    /// The files that are models.
    var models: [String] { files.filter { !Self.isTable($0) } }

    fileprivate static func isTable(_ file: String) -> Bool {
        ProbabilityTable.endings.contains { file.hasSuffix($0) }
    }
}

/// What a teacher says of the images of a split.
struct TaughtProbabilities: Sendable {
    /// Which teacher it was, and its share.
    let provenance: String
    /// `[images, classes]`: the mean over models, and over a picture and its mirror image.
    private var values: [Float]
    private let classes = Workbench.classNames.count
    private let share: Float

    /// Asks each model once, before the training; nil if the task was cancelled.
    ///
    /// - Parameter progress: is told the share done, 0…1.
    /// - Throws: `ModelFileError`, `WorkbenchError.unsuitableModel`, `DatasetError`,
    ///   `WorkbenchError.unusable` for a table of other images.
    init?(
        _ teacher: Teacher, images: SplitImages, progress: @escaping @Sendable (Double) -> Void
    ) async throws {
        share = Float(teacher.share)
        values = Array(repeating: 0, count: images.indices.count * classes)
        let part = 1 / Float(teacher.files.count)
        for file in teacher.files where Teacher.isTable(file) {
            try Self.add(file, images, classes, part, to: &values)
        }
        let sweeps = teacher.models.flatMap { file in [false, true].map { (file, $0) } }
        for (place, (file, mirrored)) in sweeps.enumerated() {
            let model = try await LoadedModel(file: file)
            let (done, all) = (Double(place), Double(sweeps.count))
            let said = try await model.probabilities(
                of: images, mirrored: mirrored, progress: { progress((done + $0) / all) })
            guard let said else { return nil }
            let known = model.model.classes.count
            for image in images.indices.indices {
                for place in 0..<classes {
                    values[image * classes + place] += part / 2 * said[image * known + place]
                }
            }
        }
        let names = try teacher.files.map { try ModelFile.sha256(of: $0).prefix(8) }
        provenance =
            "\(Numbers.decimals(teacher.share, 2)) of teacher \(names.joined(separator: ", "))"
    }

    private static func add(
        _ file: String, _ images: SplitImages, _ classes: Int, _ part: Float,
        to values: inout [Float]
    ) throws {
        let table = try ProbabilityTable(file: file, classes: classes)
        guard table.count == images.set.count else {
            throw WorkbenchError.unusable(
                path: file,
                reason: "it has \(table.count) rows where the training file has "
                    + "\(images.set.count) images")
        }
        for (image, row) in images.indices.enumerated() {
            for (place, value) in table.probabilities(of: row).enumerated() {
                values[image * classes + place] += part * value
            }
        }
    }

    /// Mixes the teacher's word on the image at `index` into its target.
    func mix(into target: UnsafeMutableBufferPointer<Float>, index: Int) {
        for place in target.indices {
            let taught = place < classes ? values[index * classes + place] : 0
            target[place] += share * (taught - target[place])
        }
    }
}
