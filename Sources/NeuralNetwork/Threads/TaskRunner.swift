import CKernels

/// Work that is cut into tasks which do not depend on one another.
protocol TaskRunner: AnyObject {
    /// Called on any of the threads, which `worker` numbers from 0.
    func run(task: Int, worker: Int)
}

extension TaskRunner {
    /// Runs the tasks `0..<count` on the calling thread and its helpers, each on whichever is free. How
    /// many there are `kernels_set_threads` has said.
    func run(tasks count: Int) {
        // Not a closure: what it captures would ask for memory at each run.
        var runner: any TaskRunner = self
        withUnsafeMutablePointer(to: &runner) {
            kernels_run_tasks(
                Int32(count),
                { context, task, worker in
                    context?.assumingMemoryBound(to: (any TaskRunner).self).pointee
                        .run(task: Int(task), worker: Int(worker))
                }, $0)
        }
    }
}

/// Tasks that are the same closure.
final class ClosureRunner: TaskRunner {
    private let body: (Int) -> Void

    init(_ body: @escaping (_ task: Int) -> Void) { self.body = body }

    func run(task: Int, worker: Int) { body(task) }
}
