import Dispatch
import Foundation
import TestSupport
import Testing
import Workbench

@testable import LapelUI

/// With the shipped model.
@MainActor @Suite struct LivePredictionTests {
    private let folder: TemporaryFolder
    private let workbench: Workbench

    init() throws {
        folder = try TemporaryFolder()
        let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../..").standardizedFileURL.path
        let environment = [
            "HOME": folder.path("home"), "XDG_DATA_DIRS": folder.path("none"),
            "LAPEL_RESOURCES": ProcessInfo.processInfo.environment["LAPEL_RESOURCES"]
                ?? checkout + "/resources",
        ]
        workbench = Workbench(configuration: Configuration(environment: environment, program: nil))
    }

    @Test func theNewestPictureIsTheLastOnePredicted() async throws {
        _ = try await workbench.open()
        let pictures = (1...40).map(Self.picture)
        let expected = try await workbench.predict(pictures[39])
        var delivered: [Prediction] = []
        let live = LivePrediction(workbench: workbench, patience: .nanoseconds(0)) {
            delivered.append($0)
        } fail: {
            Issue.record("\($0)")
        }
        for picture in pictures {
            live.predict(picture)
            await Task.yield()
        }
        try await settle { delivered.last == expected }
        #expect(delivered.last == expected)
        #expect(delivered.count <= pictures.count)

        live.predict(pictures[0])
        let first = try await workbench.predict(pictures[0])
        try await settle { delivered.last == first }
        #expect(delivered.last == first, "after a pause it predicts again")
    }

    @Test func withinItsPatienceTheWindowHasThePredictionAtOnce() async throws {
        _ = try await workbench.open()
        var delivered: Prediction?
        let live = LivePrediction(workbench: workbench, patience: .seconds(3600)) {
            delivered = $0
        } fail: {
            Issue.record("\($0)")
        }
        live.predict(Self.picture(7))
        let found = delivered
        #expect(try await workbench.predict(Self.picture(7)) == found)
    }

    @Test func whatIsCancelledIsNotDelivered() async throws {
        _ = try await workbench.open()
        var deliveries = 0
        let live = LivePrediction(workbench: workbench, patience: .nanoseconds(0)) { _ in
            deliveries += 1
        } fail: {
            Issue.record("\($0)")
        }
        live.predict(Self.picture(1))
        // One may have come while the picture was handed over.
        let before = deliveries
        live.cancel()
        _ = try await workbench.predict(Self.picture(2))
        try await Task.sleep(for: .milliseconds(50))
        #expect(deliveries == before)
    }

    @Test func aFailureIsToldAndTheNextPictureTriedAgain() async throws {
        var failures = 0
        let live = LivePrediction(workbench: workbench) { _ in
            Issue.record("a workbench that is not open predicts nothing")
        } fail: { _ in
            failures += 1
        }
        live.predict(Self.picture(1))
        try await settle { failures == 1 }
        live.predict(Self.picture(2))
        try await settle { failures == 2 }
        #expect(failures == 2)
    }

    private static func picture(_ shade: Int) -> GrayImage {
        GrayImage(width: 28, height: 28, pixels: [UInt8](repeating: UInt8(shade), count: 784))
    }

    /// Minutes, because the main thread goes on while other tests keep every other thread busy.
    private func settle(until isDone: () -> Bool) async throws {
        for _ in 0..<60_000 where !isDone() { try await Task.sleep(for: .milliseconds(5)) }
    }
}
