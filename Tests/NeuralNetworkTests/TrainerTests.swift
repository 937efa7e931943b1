import Foundation
import NeuralNetwork
import TestSupport
import Testing

@Suite struct TrainerTests {
    private static let recipe = Recipe(
        epochs: 8, batchSize: 8, learningRate: 0.02, schedule: .cosine(), seed: 3)

    @Test func twoSeparableKindsAreLearned() async throws {
        let trainer = try Trainer(
            network: try TrainerProblem.network(), recipe: Self.recipe, training: Blobs(64),
            validation: Blobs(40, seed: 1), threads: 1)
        let outcome = try #require(try await TrainerProblem.outcome(of: trainer))
        #expect(outcome.history.map(\.epoch) == Array(1...8))
        #expect(outcome.history.last?.valAccuracy == 1)
        #expect(outcome.epoch == 8)
        #expect(!outcome.stoppedEarly)
        // The last of an epoch's eight steps says its learning rate.
        for (epoch, metrics) in outcome.history.enumerated() {
            let factor = Self.recipe.schedule.factor(
                step: 8 * epoch + 7, stepsPerEpoch: 8, epochs: 8)
            #expect(metrics.learningRate == 0.02 * factor)
        }
        let losses = outcome.history.compactMap(\.valLoss)
        #expect(losses.count == 8)
        #expect(losses[7] < 0.5 * losses[0])
    }

    @Test func eventsComeInOrder() async throws {
        let folder = try TemporaryFolder()
        var recipe = Self.recipe
        recipe.epochs = 2
        let trainer = try Trainer(
            network: try TrainerProblem.network(), recipe: recipe, training: Blobs(24),
            validation: Blobs(6), threads: 1,
            checkpointing: Checkpointing(path: folder.path("run"), everyEpochs: 1))
        let events = try await TrainerProblem.events(of: trainer)
        var names = events.map(\.name)
        guard case .started(let start) = events[0] else {
            Issue.record("the first event is \(names[0])")
            return
        }
        #expect(start.epochs == 2 && start.firstEpoch == 1 && start.stepsPerEpoch == 3)
        #expect(start.batchSize == 8 && start.trainingCount == 24 && start.validationCount == 6)
        // How many there are depends on the clock, but not that there is one at the end.
        names = names.enumerated().filter { index, name in
            name != "progress" || names[index + 1] != "progress"
        }.map(\.element)
        let epoch = "progress epoch checkpoint"
        #expect(names.joined(separator: " ") == "started \(epoch) \(epoch) finished")
        let lastProgress = events.reversed().lazy.compactMap { event in
            if case .progress(let progress) = event { progress } else { nil }
        }.first
        let progress = try #require(lastProgress)
        #expect(progress.step == 3 && progress.steps == 3 && progress.epoch == 2)
        #expect(progress.fraction == 1)
        #expect(progress.imagesPerSecond > 0)
    }

    @Test func anIncompleteLastBatchWaitsForAnotherEpoch() async throws {
        let training = Blobs(21)
        var recipe = Self.recipe
        recipe.epochs = 2
        let trainer = try Trainer(
            network: try TrainerProblem.network(), recipe: recipe, training: training, threads: 1)
        _ = try await TrainerProblem.outcome(of: trainer)
        for epoch in 1...2 {
            #expect(training.indices(epoch: epoch).count == 16)
            #expect(Set(training.indices(epoch: epoch)).count == 16)
        }
        #expect(training.indices(epoch: 1) != training.indices(epoch: 2))
    }

    @Test func fewerSamplesThanABatchAreTakenAtOnce() async throws {
        let training = Blobs(5)
        var recipe = Self.recipe
        recipe.epochs = 1
        let trainer = try Trainer(
            network: try TrainerProblem.network(), recipe: recipe, training: training, threads: 1)
        let outcome = try #require(try await TrainerProblem.outcome(of: trainer))
        #expect(training.indices(epoch: 1).sorted() == Array(0..<5))
        #expect(outcome.history.count == 1)
        #expect(outcome.history[0].valLoss == nil)
    }

    @Test(arguments: [1, 124, 125, 126, 260])
    func validationTakesEachSampleOnce(count: Int) async throws {
        let validation = Blobs(count, seed: 5)
        var recipe = Self.recipe
        recipe.epochs = 1
        let network = try TrainerProblem.plainNetwork()
        let trainer = try Trainer(
            network: network, recipe: recipe, training: Blobs(16), validation: validation,
            threads: 1)
        let outcome = try #require(try await TrainerProblem.outcome(of: trainer))
        #expect(validation.indices(epoch: 0) == Array(0..<count))
        let expected = TrainerReference.measure(outcome.weights, Blobs(count, seed: 5))
        let metrics = outcome.history[0]
        let valLoss = try #require(metrics.valLoss)
        #expect(abs(valLoss - expected.loss) < 1e-5)
        #expect(metrics.valAccuracy == expected.accuracy)
    }

    @Test func validationIsSometimesButAtTheEndAlways() async throws {
        var recipe = Self.recipe
        recipe.epochs = 5
        recipe.validationFrequency = 2
        let trainer = try Trainer(
            network: try TrainerProblem.plainNetwork(), recipe: recipe, training: Blobs(16),
            validation: Blobs(4), threads: 1)
        let outcome = try #require(try await TrainerProblem.outcome(of: trainer))
        #expect(outcome.history.map { $0.valLoss != nil } == [false, true, false, true, true])
    }

    @Test func labelSmoothingSpreadsAShareOfEachTarget() async throws {
        // Weights of 0 predict 1/2 whatever the image; the first gradient of the bias is known.
        let network = try TrainerProblem.plainNetwork()
        let zeros = network.initialWeights(seed: 0).map { weight in
            Tensor(
                name: weight.name, shape: weight.shape,
                values: Array(repeating: 0, count: weight.values.count))
        }
        func outcome(_ smoothing: Double) async throws -> TrainingOutcome {
            let trainer = try Trainer(
                network: network, weights: zeros,
                recipe: Recipe(
                    epochs: 1, batchSize: 1, optimizer: .sgd(), learningRate: 1,
                    labelSmoothing: smoothing), training: Blobs(1), threads: 1)
            return try #require(try await TrainerProblem.outcome(of: trainer))
        }
        let hard = try await outcome(0)
        #expect(KernelData.difference(hard.weights[1].values, [0.5, -0.5]) < 1e-6)
        // Targets are 0.9 and 0.1 then; they still sum to 1.
        let smooth = try await outcome(0.2)
        #expect(KernelData.difference(smooth.weights[1].values, [0.4, -0.4]) < 1e-6)
        #expect(abs(smooth.history[0].loss - log(2)) < 1e-6)
    }

    @Test func aSeedSaysEveryBit() async throws {
        func run(seed: UInt64) async throws -> (weights: [Tensor], order: [Int]) {
            let training = Blobs(24)
            var recipe = Self.recipe
            recipe.epochs = 2
            recipe.seed = seed
            let trainer = try Trainer(
                network: try TrainerProblem.network(), recipe: recipe, training: training,
                threads: 1)
            let outcome = try #require(try await TrainerProblem.outcome(of: trainer))
            return (outcome.weights, training.indices(epoch: 1))
        }
        let first = try await run(seed: 1)
        #expect(try await run(seed: 1) == first)
        let other = try await run(seed: 2)
        #expect(other.weights != first.weights)
        #expect(other.order != first.order)
    }

    @Test func aLossThatIsNoNumberEndsTheRun() async throws {
        let trainer = try Trainer(
            network: try TrainerProblem.plainNetwork(),
            recipe: Recipe(epochs: 5, batchSize: 4, optimizer: .sgd(), learningRate: 1e39),
            training: Blobs(16), threads: 1)
        await #expect(throws: TrainingError.diverged(epoch: 1, step: 2)) {
            try await TrainerProblem.outcome(of: trainer)
        }
    }

    @Test func weightsThatTheLastStepSpoiltAreNotHandedOut() async throws {
        let trainer = try Trainer(
            network: try TrainerProblem.plainNetwork(),
            recipe: Recipe(epochs: 1, batchSize: 16, optimizer: .sgd(), learningRate: 1e39),
            training: Blobs(16), threads: 1)
        await #expect(throws: TrainingError.diverged(epoch: 1, step: 1)) {
            try await TrainerProblem.outcome(of: trainer)
        }
    }

    @Test func aTrainingWithoutSamplesIsRefused() throws {
        let network = try TrainerProblem.plainNetwork()
        #expect(throws: TrainingError.self) {
            try Trainer(network: network, recipe: Self.recipe, training: Blobs(0))
        }
        #expect(throws: TrainingError.self) {
            try Trainer(
                network: network, recipe: Self.recipe, training: Blobs(1), validation: Blobs(0))
        }
        #expect(throws: TrainingError.self) {
            try Trainer(network: network, recipe: Recipe(epochs: 0), training: Blobs(1))
        }
        var stopping = Self.recipe
        stopping.earlyStopping = EarlyStopping(patience: 1)
        #expect(throws: TrainingError.self) {
            try Trainer(network: network, recipe: stopping, training: Blobs(1))
        }
        #expect(throws: DesignError.self) {
            try Trainer(network: network, weights: [], recipe: Self.recipe, training: Blobs(1))
        }
    }
}

/// Plain loops for `TrainerProblem.plainNetwork`.
enum TrainerReference {
    static func measure(_ weights: [Tensor], _ data: Blobs) -> (loss: Double, accuracy: Double) {
        var (loss, right) = (0.0, 0.0)
        for index in 0..<data.count {
            var image = KernelData.zeros(64)
            var target = KernelData.zeros(2)
            image.withUnsafeMutableBufferPointer { image in
                target.withUnsafeMutableBufferPointer { target in
                    data.fill(index: index, epoch: 0, image: image, target: target)
                }
            }
            let logits = (0..<2).map { unit in
                (0..<64).reduce(Double(weights[1].values[unit])) {
                    $0 + Double(image[$1]) * Double(weights[0].values[2 * $1 + unit])
                }
            }
            let label = index % 2
            loss += log(1 + exp(logits[1 - label] - logits[label]))
            right += logits[label] > logits[1 - label] ? 1 : 0
        }
        return (loss / Double(data.count), right / Double(data.count))
    }
}
