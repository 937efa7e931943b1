/// Runs `body` on the main actor with what C handed to a callback, before the callback returns.
///
/// GTK, GLib and GIO call back on the thread that runs the main loop, which is the main actor's.
func onMainActor<Value, Answer: Sendable>(
    _ value: Value, _ body: @MainActor (Value) -> Answer
) -> Answer {
    let lent = Lent(value: value)
    return MainActor.assumeIsolated { body(lent.value) }
}

/// Unchecked because the compiler cannot know that caller and main actor are on one thread, where
/// the value never leaves.
private struct Lent<Value>: @unchecked Sendable {
    let value: Value
}
