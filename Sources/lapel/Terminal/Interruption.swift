import Dispatch
import Glibc

/// Turns Ctrl-C into an orderly end: the first one cancels the work, a second one kills the program.
enum Interruption {
    private static let pipe: (out: Int32, in: Int32) = {
        var ends: [Int32] = [-1, -1]
        Glibc.pipe(&ends)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }()

    /// Holds the first Ctrl-C back until there is work to cancel, so that none is lost: before all else.
    static func hold() {
        _ = pipe
        var action = sigaction()
        action.__sigaction_handler.sa_handler = { _ in
            // Writing is among the little that a handler may do.
            var byte: UInt8 = 0
            write(Interruption.pipe.in, &byte, 1)
        }
        action.sa_flags = SA_RESTART | Int32(bitPattern: UInt32(SA_RESETHAND))
        sigaction(SIGINT, &action, nil)
    }

    /// From now on, and for what was held back.
    static func cancel(_ work: Task<some Sendable, Never>) {
        DispatchQueue(label: "interruption").async {
            var byte: UInt8 = 0
            if read(pipe.out, &byte, 1) == 1 { work.cancel() }
        }
    }
}
