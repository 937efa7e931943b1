import Datasets
import Foundation
import ModelFiles
import NeuralNetwork
import TestSupport
import Testing

@testable import Workbench

@Suite struct ReviewTests {
    @Test func plantedNearDuplicatesAreFoundAcrossPartsThoseOfTwoClassesFirst() async throws {
        let desk = try Desk()
        // A little darker, and so near to an image of another class in the other part.
        let shirt = try desk.pixels(of: .train, at: 31).map { UInt8(Int($0) * 9 / 10) }
        try desk.plant(shirt, in: .test, at: 7)
        try desk.plant(try desk.pixels(of: .test, at: 12), in: .test, at: 42)
        let workbench = try await desk.opened()
        let list = try #require(try await workbench.review(.nearDuplicates, of: .test))
        #expect(list.indices == [7, 12, 42])
        guard case .nearDuplicate(.train, 31, 1, let alikeness) = list.finding(at: 7) else {
            Issue.record("\(String(describing: list.finding(at: 7)))")
            return
        }
        #expect(alikeness > 0.99)
        #expect(
            list.finding(at: 12)
                == .nearDuplicate(source: .test, index: 42, label: 2, alikeness: 1))
        #expect(list.finding(at: 8) == nil)
        let train = try #require(try await workbench.review(.nearDuplicates, of: .train))
        #expect(train.indices == [31])

        try await workbench.label(.test, at: [7, 12], as: 5)
        let after = try #require(try await workbench.review(.nearDuplicates, of: .test))
        #expect(after.entries == list.entries, "a label leaves an image in its place")
    }

    @Test func ownImagesHaveTheQueuesAsWell() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        let boot = try await workbench.sample(.test, at: 9).image
        let darker = GrayImage(
            width: 28, height: 28, pixels: boot.pixels.map { UInt8(Int($0) * 9 / 10) })
        let coat = try await workbench.sample(.test, at: 4).image
        for image in [coat, boot, darker] {
            try await workbench.keepOwnImage(image, origin: .drawing)
        }
        try await workbench.label([try await workbench.ownImages()[1].sample], as: 7)

        let near = try #require(try await workbench.review(.nearDuplicates, of: .own))
        #expect(near.indices == [1, 2] && near.source == .own)
        guard case .nearDuplicate(.own, 1, 7, let alikeness) = near.finding(at: 2) else {
            Issue.record("\(String(describing: near.finding(at: 2)))")
            return
        }
        #expect(alikeness > 0.99)
        let wrong = try #require(try await workbench.review(.wrong, of: .own))
        #expect(wrong.indices == [1])

        var other = try Garments.model(name: "Swapped")
        for pixel in 0..<784 { other.weights[0].values.swapAt(pixel * 10 + 3, pixel * 10 + 4) }
        let file = try desk.write(other, to: "other.json")
        let differing = try #require(
            try await workbench.review(.disagreement, of: .own, comparedWith: file))
        #expect(differing.indices == [0] && differing.comparedWith == "Swapped")

        // Another collection, another list.
        try await workbench.keepOwnImage(boot.mirrored, origin: .drawing)
        let all = try #require(try await workbench.review(.all, of: .own))
        #expect(all.indices == [0, 1, 2, 3])
        await #expect(throws: WorkbenchError.auditIsOfTraining) {
            try await workbench.review(.suspectedLabels, of: .own)
        }
        await #expect(throws: WorkbenchError.noNovelty(model: "Blocks")) {
            try await workbench.review(.outliers, of: .own)
        }
    }

    @Test func plantedOutliersComeFirst() async throws {
        let desk = try Desk(hasModel: false)
        for (index, seed) in [(5, 1), (33, 2)] {
            try desk.plant(Drawing.scribble(seed: UInt64(seed)).pixels, in: .test, at: index)
        }
        let workbench = try await desk.opened()
        let request = TrainingRequest(
            architecture: .dense, recipe: Recipe(epochs: 3, batchSize: 20, learningRate: 0.003))
        for try await event in await workbench.trainFromScratch(request) {
            if case .finished(let result) = event { try await workbench.keep(result) }
        }
        let list = try #require(try await workbench.review(.outliers, of: .test))
        #expect(Set(list.indices.prefix(2)) == [5, 33])
        #expect(list.entries.count < 12)
        #expect(list.entries.map(\.score) == list.entries.map(\.score).sorted(by: >))
    }

    @Test func aModelThatCannotTellHasNoOutliers() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        await #expect(throws: WorkbenchError.noNovelty(model: "Blocks")) {
            try await workbench.review(.outliers, of: .test)
        }
    }

    @Test func modelsDisagreeWhereTheyWereMadeTo() async throws {
        let desk = try Desk()
        var other = try Garments.model(name: "Swapped")
        for pixel in 0..<784 { other.weights[0].values.swapAt(pixel * 10 + 3, pixel * 10 + 4) }
        let file = try desk.write(other, to: "other.json")
        let workbench = try await desk.opened()
        await #expect(throws: WorkbenchError.nothingToCompare) {
            try await workbench.review(.disagreement, of: .test)
        }
        let list = try #require(
            try await workbench.review(.disagreement, of: .test, comparedWith: file))
        #expect(Set(list.indices) == Set((0..<60).filter { [3, 4].contains($0 % 10) }))
        #expect(list.comparedWith == "Swapped")
        #expect(list.entries.map(\.score) == list.entries.map(\.score).sorted(by: >))
        for entry in list.entries {
            guard case .disagreement(let classIndex, let probability) = entry.finding else {
                Issue.record("\(entry)")
                continue
            }
            #expect(classIndex == (entry.index % 10 == 3 ? 4 : 3))
            #expect(probability > 0.3)
        }

        // In use, it is compared with the shipped one.
        try await workbench.openModel(at: file)
        let again = try #require(try await workbench.review(.disagreement, of: .test))
        #expect(again.comparedWith == "Blocks")
        #expect(Set(again.indices) == Set(list.indices))
    }

    @Test func theOtherQueuesAreThoseOfThePredictions() async throws {
        let desk = try Desk()
        try desk.plant(label: 9, in: .test, at: 20)
        let workbench = try await desk.opened()
        let wrong = try #require(try await workbench.review(.wrong, of: .test))
        #expect(wrong.indices == [20] && wrong.entries[0].finding == .prediction)
        let predictions = try #require(try await workbench.predictions(of: .test))
        #expect(wrong.entries[0].score == Double(predictions.probabilities(of: 20)[0]))
        let all = try #require(try await workbench.review(.all, of: .test))
        #expect(all.indices == Array(0..<60))
    }

    @Test func aCancelledSearchIsNoResult() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        let task = Task { try await workbench.review(.nearDuplicates, of: .test) }
        task.cancel()
        #expect(try await task.value == nil)
        #expect(try await workbench.review(.nearDuplicates, of: .test)?.entries.isEmpty == true)
    }
}

extension Desk {
    func pixels(of part: Part, at index: Int) throws -> [UInt8] {
        let bytes = try Data(contentsOf: URL(filePath: folder.path(images(part))))
        return Array(bytes[(16 + index * 784)..<(16 + (index + 1) * 784)])
    }

    /// Puts another picture into the data set.
    func plant(_ pixels: [UInt8], in part: Part, at index: Int) throws {
        try replace(pixels, at: 16 + index * 784, in: images(part))
    }

    /// Puts another label into the data set.
    func plant(label: UInt8, in part: Part, at index: Int) throws {
        try replace([label], at: 8 + index, in: "data/\(prefix(part))-labels-idx1-ubyte")
    }

    private func prefix(_ part: Part) -> String { part == .train ? "train" : "t10k" }

    private func images(_ part: Part) -> String { "data/\(prefix(part))-images-idx3-ubyte" }

    private func replace(_ new: [UInt8], at start: Int, in name: String) throws {
        var bytes = [UInt8](try Data(contentsOf: URL(filePath: folder.path(name))))
        bytes.replaceSubrange(start..<start + new.count, with: new)
        try folder.write(name, bytes)
    }
}
