extension Network {
    /// Weights with the running statistics of their batch normalisation measured anew: means over
    /// all batches of the samples, in place of an average that forgets. Weights that no training
    /// made, for example a mean of several, have no statistics of their own (`update_bn` of PyTorch;
    /// “precise BN” in Wu and Johnson 2021, arXiv 2105.07576).
    ///
    /// - Parameters:
    ///   - weights: In the order of `weightSpecs`.
    ///   - data: Taken as in an epoch of a training; what does not fill a batch is left out.
    ///   - batchSize: Of the training, so that the statistics are of as many samples.
    ///   - threads: Threads a batch uses, 1….
    ///   - progress: is told the share done, 0…1, on the engine's thread.
    /// - Returns: Nil if the task was cancelled.
    /// - Throws: `DesignError` if the weights do not fit, `EngineError` from oneDNN.
    public func measuringNormalization(
        of weights: [Tensor], over data: any TrainingData, batchSize: Int, threads: Int = 2,
        progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws -> [Tensor]? {
        // A momentum of 0 keeps nothing: after a batch the running statistics are the batch's.
        let network = try withNormalizationMomentum(0)
        let size = min(batchSize, data.count)
        return try await TrainingRoom.shared.run {
            let plan = try TrainingPlan(
                network: network, weights: weights, batchSize: size, threads: threads)
            let order = EpochOrder(count: data.count, seed: 0, epoch: 1)
            let batches = data.count / size
            var sums = plan.state.map { _ in 0.0 }
            for batch in 0..<batches {
                if Task.isCancelled { return nil }
                plan.fill(
                    from: data, at: order.indices[batch * size..<(batch + 1) * size], epoch: 1)
                plan.forward(UInt64(batch))
                for (place, value) in plan.state.enumerated() { sums[place] += Double(value) }
                progress(Double(batch + 1) / Double(batches))
            }
            for (place, sum) in sums.enumerated() {
                plan.state[place] = Float(sum / Double(batches))
            }
            return plan.weights()
        }
    }

    private func withNormalizationMomentum(_ momentum: Float) throws -> Network {
        try Network(
            name: name, inputShape: inputShape,
            nodes: nodes.map { node in
                guard case .batchNormalization(var layer) = node.layer else { return node }
                layer.momentum = momentum
                return Node(layer: layer.layer, inputs: node.inputs)
            })
    }
}
