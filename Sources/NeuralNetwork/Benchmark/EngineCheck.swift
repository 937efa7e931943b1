import CKernels

/// Two ways of the engine to compute the same that came to different results.
public struct EngineDisagreement: Error, Hashable, CustomStringConvertible {
    /// The two ways.
    public let what: String
    /// The greatest difference, relative to the greatest value.
    public let difference: Double

    /// One sentence.
    public var description: String {
        "\(what) differ by \(difference) of the greatest value, more than \(EngineCheck.limit): "
            + "the engine computes wrong here, so its speed means nothing. Please report this."
    }
}

/// Holds the engine's fast ways against each other and against plain loops.
enum EngineCheck {
    /// What rounding may come to.
    static let limit = 1e-4

    /// - Throws: `EngineDisagreement`.
    static func require(_ what: String, _ a: [Float], _ b: [Float]) throws {
        let difference = difference(a, b)
        // A difference that is no number agrees with nothing.
        guard difference <= limit else {
            throw EngineDisagreement(what: what, difference: difference)
        }
    }

    /// The greatest difference relative to the greatest value; NaN if any value is.
    static func difference(_ a: [Float], _ b: [Float]) -> Double {
        precondition(a.count == b.count, "\(a.count) values against \(b.count)")
        var (greatest, difference) = (Double(Float.leastNormalMagnitude), 0.0)
        for (x, y) in zip(a, b) {
            guard x.isFinite, y.isFinite else { return .nan }
            greatest = max(greatest, Double(y.magnitude))
            difference = max(difference, (Double(x) - Double(y)).magnitude)
        }
        return difference / greatest
    }
}

extension EngineBenchmark {
    /// Computes a batch of real images in all the ways that are timed, and compares them: plain
    /// loops, inference on one and two threads, a single image, the forward pass of training, and
    /// the gradients on one and two threads.
    ///
    /// - Throws: `EngineDisagreement`; `DesignError`, `EngineError` from oneDNN.
    public func checkAgreement() throws {
        let weights = try trainedWeights()
        let one = try inference(weights, batchSize: Self.checkedImages, threads: 1)
        let two = try inference(weights, batchSize: Self.checkedImages, threads: 2)
        try EngineCheck.require(
            "Predictions on two threads and on one", two.probabilities, one.probabilities)
        let plain = PlainForward.probabilities(
            network, weights, image: Array(one.images.prefix(network.inputShape.reduce(1, *))))
        try EngineCheck.require(
            "Predictions in a batch and in plain loops",
            Array(one.probabilities.prefix(plain.count)), plain)
        let single = try inference(weights, batchSize: 1, threads: 1)
        try EngineCheck.require(
            "Predictions of a single image and in plain loops", single.probabilities, plain)
        try EngineCheck.require(
            "The forward passes of training and of inference",
            try trainingForward(weights, images: one.images), one.probabilities)
        // Sums of a batch's statistics round otherwise on two threads, and then a ReLU or a maximum
        // near a tie sends whole gradients another way: gradients are compared without them.
        try EngineCheck.require(
            "Gradients on two threads and on one",
            try step(weights, threads: 2, usesRunningStatistics: true).gradients,
            try step(weights, threads: 1, usesRunningStatistics: true).gradients)
        try EngineCheck.require(
            "Batch statistics on two threads and on one",
            try step(weights, threads: 2, usesRunningStatistics: false).state,
            try step(weights, threads: 1, usesRunningStatistics: false).state)
    }

    private static let checkedImages = 32

    /// After a few steps, so that normalisation has statistics of its own.
    private func trainedWeights() throws -> [Tensor] {
        let training = try BenchmarkTraining(
            network, samples, batchSize: Self.checkedImages, threads: 1)
        for _ in 0..<4 { training.step() }
        return training.plan.weights()
    }

    private func inference(
        _ weights: [Tensor], batchSize: Int, threads: Int
    ) throws -> (images: [Float], probabilities: [Float]) {
        let plan = try InferencePlan(
            network: network, weights: weights, batchSize: batchSize, threads: threads)
        fill(plan)
        plan.run()
        return (Array(plan.images), Array(plan.probabilities))
    }

    private func trainingForward(_ weights: [Tensor], images: [Float]) throws -> [Float] {
        var options = TrainingPlan.Options()
        options.usesRunningStatistics = true
        let plan = try TrainingPlan(
            network: try network.withoutDropout(), weights: weights,
            batchSize: Self.checkedImages, options: options, threads: 2)
        _ = plan.images.update(from: images)
        _ = plan.step(0)
        let classes = network.outputShape[0]
        let probabilities = AlignedBuffer(count: Self.checkedImages * classes)
        kernels_softmax(
            plan.output.values, probabilities.start, Self.checkedImages, classes, 1)
        return Array(probabilities.floats)
    }

    private func step(
        _ weights: [Tensor], threads: Int, usesRunningStatistics: Bool
    ) throws -> (gradients: [Float], state: [Float]) {
        var options = TrainingPlan.Options()
        options.usesRunningStatistics = usesRunningStatistics
        let training = try BenchmarkTraining(
            network, samples, weights: weights, batchSize: Self.checkedImages, options: options,
            threads: threads)
        training.load()
        _ = training.plan.step(0)
        return (Array(training.plan.gradients), Array(training.plan.state))
    }
}

extension Network {
    fileprivate func withoutDropout() throws -> Network {
        try Network(
            name: name, inputShape: inputShape,
            nodes: nodes.map { node in
                guard case .dropout(var layer) = node.layer else { return node }
                layer.rate = 0
                return Node(layer: layer.layer, inputs: node.inputs)
            })
    }
}
