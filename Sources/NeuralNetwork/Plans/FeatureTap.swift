/// Reads what the network's head reads, `[images, features]`, out of a plan's memory.
struct FeatureTap {
    /// Values for each image.
    let count: Int
    private let storage: InferenceCompiler.Storage
    /// A normalisation that the head has taken into its kernel, so that the memory is without it.
    private let pending: ChannelAffine?

    init(_ value: InferenceCompiler.Value, count: Int) {
        (storage, pending, self.count) = (value.storage, value.pending, count)
    }

    /// Copies the features of the first `images`, as they are after the plan's steps have run.
    func copy(images: Int, to output: UnsafeMutablePointer<Float>) {
        guard let pending else {
            return output.update(from: storage.start, count: images * count)
        }
        let channels = pending.scale.count
        for position in 0..<images * count {
            let channel = position % channels
            output[position] =
                storage.start[position] * pending.scale[channel] + pending.shift[channel]
        }
    }
}
