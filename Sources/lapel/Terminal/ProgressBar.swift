/// How far a long work is, as one line that is drawn over and over.
struct ProgressBar {
    private static let barWidth = 24
    /// Redrawing more often only costs time.
    private static let interval = Duration.milliseconds(100)

    private var drawnAt: ContinuousClock.Instant?

    /// Whether a line stands on the terminal that has to be erased before anything else is written.
    var isShown: Bool { drawnAt != nil }

    /// The bytes to write, nil if it is too soon.
    mutating func frame(
        _ task: String, share: Double, detail: String, width: Int,
        now: ContinuousClock.Instant = .now
    ) -> String? {
        if let drawnAt, now - drawnAt < Self.interval, share < 1 { return nil }
        drawnAt = now
        let bar = Bar.text(share, width: Self.barWidth).padded(to: Self.barWidth)
        let percent = "\(Int(min(max(share, 0), 1) * 100)) %".padded(to: 5, onTheLeft: true)
        let parts = ["\(task)  \(bar) \(percent)", detail].filter { !$0.isEmpty }
        return "\r" + parts.joined(separator: "  ").prefix(max(width - 1, 1)) + "\u{1B}[K"
    }

    /// The bytes that erase the line, nil if none is shown.
    mutating func erasure() -> String? {
        guard isShown else { return nil }
        drawnAt = nil
        return "\r\u{1B}[K"
    }
}

/// Tells the time left of a work from the share that is done.
struct Remaining: Sendable {
    private let start = ContinuousClock.now

    /// In seconds; nil in the first second, when the guess would be wild.
    func seconds(share: Double) -> Double? {
        let elapsed = (ContinuousClock.now - start) / .seconds(1)
        guard elapsed > 1, share > 0, share <= 1 else { return nil }
        return elapsed * (1 - share) / share
    }
}
