import Foundation
import Testing

@testable import NeuralNetwork

/// What `Fixtures/make_optimizer_golden.py` wrote.
struct OptimizerGolden: Decodable {
    struct Case: Decodable {
        var weightDecay: Double
        /// Kernel and bias after each step.
        var steps: [[Float]]

        private enum CodingKeys: String, CodingKey {
            case steps
            case weightDecay = "weight_decay"
        }
    }

    var kernel: [Float]
    var bias: [Float]
    var gradients: [[Float]]
    /// One kernel, `rows × columns`, taller and wider than it is long.
    struct Matrix: Decodable {
        var rows, columns: Int
        var start: [Float]
        var gradients, steps: [[Float]]
    }

    var optimizers: [String: Case]
    var muon: [Matrix]
    var schedules: [String: [Double]]

    static func read() throws -> OptimizerGolden {
        let path = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Fixtures/optimizer_golden.json")
        return try JSONDecoder().decode(OptimizerGolden.self, from: Data(contentsOf: path))
    }
}

@Suite struct OptimizerGoldenTests {
    private static let cases: [(String, Recipe.Optimizer, Double)] = [
        ("sgd", .sgd(), 0.1),
        ("sgd_decay", .sgd(), 0.1),
        ("sgd_momentum", .sgd(momentum: 0.9), 0.1),
        ("sgd_nesterov", .sgd(momentum: 0.9, nesterov: true), 0.1),
        ("adam", .adam(), 0.05),
        ("adam_decay", .adam(beta1: 0.8, beta2: 0.95, epsilon: 1e-3), 0.05),
        ("adamw", .adamW(), 0.05),
    ]

    /// Laid out as a plan does it: each array at a multiple of 16.
    private func layOut(_ values: [Float], kernel: Int) -> [Float] {
        let gap = Array(repeating: Float(0), count: (kernel + 15) / 16 * 16 - kernel)
        return Array(values.prefix(kernel)) + gap + Array(values.dropFirst(kernel))
    }

    @Test(arguments: cases)
    func stepsAreThoseOfPyTorch(
        name: String, optimizer: Recipe.Optimizer, learningRate: Double
    ) throws {
        let golden = try OptimizerGolden.read()
        let expected = try #require(golden.optimizers[name])
        #expect(expected.steps.count >= 5)
        let kernel = golden.kernel.count
        let weights = AlignedBuffer(layOut(golden.kernel + golden.bias, kernel: kernel))
        let start = weights.floats.count - golden.bias.count
        let state = OptimizerState(
            optimizer, weightDecay: expected.weightDecay,
            ranges: [
                .init(name: "dense/kernel", range: 0..<kernel, decays: true),
                .init(name: "dense/bias", range: start..<weights.floats.count, decays: false),
            ], count: weights.floats.count)
        for (number, step) in expected.steps.enumerated() {
            let gradients = AlignedBuffer(layOut(golden.gradients[number], kernel: kernel))
            state.update(
                weights.floats, gradients: gradients.floats, learningRate: learningRate,
                number: number)
            let found = Array(weights.floats)
            #expect(KernelData.difference(found, layOut(step, kernel: kernel)) < 1e-6)
        }
    }

    @Test func muonStepsAreThoseOfPyTorch() throws {
        for matrix in try OptimizerGolden.read().muon {
            let weights = AlignedBuffer(matrix.start)
            let state = OptimizerState(
                .muon(momentum: 0.9), weightDecay: 0.1,
                ranges: [
                    .init(
                        name: "conv2d/kernel", range: 0..<matrix.start.count, decays: true,
                        columns: matrix.columns)
                ], count: matrix.start.count)
            for (number, step) in matrix.steps.enumerated() {
                let gradients = AlignedBuffer(matrix.gradients[number])
                state.update(
                    weights.floats, gradients: gradients.floats, learningRate: 0.05,
                    number: number)
                #expect(KernelData.difference(Array(weights.floats), step) < 1e-5)
            }
        }
    }

    @Test func muonLeavesAllButHiddenKernelsToAdam() throws {
        let golden = try OptimizerGolden.read()
        let adam = try #require(golden.optimizers["adam"])
        let weights = AlignedBuffer(golden.kernel + golden.bias)
        let state = OptimizerState(
            .muon(adamRatio: 0.5), weightDecay: 0.1,
            ranges: [.init(name: "dense/kernel", range: 0..<weights.floats.count, decays: true)],
            count: weights.floats.count)
        for (number, step) in adam.steps.enumerated() {
            let gradients = AlignedBuffer(golden.gradients[number])
            state.update(
                weights.floats, gradients: gradients.floats, learningRate: 0.1, number: number)
            #expect(KernelData.difference(Array(weights.floats), step) < 1e-6)
        }
    }

    @Test func onlyHiddenKernelsAreMatrices() throws {
        let network = try Architecture.residual.network()
        let plan = try TrainingPlan(
            network: network, weights: network.initialWeights(seed: 1), batchSize: 1)
        let matrices = plan.parameterRanges.filter { $0.columns != nil }
        #expect(matrices.count == 13)
        #expect(matrices.allSatisfy { $0.name.hasPrefix("conv2d") && $0.name.hasSuffix("kernel") })
    }

    @Test(arguments: [Recipe.Optimizer.adamW(), .muon()])
    func aStateThatIsTakenUpGoesOnAsIfNothingHadHappened(optimizer: Recipe.Optimizer) {
        let count = 36
        let ranges = [
            TrainingPlan.ParameterRange(
                name: "conv2d/kernel", range: 0..<count, decays: true, columns: 4)
        ]
        func run(breaking: Bool) -> [Float] {
            let weights = AlignedBuffer(KernelData.random(count, seed: 1))
            var state = OptimizerState(optimizer, weightDecay: 0.1, ranges: ranges, count: count)
            for number in 0..<6 {
                if breaking && number == 3 {
                    state = OptimizerState(
                        optimizer, weightDecay: 0.1, ranges: ranges, count: count,
                        slots: state.slots)
                }
                let gradients = AlignedBuffer(KernelData.random(count, seed: UInt64(number)))
                state.update(
                    weights.floats, gradients: gradients.floats, learningRate: 0.01,
                    number: number)
            }
            return Array(weights.floats)
        }
        #expect(run(breaking: true) == run(breaking: false))
    }
}
