import GtkKit

/// What toasts tell: one at a time, the newest. Where many come within seconds, as from fast keys, the
/// one that shows changes its words: a toast that comes and goes with each key would only flicker.
@MainActor
final class Toasts {
    private let place: @MainActor (Toast) -> Void
    private var shown: Shown?
    private var waiting: Notice?

    /// What to tell.
    struct Notice {
        let text: String
        var isProblem = false
        /// Takes it back; nil if that cannot be.
        var undo: (@MainActor () -> Void)?

        /// Whether a toast with the same parts can tell it.
        func resembles(_ other: Notice) -> Bool {
            isProblem == other.isProblem && (undo == nil) == (other.undo == nil)
        }
    }

    private struct Shown {
        let toast: Toast
        var notice: Notice
        let start: ContinuousClock.Instant
    }

    /// - Parameter place: Adds a toast to where they appear.
    init(place: @escaping @MainActor (Toast) -> Void) {
        self.place = place
    }

    func show(_ notice: Notice) {
        guard let shown else { return add(notice) }
        let age = shown.start.duration(to: .now)
        if shown.notice.resembles(notice), age < .seconds(2) {
            shown.toast.setTitle(notice.text)
            self.shown?.notice = notice
            waiting = nil
        } else if age < .milliseconds(600) {
            // A toast must not be closed while it comes in.
            if waiting == nil { Task { await self.replace(after: .milliseconds(600) - age) } }
            waiting = notice
        } else {
            shown.toast.dismiss()
            add(notice)
        }
    }

    private func replace(after delay: Duration) async {
        try? await Task.sleep(for: delay)
        guard let notice = waiting else { return }
        waiting = nil
        show(notice)
    }

    private func add(_ notice: Notice) {
        let toast = Toast(notice.text, seconds: notice.isProblem ? 8 : 5)
        if notice.isProblem {
            toast.setUrgent()
            // What to do stands at the end, after the name of the file.
            toast.setWrapping(characters: 70)
        }
        if notice.undo != nil {
            toast.setButton("Undo") { [weak self] in self?.shown?.notice.undo?() }
        }
        toast.onDismissed { [weak self, weak toast] in
            if let toast, self?.shown?.toast === toast { self?.shown = nil }
        }
        shown = Shown(toast: toast, notice: notice, start: .now)
        place(toast)
    }
}
