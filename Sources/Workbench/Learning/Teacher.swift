import Datasets
import FoundationEssentials

/// Models whose probabilities are a share of what a new one learns (Hinton, Vinyals and Dean 2015;
/// a teacher of the same size helps as well: Furlanello et al. 2018).
public struct Teacher: Sendable, Hashable {
    /// The models' files; the mean of what they say is learned.
    public var files: [String]
    /// The share of the target that is the teacher's, 0…1; the rest is the label.
    public var share: Double

    /// Half of each target unless told otherwise.
    public init(files: [String], share: Double = 0.5) {
        self.files = files
        self.share = share
    }

    /// The model of a file, or all those of a folder whose names end in `.json`.
    ///
    /// - Throws: `WorkbenchError.unusable` for a folder without any.
    public init(path: String) throws {
        var isFolder = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder else {
            self.init(files: [path])
            return
        }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let models = names.filter { $0.hasSuffix(".json") }.sorted()
        guard !models.isEmpty else {
            throw WorkbenchError.unusable(
                path: path, reason: "the folder has no model, a file that ends in “.json”")
        }
        self.init(files: models.map { "\(path)/\($0)" })
    }
}

/// What a teacher says of the images of a split.
struct TaughtProbabilities: Sendable {
    /// Which teacher it was, and its share.
    let provenance: String
    /// `[images, classes]`: the mean over models, and over a picture and its mirror image.
    private let values: [Float]
    private let classes = Workbench.classNames.count
    private let share: Float

    /// Asks each model once, before the training; nil if the task was cancelled.
    ///
    /// - Parameter progress: is told the share done, 0…1.
    /// - Throws: `ModelFileError`, `WorkbenchError.unsuitableModel`.
    init?(
        _ teacher: Teacher, images: SplitImages, progress: @escaping @Sendable (Double) -> Void
    ) async throws {
        share = Float(teacher.share)
        var (values, names): ([Float], [String]) = ([], [])
        let sweeps = teacher.files.flatMap { file in [false, true].map { (file, $0) } }
        for (place, (file, mirrored)) in sweeps.enumerated() {
            let model = try await LoadedModel(file: file)
            let (done, all) = (Double(place), Double(sweeps.count))
            let said = try await model.probabilities(
                of: images, mirrored: mirrored, progress: { progress((done + $0) / all) })
            guard let said else { return nil }
            let known = model.model.classes.count
            let count = said.count / known
            if values.isEmpty { values = Array(repeating: 0, count: count * classes) }
            for image in 0..<count {
                for place in 0..<classes {
                    values[image * classes + place] += said[image * known + place] / Float(all)
                }
            }
            if !mirrored { names.append(String(model.info.id.prefix(8))) }
        }
        self.values = values
        provenance =
            "\(Numbers.decimals(teacher.share, 2)) of teacher \(names.joined(separator: ", "))"
    }

    /// Mixes the teacher's word on the image at `index` into its target.
    func mix(into target: UnsafeMutableBufferPointer<Float>, index: Int) {
        for place in target.indices {
            let taught = place < classes ? values[index * classes + place] : 0
            target[place] += share * (taught - target[place])
        }
    }
}
