import Foundation
import TestSupport
import Testing

/// Runs the built program `lapel` as a process, in a folder and with a data home of its own.
final class Lapel: Sendable {
    /// What a run left.
    struct Outcome: Sendable {
        let status: Int32
        let output: String
        let error: String

        var outputLines: [String] { output.split(separator: "\n").map(String.init) }
        var errorLines: [String] { error.split(separator: "\n").map(String.init) }

        /// Each line of standard output, which must all be JSON objects.
        func objects() throws -> [[String: Any]] {
            try outputLines.map { line in
                try #require(
                    try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                    "\(line) is no object")
            }
        }

        /// The one line of standard output.
        func object() throws -> [String: Any] {
            let objects = try objects()
            try #require(objects.count == 1, "\(output)\(error)")
            return objects[0]
        }
    }

    /// The program of `LAPEL_BIN`, else the one beside these tests.
    static let program: URL = {
        if let named = ProcessInfo.processInfo.environment["LAPEL_BIN"], !named.isEmpty {
            return URL(filePath: named)
        }
        return URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().appending(path: "lapel")
    }()

    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Runs to the end.
    @discardableResult
    func callAsFunction(
        _ arguments: String..., environment: [String: String] = [:]
    ) async throws -> Outcome {
        try await run(arguments, environment: environment)
    }

    /// Runs to the end.
    func run(
        _ arguments: [String], environment: [String: String] = [:]
    ) async throws -> Outcome {
        let run = try start(arguments, environment: environment)
        return try await run.outcome()
    }

    /// Begins a run that can be disturbed.
    func start(_ arguments: [String], environment: [String: String] = [:]) throws -> Running {
        try Running(Self.program, arguments, in: folder, environment: environment)
    }
}

/// A process that has begun; its output goes to files, so that it never waits for a reader.
final class Running: @unchecked Sendable {  // Process is used by one test at a time.
    private let process = Process()
    private let output: URL
    private let error: URL
    private let end: AsyncStream<Int32>

    init(
        _ program: URL, _ arguments: [String], in folder: TemporaryFolder,
        environment: [String: String]
    ) throws {
        let number = UUID().uuidString
        output = folder.url.appending(path: "output-\(number)")
        error = folder.url.appending(path: "error-\(number)")
        for file in [output, error] { try Data().write(to: file) }
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        process.environment = [
            "HOME": folder.url.path, "XDG_DATA_HOME": folder.path("home"),
            "PATH": "/usr/bin:/bin", "TERM": "dumb",
        ].merging(environment) { _, given in given }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: error)
        let (stream, continuation) = AsyncStream<Int32>.makeStream()
        end = stream
        process.terminationHandler = { process in
            let killed = process.terminationReason == .uncaughtSignal
            continuation.yield(killed ? 128 + process.terminationStatus : process.terminationStatus)
            continuation.finish()
        }
        try process.run()
    }

    /// What is on standard output so far.
    var outputSoFar: String { (try? String(contentsOf: output, encoding: .utf8)) ?? "" }

    /// Whether anything is on standard output.
    var hasOutput: Bool {
        var status = stat()
        return stat(output.path, &status) == 0 && status.st_size > 0
    }

    /// Sends a signal as soon as standard output holds the text; false if the process ended without
    /// it. A thread of its own looks: a task may wait minutes for its turn beside hundreds of tests.
    func send(_ signal: Int32, after text: String) async -> Bool {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { [self] in
                while process.isRunning {
                    if outputSoFar.contains(text) {
                        kill(process.processIdentifier, signal)
                        return continuation.resume(returning: true)
                    }
                    usleep(5_000)
                }
                continuation.resume(returning: false)
            }
        }
    }

    /// Kills the program so long after something has happened, unless it has ended. A thread of its
    /// own looks, so that no other work of the tests puts it off.
    func die(afterMicroseconds delay: UInt32, of happened: @escaping @Sendable () -> Bool) {
        Thread.detachNewThread { [self] in
            while process.isRunning, !happened() { usleep(250) }
            usleep(delay)
            if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        }
    }

    /// Waits for the end; a death by signal counts 128 and its number, as in a shell.
    func outcome() async throws -> Lapel.Outcome {
        var status: Int32 = -1
        for await value in end { status = value }
        return Lapel.Outcome(
            status: status, output: outputSoFar,
            error: try String(contentsOf: error, encoding: .utf8))
    }
}
