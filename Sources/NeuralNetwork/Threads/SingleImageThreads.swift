import Glibc
import Synchronization

/// On how many threads a single image is fastest: two share each layer, but wait for one another after
/// it. Measured once for each network in the life of the program.
enum SingleImageThreads {
    private static let known = Mutex<[Network: Int]>([:])
    /// Seconds of runs, and the fewest in each.
    private static let (warmUp, duration, fewestRuns) = (0.01, 0.02, 5)

    /// What was measured for this network, if it was.
    static func known(for network: Network) -> Int? { known.withLock { $0[network] } }

    /// The plan for single images on the better number of threads.
    ///
    /// - Parameter alone: One on a single thread, or on as many as are known to be best.
    static func fastest(
        for network: Network, alone: InferencePlan,
        _ makePlan: (_ threads: Int) throws -> InferencePlan
    ) throws -> InferencePlan {
        guard known(for: network) == nil, sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1 else {
            return alone
        }
        let shared = try makePlan(2)
        let isFaster = isFaster(shared, than: alone)
        known.withLock { $0[network] = isFaster ? 2 : 1 }
        return isFaster ? shared : alone
    }

    /// In turn, because what else the machine does changes from one moment to the next; after a
    /// while, because the kernel starts a helper where its caller runs and moves it later.
    private static func isFaster(_ plan: InferencePlan, than other: InferencePlan) -> Bool {
        let began = TrainingClock.now()
        while TrainingClock.now() - began < warmUp { plan.run() }
        let start = TrainingClock.now()
        var times: (own: [Double], others: [Double]) = ([], [])
        repeat {
            times.own.append(seconds(plan))
            times.others.append(seconds(other))
        } while times.own.count < fewestRuns || TrainingClock.now() - start < duration
        return median(times.own) < median(times.others)
    }

    /// Of the second of two runs: the first one wakes the helpers and fills the caches.
    private static func seconds(_ plan: InferencePlan) -> Double {
        plan.run()
        let start = TrainingClock.now()
        plan.run()
        return TrainingClock.now() - start
    }

    private static func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] }
}
