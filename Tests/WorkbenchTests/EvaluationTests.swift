import Datasets
import Foundation
import Testing
import Workbench

@Suite("Evaluation")
struct EvaluationTests {
    @Test func aSplitIsMeasuredByTheDataSetsLabels() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        let sample = try await workbench.sample(.test, at: 0)
        try await workbench.label(sample, as: 5)
        let evaluation = try #require(try await workbench.evaluate(.test))
        #expect(evaluation.images == 60)
        #expect(evaluation.leftOut == 0)
        #expect(evaluation.accuracy == 1)
        #expect(evaluation.standardError == 0)
        let perfect = Evaluation.ClassFigures(precision: 1, recall: 1, support: 6)
        #expect(evaluation.perClass == Array(repeating: perfect, count: 10))
        #expect(evaluation.novelty == nil)
        #expect(evaluation.confusion[3] == [0, 0, 0, 6, 0, 0, 0, 0, 0, 0])
    }

    @Test func trainAndValidationAreTheFilesPartsWithoutOverlap() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        #expect(try await workbench.evaluate(.train)?.images == 220)
        #expect(try await workbench.evaluate(.validation)?.images == 20)
    }

    @Test func aModelThatKnowsNothingIsMeasuredAsSuch() async throws {
        let desk = try Desk()
        let path = try desk.write(try Garments.model(sharpness: 0), to: "blank.json")
        let workbench = try await desk.opened(model: path)
        let evaluation = try #require(try await workbench.evaluate(.test))
        // All probabilities are 0.1, so the first class counts, and one in ten is right.
        #expect(abs(evaluation.loss - log(10)) < 1e-4)
        #expect(evaluation.accuracy == 0.1)
        #expect(evaluation.expectedCalibrationError < 1e-6)
        #expect(evaluation.confusion.map { $0[0] } == Array(repeating: 6, count: 10))
        #expect(abs(evaluation.standardError - (0.1 * 0.9 / 60).squareRoot()) < 1e-9)
    }

    @Test func predictionsOfAPartAreThoseOfItsImagesOneByOne() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        let predictions = try #require(try await workbench.predictions(of: .test))
        #expect(predictions.count == 60)
        #expect(predictions.classes == (0..<60).map { UInt8($0 % 10) })
        let single = try await workbench.predict(try await workbench.sample(.test, at: 17).image)
        for (a, b) in zip(predictions.probabilities(of: 17), single.probabilities) {
            #expect(abs(a - b) < 1e-5)
        }
    }

    @Test func aCancelledSweepGivesNothing() async throws {
        let desk = try Desk(testCount: 400)
        let workbench = try await desk.opened()
        let task = Task { try await workbench.predictions(of: .test) }
        task.cancel()
        #expect(try await task.value == nil)
        #expect(try await workbench.predictions(of: .test)?.count == 400)
    }

    @Test func classAveragesLookLikeTheirClass() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        let averages = try #require(await workbench.classAverages())
        #expect(averages.count == 10)
        for (classIndex, average) in averages.enumerated() {
            #expect(try await workbench.predict(average).classIndex == classIndex)
        }
        #expect((210...230).contains(averages[0][3, 5]))
    }

    @Test func theInstalledDataSetIsBrowsedByIndex() async throws {
        let desk = try Desk()
        let workbench = desk.workbench(dataFolder: "/usr/share/datasets/fashion-mnist")
        _ = try await workbench.open()
        let sample = try await workbench.sample(.test, at: 42)
        #expect(sample.originalLabel == 3)
        #expect(try await workbench.images(of: .train).count == 60_000)
        await #expect(throws: WorkbenchError.index(text: "10000", count: 10_000)) {
            try await workbench.sample(.test, at: 10_000)
        }
    }
}
