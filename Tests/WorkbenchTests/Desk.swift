import Foundation
import ModelFiles
import NeuralNetwork
import TestSupport
import Workbench

/// A store, a shipped model and, if wanted, a small data set, all in a folder of their own.
struct Desk {
    let folder: TemporaryFolder

    /// - Parameters:
    ///   - trainCount: Training images; with `testCount` 0, no data set.
    init(trainCount: Int = 240, testCount: Int = 60, hasModel: Bool = true) throws {
        folder = try TemporaryFolder()
        try make("resources")
        try make("data")
        if hasModel {
            try ModelFile.write(try Garments.model(), to: folder.path("resources/model.json"))
        }
        guard testCount > 0 else { return }
        try write(count: trainCount, as: "train", seed: 1)
        try write(count: testCount, as: "t10k", seed: 2)
    }

    /// A workbench as a new process would have it, not open yet.
    func workbench(model: String? = nil, dataFolder: String? = nil) -> Workbench {
        var configuration = Configuration(
            environment: [
                "HOME": folder.path("home"), "XDG_DATA_HOME": folder.path("share"),
                "XDG_DATA_DIRS": folder.path("nothing"),
                "LAPEL_RESOURCES": folder.path("resources"),
            ],
            program: nil, dataFolder: dataFolder ?? folder.path("data"), modelFile: model)
        configuration.acceptsOtherData = true
        return Workbench(configuration: configuration)
    }

    /// A workbench that is open.
    func opened(model: String? = nil) async throws -> Workbench {
        let workbench = workbench(model: model)
        _ = try await workbench.open()
        return workbench
    }

    /// Writes a model and gives its path.
    func write(_ model: Model, to name: String) throws -> String {
        let path = folder.path(name)
        try ModelFile.write(model, to: path)
        return path
    }

    private func make(_ name: String) throws {
        try FileManager.default.createDirectory(
            atPath: folder.path(name), withIntermediateDirectories: true)
    }

    private func write(count: Int, as prefix: String, seed: UInt64) throws {
        let labels = (0..<count).map { UInt8($0 % 10) }
        var generator = SplitMix64(state: seed)
        let pixels = labels.flatMap { Garments.image(of: Int($0), using: &generator).pixels }
        try folder.write(
            "data/\(prefix)-images-idx3-ubyte", header(2051, count, 28, 28) + pixels)
        try folder.write("data/\(prefix)-labels-idx1-ubyte", header(2049, count) + labels)
    }

    private func header(_ numbers: Int...) -> [UInt8] {
        numbers.flatMap { number in (0..<4).map { UInt8(number >> (24 - 8 * $0) & 255) } }
    }
}

/// Pictures of ten classes that differ in where a block of light lies, and a network that knows
/// them.
enum Garments {
    /// A block of 5×10 light pixels at the class's place, with some noise.
    static func image(of classIndex: Int, using generator: inout SplitMix64) -> GrayImage {
        var image = GrayImage(blankOfWidth: 28, height: 28)
        for y in 0..<28 {
            for x in 0..<28 {
                let noise = UInt8(generator.next() % 40)
                image[x, y] = contains(x, y, classIndex) ? 200 + noise : noise
            }
        }
        return image
    }

    /// The picture of a class, the same for the same seed.
    static func image(of classIndex: Int, seed: UInt64 = 77) -> GrayImage {
        var generator = SplitMix64(state: seed)
        return image(of: classIndex, using: &generator)
    }

    /// One dense layer that adds up the light at each class's place, `sharpness` a unit.
    static func model(name: String = "Blocks", sharpness: Float = 0.2) throws -> Model {
        let network = try Network.sequential("blocks", inputShape: [28, 28, 1]) {
            Flatten()
            Dense(units: 10, activation: .softmax)
        }
        var weights = network.initialWeights(seed: 1)
        for pixel in 0..<784 {
            for classIndex in 0..<10 {
                weights[0].values[pixel * 10 + classIndex] =
                    contains(pixel % 28, pixel / 28, classIndex) ? sharpness : 0
            }
        }
        return Model(
            name: name, network: network, weights: weights, classes: Workbench.classNames,
            created: Date(timeIntervalSince1970: 1_700_000_000))
    }

    private static func contains(_ x: Int, _ y: Int, _ classIndex: Int) -> Bool {
        let (left, top) = (classIndex % 5 * 5 + 1, classIndex / 5 * 12 + 3)
        return (left..<left + 5).contains(x) && (top..<top + 10).contains(y)
    }
}
