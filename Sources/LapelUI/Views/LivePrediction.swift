import Workbench

/// Predicts the newest picture only: one prediction at a time, and what was drawn meanwhile next.
@MainActor
final class LivePrediction {
    private let workbench: Workbench
    private let deliver: @MainActor (Prediction) -> Void
    private let fail: @MainActor (any Error) -> Void
    private var pending: GrayImage?
    private var isRunning = false

    init(
        workbench: Workbench, deliver: @escaping @MainActor (Prediction) -> Void,
        fail: @escaping @MainActor (any Error) -> Void
    ) {
        self.workbench = workbench
        self.deliver = deliver
        self.fail = fail
    }

    func predict(_ image: GrayImage) {
        pending = image
        guard !isRunning else { return }
        isRunning = true
        Task { [weak self] in await self?.run() }
    }

    /// Forgets what waits; a prediction under way is not delivered.
    func cancel() { pending = nil }

    private func run() async {
        while let image = pending {
            do {
                let prediction = try await workbench.predict(image)
                // Nil if it was cancelled meanwhile.
                guard let newest = pending else { break }
                if newest == image { pending = nil }
                deliver(prediction)
            } catch {
                pending = nil
                fail(error)
            }
        }
        isRunning = false
    }
}
