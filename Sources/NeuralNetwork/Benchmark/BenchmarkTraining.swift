/// Training as the fit loop does it, one step at a time and for as long as wanted.
final class BenchmarkTraining {
    let plan: TrainingPlan
    private let samples: any TrainingData
    private let optimizer: OptimizerState
    /// An epoch's order; a set smaller than a batch recurs in it.
    private let indices: [Int]
    private var number = 0

    init(
        _ network: Network, _ samples: any TrainingData, weights: [Tensor]? = nil, batchSize: Int,
        options: TrainingPlan.Options = .init(), threads: Int
    ) throws {
        self.samples = samples
        plan = try TrainingPlan(
            network: network, weights: weights ?? network.initialWeights(seed: 1),
            batchSize: batchSize, options: options, seed: 1, threads: threads)
        optimizer = OptimizerState(
            .adam(), weightDecay: 0, ranges: plan.parameterRanges, count: plan.parameters.count)
        let order = EpochOrder(count: samples.count, seed: 1, epoch: 1).indices
        let repetitions = (batchSize + order.count - 1) / order.count
        indices = Array(repeatElement(order, count: repetitions).joined())
    }

    /// Fills the batch.
    func load() {
        let start = number % (indices.count / plan.batchSize) * plan.batchSize
        plan.fill(from: samples, at: indices[start..<start + plan.batchSize], epoch: 1)
        number += 1
    }

    /// Fills the batch, then forward, backward, Adam.
    func step() {
        load()
        _ = plan.step(UInt64(number))
        optimizer.update(
            plan.parameters, gradients: plan.gradients, learningRate: 0.001, number: number)
    }
}
