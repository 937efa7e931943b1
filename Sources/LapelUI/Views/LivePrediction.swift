import Dispatch
import Synchronization
import Workbench

/// Predicts the newest picture only: one prediction at a time, and what was drawn meanwhile next.
@MainActor
final class LivePrediction {
    private let workbench: Workbench
    private let deliver: @MainActor (Prediction) -> Void
    private let fail: @MainActor (any Error) -> Void
    private var pending: GrayImage?
    private var isRunning = false

    private let patience: DispatchTimeInterval

    /// - Parameter patience: How long the window waits, so that the bars move in the frame that shows
    ///   the stroke. Under half a millisecond is the rule; a later answer comes with the next frame.
    init(
        workbench: Workbench, patience: DispatchTimeInterval = .milliseconds(3),
        deliver: @escaping @MainActor (Prediction) -> Void,
        fail: @escaping @MainActor (any Error) -> Void
    ) {
        self.workbench = workbench
        self.patience = patience
        self.deliver = deliver
        self.fail = fail
    }

    func predict(_ image: GrayImage) {
        pending = image
        guard !isRunning else { return }
        isRunning = true
        let answer = Answer()
        let work = Task.detached(priority: .userInitiated) { [workbench] in
            do {
                answer.set(.success(try await workbench.predict(image)))
            } catch {
                answer.set(.failure(error))
            }
        }
        if let result = answer.wait(patience) {
            isRunning = false
            finish(image, result)
        } else {
            Task { [weak self] in
                await work.value
                self?.isRunning = false
                if let result = answer.wait(.never) { self?.finish(image, result) }
            }
        }
    }

    /// Forgets what waits; a prediction under way is not delivered.
    func cancel() { pending = nil }

    private func finish(_ image: GrayImage, _ result: Result<Prediction, any Error>) {
        // Nil if it was cancelled meanwhile.
        guard let newest = pending else { return }
        pending = nil
        switch result {
        case .success(let prediction): deliver(prediction)
        case .failure(let error): return fail(error)
        }
        if newest != image { predict(newest) }
    }
}

/// One result on its way from another thread.
private final class Answer: Sendable {
    private let result = Mutex<Result<Prediction, any Error>?>(nil)
    private let isThere = DispatchSemaphore(value: 0)

    func set(_ result: Result<Prediction, any Error>) {
        self.result.withLock { $0 = result }
        isThere.signal()
    }

    /// The result, nil if it did not come in time.
    func wait(_ patience: DispatchTimeInterval) -> Result<Prediction, any Error>? {
        _ = isThere.wait(timeout: .now() + patience)
        return result.withLock { $0 }
    }
}
