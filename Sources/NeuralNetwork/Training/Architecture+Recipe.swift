extension Architecture {
    /// The recipe that suits the architecture on Fashion-MNIST.
    public func recipe(epochs: Int, seed: UInt64 = 0) -> Recipe {
        switch self {
        case .dense:
            Recipe(epochs: epochs, schedule: .cosine(), seed: seed)
        case .slides:
            Recipe(epochs: epochs, learningRate: 0.003, schedule: .oneCycle(), seed: seed)
        case .residual:
            Recipe(
                epochs: epochs, optimizer: .sgd(momentum: 0.9, nesterov: true), learningRate: 0.1,
                schedule: .oneCycle(), weightDecay: 5e-4, emaDecay: 0.999, seed: seed)
        }
    }
}
