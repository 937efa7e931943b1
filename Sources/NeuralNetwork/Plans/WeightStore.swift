/// All weights of a training plan in Keras's layout: what learns in one flat buffer beside its
/// gradient, the rest (frozen layers and running statistics) in another.
final class WeightStore {
    struct Weight {
        let value: UnsafeMutablePointer<Float>
        /// Nil if it does not learn.
        let gradient: UnsafeMutablePointer<Float>?
    }

    let parameters: AlignedBuffer
    let gradients: AlignedBuffer
    let ranges: [TrainingPlan.ParameterRange]
    let state: AlignedBuffer
    private let network: Network
    /// In the order of `network.weightSpecs`.
    private let weights: [Weight]

    init(network: Network, frozenLayers: Set<String>) {
        self.network = network
        let specs = network.weightSpecs
        let output = specs.last { $0.weight.decays }?.layer
        var learning = 0
        var resting = 0
        var ranges: [TrainingPlan.ParameterRange] = []
        let places = specs.map { layer, weight in
            let learns = weight.isTrainable && !frozenLayers.contains(layer)
            let start = learns ? learning : resting
            if learns {
                ranges.append(
                    .init(
                        name: "\(layer)/\(weight.name)", range: start..<start + weight.count,
                        decays: weight.decays,
                        columns: weight.decays && layer != output ? weight.shape.last : nil))
                learning = Self.aligned(start + weight.count)
            } else {
                resting = Self.aligned(start + weight.count)
            }
            return (learns: learns, start: start)
        }
        let (parameters, gradients) = (
            AlignedBuffer(count: learning), AlignedBuffer(count: learning)
        )
        let state = AlignedBuffer(count: resting)
        (self.parameters, self.gradients, self.state) = (parameters, gradients, state)
        self.ranges = ranges
        weights = places.map { place in
            Weight(
                value: (place.learns ? parameters : state).start + place.start,
                gradient: place.learns ? gradients.start + place.start : nil)
        }
    }

    /// The weights of one layer by Keras's name.
    func weights(of layer: String) -> [String: Weight] {
        var found: [String: Weight] = [:]
        for (weight, spec) in zip(weights, network.weightSpecs) where spec.layer == layer {
            found[spec.weight.name] = weight
        }
        return found
    }

    func tensors() -> [Tensor] {
        zip(weights, network.weightSpecs).map { weight, spec in
            Tensor(
                name: "\(spec.layer)/\(spec.weight.name)", shape: spec.weight.shape,
                values: Array(UnsafeBufferPointer(start: weight.value, count: spec.weight.count)))
        }
    }

    /// - Throws: `DesignError` if they do not fit.
    func set(_ tensors: [Tensor]) throws {
        try network.check(weights: tensors)
        for (weight, tensor) in zip(weights, tensors) {
            tensor.values.withUnsafeBufferPointer { values in
                guard let start = values.baseAddress else { return }
                weight.value.update(from: start, count: values.count)
            }
        }
    }

    /// Each array starts at a cache line, so that kernels need not straddle two.
    private static func aligned(_ count: Int) -> Int { (count + 15) / 16 * 16 }
}
