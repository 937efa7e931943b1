import Foundation
import NeuralNetwork
import Testing

/// Holds each layer to what Keras computed; `Fixtures/make_golden.py` made the numbers.
@Suite struct GoldenLayerTests {
    @Test(arguments: GoldenCase.allCases)
    func agreesWithKeras(_ goldenCase: GoldenCase) throws {
        let golden = try Golden.read()
        let expected = try #require(golden.cases[goldenCase.rawValue])
        let network = try goldenCase.network()
        let plan = try TrainingPlan(
            network: network, weights: expected.tensors(expected.weights, of: network),
            batchSize: Golden.batchSize, threads: 1)
        _ = plan.images.update(from: golden.images)
        _ = plan.targets.update(from: golden.targets)
        for step in 0..<3 {
            let loss = plan.step(UInt64(step)).loss
            #expect(abs(loss - expected.losses[step]) < 1e-5, "loss of step \(step)")
            if step == 0 { compareGradients(plan, expected) }
            for index in plan.parameters.indices {
                plan.parameters[index] -= Golden.learningRate * plan.gradients[index]
            }
        }
        let weights = plan.weights()
        for weight in weights {
            compare(weight.values, expected.trainedWeights[weight.name], weight.name)
        }
        let inference = try InferencePlan(
            network: network, weights: weights, batchSize: Golden.batchSize)
        _ = inference.images.update(from: golden.images)
        inference.run()
        compare(Array(inference.probabilities), expected.predictions, "predictions")
    }

    private func compareGradients(_ plan: TrainingPlan, _ expected: Golden.Case) {
        #expect(plan.parameterRanges.count == expected.gradients.count)
        for range in plan.parameterRanges {
            compare(
                Array(plan.gradients[range.range]), expected.gradients[range.name],
                "gradient of \(range.name)")
        }
    }

    private func compare(_ found: [Float], _ expected: [Float]?, _ what: String) {
        #expect(found.count == expected?.count, "\(what)")
        let difference = zip(found, expected ?? []).map { abs($0 - $1) }.max() ?? .infinity
        #expect(difference < 1e-5, "\(what)")
    }
}

/// The content of `Fixtures/golden.json`.
private struct Golden: Decodable {
    struct Case: Decodable {
        let weights, gradients, trainedWeights: [String: [Float]]
        let losses, predictions: [Float]

        func tensors(_ values: [String: [Float]], of network: Network) throws -> [Tensor] {
            try network.weightSpecs.map { layer, spec in
                let name = "\(layer)/\(spec.name)"
                return Tensor(
                    name: name, shape: spec.shape, values: try #require(values[name], "\(name)"))
            }
        }
    }

    static let batchSize = 4
    static let learningRate: Float = 0.1

    let images, targets: [Float]
    let cases: [String: Case]

    static func read() throws -> Golden {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Fixtures/golden.json")
        return try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    }
}
