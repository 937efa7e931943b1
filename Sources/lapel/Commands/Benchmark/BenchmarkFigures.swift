import NeuralNetwork
import Workbench

/// What the engine did on this machine.
struct BenchmarkFigures {
    /// One row of the table of batch sizes.
    struct Row {
        let batchSize: Int
        let threads: Int
        let trainImagesPerSecond: Double
        let inferImagesPerSecond: Double
    }

    let architecture: Architecture
    let repetitions: Int
    /// Seconds of `BenchmarkWork.step`.
    let step: Repetitions
    /// Seconds of `BenchmarkWork.batch`.
    let inference: Repetitions
    /// Microseconds of one image.
    let latency: Repetitions
    let loadingShare: Double
    let augmentedLoadingShare: Double
    /// Floating-point operations a second on as many threads as a step has, and on one: the best.
    let peakFlops: Double
    let peakFlopsPerCore: Double
    /// Share of `peakFlops`.
    let utilisation: Double
    let inferUtilisation: Double
    let peakResidentBytes: Int
    /// The best times of ours over those of the bare primitives.
    let ratios: [(name: String, value: Double)]
    let rows: [Row]

    var trainImagesPerSecond: Double { Double(BenchmarkWork.step.batchSize) / step.median }
    var inferImagesPerSecond: Double { Double(BenchmarkWork.batch.batchSize) / inference.median }
    var bestTrainImagesPerSecond: Double { Double(BenchmarkWork.step.batchSize) / step.least }
    var bestInferImagesPerSecond: Double { Double(BenchmarkWork.batch.batchSize) / inference.least }
    /// Whether two threads did not get two cores.
    var isDisturbed: Bool { peakFlops < 1.5 * peakFlopsPerCore }
}

extension BenchmarkWork {
    // What the headline figures are made of.
    static let step = BenchmarkWork(.training, batchSize: 128, threads: 2)
    static let batch = BenchmarkWork(.inference, batchSize: 250, threads: 2)
    static let single = BenchmarkWork(.inference, batchSize: 1, threads: 1)

    /// The same batch and threads, otherwise used.
    func but(_ kind: Kind) -> BenchmarkWork {
        BenchmarkWork(kind, batchSize: batchSize, threads: threads)
    }
}
