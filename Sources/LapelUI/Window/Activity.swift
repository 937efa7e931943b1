/// Something long that the window tells of on every page.
@MainActor
protocol Activity: AnyObject {
    var isRunning: Bool { get }
    /// What is being done: `Fine-tuning`.
    var title: String { get }
    /// How far it is, 0…1; nil where that is not known yet.
    var share: Double? { get }
    /// Nil where that is not known yet.
    var secondsLeft: Double? { get }
    func cancel()
    /// Calls `body` after each change.
    func observe(_ body: @escaping @MainActor () -> Void)
}

extension LearningSession: Activity {
    var isRunning: Bool { isLearning }
    var title: String { task.title }
    var share: Double? { progress?.fraction }
    var secondsLeft: Double? { progress?.secondsLeft }
}
