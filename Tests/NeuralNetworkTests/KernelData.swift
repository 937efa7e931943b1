import CKernels
import NeuralNetwork

/// Numbers for tests of kernels.
enum KernelData {
    static func random(_ count: Int, seed: UInt64) -> [Float] {
        var generator = SplitMix64(state: seed)
        return (0..<count).map { _ in Float.random(in: -1...1, using: &generator) }
    }

    static func zeros(_ count: Int) -> [Float] { Array(repeating: 0, count: count) }

    /// One value a channel, repeated over a period of the kernels.
    static func spread(_ values: [Float]) -> [Float] {
        var period = zeros(kernels_period(values.count))
        kernels_spread(values, &period, values.count)
        return period
    }

    static func channelSums(_ values: [Float], _ channels: Int) -> [Float] {
        var sums = Array(repeating: 0.0, count: channels)
        for index in values.indices { sums[index % channels] += Double(values[index]) }
        return sums.map { Float($0) }
    }

    static func difference(_ found: [Float], _ expected: [Float]) -> Float {
        guard found.count == expected.count else { return .infinity }
        return zip(found, expected).reduce(0) { max($0, abs($1.0 - $1.1)) }
    }
}
