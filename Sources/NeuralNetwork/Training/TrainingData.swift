/// Samples for training or validation; what they are made from stays outside, for example as bytes.
///
/// `fill` is called for one sample at a time and must give the same values for the same arguments:
/// a random augmentation takes its seed from `index` and `epoch`.
public protocol TrainingData: Sendable {
    /// Number of samples.
    var count: Int { get }
    /// What the samples are made of, in a few words; a run continues only with the same.
    var provenance: String { get }

    /// Writes one sample.
    ///
    /// - Parameters:
    ///   - index: In 0..<`count`.
    ///   - epoch: Counts from 1; 0 for validation, which wants no augmentation.
    ///   - image: `[height, width, channels]`, already scaled; holds anything before.
    ///   - target: `[classes]`, the probability of each class; a target that sums to w weighs w. Holds
    ///     zeros before. Without label smoothing, which the fit loop applies.
    func fill(
        index: Int, epoch: Int, image: UnsafeMutableBufferPointer<Float>,
        target: UnsafeMutableBufferPointer<Float>)
}

extension TrainingData {
    /// Nothing: samples tell no more than how many they are.
    public var provenance: String { "" }
}
