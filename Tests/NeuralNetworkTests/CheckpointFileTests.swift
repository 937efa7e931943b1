import Foundation
import TestSupport
import Testing

@testable import NeuralNetwork

@Suite struct CheckpointFileTests {
    private let folder: TemporaryFolder
    private let path: String
    private let bytes: [UInt8]

    init() async throws {
        folder = try TemporaryFolder()
        path = folder.path("run.checkpoint")
        let trainer = try Trainer(
            network: try TrainerProblem.plainNetwork(),
            recipe: Recipe(
                epochs: 2, batchSize: 4, emaDecay: 0.9,
                earlyStopping: EarlyStopping(patience: 1)),
            training: Blobs(8, provenance: "blobs as they are"), validation: Blobs(4), threads: 1,
            checkpointing: Checkpointing(path: path))
        _ = try await TrainerProblem.outcome(of: trainer)
        bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    }

    /// One sentence that names the file.
    private func expectRefusal(
        _ bytes: [UInt8], _ found: String? = nil, location: SourceLocation = #_sourceLocation
    ) throws {
        let file = try folder.write("hostile", bytes)
        do {
            let checkpoint = try Checkpoint(contentsOf: file)
            _ = try Trainer(
                network: try TrainerProblem.plainNetwork(), continuing: checkpoint,
                training: Blobs(8, provenance: "blobs as they are"))
            Issue.record("it was accepted", sourceLocation: location)
        } catch let error as TrainingError {
            #expect(error.description.contains(file), sourceLocation: location)
            if let found {
                #expect(error.description.contains(found), sourceLocation: location)
            }
        }
    }

    /// The file with another header, its digest right.
    private func forged(
        _ change: (inout [String: Any]) -> Void
    ) throws -> [UInt8] {
        let length = try headerLength
        var header = try #require(
            try JSONSerialization.jsonObject(with: Data(bytes[16..<16 + length]))
                as? [String: Any])
        change(&header)
        let json = [UInt8](try JSONSerialization.data(withJSONObject: header))
        var forged = Array(bytes[..<8])
        withUnsafeBytes(of: UInt64(json.count).littleEndian) { forged.append(contentsOf: $0) }
        return signed(forged + json + bytes[(16 + length)..<(bytes.count - 64)])
    }

    private var headerLength: Int {
        get throws {
            let length = bytes[8..<16].reversed().reduce(0) { $0 << 8 | Int($1) }
            return try #require(length < bytes.count ? length : nil)
        }
    }

    private func signed(_ body: [UInt8]) -> [UInt8] {
        body + SHA256.hexadecimal(body).utf8
    }

    @Test func aFileThatIsCutOffIsRefused() throws {
        for count in stride(from: 0, to: bytes.count, by: 100) {
            try expectRefusal(Array(bytes.prefix(count)))
        }
        try expectRefusal(bytes.dropLast())
        try expectRefusal(bytes + [0])
    }

    @Test func aFlippedBitIsFound() throws {
        for index in stride(from: 0, to: bytes.count, by: 97) {
            var flipped = bytes
            flipped[index] ^= 1 << (index % 8)
            try expectRefusal(flipped)
        }
    }

    @Test func otherContentIsSaidToBeSuch() throws {
        try expectRefusal([UInt8](repeating: 0, count: 500), "other content")
        try expectRefusal(Array("LAPELCK9".utf8) + bytes.dropFirst(8), "other content")
        try expectRefusal(Array("LAPELCK1".utf8), "only 8 bytes")
        #expect(throws: FileError.self) { try Checkpoint(contentsOf: folder.path("nowhere")) }
    }

    @Test func aHeaderLongerThanTheFileIsRefused() throws {
        for length in [UInt64.max, 1 << 62, UInt64(bytes.count)] {
            var body = Array(bytes.dropLast(64))
            withUnsafeBytes(of: length.littleEndian) { body.replaceSubrange(8..<16, with: $0) }
            try expectRefusal(signed(body), "a header of \(length) bytes")
        }
    }

    /// A header's member and what is put there.
    private static let forgeries: [(String, String)] = [
        ("slots", "[9223372036854775807]"),
        ("slots", "[-1]"),
        ("slots", "[]"),
        ("average", "4611686018427387904"),
        ("average", "-5"),
        ("average", "0"),
        ("weights", "[]"),
        ("weights", #"[{"name": "a", "shape": [4294967296, 4294967296, 4294967296]}]"#),
        ("weights", #"[{"name": "a", "shape": [3037000500, 3037000500]}]"#),
        ("weights", #"[{"name": "a", "shape": [-1, -1]}]"#),
        ("bestWeights", "[]"),
        ("epoch", "-1"),
        ("epoch", "3"),
        ("epoch", "1e300"),
        ("step", "-1"),
        ("step", "1"),
        ("step", "9223372036854775807"),
        ("history", "[]"),
        ("running", #"{"loss": 0, "correct": 9223372036854775807}"#),
        ("stopping", #"{"best": 1, "bestEpoch": 1, "waited": 9223372036854775807}"#),
        ("stopping", #"{"best": 1, "bestEpoch": -1, "waited": 0}"#),
        ("recipe", #"{"epochs": 2, "batch_size": 0}"#),
        ("recipe", #"{"epochs": 9223372036854775807}"#),
        ("recipe", "7"),
        ("fingerprint", #""another""#),
        ("trainingCount", "9"),
        ("trainingCount", "0"),
        ("provenance", #""mirrored blobs""#),
    ]

    @Test(arguments: forgeries)
    func aHeaderThatContradictsTheRunIsRefused(member: String, json: String) throws {
        let value = try JSONSerialization.jsonObject(
            with: Data(json.utf8), options: .fragmentsAllowed)
        try expectRefusal(try forged { $0[member] = value })
    }

    @Test func theForgerItselfIsNoReasonForRefusal() throws {
        let file = try folder.write("forged", try forged { _ in })
        #expect(try Checkpoint(contentsOf: file).epoch == 2)
    }

    @Test func aFileFromBeforeSamplesWereToldContinuesWithAny() throws {
        let file = try folder.write("old", try forged { $0["provenance"] = nil })
        _ = try Trainer(
            network: try TrainerProblem.plainNetwork(),
            continuing: try Checkpoint(contentsOf: file), training: Blobs(8))
    }

    @Test func aPlaceBeyondTheEpochIsRefused() throws {
        var checkpoint = try Checkpoint(contentsOf: path)
        checkpoint.epoch = 1
        checkpoint.history.removeLast()
        checkpoint.stopping = .init()
        func isAccepted(step: Int, correct: Int) throws -> Bool {
            checkpoint.step = step
            checkpoint.running.correct = correct
            do {
                _ = try Trainer(
                    network: try TrainerProblem.plainNetwork(), continuing: checkpoint,
                    training: Blobs(8, provenance: "blobs as they are"))
                return true
            } catch is TrainingError {
                return false
            }
        }
        // Two steps of four samples each.
        #expect(try isAccepted(step: 2, correct: 8))
        #expect(try !isAccepted(step: 3, correct: 8))
        #expect(try !isAccepted(step: -1, correct: 0))
        #expect(try !isAccepted(step: .max, correct: 0))
        #expect(try !isAccepted(step: 1, correct: 5))
        #expect(try !isAccepted(step: 1, correct: -1))
    }

    /// Slots and average are held against the plan when the run starts.
    @Test func memoryThatDoesNotFitThePlanEndsTheRunWithAnError() async throws {
        let read = try Checkpoint(contentsOf: path)
        let changes: [(inout Checkpoint) -> Void] = [
            { $0.slots.removeLast() },
            { $0.slots[0].removeLast() },
            { $0.slots.append([]) },
            { $0.average = [] },
            { $0.average.append(0) },
            { $0.recipe.emaDecay = nil },
            { $0.recipe.optimizer = .sgd() },
            { $0.options.frozenLayers = ["dense"] },
        ]
        for change in changes {
            var checkpoint = read
            change(&checkpoint)
            let trainer = try Trainer(
                network: try TrainerProblem.plainNetwork(), continuing: checkpoint,
                training: Blobs(8, provenance: "blobs as they are"), threads: 1)
            await #expect(throws: TrainingError.self) {
                try await TrainerProblem.events(of: trainer)
            }
        }
    }

    @Test func anotherNetworkAndOtherSamplesAreNamed() throws {
        let checkpoint = try Checkpoint(contentsOf: path)
        func message(_ network: Network, samples: Int) -> String? {
            do {
                _ = try Trainer(
                    network: network, continuing: checkpoint, training: Blobs(samples))
                return nil
            } catch {
                return "\(error)"
            }
        }
        #expect(
            message(try TrainerProblem.network(), samples: 8)
                == "The checkpoint \(path) should have the weights of the network “blobs”, "
                + "but has those of another network.")
        #expect(
            message(try TrainerProblem.plainNetwork(), samples: 9)
                == "The checkpoint \(path) should have a run over 9 samples, but has one over 8.")
    }

    @Test func theFileIsReplacedInOneMove() throws {
        let before = try FileManager.default.attributesOfItem(atPath: path)
        var checkpoint = try Checkpoint(contentsOf: path)
        checkpoint.running.loss = 3
        try checkpoint.write(to: path)
        let after = try FileManager.default.attributesOfItem(atPath: path)
        // Another file under the same name, and none beside it.
        #expect(
            before[.systemFileNumber] as? Int != after[.systemFileNumber] as? Int
                && after[.systemFileNumber] != nil)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).count == 1)
        #expect(try Checkpoint(contentsOf: path).running.loss == 3)
    }

    @Test func aFileThatCannotBeWrittenEndsTheRunWithItsName() async throws {
        let nowhere = folder.path("missing/run")
        let trainer = try Trainer(
            network: try TrainerProblem.plainNetwork(), recipe: Recipe(epochs: 1),
            training: Blobs(4), threads: 1, checkpointing: Checkpointing(path: nowhere))
        await #expect(throws: FileError(.write, nowhere, code: ENOENT)) {
            try await TrainerProblem.events(of: trainer)
        }
    }
}
