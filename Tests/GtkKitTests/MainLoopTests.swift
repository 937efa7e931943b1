import GtkKit
import XCTest

/// XCTest runs these on the process's main thread, where the main actor is ours to drive; under
/// Swift Testing something else drives it. Swift 6.0's test runner calls no isolated test that is
/// synchronous, so these say themselves where they are.
final class MainLoopTests: XCTestCase {
    func testLoopAloneRunsTasksOfTheMainActor() {
        MainActor.assumeIsolated {
            MainLoop.initialise()
            let counter = Counter()
            Task { @MainActor in counter.value += 1 }
            Task.detached {
                for _ in 0..<100 { await MainActor.run { counter.value += 1 } }
            }
            XCTAssertEqual(counter.value, 0)
            Self.pump { counter.value == 101 }
            XCTAssertEqual(counter.value, 101)
        }
    }

    func testSleepingTaskWakesUpInTheLoop() {
        MainActor.assumeIsolated {
            MainLoop.initialise()
            let counter = Counter()
            Task { @MainActor in
                try? await Task.sleep(for: .milliseconds(5))
                counter.value += 1
            }
            Self.pump { counter.value == 1 }
            XCTAssertEqual(counter.value, 1)
        }
    }

    func testTimerStopsWhenItsBodySaysSo() {
        MainActor.assumeIsolated {
            MainLoop.initialise()
            let (ticks, idle) = (Counter(), Counter())
            MainLoop.every(milliseconds: 1) {
                ticks.value += 1
                return ticks.value < 3
            }
            MainLoop.whenIdle { idle.value += 1 }
            Self.pump { ticks.value == 3 && idle.value == 1 }
            let end = ContinuousClock.now + .milliseconds(20)
            Self.pump { ContinuousClock.now > end }
            XCTAssertEqual(ticks.value, 3)
            XCTAssertEqual(idle.value, 1)
        }
    }

    @MainActor
    private static func pump(until isDone: () -> Bool) {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(10)
        while !isDone(), clock.now < end { MainLoop.pump() }
    }
}
