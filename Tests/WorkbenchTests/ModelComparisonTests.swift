import Testing
import Workbench

@Suite("Comparing models")
struct ModelComparisonTests {
    /// The first knows every class; the second takes every picture for class 0.
    private func compared(
        _ prepare: (Workbench) async throws -> Void = { _ in }
    ) async throws -> ModelComparison {
        let desk = try Desk()
        let workbench = try await desk.opened()
        let path = try desk.write(
            try Garments.model(name: "Blank", sharpness: 0), to: "blank.json")
        let blank = try await workbench.openModel(at: path)
        try await workbench.useModel(try await workbench.model(named: "shipped").id)
        try await prepare(workbench)
        return try #require(try await workbench.compareModels(blank.id))
    }

    @Test func figuresAreThoseThatOneCountsByHand() async throws {
        let comparison = try await compared()
        #expect(comparison.images == 60 && comparison.leftOut == 0)
        #expect(comparison.accuracy == BeforeAfter(before: 1, after: 0.1))
        #expect(comparison.correctedAccuracy == comparison.accuracy)
        #expect(comparison.perClass.map(\.images) == Array(repeating: 6, count: 10))
        #expect(
            comparison.perClass.map(\.right)
                == [BeforeAfter(before: 6, after: 6)]
                + Array(repeating: BeforeAfter(before: 6, after: 0), count: 9))
        #expect(comparison.perClass[1].recall == BeforeAfter(before: 1, after: 0))
        #expect(comparison.fixed.isEmpty)
        #expect(comparison.broken == (0..<60).filter { $0 % 10 != 0 })
        #expect(comparison.churn == 0.9)
    }

    @Test func originalAndCorrectedLabelsAreCountedOverTheSameImages() async throws {
        let comparison = try await compared { workbench in
            try await workbench.labelTest(8, as: 0)
            try await workbench.labelTest(9, as: 9)
        }
        #expect(comparison.images == 60 && comparison.correctedImages == 1)
        #expect(comparison.accuracy == BeforeAfter(before: 1, after: 0.1))
        #expect(
            comparison.correctedAccuracy == BeforeAfter(before: 59 / 60.0, after: 7 / 60.0))
        #expect(comparison.fixed == [8])
        #expect(comparison.perClass[0].images == 7 && comparison.perClass[8].images == 5)
        #expect(comparison.perClass[0].right == BeforeAfter(before: 6, after: 7))
        #expect(comparison.perClass[8].right == BeforeAfter(before: 5, after: 0))
        #expect(comparison.corrections == 2)
        #expect(comparison.correctionsRight == BeforeAfter(before: 1, after: 1))
    }

    @Test func anEvaluationHasBothAccuracies() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        try await workbench.labelTest(8, as: 0)
        // The same picture, labelled as a drawing, is the test image still.
        let image = try await workbench.sample(.test, at: 11).image
        try await workbench.label(await workbench.sample(of: image, origin: .drawing), as: 5)
        let evaluation = try #require(try await workbench.evaluate(.test))
        #expect(evaluation.images == 60 && evaluation.leftOut == 0)
        #expect(evaluation.accuracy == 1)
        #expect(evaluation.correctedImages == 2)
        #expect(evaluation.correctedAccuracy == 58 / 60.0)
    }

    @Test func aCancelledComparisonGivesNothing() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        let id = try await workbench.modelInfo.id
        let task = Task { try await workbench.compareModels(id) }
        task.cancel()
        #expect(try await task.value == nil)
    }
}
