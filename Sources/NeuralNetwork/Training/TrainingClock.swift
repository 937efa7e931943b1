import Glibc

/// What a run's progress tells of time: images a second, and how long it still takes.
struct TrainingClock {
    private var epochStarted = Self.now()
    private var lastReport = -Double.infinity
    private var stepsThisEpoch = 0
    private var secondsPerStep: Double?
    private var secondsPerValidation = 0.0

    /// At most so many progress events a second.
    private static let reportsPerSecond = 30.0

    static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    mutating func beginEpoch() {
        epochStarted = Self.now()
        stepsThisEpoch = 0
    }

    /// Counts a step; says whether it is time to report.
    mutating func didStep() -> Bool {
        stepsThisEpoch += 1
        let now = Self.now()
        secondsPerStep = (now - epochStarted) / Double(stepsThisEpoch)
        guard now - lastReport >= 1 / Self.reportsPerSecond else { return false }
        lastReport = now
        return true
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
