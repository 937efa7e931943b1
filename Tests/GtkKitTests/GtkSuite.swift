import GtkKit
import Testing

/// GTK lives on one thread, so its tests run one after another; those that make widgets need a
/// display.
@Suite(.serialized) @MainActor
struct GtkSuite {}

extension Trait where Self == ConditionTrait {
    static var needsDisplay: Self {
        .enabled("GTK makes widgets only where there is a display") {
            await MainActor.run { MainLoop.initialise() }
        }
    }
}

/// The one application of the process, started.
@MainActor let testApplication = Application(id: "org.example.GtkKit", name: "GtkKit").with {
    $0.start()
}

/// A number that closures share.
@MainActor
final class Counter {
    var value = 0
}

/// Sets a flag when the last reference to it dies.
final class Witness: Sendable {
    private let onDeath: @Sendable () -> Void
    init(onDeath: @escaping @Sendable () -> Void) { self.onDeath = onDeath }
    deinit { onDeath() }
}
