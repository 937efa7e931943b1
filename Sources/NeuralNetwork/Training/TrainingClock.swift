import Glibc

/// What a run's progress tells of time: images a second, and how long it still takes.
struct TrainingClock {
    private var epochStarted = Self.now()
    private var lastReport = -Double.infinity
    private var countedFrom = Self.now()
    private var stepsCounted = 0
    private var secondsPerStep: Double?
    private var secondsPerValidation = 0.0

    /// At most so many progress events a second.
    private static let reportsPerSecond = 30.0

    static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    mutating func beginEpoch(at now: Double = Self.now()) {
        epochStarted = now
        restartCount(at: now)
    }

    /// Counts a step; says whether it is time to report.
    mutating func didStep(at now: Double = Self.now()) -> Bool {
        let isFirstOfRun = secondsPerStep == nil
        stepsCounted += 1
        secondsPerStep = (now - countedFrom) / Double(stepsCounted)
        // The first step finds nothing compiled and no memory touched: it can take as long as fifty.
        if isFirstOfRun {
            restartCount(at: now)
            lastReport = now
        }
        guard now - lastReport >= 1 / Self.reportsPerSecond else { return false }
        lastReport = now
        return true
    }

    private mutating func restartCount(at time: Double) {
        countedFrom = time
        stepsCounted = 0
    }

    mutating func didValidate(seconds: Double) { secondsPerValidation = seconds }

    /// Seconds since the epoch began.
    var epochSeconds: Double { Self.now() - epochStarted }

    func imagesPerSecond(batchSize: Int) -> Double {
        secondsPerStep.map { Double(batchSize) / max($0, 1e-9) } ?? 0
    }

    func secondsLeft(steps: Int, validations: Int) -> Double {
        (secondsPerStep ?? 0) * Double(steps) + secondsPerValidation * Double(validations)
    }
}
