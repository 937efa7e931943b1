import Datasets

/// Parts of a set of samples, each held out once: as nearly as possible equally many of each class in
/// each part.
struct Folds {
    /// The part in which each sample is held out.
    let parts: [UInt8]

    /// The same for the same arguments for ever.
    ///
    /// - Parameter count: 2 to 255.
    init(labels: [UInt8], count: Int, seed: UInt64) {
        precondition((2...255).contains(count), "\(count) folds")
        var generator = SeededGenerator(seed: seed)
        var parts = [UInt8](repeating: 0, count: labels.count)
        var next = [Int](repeating: 0, count: 256)
        for index in generator.permutation(of: labels.count) {
            let label = Int(labels[index])
            parts[index] = UInt8(next[label] % count)
            next[label] += 1
        }
        self.parts = parts
    }

    /// The samples held out in a part, ascending, and all others.
    func split(_ part: Int) -> (heldOut: [Int], others: [Int]) {
        (
            parts.indices.filter { Int(parts[$0]) == part },
            parts.indices.filter { Int(parts[$0]) != part }
        )
    }
}
