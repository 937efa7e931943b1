extension FeatureRoots {
    /// One in so many other images lies as near to an image as a ball around it may reach.
    private static let othersOutside = 25_000.0
    /// Nearest pairs that tell where that is; of fewer the chance of one image would decide.
    private static let fewestPairs = 20
    /// Whoever draws the progress has more to do than to follow each image.
    private static let imagesBetweenReports = 32

    /// How far a ball around an image may reach without taking in others: the squared distance, for each
    /// feature and in units of `scale`, that one in 25,000 pairs of images does not exceed.
    ///
    /// Half a second for 2,000 images of 100 features.
    ///
    /// - Parameters:
    ///   - features: `[images, features]`, of different images of all classes.
    ///   - progress: Is told the share done, 0…1, every 32 images.
    /// - Returns: nil for less than a thousand images, for images that are alike, or if the task
    ///   was cancelled.
    public func reach(
        among features: [Float], progress: (Double) -> Void = { _ in }
    ) -> Float? {
        let images = features.count / max(featureCount, 1)
        let wanted = Int(Double(images * (images - 1) / 2) / Self.othersOutside)
        guard wanted >= Self.fewestPairs else { return nil }
        let roots = signedRoots(features)
        let width = roots.count / images
        var (nearest, bound): ([Float], Float) = ([], .infinity)
        roots.withUnsafeBufferPointer { roots in
            for first in 1..<images where !Task.isCancelled {
                for second in 0..<first {
                    var distance: Float = 0
                    for place in 0..<width {
                        let difference =
                            roots[first * width + place] - roots[second * width + place]
                        distance += difference * difference
                    }
                    if distance < bound { nearest.append(distance) }
                }
                if first % Self.imagesBetweenReports == 0 || first == images - 1 {
                    progress(Double(first * (first + 1)) / Double(images * (images - 1)))
                }
                guard nearest.count > 2 * wanted else { continue }
                nearest = Array(nearest.sorted().prefix(wanted))
                bound = nearest[wanted - 1]
            }
        }
        if Task.isCancelled { return nil }
        let reach = nearest.sorted()[wanted - 1] / (Float(featureCount) * scale)
        return reach > 0 && reach.isFinite ? reach : nil
    }

    /// The roots of the features; where these may be below 0, then those of their negatives.
    private func signedRoots(_ features: [Float]) -> [Float] {
        guard isSigned else { return features.map { max($0, 0).squareRoot() } }
        return features.flatMap { [max($0, 0).squareRoot(), max(-$0, 0).squareRoot()] }
    }
}
