import TestSupport
import Testing

@testable import LapelUI

@Suite struct WindowStateTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func whatIsSavedIsLoaded() {
        let path = folder.path("not/there/yet/window.json")
        let state = WindowState(width: 900, height: 640, isMaximized: true, page: "learn")
        state.save(to: path)
        #expect(WindowState.load(from: path) == state)
    }

    @Test(arguments: [
        "", "{", "[]", "null", #"{"width": "wide"}"#, #"{"width": 900}"#,
        #"{"width": 1e99, "height": 700, "isMaximized": false, "page": "try"}"#,
        #"{"width": 99999999999999999999, "height": 1, "isMaximized": 0, "page": 7}"#,
    ])
    func whatCannotBeReadGivesTheDefaults(text: String) throws {
        let path = try folder.write("window.json", Array(text.utf8))
        #expect(WindowState.load(from: path) == WindowState())
    }

    @Test func aFileWithoutEndIsNotRead() throws {
        let text = #"{"width": 900, "height": 640, "isMaximized": true, "page": "learn"}"#
        let padding = [UInt8](repeating: UInt8(ascii: " "), count: 70_000)
        let path = try folder.write("window.json", Array(text.utf8) + padding)
        #expect(WindowState.load(from: path) == WindowState())
        #expect(WindowState.load(from: folder.path("none.json")) == WindowState())
    }

    @Test func oddSizesAndPagesAreMended() throws {
        let text = #"{"width": -5, "height": 1000000, "isMaximized": false, "page": "attic"}"#
        let state = WindowState.load(from: try folder.write("window.json", Array(text.utf8)))
        #expect(state == WindowState(width: 360, height: 16_384, isMaximized: false, page: "try"))
    }

    @Test func aPlaceThatCannotBeWrittenIsNoError() {
        WindowState().save(to: "/proc/nowhere/window.json")
    }

    @Test func theConfigurationFolderIsTheDesktops() {
        let home = ["HOME": "/home/ada"]
        #expect(WindowState.path(home) == "/home/ada/.config/lapel/window.json")
        let named = home.merging(["XDG_CONFIG_HOME": "/conf"]) { $1 }
        #expect(WindowState.path(named) == "/conf/lapel/window.json")
        // The base directory specification has relative paths ignored.
        let relative = home.merging(["XDG_CONFIG_HOME": "conf"]) { $1 }
        #expect(WindowState.path(relative) == "/home/ada/.config/lapel/window.json")
    }
}
