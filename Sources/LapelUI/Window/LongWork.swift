import Workbench

/// Work that is no training and may take over a second, such as reading a folder of pictures. One at
/// a time; the activity bar shows it.
@MainActor
final class LongWork: Activity {
    private(set) var title = ""
    /// Whether it has run for long enough to be shown.
    private(set) var isActive = false
    /// 0…1.
    private(set) var fraction = 0.0
    private var began = ContinuousClock.now
    private var task: Task<Void, Never>?
    private var observers: [@MainActor () -> Void] = []
    /// Shorter work would only make the bar flicker.
    private static let patience = Duration.milliseconds(300)

    var noun: String { title.lowercased() }

    var secondsLeft: Double? {
        let seconds = began.duration(to: .now) / .seconds(1)
        return fraction > 0.02 ? seconds * (1 - fraction) / fraction : nil
    }

    func observe(_ body: @escaping @MainActor () -> Void) {
        observers.append(body)
    }

    /// Runs `work`; what else is asked for meanwhile is refused.
    ///
    /// - Parameter work: Is given what to tell the share done to.
    /// - Returns: Whether the work was begun.
    func start(
        _ title: String,
        _ work: @escaping @MainActor (@escaping @Sendable (Double) -> Void) async -> Void
    ) -> Bool {
        guard task == nil else { return false }
        (fraction, began, self.title) = (0, .now, title)
        let (shares, continuation) = AsyncStream.makeStream(
            of: Double.self, bufferingPolicy: .bufferingNewest(1))
        let showing = Task { [weak self] in
            try? await Task.sleep(for: Self.patience)
            guard !Task.isCancelled else { return }
            self?.isActive = true
            self?.advance(to: 0)
            for await share in shares { self?.advance(to: share) }
        }
        task = Task { [weak self] in
            await work { continuation.yield($0) }
            continuation.finish()
            showing.cancel()
            self?.end()
        }
        return true
    }

    /// Ends the work within one picture.
    func cancel() {
        task?.cancel()
    }

    private func advance(to share: Double) {
        fraction = share
        for observer in observers { observer() }
    }

    private func end() {
        task = nil
        isActive = false
        for observer in observers { observer() }
    }
}
