/// In which order an epoch takes the samples: drawn from the run's seed and the epoch alone, so
/// that a run that continues takes the same.
struct EpochOrder {
    let indices: [Int]

    init(count: Int, seed: UInt64, epoch: Int) {
        var generator = SplitMix64(state: seed)
        generator = SplitMix64(state: generator.next() ^ UInt64(epoch))
        indices = (0..<count).shuffled(using: &generator)
    }
}
