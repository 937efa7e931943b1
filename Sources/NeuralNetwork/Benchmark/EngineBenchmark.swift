import CDNNL
import CKernels

/// Times the engine on one network; works on `EngineThread.inference`, so that nothing else of the
/// program runs beside it.
public actor EngineBenchmark {
    /// Runs on the thread for inference.
    public nonisolated var unownedExecutor: UnownedSerialExecutor {
        EngineThread.inference.asUnownedSerialExecutor()
    }

    let network: Network
    let samples: any TrainingData
    private let augmented: any TrainingData
    /// Compiled when first asked for.
    private var runs: [BenchmarkWork: () -> Void] = [:]

    /// Compiles nothing yet.
    ///
    /// - Parameters:
    ///   - samples: What the steps learn from, at least one.
    ///   - augmented: The same, varied.
    public init(network: Network, samples: any TrainingData, augmented: any TrainingData) {
        precondition(samples.count > 0 && augmented.count > 0, "no samples to time with")
        (self.network, self.samples, self.augmented) = (network, samples, augmented)
    }

    /// Seconds that one run of the work takes: the mean over runs that together take at least
    /// `duration` seconds, after one that warms up.
    ///
    /// - Throws: `DesignError`, `EngineError` from oneDNN when the work is compiled.
    public func seconds(of work: BenchmarkWork, atLeast duration: Double) throws -> Double {
        let run = try runs[work] ?? makeRun(of: work)
        runs[work] = run
        run()
        return Self.secondsPerRun(atLeast: duration, run)
    }

    /// Gives back the memory of all works.
    public func forget() { runs = [:] }

    /// Floating-point operations a second of threads that multiply and add in registers alone.
    public func peakFlops(threads: Int, atLeast duration: Double) -> Double {
        kernels_set_threads(Int32(threads))
        var operations = 0.0
        let seconds = Self.secondsPerRun(atLeast: duration) {
            operations = kernels_multiply_add(1_000_000)
        }
        return operations / seconds
    }

    private static func secondsPerRun(atLeast duration: Double, _ run: () -> Void) -> Double {
        let start = TrainingClock.now()
        var count = 0
        repeat {
            run()
            count += 1
        } while TrainingClock.now() - start < duration
        return (TrainingClock.now() - start) / Double(count)
    }

    // MARK: The works

    private func makeRun(of work: BenchmarkWork) throws -> () -> Void {
        switch work.kind {
        case .training:
            return try BenchmarkTraining(
                network, samples, batchSize: work.batchSize, threads: work.threads
            ).step
        case .loading, .augmenting:
            return try BenchmarkTraining(
                network, work.kind == .loading ? samples : augmented, batchSize: work.batchSize,
                threads: work.threads
            ).load
        case .inference:
            let plan = try InferencePlan(
                network: network, weights: network.initialWeights(seed: 1),
                batchSize: work.batchSize, threads: work.threads)
            fill(plan)
            return plan.run
        case .trainingPrimitives, .inferencePrimitives:
            kernels_set_threads(1)
            let shares = try (0..<work.threads).map { _ in
                try BarePrimitives(
                    network: network, batchSize: max(1, work.batchSize / work.threads),
                    trains: work.kind == .trainingPrimitives)
            }
            let runner = ClosureRunner { shares[$0].run() }
            return {
                kernels_set_threads(Int32(work.threads))
                runner.run(tasks: shares.count)
            }
        }
    }

    func fill(_ plan: InferencePlan) {
        _ = plan.images.update(from: images(count: plan.batchSize).joined())
    }

    /// The first samples, `[height, width, channels]` each; after the last one they recur.
    public func images(count: Int) -> [[Float]] {
        let image = AlignedBuffer(count: network.inputShape.reduce(1, *))
        let target = AlignedBuffer(count: network.outputShape[0])
        return (0..<count).map { index in
            samples.fill(
                index: index % samples.count, epoch: 0, image: image.floats, target: target.floats)
            return Array(image.floats)
        }
    }
}

/// What the engine's code was made for on this machine.
public enum InstructionSet {
    /// The widest one that oneDNN generates code for, by its own name, for example `avx512_core`.
    public static var engine: String { String(cString: cdnnl_instruction_set()) }
    /// The level of the architecture that the fused kernels run at: `baseline`, `x86-64-v3` or
    /// `x86-64-v4`.
    public static var kernels: String { String(cString: kernels_level()) }
}
