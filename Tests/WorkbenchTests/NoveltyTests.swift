import Datasets
import Foundation
import ModelFiles
import NeuralNetwork
import TestSupport
import Testing

@testable import Workbench

@Suite("Novelty")
struct NoveltyTests {
    /// Values of the cues that pixels make, by name.
    private func cues(_ image: GrayImage) -> [Novelty.Name: Double] {
        let names = Novelty.Name.allCases.suffix(12)
        let values = image.pixels.withUnsafeBufferPointer { PixelCues($0).values }
        #expect(values.count == names.count)
        return Dictionary(uniqueKeysWithValues: zip(names, values))
    }

    @Test func theCuesOfASquare() {
        // 6×6 pixels of full light, clear of the border.
        var image = GrayImage(blankOfWidth: 28, height: 28)
        for y in 4..<10 { for x in 7..<13 { image[x, y] = 255 } }
        let found = cues(image)
        let expected: [Novelty.Name: Double] = [
            .ink: 36.0 / 784, .steps: log1p(24.0 / 37), .outline: log1p(24.0 / 36),
            .core: 16.0 / 36, .innerCore: 4.0 / 36, .depth: (36.0 + 16 + 4) / 36, .filling: 1,
            .border: 0, .corners: 0, .rowRuns: log(2), .columnRuns: log(2), .texture: 0,
        ]
        for (name, value) in expected {
            #expect(abs((found[name] ?? .nan) - value) < 1e-6, "\(name)")
        }
    }

    @Test func theCuesOfStripesAtTheBorder() {
        // Two columns of unlike light, in the first and the last column.
        var image = GrayImage(blankOfWidth: 28, height: 28)
        for y in 0..<28 { (image[0, y], image[27, y]) = (255, 51) }
        let found = cues(image)
        #expect(abs((found[.border] ?? 0) - 56.0 / 108) < 1e-9)
        #expect(abs((found[.corners] ?? 0) - 0.6) < 1e-6)
        #expect(abs((found[.rowRuns] ?? 0) - log(3)) < 1e-9)
        #expect(abs((found[.filling] ?? 0) - 56.0 / 784) < 1e-9)
        #expect(found[.core] == 0)
    }

    @Test func aBlankPictureHasFiniteCues() {
        #expect(cues(GrayImage(blankOfWidth: 28, height: 28)).values.allSatisfy { $0.isFinite })
    }

    @Test func outliersAreTheSameForTheSameNumber() {
        let pictures = (0..<40).map { Outlier.picture($0, seed: 5) }
        #expect(pictures == (0..<40).map { Outlier.picture($0, seed: 5) })
        // Some of those of a few dots are blank.
        #expect(Set(pictures).count > 35)
        #expect(pictures != (0..<40).map { Outlier.picture($0, seed: 6) })
    }

    @Test func variantsShowTheGarmentInOtherShadesOrSmaller() {
        let garment = Garments.image(of: 4)
        let flat = GarmentVariant.picture(garment, 0, seed: 1)
        #expect(Set(flat.pixels).count <= 2)
        #expect(Set(GarmentVariant.picture(garment, 1, seed: 1).pixels).count <= 3)
        let small = GarmentVariant.picture(garment, 2, seed: 1)
        let (light, before) = (
            small.pixels.count { $0 > 150 }, garment.pixels.count { $0 > 150 }
        )
        #expect(light <= before && light >= before / 3)
    }

    @Test func theBiasFlagsOneInAHundredGarments() {
        let rows = (0..<200).map { Array(repeating: Double($0) / 200, count: 19) }
        let novelty = Novelty.fit(
            garments: rows, outliers: rows.map { $0.map { $0 + 2 } }, validation: rows)
        #expect(rows.count { novelty.score(of: $0) > Novelty.threshold } == 2)
        #expect(novelty.score(of: Array(repeating: 2.5, count: 19)) > 0.9)
        // So few that one in a hundred is none.
        let few = Array(rows.prefix(20))
        let careful = Novelty.fit(
            garments: rows, outliers: rows.map { $0.map { $0 + 2 } }, validation: few)
        #expect(!few.contains { careful.score(of: $0) > Novelty.threshold })
    }

    @Test func aTrainingTeachesTheModelWhatIsNoGarment() async throws {
        let desk = try Desk(hasModel: false)
        let workbench = try await desk.opened()
        let request = TrainingRequest(
            architecture: .dense, recipe: Recipe(epochs: 3, batchSize: 20, learningRate: 0.003))
        for try await event in await workbench.trainFromScratch(request) {
            if case .finished(let result) = event { try await workbench.keep(result) }
        }
        let scribbles = (0..<40).map { Drawing.scribble(seed: $0) }
        let evaluation = try #require(try await workbench.evaluate(.test, others: scribbles))
        let figures = try #require(evaluation.novelty)
        #expect(figures.images == 40)
        #expect(figures.auroc > 0.99)
        #expect(figures.flagged > 30)
        #expect(figures.flaggedGarments < 6)
        let garment = try await workbench.predict(Garments.image(of: 5))
        let scribble = try await workbench.predict(scribbles[0])
        #expect(garment.looksLikeGarment == true)
        #expect(scribble.looksLikeGarment == false)
        #expect(try #require(scribble.novelty) > (try #require(garment.novelty)))

        let model = try ModelFile.read(try await workbench.modelInfo.file)
        #expect(model.ridge?.statistics.count == 220)
        #expect(model.ridge?.statistics.featureCount == 128)
    }

    @Test func aModelThatCannotTellSaysNothing() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        let prediction = try await workbench.predict(Garments.image(of: 5))
        #expect(prediction.novelty == nil && prediction.looksLikeGarment == nil)
        await #expect(throws: WorkbenchError.noNovelty(model: "Blocks")) {
            try await workbench.evaluate(.test, others: [Drawing.scribble(seed: 1)])
        }
    }

    @Test func calibratingChangesWhatAModelSaysOfItselfAndNotWhatItAnswers() async throws {
        let desk = try Desk()
        let network = try Network.sequential("small", inputShape: [28, 28, 1]) {
            Flatten()
            Dense(units: 12, activation: .relu)
            Dense(units: 10, activation: .softmax)
        }
        let plain = Model(
            name: "Plain", network: network, weights: network.initialWeights(seed: 2),
            classes: Workbench.classNames, calibration: Calibration(temperature: 3))
        let before = try await desk.opened(model: try desk.write(plain, to: "plain.json"))
        let path = desk.folder.path("calibrated.json")
        #expect(try await before.calibrateModel(to: path))
        let calibrated = try ModelFile.read(path)
        #expect(calibrated.weights == plain.weights)
        #expect(calibrated.calibration.temperature != 3)
        #expect(calibrated.novelty != nil)
        let after = try await desk.opened(model: path)
        for classIndex in 0..<10 {
            let image = Garments.image(of: classIndex)
            let answer = try await before.predict(image).classIndex
            #expect(try await after.predict(image).classIndex == answer)
        }
    }

    @Test func moreFeaturesThanSumsAreKeptOfHaveATemperatureOnly() async throws {
        let desk = try Desk()
        let path = desk.folder.path("calibrated.json")
        #expect(try await desk.opened().calibrateModel(to: path))
        let model = try ModelFile.read(path)
        #expect(model.network.featureCount == 784)
        #expect(model.ridge == nil && model.novelty == nil)
    }

    @Test func aCancelledCalibrationWritesNothing() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        let path = desk.folder.path("calibrated.json")
        let task = Task { try await workbench.calibrateModel(to: path) }
        task.cancel()
        #expect(try await task.value == false)
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
