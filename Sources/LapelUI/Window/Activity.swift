import Workbench

/// Something long that runs beside the pages and can be cancelled.
@MainActor
protocol Activity: AnyObject {
    /// Whether there is something to tell of.
    var isActive: Bool { get }
    /// What it is, for example "Fine-tuning".
    var title: String { get }
    /// 0…1.
    var fraction: Double { get }
    /// How long it still takes; nil until that can be told.
    var secondsLeft: Double? { get }
    /// Names it for screen readers, after "Cancel" and "Progress of".
    var noun: String { get }
    func cancel()
    /// Calls `body` after each change.
    func observe(_ body: @escaping @MainActor () -> Void)
}

extension LearningSession: Activity {
    var isActive: Bool { isLearning }
    var title: String { task.title }
    var fraction: Double { progress?.fraction ?? 0 }
    var secondsLeft: Double? { progress?.secondsLeft }
    var noun: String { "training" }
}
