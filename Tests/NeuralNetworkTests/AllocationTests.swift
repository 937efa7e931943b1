import CAllocations
import NeuralNetwork
import Testing

/// A plan has all of its memory once it is compiled and has run once. What oneDNN does with the
/// arguments of a primitive, in each execution, is its own business.
@Suite struct AllocationTests {
    @Test func theCounterSeesAllocations() {
        allocations_begin()
        let array = [Int](unsafeUninitializedCapacity: 1_000) { $1 = $0.count }
        #expect(allocations_end() > 0)
        #expect(array.count == 1_000)
    }

    @Test(arguments: Architecture.allCases, [1, 2])
    func aTrainingStepAllocatesNothing(_ architecture: Architecture, threads: Int) throws {
        let network = try architecture.network()
        let plan = try TrainingPlan(
            network: network, weights: network.initialWeights(seed: 1), batchSize: 8,
            threads: threads)
        plan.images.update(repeating: 0.5)
        plan.targets.update(repeating: 0.1)
        _ = plan.step(0)
        allocations_begin()
        for number in 1...3 { _ = plan.step(UInt64(number)) }
        #expect(allocations_end() == 0)
    }

    @Test(arguments: Architecture.allCases, [1, 8])
    func aPredictionAllocatesNothing(_ architecture: Architecture, batchSize: Int) throws {
        let network = try architecture.network()
        let plan = try InferencePlan(
            network: network, weights: network.initialWeights(seed: 1), batchSize: batchSize)
        plan.images.update(repeating: 0.5)
        plan.run()
        allocations_begin()
        for number in 0..<4 { plan.run(keepingFeatures: number > 1) }
        #expect(allocations_end() == 0)
    }
}
