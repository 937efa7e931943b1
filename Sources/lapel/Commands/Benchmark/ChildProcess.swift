import FoundationEssentials
import Glibc

/// Another program at work, which is sent lines and answers with lines; ends with the object.
final class ChildProcess {
    private let identifier: pid_t
    /// The child's standard input and output at once. A socket, because writing to one whose reader
    /// has gone fails, where a pipe would end this program.
    private let socket: Int32
    private var received: [UInt8] = []

    /// Starts a program that is looked for in `PATH`; its standard error is thrown away.
    ///
    /// - Returns: nil if there is no such program.
    init?(_ words: [String], environment: [String: String]) {
        var sockets: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &sockets) == 0 else { return nil }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, sockets[1], STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, sockets[1], STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        let variables = environment.map { "\($0.key)=\($0.value)" }
        var child: pid_t = 0
        let status = Self.withCStrings(words) { words in
            Self.withCStrings(variables) { variables in
                posix_spawnp(&child, words[0] ?? strdup(""), &actions, nil, words, variables)
            }
        }
        close(sockets[1])
        guard status == 0 else {
            close(sockets[0])
            return nil
        }
        (identifier, socket) = (child, sockets[0])
    }

    deinit {
        close(socket)
        kill(identifier, SIGTERM)
        waitpid(identifier, nil, 0)
    }

    /// Sends a line, then waits for the next one that comes back, without its end.
    ///
    /// - Returns: nil if the program has ended.
    /// - Throws: `CancellationError`.
    func answer(to line: String) async throws -> [UInt8]? {
        let bytes = Array((line + "\n").utf8)
        send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        while true {
            if let end = received.firstIndex(of: 0x0A) {
                defer { received.removeFirst(end + 1) }
                return Array(received[..<end])
            }
            guard try await receive() else { return nil }
        }
    }

    /// Looks now and then instead of blocking a thread that Swift's tasks share.
    private func receive() async throws -> Bool {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = recv(socket, &buffer, buffer.count, Int32(MSG_DONTWAIT))
            if count > 0 { received += buffer[..<count] }
            if count >= 0 { return count > 0 }
            guard errno == EAGAIN || errno == EINTR else { return false }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    private static func withCStrings<Result>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let pointers = texts.map { strdup($0) }
        defer { pointers.forEach { free($0) } }
        return body(pointers + [nil])
    }
}
