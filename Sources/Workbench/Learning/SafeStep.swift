import NeuralNetwork

/// How far to go from the old weights towards the tuned ones: as far as images that were not corrected
/// hardly notice. What is not right after that is learned by units of its own, which none of the other
/// images notice. Between two such weights a network is often better than at either (Wortsman et al.
/// 2022, "Robust fine-tuning of zero-shot models", arXiv 2109.01903).
struct SafeStep {
    /// The true classes of the images that are watched, which the network did not learn from.
    let labels: [Int]
    /// How many corrections are learned: of hundreds a person expects that they are felt.
    let corrections: Int
    /// The classes that the network with other weights predicts for the watched images; nil if the task
    /// was cancelled.
    let classes: @Sendable ([Tensor]) async throws -> [Int]?

    /// From the whole way down.
    private static let shares: [Float] = [1, 0.4, 0.15]
    /// Up to so many corrections the shares below hold; of more, as many times more.
    private static let few = 20.0
    /// Share of the watched images that may change class.
    private static let churn = 0.001
    /// Share of them that may be lost, net.
    private static let loss = 0.001

    /// The weights after the farthest step that does no harm, nil where each would; outer nil if the
    /// task was cancelled.
    ///
    /// - Parameters:
    ///   - old: The weights before.
    ///   - new: The tuned weights.
    ///   - progress: Is told the share done, 0…1.
    func weights(
        from old: [Tensor], to new: [Tensor], progress: @escaping @Sendable (Double) -> Void
    ) async throws -> [Tensor]?? {
        guard let before = try await classes(old) else { return nil }
        let sweeps = Double(Self.shares.count + 1)
        progress(1 / sweeps)
        for (place, share) in Self.shares.enumerated() {
            let stepped = zip(old, new).map { old, new in
                Tensor(
                    name: old.name, shape: old.shape,
                    values: zip(old.values, new.values).map { $0 + ($1 - $0) * share })
            }
            guard let after = try await classes(stepped) else { return nil }
            if isHarmless(before, after) { return stepped }
            progress(Double(place + 2) / sweeps)
        }
        return .some(nil)
    }

    private func isHarmless(_ before: [Int], _ after: [Int]) -> Bool {
        let changed = labels.indices.count { before[$0] != after[$0] }
        let lost =
            labels.indices.count { before[$0] == labels[$0] }
            - labels.indices.count { after[$0] == labels[$0] }
        let count = Double(labels.count) * max(1, Double(corrections) / Self.few)
        return Double(changed) <= Self.churn * count && Double(lost) <= Self.loss * count
    }
}
