import Glibc

/// Units beside a network's head, each of which answers to one corrected image and to images nearly
/// like it, and is silent on all others: what the network says of those stays as it is, exactly.
///
/// With h `[roots]`, the lines of the features' roots, the logits gain relu(h · kernel + bias) ·
/// output. In a network they are three dense layers whose result is added to the head's: see
/// `Network.adding(_:to:)`. Keys that fire for edited samples alone are after Hartvigsen et al. 2023,
/// "Aging with GRACE" (arXiv 2211.11031).
public struct CorrectionUnits: Hashable, Sendable {
    /// What the units read.
    public let roots: FeatureRoots
    /// Number of logits that a unit writes.
    public let classCount: Int
    /// `[roots, units]`, Keras's layout.
    public let kernel: [Float]
    /// `[units]`.
    public let bias: [Float]
    /// `[units, classes]`.
    public let output: [Float]

    /// Number of units.
    public var count: Int { bias.count }

    /// - Precondition: The arrays have the sizes above.
    public init(
        roots: FeatureRoots, classCount: Int, kernel: [Float], bias: [Float], output: [Float]
    ) {
        precondition(
            kernel.count == roots.count * bias.count && output.count == classCount * bias.count,
            "\(kernel.count) and \(output.count) values for \(bias.count) units, "
                + "\(roots.count) roots, \(classCount) classes")
        (self.roots, self.classCount) = (roots, classCount)
        (self.kernel, self.bias, self.output) = (kernel, bias, output)
    }

    /// The same units with other outputs.
    ///
    /// - Parameter output: `[units, classes]`.
    func with(output: [Float]) -> CorrectionUnits {
        CorrectionUnits(
            roots: roots, classCount: classCount, kernel: kernel, bias: bias, output: output)
    }

    /// These units, then others that read the same roots.
    func followed(by others: CorrectionUnits) -> CorrectionUnits {
        var both: [Float] = []
        for row in 0..<roots.count {
            both += kernel[row * count..<(row + 1) * count]
            both += others.kernel[row * others.count..<(row + 1) * others.count]
        }
        return CorrectionUnits(
            roots: roots, classCount: classCount, kernel: both, bias: bias + others.bias,
            output: output + others.output)
    }

    /// What each unit says of one image, `[units]`, at least 0.
    ///
    /// - Parameter features: `[features]`.
    public func responses(to features: some Collection<Float>) -> [Float] {
        guard count > 0 else { return [] }
        var sums = bias
        let count = count
        sums.withUnsafeMutableBufferPointer { sums in
            kernel.withUnsafeBufferPointer { kernel in
                roots.forEachLine(of: features) { line, height in
                    let row = line * count
                    for unit in 0..<count { sums[unit] += height * kernel[row + unit] }
                }
            }
        }
        return sums.map { max($0, 0) }
    }

    /// Probabilities with what the units say added to the logits that they were made of.
    ///
    /// - Parameters:
    ///   - probabilities: `[classes]`.
    ///   - temperature: What the logits were divided by.
    /// - Returns: `[classes]`; nil where no unit answers.
    public func adjusted(
        _ probabilities: some Collection<Float>, features: some Collection<Float>,
        temperature: Float
    ) -> [Float]? {
        let responses = responses(to: features)
        guard responses.contains(where: { $0 > 0 }) else { return nil }
        var logits = probabilities.map { log(max($0, 1e-30)) }
        for (unit, response) in responses.enumerated() where response > 0 {
            for place in logits.indices {
                logits[place] += response * output[unit * classCount + place] / temperature
            }
        }
        let greatest = logits.max() ?? 0
        let shares = logits.map { exp($0 - greatest) }
        let sum = shares.reduce(0, +)
        return shares.map { $0 / sum }
    }
}
