import NeuralNetwork
import Testing

/// A large batch is worked on in pieces, whose sums are put together over several slots.
@Suite struct BatchCutTests {
    /// Four pictures, each so often that a piece holds one of them only, have the statistics, the loss
    /// and the gradients of the four alone, which are one piece.
    @Test(arguments: [1, 2])
    func aBatchOfRepetitionsLearnsWhatItsPicturesTeach(threads: Int) throws {
        let network = try Network.sequential("pieces") {
            Conv2D(filters: 8, kernelSize: 3, activation: .relu)
            BatchNormalization()
            Conv2D(filters: 32, kernelSize: 3, activation: .relu)
            BatchNormalization()
            MaxPooling2D()
            Flatten()
            Dense(units: 24, activation: .relu)
            BatchNormalization()
            Dense(units: 10, activation: .softmax)
        }
        let few = try plan(network, repetitions: 1, threads: threads)
        let many = try plan(network, repetitions: 32, threads: threads)
        let (expected, found) = (few.step(1), many.step(1))
        #expect(abs(expected.loss - found.loss) < 1e-4 * expected.loss)
        #expect(difference(Array(few.state), Array(many.state)) < 1e-4)
        for range in few.parameterRanges {
            let (a, b) = (Array(few.gradients[range.range]), Array(many.gradients[range.range]))
            #expect(difference(a, b) < 1e-2, "\(range.name)")
        }
    }

    private func plan(_ network: Network, repetitions: Int, threads: Int) throws -> TrainingPlan {
        let plan = try TrainingPlan(
            network: network, weights: GradientCheck.weights(of: network),
            batchSize: 4 * repetitions, threads: threads)
        var random = SplitMix64(state: 7)
        for picture in 0..<4 {
            // Each brighter than the one before, so that the pieces' means differ.
            let pixels = (0..<784).map { _ in
                Float.random(in: 0...1, using: &random) + Float(picture)
            }
            for repetition in 0..<repetitions {
                let row = picture * repetitions + repetition
                for (place, pixel) in pixels.enumerated() { plan.images[row * 784 + place] = pixel }
                for label in 0..<10 {
                    plan.targets[row * 10 + label] = label == picture ? 1 : 0
                }
            }
        }
        return plan
    }

    /// Relative to the greatest value; a bias before a normalisation has only noise for a gradient.
    private func difference(_ a: [Float], _ b: [Float]) -> Float {
        let greatest = a.reduce(Float(1e-2)) { max($0, abs($1)) }
        return KernelData.difference(b, a) / greatest
    }
}
