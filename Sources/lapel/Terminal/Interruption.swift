import Dispatch
import Glibc

/// Turns Ctrl-C into an orderly end: the first one cancels the work, a second one kills the program.
final class Interruption {
    private let source: any DispatchSourceSignal

    /// From now on, until the object goes.
    init(cancel: @escaping @Sendable () -> Void) {
        // The source only sees signals that do not kill the program first.
        signal(SIGINT, SIG_IGN)
        source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler {
            signal(SIGINT, SIG_DFL)
            cancel()
        }
        source.resume()
    }

    deinit { source.cancel() }
}
