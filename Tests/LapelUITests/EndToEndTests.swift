import Foundation
import Testing

/// The window as a person meets it: the built program on a display of its own, driven through
/// AT-SPI by the scripts in `EndToEnd`. `make test` provides display, bus and program.
@Suite(.serialized) struct EndToEndTests {
    @Test(arguments: [
        "whole_loop", "names", "keyboard", "bad_input", "edit_in_try", "restart", "cancel",
        "drop_and_paste", "no_garment", "labelling", "own_images", "models", "review",
        "labels_travel", "learn_at_once",
    ])
    func scenario(_ name: String) throws {
        let environment = ProcessInfo.processInfo.environment
        for variable in ["DISPLAY", "DBUS_SESSION_BUS_ADDRESS"] {
            try #require(environment[variable] != nil, "\(variable) is not set: use make test")
        }
        let program = environment["LAPEL_DESKTOP"] ?? Self.release + "/lapel-desktop"
        try #require(
            FileManager.default.isExecutableFile(atPath: program),
            "\(program) is not built: use make test")

        let script = Process()
        script.executableURL = URL(fileURLWithPath: "/usr/bin/timeout")
        // Debian's own interpreter: it is the one that python3-gi belongs to.
        script.arguments = [
            "900", "/usr/bin/python3", "-B", Self.here + "/EndToEnd/\(name).py",
        ]
        let output = Pipe()
        script.standardOutput = output
        script.standardError = output
        try script.run()
        let text = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        script.waitUntilExit()
        #expect(script.terminationStatus == 0, "\(text)")
    }

    private static let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path
    private static let release = here + "/../../.build/release"
}
