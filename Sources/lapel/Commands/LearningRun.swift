import Glibc
import NeuralNetwork
import Workbench

/// Follows a training from its first to its last event.
struct LearningRun {
    typealias Events = AsyncThrowingStream<LearningEvent, any Error>

    let workbench: Workbench
    let console: Console
    /// Stands beside the bar.
    let task: String

    /// What came of the training: nil if it was cancelled, which takes effect within one step.
    ///
    /// - Parameter epoch: is told the figures of each epoch.
    func result(
        of events: Events,
        epoch: @escaping @Sendable (EpochMetrics) throws -> Void
    ) async throws -> LearningResult? {
        // Not a child of this task: it has to see the training's own end after a cancellation,
        // when the last checkpoint is whole.
        let follower = Task { try await follow(events, epoch: epoch) }
        return try await withTaskCancellationHandler {
            try await follower.value
        } onCancel: {
            Task { await workbench.cancelLearning() }
        }
    }

    private func follow(
        _ events: Events,
        epoch: @Sendable (EpochMetrics) throws -> Void
    ) async throws -> LearningResult? {
        defer { console.endProgress() }
        for try await event in events {
            switch event {
            case .progress(let progress): show(progress)
            case .point: break
            case .epoch(let metrics):
                do {
                    try epoch(metrics)
                } catch {
                    await workbench.cancelLearning()
                    throw error
                }
            case .finished(let result): return result
            case .cancelled: return nil
            }
        }
        return nil
    }

    private func show(_ progress: LearningProgress) {
        let epoch =
            progress.phase == .learning && progress.epochs > 1
            ? "epoch \(min(progress.epoch + 1, progress.epochs)) of \(progress.epochs)" : nil
        let left = progress.secondsLeft.map(Numbers.timeLeft)
        let work =
            switch progress.phase {
            case .preparing, .learning: task
            case .calibrating: "Calibrating"
            case .comparing: "Comparing"
            }
        console.progress(
            work, share: progress.fraction,
            detail: [epoch, left].compactMap { $0 }.joined(separator: ", "))
    }
}

/// The file that a long work will write at its end.
enum OutputFile {
    /// Finds out before the work whether the file could be written, without touching it.
    ///
    /// - Throws: `FileError`.
    static func check(_ path: String) throws {
        var status = stat()
        if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
            throw FileError(.write, path, code: EISDIR)
        }
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { path[...$0] } ?? "."
        if access(String(folder), W_OK | X_OK) != 0 { throw FileError(.write, path) }
    }
}
