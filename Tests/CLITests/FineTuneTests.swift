import Foundation
import Testing

@Suite("lapel fine-tune")
struct FineTuneTests {
    private func workshopWithCorrections() async throws -> Workshop {
        let workshop = try await Workshop()
        // A band's height says one class; these say another.
        for index in ["0", "10"] {
            try #require(try await workshop("label", index, "9").status == 0)
        }
        return workshop
    }

    @Test("writes a model that learned, and leaves the model in use as it is")
    func writesAModel() async throws {
        let workshop = try await workshopWithCorrections()
        let out = workshop.lapel.folder.path("better.json")
        let outcome = try await workshop("fine-tune", "--out", out, "--steps", "20", "--json")
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(
            keys(outcome.output) == [
                "accuracy", "correctedAccuracy", "images", "leftOut", "correctedImages",
                "correctionsRight", "corrections", "fixed", "broken", "churn", "perClass",
                "seconds", "file",
            ])
        let object = try outcome.object()
        #expect(object["corrections"] as? Int == 2)
        let accuracy = try #require(object["accuracy"] as? [String: Double])
        #expect(Set(accuracy.keys) == ["before", "after"])
        #expect(object["leftOut"] as? Int == 2)
        #expect(object["images"] as? Int == SmallDataSet.testCount - 2)
        let right = try #require(object["correctionsRight"] as? [String: Int])
        #expect(try #require(right["after"]) >= (try #require(right["before"])))

        let summary = try await workshop.lapel("summary", "--model", out, "--json")
        // With units for corrections that replay alone did not make right.
        #expect(try #require(try summary.object()["parameters"] as? Int) >= 101_770)
        let list = try await workshop("labels", "list", "--json").objects()
        #expect(list.map { $0["learned"] as? Bool } == [false, false])
    }

    @Test("without corrections there is nothing to learn")
    func nothingToLearn() async throws {
        let workshop = try await Workshop()
        let out = workshop.lapel.folder.path("better.json")
        let outcome = try await workshop("fine-tune", "--out", out)
        #expect(outcome.status == 1)
        #expect(outcome.error.contains("nothing to learn"))
        #expect(!FileManager.default.fileExists(atPath: out))
    }
}
