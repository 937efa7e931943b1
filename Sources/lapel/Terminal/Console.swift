import Glibc
import ModelFiles
import Synchronization

/// Standard output and standard error, and what may stand on them.
///
/// With `--json` standard output holds JSON Lines and nothing else. A progress bar stands on
/// standard error where that is a terminal.
final class Console: Sendable {
    /// Whether results are JSON Lines.
    let isJSON: Bool
    /// Of standard output.
    let style: TerminalStyle
    private let errorWidth: Int?
    private let bar = Mutex(ProgressBar())

    init(isJSON: Bool, environment: [String: String]) {
        self.isJSON = isJSON
        style = TerminalStyle(of: STDOUT_FILENO, environment: environment)
        let showsBar = isatty(STDERR_FILENO) == 1 && environment["TERM"] != "dumb"
        errorWidth =
            showsBar ? TerminalStyle(of: STDERR_FILENO, environment: environment).width : nil
    }

    /// A result: the JSON with `--json`, the lines of text otherwise.
    ///
    /// - Throws: `OutputError`.
    func result(_ json: @autoclosure () -> JSONValue, text: @autoclosure () -> [String]) throws {
        try write(isJSON ? json().line() : text().joined(separator: "\n"))
    }

    /// Lines of text whatever the options say; for help and for texts that were asked for.
    ///
    /// - Throws: `OutputError`.
    func write(_ text: String) throws {
        try bar.withLock { bar in
            erase(&bar)
            try Descriptor.write(text + "\n", to: STDOUT_FILENO)
        }
    }

    /// A sentence on standard error, on one line.
    func note(_ sentence: String) {
        bar.withLock { bar in
            erase(&bar)
            // Nobody is left to tell if standard error cannot be written.
            try? Descriptor.write("lapel: \(Words.onOneLine(sentence))\n", to: STDERR_FILENO)
        }
    }

    /// Draws the bar.
    ///
    /// - Parameters:
    ///   - share: 0…1.
    ///   - detail: Stands behind the bar, for example the time left.
    func progress(_ task: String, share: Double, detail: String = "") {
        guard let errorWidth else { return }
        bar.withLock { bar in
            let frame = bar.frame(task, share: share, detail: detail, width: errorWidth)
            if let frame { try? Descriptor.write(frame, to: STDERR_FILENO) }
        }
    }

    /// Takes the bar away.
    func endProgress() { bar.withLock { erase(&$0) } }

    private func erase(_ bar: inout ProgressBar) {
        if let erasure = bar.erasure() { try? Descriptor.write(erasure, to: STDERR_FILENO) }
    }
}

/// Standard output cannot be written, for example because a disk is full.
struct OutputError: Error, CustomStringConvertible {
    let code: Int32

    var description: String {
        "Standard output cannot be written: \(String(cString: strerror(code)))."
    }
}

private enum Descriptor {
    static func write(_ text: String, to descriptor: Int32) throws(OutputError) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw OutputError(code: errno) }
            rest = rest.dropFirst(count)
        }
    }
}
