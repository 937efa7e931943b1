import Glibc

/// Steele, Lea and Flood 2014, “Fast splittable pseudorandom number generators”.
public struct SplitMix64: RandomNumberGenerator, Codable, Hashable, Sendable {
    /// All there is to it: save and restore this.
    public var state: UInt64

    /// Starts the sequence that belongs to `state`.
    public init(state: UInt64) {
        self.state = state
    }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// In 0..<1, 24 random bits.
    mutating func uniform() -> Float { Float(next() >> 40) * 0x1p-24 }

    /// Standard normal; Box and Muller 1958.
    mutating func normal() -> Float {
        let radius = (-2 * log(1 - uniform())).squareRoot()
        return radius * cos(2 * .pi * uniform())
    }
}
