import Foundation
import TestSupport
import Testing

/// The window as a user meets it: the built program on a display of its own, driven through AT-SPI
/// by the scripts in `EndToEnd`. Run by `make test`, which provides display, bus and program.
@Suite(.serialized) struct EndToEndTests {
    @Test(arguments: ["whole_loop"])
    func scenario(_ name: String) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("EndToEnd")
        let script = Process()
        // Debian's own interpreter: it is the one that python3-gi belongs to.
        script.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        script.arguments = ["-B", folder.appendingPathComponent("\(name).py").path]
        let output = Pipe()
        script.standardOutput = output
        script.standardError = output
        try script.run()
        let text = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        script.waitUntilExit()
        #expect(script.terminationStatus == 0, "\(text)")
    }
}
