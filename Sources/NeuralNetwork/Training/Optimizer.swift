extension Recipe {
    /// What turns gradients into new weights. Formulas are PyTorch's.
    public enum Optimizer: Hashable, Sendable {
        /// Stochastic gradient descent; momentum in 0..<1, Nesterov's only with momentum above 0.
        case sgd(momentum: Double = 0, nesterov: Bool = false)
        /// Kingma and Ba 2015; betas in 0..<1, epsilon above 0.
        case adam(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8)
        /// Adam with decoupled weight decay; Loshchilov and Hutter 2019.
        case adamW(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8)
        /// Muon for the kernels of hidden layers (Jordan et al. 2024), their weight decay decoupled;
        /// AdamW without it, at `adamRatio` (above 0) times the learning rate, for the output layer,
        /// biases and normalisation. Momentum in 0..<1.
        case muon(momentum: Double = 0.95, nesterov: Bool = true, adamRatio: Double = 0.1)

        func validate() throws {
            switch self {
            case .sgd(let momentum, let nesterov):
                try Recipe.require(
                    (0..<1).contains(momentum), "momentum", "at least 0 and below 1", momentum)
                try Recipe.require(
                    !nesterov || momentum > 0, "momentum", "above 0 with nesterov", momentum)
            case .adam(let beta1, let beta2, let epsilon),
                .adamW(let beta1, let beta2, let epsilon):
                try Recipe.require(
                    (0..<1).contains(beta1), "beta_1", "at least 0 and below 1", beta1)
                try Recipe.require(
                    (0..<1).contains(beta2), "beta_2", "at least 0 and below 1", beta2)
                try Recipe.require(
                    Float(epsilon) > 0 && Float(epsilon).isFinite, "epsilon", "above 0", epsilon)
            case .muon(let momentum, _, let adamRatio):
                try Recipe.require(
                    (0..<1).contains(momentum), "momentum", "at least 0 and below 1", momentum)
                try Recipe.require(
                    adamRatio > 0 && adamRatio.isFinite, "adam_lr_ratio", "above 0", adamRatio)
            }
        }
    }
}

extension Recipe.Optimizer: Codable {
    private enum CodingKeys: String, CodingKey {
        case name, momentum, nesterov, epsilon
        case adamRatio = "adam_lr_ratio"
        case beta1 = "beta_1"
        case beta2 = "beta_2"
    }

    private enum Name: String, Codable {
        case sgd, adam, muon
        case adamW = "adamw"
    }

    /// Reads `{"name": "sgd", "momentum": 0.9, "nesterov": true}` and the like; names are Keras's.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        func number(_ key: CodingKeys, _ fallback: Double) throws -> Double {
            try values.decodeIfPresent(Double.self, forKey: key) ?? fallback
        }
        switch try values.decode(Name.self, forKey: .name) {
        case .sgd:
            self = .sgd(
                momentum: try number(.momentum, 0),
                nesterov: try values.decodeIfPresent(Bool.self, forKey: .nesterov) ?? false)
        case .adam:
            self = .adam(
                beta1: try number(.beta1, 0.9), beta2: try number(.beta2, 0.999),
                epsilon: try number(.epsilon, 1e-8))
        case .adamW:
            self = .adamW(
                beta1: try number(.beta1, 0.9), beta2: try number(.beta2, 0.999),
                epsilon: try number(.epsilon, 1e-8))
        case .muon:
            self = .muon(
                momentum: try number(.momentum, 0.95),
                nesterov: try values.decodeIfPresent(Bool.self, forKey: .nesterov) ?? true,
                adamRatio: try number(.adamRatio, 0.1))
        }
    }

    /// Writes what `init(from:)` reads.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        switch self {
        case .sgd(let momentum, let nesterov):
            try values.encode(Name.sgd, forKey: .name)
            try values.encode(momentum, forKey: .momentum)
            try values.encode(nesterov, forKey: .nesterov)
        case .adam(let beta1, let beta2, let epsilon), .adamW(let beta1, let beta2, let epsilon):
            try values.encode(isDecoupled ? Name.adamW : Name.adam, forKey: .name)
            try values.encode(beta1, forKey: .beta1)
            try values.encode(beta2, forKey: .beta2)
            try values.encode(epsilon, forKey: .epsilon)
        case .muon(let momentum, let nesterov, let adamRatio):
            try values.encode(Name.muon, forKey: .name)
            try values.encode(momentum, forKey: .momentum)
            try values.encode(nesterov, forKey: .nesterov)
            try values.encode(adamRatio, forKey: .adamRatio)
        }
    }

    /// Whether weight decay acts on the weights themselves instead of on the gradient.
    var isDecoupled: Bool {
        if case .adamW = self { true } else { false }
    }
}
