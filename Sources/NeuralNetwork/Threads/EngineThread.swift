import CKernels
import Glibc

/// A thread of its own that runs actors' work: each thread that runs plans has helpers of its own, so
/// plans of many threads must not wander over Swift's pool.
///
/// It sleeps while there is nothing to do.
public final class EngineThread: SerialExecutor {
    /// For training plans; gives way to threads that a person waits for.
    public static let training = EngineThread(name: "lapel-training", niceness: 5)
    /// For inference plans.
    public static let inference = EngineThread(name: "lapel-inference", niceness: 0)

    private let queue = JobQueue()

    /// Lives as long as the program, as its thread does.
    private init(name: String, niceness: Int32) {
        let status = kernels_start_thread(
            name, niceness,
            { context in
                guard let context else { return }
                Unmanaged<EngineThread>.fromOpaque(context).takeRetainedValue().run()
            }, Unmanaged.passRetained(self).toOpaque())
        precondition(status == 0, "no thread \(name): errno \(status)")
    }

    /// Queues the job behind those before it.
    public func enqueue(_ job: consuming ExecutorJob) {
        queue.append(UnownedJob(job))
    }

    private func run() {
        while true {
            queue.next().runSynchronously(on: asUnownedSerialExecutor())
        }
    }
}

/// First in, first out, between threads.
// Sendable because `jobs` is touched only under `mutex`, and the C objects do not move.
private final class JobQueue: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let changed = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var jobs: [UnownedJob] = []

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(changed, nil)
    }

    deinit {
        pthread_cond_destroy(changed)
        pthread_mutex_destroy(mutex)
        changed.deallocate()
        mutex.deallocate()
    }

    func append(_ job: UnownedJob) {
        pthread_mutex_lock(mutex)
        jobs.append(job)
        pthread_cond_signal(changed)
        pthread_mutex_unlock(mutex)
    }

    /// Sleeps until there is a job.
    func next() -> UnownedJob {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while jobs.isEmpty { pthread_cond_wait(changed, mutex) }
        return jobs.removeFirst()
    }
}
