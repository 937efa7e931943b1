extension TrainingPlan {
    /// Writes a batch of samples to `images` and `targets`.
    ///
    /// - Parameters:
    ///   - indices: As many as the batch takes.
    ///   - labelSmoothing: The share of a target that is spread over all classes; its sum stays.
    func fill(
        from data: any TrainingData, at indices: ArraySlice<Int>, epoch: Int,
        labelSmoothing: Double = 0
    ) {
        precondition(indices.count == batchSize, "\(indices.count) samples for \(batchSize)")
        let size = images.count / batchSize
        let classes = targets.count / batchSize
        targets.update(repeating: 0)
        for (row, index) in indices.enumerated() {
            let target = targets.row(row, of: classes)
            data.fill(
                index: index, epoch: epoch, image: images.row(row, of: size), target: target)
            Self.smooth(target, by: Float(labelSmoothing))
        }
    }

    private static func smooth(
        _ target: UnsafeMutableBufferPointer<Float>, by share: Float
    ) {
        guard share > 0 else { return }
        let spread = target.reduce(0, +) * share / Float(target.count)
        for index in target.indices { target[index] = target[index] * (1 - share) + spread }
    }
}
