import NeuralNetwork
import Synchronization

/// Ends a training from outside of it. While a trainer runs it is the trainer that ends, so that its
/// last checkpoint is whole; otherwise the task.
final class LearningControl: Sendable {
    private struct State {
        var isCancelled = false
        var trainer: Trainer?
        var task: Task<Void, Never>?
    }

    private let state = Mutex(State())

    /// Whether the person ended the training.
    var isCancelled: Bool { state.withLock { $0.isCancelled } }

    func cancel() {
        state.withLock { state in
            state.isCancelled = true
            if let trainer = state.trainer { trainer.cancel() } else { state.task?.cancel() }
        }
    }

    /// What `cancel` ends from now on.
    func watch(_ task: Task<Void, Never>) {
        state.withLock { state in
            state.task = task
            if state.isCancelled { task.cancel() }
        }
    }

    /// What `cancel` ends until the trainer is taken away with nil.
    func watch(_ trainer: Trainer?) {
        state.withLock { state in
            state.trainer = trainer
            if state.isCancelled { trainer?.cancel() }
        }
    }
}
