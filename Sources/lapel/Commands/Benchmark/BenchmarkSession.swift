import Glibc
import NeuralNetwork
import Workbench

/// How long things are timed.
struct BenchmarkEffort {
    let repetitions: Int
    /// Of a repetition, at least.
    let seconds: Double
    /// Single images in a repetition.
    let calls: Int

    static let full = BenchmarkEffort(repetitions: 7, seconds: 0.15, calls: 200)
    static let quick = BenchmarkEffort(repetitions: 2, seconds: 0.01, calls: 20)
}

/// A benchmark under way: what is timed, in which order, and how far it is.
final class BenchmarkSession {
    /// Something to time.
    enum Subject: Hashable {
        /// Seconds of a run.
        case work(BenchmarkWork)
        /// Floating-point operations a second.
        case peak(threads: Int)
        /// Microseconds of each of several single images, asked for as the window asks.
        case latency
    }

    let effort: BenchmarkEffort
    let architecture: Architecture
    private let engine: EngineBenchmark
    private let predictor: Predictor
    private let network: Network
    private let console: Console
    private let remaining = Remaining()
    private let turns: Int
    private var turn = 0

    static let rowBatchSizes = [1, 8, 32, 128, 512]

    init(
        architecture: Architecture, engine: EngineBenchmark, effort: BenchmarkEffort,
        peerCount: Int, console: Console
    ) async throws {
        (self.architecture, self.engine, self.effort) = (architecture, engine, effort)
        self.console = console
        network = try architecture.network()
        predictor = try await Predictor(
            network: network, weights: network.initialWeights(seed: 1))
        let own = Self.subjects.count + Self.rowBatchSizes.count * 4
        turns = effort.repetitions * (own + peerCount * (Self.compared.count + 1))
    }

    /// Checks the engine, then times it.
    ///
    /// - Throws: `EngineDisagreement`, `CancellationError`, errors of the engine.
    func figures() async throws -> BenchmarkFigures {
        show()
        // The first plan to be compiled: later ones would raise the peak.
        _ = try await engine.seconds(of: .step, atLeast: 0)
        let memory = Self.peakResidentBytes()
        try await engine.checkAgreement()
        let times = try await times(of: Self.subjects)
        await engine.forget()
        var rows: [BenchmarkFigures.Row] = []
        for batchSize in Self.rowBatchSizes {
            rows += try await self.rows(batchSize: batchSize)
            await engine.forget()
        }
        return figures(times, rows, memory)
    }

    /// Times a peer, and ours beside it.
    ///
    /// - Throws: `CancellationError`, errors of the engine.
    func compare(with peer: Peer) async throws -> PeerComparison {
        let end = turn + effort.repetitions * (Self.compared.count + 1)
        let run = PeerRun(peer)
        let times = try await times(of: Self.compared, beside: run)
        turn = end
        return run.comparison(
            with: Speeds(
                trainImagesPerSecond: times[.work(.step)].map {
                    Double(BenchmarkWork.step.batchSize) / $0.median
                },
                inferImagesPerSecond: times[.work(.batch)].map {
                    Double(BenchmarkWork.batch.batchSize) / $0.median
                },
                latencyMedian: times[.latency]?.median,
                latencyP99: times[.latency]?.percentile(0.99)))
    }

    /// Times each subject in turn, over and over, so that whatever else the machine does meets all
    /// of them.
    ///
    /// - Parameter peer: Takes its turn before each repetition; nothing more is timed once it cannot.
    private func times(
        of subjects: [Subject], beside peer: PeerRun? = nil
    ) async throws -> [Subject: Repetitions] {
        var values: [Subject: [Double]] = [:]
        for _ in 0..<effort.repetitions {
            if let peer {
                guard try await peer.work() else { break }
                advance()
            }
            for subject in subjects {
                try Task.checkCancellation()
                values[subject, default: []] += try await time(subject)
                advance()
            }
        }
        return values.mapValues(Repetitions.init)
    }

    private func advance() {
        turn += 1
        show()
    }

    private func show() {
        let share = Double(turn) / Double(turns)
        console.progress(
            "Measuring", share: share,
            detail: remaining.seconds(share: share).map(Numbers.timeLeft) ?? "")
    }

    private func time(_ subject: Subject) async throws -> [Double] {
        switch subject {
        case .work(let work):
            return [try await engine.seconds(of: work, atLeast: effort.seconds)]
        case .peak(let threads):
            return [await engine.peakFlops(threads: threads, atLeast: effort.seconds)]
        case .latency:
            return try await latencies()
        }
    }

    private func latencies() async throws -> [Double] {
        let clock = ContinuousClock()
        var microseconds: [Double] = []
        // The predictor chooses its threads among the first ones.
        let warmUp = 40
        for (call, image) in await engine.images(count: effort.calls + warmUp).enumerated() {
            let start = clock.now
            _ = predictor.probabilities(ofOne: image)
            if call >= warmUp { microseconds.append((clock.now - start) / .microseconds(1)) }
        }
        return microseconds
    }

    // MARK: What the figures are made of

    static let compared: [Subject] = [.work(.step), .work(.batch), .latency]

    private static let subjects: [Subject] =
        compared + [
            .work(.step.but(.loading)), .work(.step.but(.augmenting)),
            .work(.step.but(.trainingPrimitives)), .work(.batch.but(.inferencePrimitives)),
            .work(.single), .work(.single.but(.inferencePrimitives)),
            .peak(threads: 1), .peak(threads: BenchmarkWork.step.threads),
        ]

    private func rows(batchSize: Int) async throws -> [BenchmarkFigures.Row] {
        let sizes = [1, 2].map { threads in
            (
                training: BenchmarkWork(.training, batchSize: batchSize, threads: threads),
                inference: BenchmarkWork(.inference, batchSize: batchSize, threads: threads)
            )
        }
        let times = try await times(
            of: sizes.flatMap { [.work($0.training), .work($0.inference)] })
        return sizes.map { size in
            BenchmarkFigures.Row(
                batchSize: batchSize, threads: size.training.threads,
                trainImagesPerSecond: Double(batchSize) / times.median(.work(size.training)),
                inferImagesPerSecond: Double(batchSize) / times.median(.work(size.inference)))
        }
    }

    private func figures(
        _ times: [Subject: Repetitions], _ rows: [BenchmarkFigures.Row], _ memory: Int
    ) -> BenchmarkFigures {
        func seconds(_ work: BenchmarkWork) -> Double { times.median(.work(work)) }
        func overPrimitives(_ work: BenchmarkWork, _ primitives: BenchmarkWork.Kind) -> Double {
            // The best of both: what disturbs only ever adds.
            let own = times[.work(work)]?.least ?? .nan
            return own / (times[.work(work.but(primitives))]?.least ?? .nan)
        }
        let (step, batch) = (seconds(.step), seconds(.batch))
        let peak = times[.peak(threads: BenchmarkWork.step.threads)]?.greatest ?? .nan
        let stepFlop =
            2.0 * Double(network.trainingMultiplyAdds * BenchmarkWork.step.batchSize)
        let batchFlop = 2.0 * Double(network.multiplyAdds * BenchmarkWork.batch.batchSize)
        let loading = seconds(.step.but(.loading))
        let augmenting = seconds(.step.but(.augmenting))
        return BenchmarkFigures(
            architecture: architecture, repetitions: effort.repetitions,
            step: times[.work(.step)] ?? Repetitions([]),
            inference: times[.work(.batch)] ?? Repetitions([]),
            latency: times[.latency] ?? Repetitions([]), loadingShare: loading / step,
            augmentedLoadingShare: augmenting / (step - loading + augmenting), peakFlops: peak,
            peakFlopsPerCore: times[.peak(threads: 1)]?.greatest ?? .nan,
            utilisation: stepFlop / step / peak, inferUtilisation: batchFlop / batch / peak,
            peakResidentBytes: memory,
            ratios: [
                ("trainStep", overPrimitives(.step, .trainingPrimitives)),
                ("inferBatch", overPrimitives(.batch, .inferencePrimitives)),
                ("singleImage", overPrimitives(.single, .inferencePrimitives)),
            ], rows: rows)
    }

    private static func peakResidentBytes() -> Int {
        var usage = rusage()
        // Whose usage is an integer or an enumeration, as the C library is seen with or without GNU's.
        getrusage(.init(RUSAGE_SELF.rawValue), &usage)
        return Int(usage.ru_maxrss) * 1024
    }
}

extension [BenchmarkSession.Subject: Repetitions] {
    func median(_ subject: BenchmarkSession.Subject) -> Double { self[subject]?.median ?? .nan }
}
