import Glibc

extension Recipe {
    /// How the learning rate changes over the run, as a factor of the recipe's learning rate.
    public enum Schedule: Hashable, Sendable {
        /// Always 1.
        case constant
        /// Multiplied by `factor`, above 0, after every so many epochs.
        case step(every: Int, factor: Double)
        /// Rises linearly over `warmup` epochs, then falls along half a cosine to `final`, both at
        /// least 0 (Loshchilov and Hutter 2017, without restarts).
        case cosine(warmup: Double = 0, final: Double = 0)
        /// Rises linearly over `warmup` epochs, then falls linearly to `final`, both at least 0.
        case linear(warmup: Double = 0, final: Double = 0)
        /// Rises along half a cosine from 1 / `divisor` for the share `rise` of all steps, then falls
        /// along another to 1 / (`divisor` × `finalDivisor`); Smith and Topin 2018, PyTorch's
        /// `OneCycleLR`.
        case oneCycle(rise: Double = 0.3, divisor: Double = 25, finalDivisor: Double = 10_000)

        /// The factor at a step of the run.
        ///
        /// - Parameters:
        ///   - step: Counts the steps of the whole run from 0.
        ///   - stepsPerEpoch: At least 1.
        ///   - epochs: At least 1.
        public func factor(step: Int, stepsPerEpoch: Int, epochs: Int) -> Double {
            let total = stepsPerEpoch * epochs
            switch self {
            case .constant: return 1
            case .step(let every, let factor):
                return pow(factor, Double(step / stepsPerEpoch / every))
            case .cosine(let warmup, let final), .linear(let warmup, let final):
                let rising = min((warmup * Double(stepsPerEpoch)).rounded(), Double(total))
                if Double(step) < rising { return Double(step + 1) / rising }
                let progress = (Double(step) - rising) / max(Double(total) - rising, 1)
                if isLinear { return 1 + (final - 1) * progress }
                return Self.anneal(from: 1, to: final, progress)
            case .oneCycle(let rise, let divisor, let finalDivisor):
                let (start, end) = (1 / divisor, 1 / divisor / finalDivisor)
                let top = max(rise * Double(total) - 1, 0)
                let last = Double(total - 1)
                if Double(step) <= top && top > 0 {
                    return Self.anneal(from: start, to: 1, Double(step) / top)
                }
                let progress = last > top ? (Double(step) - top) / (last - top) : 0
                return Self.anneal(from: 1, to: end, progress)
            }
        }

        func validate() throws {
            switch self {
            case .constant: break
            case .step(let every, let factor):
                try Recipe.require(every >= 1, "every", "at least 1 epoch", every)
                try Recipe.require(factor > 0 && factor.isFinite, "factor", "above 0", factor)
            case .cosine(let warmup, let final), .linear(let warmup, let final):
                try Recipe.require(
                    warmup >= 0 && warmup.isFinite, "warmup_epochs", "at least 0", warmup)
                try Recipe.require((0...1).contains(final), "final", "between 0 and 1", final)
            case .oneCycle(let rise, let divisor, let finalDivisor):
                try Recipe.require((0...1).contains(rise), "rise", "between 0 and 1", rise)
                try Recipe.require(
                    divisor >= 1 && divisor.isFinite, "divisor", "at least 1", divisor)
                try Recipe.require(
                    finalDivisor >= 1 && finalDivisor.isFinite, "final_divisor", "at least 1",
                    finalDivisor)
            }
        }

        private static func anneal(from start: Double, to end: Double, _ progress: Double) -> Double
        {
            end + (start - end) / 2 * (1 + cos(.pi * min(progress, 1)))
        }
    }
}

extension Recipe.Schedule: Codable {
    private enum CodingKeys: String, CodingKey {
        case name, every, factor, final, rise, divisor
        case warmup = "warmup_epochs"
        case finalDivisor = "final_divisor"
    }

    private enum Name: String, Codable {
        case constant, step, cosine, linear
        case oneCycle = "one_cycle"
    }

    /// Reads `{"name": "cosine", "warmup_epochs": 1, "final": 0}` and the like.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        func number(_ key: CodingKeys, _ fallback: Double) throws -> Double {
            try values.decodeIfPresent(Double.self, forKey: key) ?? fallback
        }
        switch try values.decode(Name.self, forKey: .name) {
        case .constant: self = .constant
        case .step:
            self = .step(
                every: try values.decode(Int.self, forKey: .every),
                factor: try values.decode(Double.self, forKey: .factor))
        case .cosine:
            self = .cosine(warmup: try number(.warmup, 0), final: try number(.final, 0))
        case .linear:
            self = .linear(warmup: try number(.warmup, 0), final: try number(.final, 0))
        case .oneCycle:
            self = .oneCycle(
                rise: try number(.rise, 0.3), divisor: try number(.divisor, 25),
                finalDivisor: try number(.finalDivisor, 10_000))
        }
    }

    /// Writes what `init(from:)` reads.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .constant:
            try values.encode(Name.constant, forKey: .name)
        case .step(let every, let factor):
            try values.encode(Name.step, forKey: .name)
            try values.encode(every, forKey: .every)
            try values.encode(factor, forKey: .factor)
        case .cosine(let warmup, let final), .linear(let warmup, let final):
            try values.encode(isLinear ? Name.linear : Name.cosine, forKey: .name)
            try values.encode(warmup, forKey: .warmup)
            try values.encode(final, forKey: .final)
        case .oneCycle(let rise, let divisor, let finalDivisor):
            try values.encode(Name.oneCycle, forKey: .name)
            try values.encode(rise, forKey: .rise)
            try values.encode(divisor, forKey: .divisor)
            try values.encode(finalDivisor, forKey: .finalDivisor)
        }
    }

    fileprivate var isLinear: Bool {
        if case .linear = self { true } else { false }
    }
}
