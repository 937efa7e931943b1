import Foundation
import Testing

/// SIGKILL at random moments of a person's work with the real program. After each kill a new process
/// says what is there: all that was acknowledged, and of the killed command all or nothing.
@Suite("kill -9") struct KillTests {
    /// Four desks of fifty kills each, so that cores share them.
    @Test(
        "nothing acknowledged is lost, the model in use loads, undo works",
        arguments: [1, 2, 3, 4] as [UInt64])
    func fiftyKills(seed: UInt64) async throws {
        var desk = try await KilledDesk(seed: seed)
        while desk.kills < 50 { try await desk.round() }
        #expect(desk.acknowledged >= 5, "kills came too early to say anything")
        #expect(desk.unfinished >= 5, "kills came too late to say anything")
        try await desk.expectUndoAndRedo(steps: 4)
        try await desk.expectWholeModels()
    }
}
