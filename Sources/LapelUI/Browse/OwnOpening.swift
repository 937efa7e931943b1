import Workbench

/// Pictures on their way into the own images: read in the background, then added as one step.
@MainActor
final class OwnOpening: Activity {
    private(set) var fraction = 0.0
    private(set) var secondsLeft: Double?
    private var reading: Task<Void, Never>?
    /// What was asked for meanwhile.
    private var waiting: [[String]] = []
    private unowned let desk: Desk
    private var observers: [@MainActor () -> Void] = []

    init(desk: Desk) {
        self.desk = desk
    }

    let title = "Opening images"
    let noun = "opening images"
    var isActive: Bool { reading != nil }

    func observe(_ body: @escaping @MainActor () -> Void) { observers.append(body) }

    /// Adds the pictures of files and folders.
    func open(_ paths: [String]) {
        guard !isActive else { return waiting.append(paths) }
        (fraction, secondsLeft) = (0, nil)
        let start = ContinuousClock.now
        reading = Task { [self] in
            let read = await desk.workbench.readPictures(at: paths) { share in
                Task { @MainActor [weak self] in self?.follow(share, since: start) }
            }
            if let read { add(read) }
            reading = nil
            notify()
            if !waiting.isEmpty { open(waiting.removeFirst()) }
        }
        notify()
    }

    /// Nothing of what was being read is added.
    func cancel() {
        waiting = []
        reading?.cancel()
    }

    private func follow(_ share: Double, since start: ContinuousClock.Instant) {
        guard isActive else { return }
        let elapsed = start.duration(to: .now) / .seconds(1)
        fraction = share
        // In the first second the guess would be wild.
        secondsLeft = elapsed > 1 && share > 0 ? elapsed * (1 - share) / share : nil
        notify()
    }

    private func add(_ read: ReadPictures) {
        desk.performInOrder { [desk] in
            let done = try await desk.workbench.addOwnImages(read)
            let text = Words.told(done)
            desk.presenter?.browseOwn(done.added.first)
            guard !done.added.isEmpty else {
                desk.presenter?.show(problem: text)
                return
            }
            desk.timeline.did(.label)
            let undo: @MainActor () -> Void = { [weak desk] in desk?.presenter?.undo() }
            if done.problems.isEmpty {
                desk.presenter?.show(done: text, undo: undo)
            } else {
                desk.presenter?.show(problem: text, undo: undo)
            }
        }
    }

    private func notify() {
        for observer in observers { observer() }
    }
}

extension Words {
    /// What came of adding pictures to the own images.
    static func told(_ done: OwnImport) -> String {
        var parts: [String] = []
        if !done.added.isEmpty || done.known == 0 && done.problems.isEmpty {
            parts.append("Added \(Numbers.counted(done.added.count, "image", "images")).")
        }
        if done.known > 0 {
            parts.append(
                done.known == 1
                    ? "1 was there already." : "\(Numbers.count(done.known)) were there already.")
        }
        if let first = done.problems.first {
            parts.append(
                done.problems.count == 1
                    ? first : "\(Numbers.count(done.problems.count)) could not be read: \(first)")
        }
        return parts.joined(separator: " ")
    }
}
