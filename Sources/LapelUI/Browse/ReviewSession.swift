import GtkKit
import Workbench

/// A search for a queue's images under way, or an audit; the desk has one of these for either.
@MainActor
final class ReviewSession: Activity {
    /// What is being done.
    enum Work: Hashable {
        case audit
        /// And the file of the model to compare with.
        case search(ReviewQueue, ImageSource, String?)
    }

    /// How a search ended.
    enum Outcome {
        case found(ReviewList)
        case cancelled
        case failed(any Error)
    }

    private(set) var work: Work?
    private(set) var fraction = 0.0
    private var task: Task<Void, Never>?
    private var start = ContinuousClock.now
    private unowned let desk: Desk
    private var observers: [@MainActor () -> Void] = []
    /// A search that takes less than this has no bar.
    private static let unnoticed = Duration.milliseconds(500)

    init(desk: Desk) {
        self.desk = desk
    }

    func observe(_ body: @escaping @MainActor () -> Void) {
        observers.append(body)
    }

    var isActive: Bool {
        switch work {
        case nil: false
        case .audit: true
        case .search: start.duration(to: .now) >= Self.unnoticed
        }
    }

    var title: String {
        switch work {
        case .search(let queue, _, _): queue.searching
        case .audit, nil: "Looking for wrong labels"
        }
    }

    var noun: String { work == .audit ? "audit" : "search" }

    var secondsLeft: Double? {
        let seconds = start.duration(to: .now) / .seconds(1)
        return fraction > 0.02 ? seconds * (1 - fraction) / fraction : nil
    }

    /// Looks for wrong labels and keeps what it finds; `done` is called at the end, however it ends.
    func audit(done: @escaping @MainActor () -> Void) {
        guard work == nil else { return }
        begin(.audit) { [self] progress in
            do {
                if let audit = try await desk.workbench.audit(progress: progress) {
                    try await desk.workbench.keep(audit)
                    let count = Numbers.counted(audit.suspected, "label is", "labels are")
                    desk.presenter?.show(done: "\(count) probably wrong", undo: nil)
                }
            } catch {
                desk.presenter?.show(problem: Words.sentence(error))
            }
            return done
        }
    }

    /// Searches a source for a queue's images; what was searched for before is given up, and its end
    /// not told.
    func search(
        _ queue: ReviewQueue, _ source: ImageSource, _ other: String?,
        done: @escaping @MainActor (Outcome) -> Void
    ) {
        begin(.search(queue, source, other)) { [self] progress in
            let outcome: Outcome
            do {
                let list = try await desk.workbench.review(
                    queue, of: source, comparedWith: other, progress: progress)
                outcome = list.map { .found($0) } ?? .cancelled
            } catch {
                outcome = .failed(error)
            }
            return { done(outcome) }
        }
    }

    func cancel() {
        task?.cancel()
    }

    /// Ends the work, and tells nobody.
    func abandon() {
        guard work != nil else { return }
        task?.cancel()
        (task, work, start) = (nil, nil, .now)
        notify()
    }

    /// - Parameter run: Does the work and gives what is to be told when it is over.
    private func begin(
        _ work: Work,
        _ run:
            @escaping @MainActor (
                @escaping @Sendable (Double) -> Void
            ) async -> @MainActor () -> Void
    ) {
        task?.cancel()
        self.work = work
        fraction = 0
        start = .now
        notify()
        let start = start
        Task {
            try? await Task.sleep(for: Self.unnoticed)
            if self.start == start { notify() }
        }
        task = Task { [self] in
            let tell = await run { [self] share in
                Task { @MainActor in advance(to: share, since: start) }
            }
            guard self.start == start else { return }
            self.work = nil
            task = nil
            notify()
            tell()
        }
    }

    private func advance(to share: Double, since start: ContinuousClock.Instant) {
        guard self.start == start, work != nil else { return }
        fraction = share
        notify()
    }

    private func notify() {
        for observer in observers { observer() }
    }
}
