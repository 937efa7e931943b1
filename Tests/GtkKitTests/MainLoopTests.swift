import GtkKit
import XCTest

/// XCTest runs these on the process's main thread, where the main actor is ours to drive; under
/// Swift Testing something else drives it.
final class MainLoopTests: XCTestCase {
    @MainActor
    func testLoopAloneRunsTasksOfTheMainActor() {
        MainLoop.initialise()
        let counter = Counter()
        Task { @MainActor in counter.value += 1 }
        Task.detached {
            for _ in 0..<100 { await MainActor.run { counter.value += 1 } }
        }
        XCTAssertEqual(counter.value, 0)
        pump { counter.value == 101 }
        XCTAssertEqual(counter.value, 101)
    }

    @MainActor
    func testSleepingTaskWakesUpInTheLoop() {
        MainLoop.initialise()
        let counter = Counter()
        Task { @MainActor in
            try? await Task.sleep(for: .milliseconds(5))
            counter.value += 1
        }
        pump { counter.value == 1 }
        XCTAssertEqual(counter.value, 1)
    }

    /// Asynchronous: the test runner cannot call a class whose tests are all synchronous and
    /// isolated.
    @MainActor
    func testTimerStopsWhenItsBodySaysSo() async {
        MainLoop.initialise()
        let ticks = Counter()
        MainLoop.every(milliseconds: 1) {
            ticks.value += 1
            return ticks.value < 3
        }
        let idle = Counter()
        MainLoop.whenIdle { idle.value += 1 }
        let isDone = await MainLoop.settle { ticks.value == 3 && idle.value == 1 }
        XCTAssertTrue(isDone)
        _ = await MainLoop.settle(seconds: 0.02) { false }
        XCTAssertEqual(ticks.value, 3)
    }

    @MainActor
    private func pump(until isDone: () -> Bool) {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(10)
        while !isDone(), clock.now < end { MainLoop.pump() }
    }
}
