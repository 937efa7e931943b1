/// A network that cannot be built as described: which layer, what it needs, what it was given.
public enum DesignError: Error, Hashable, Sendable {
    /// The layer cannot take an input of this shape.
    case unsuitableInput(layer: String, expected: String, found: [Shape])
    /// A hyper-parameter lies outside its range.
    case hyperparameter(layer: String, name: String, expected: String, found: String)
    /// Two layers bear one name, or a layer names an input that does not stand before it.
    case wiring(layer: String, problem: String)
    /// The layer has more outputs or weights than this program handles.
    case tooLarge(layer: String, shape: Shape, limit: Int)
    /// The weights do not fit the network.
    case weights(name: String, expected: String, found: String)
}

extension DesignError: CustomStringConvertible {
    /// One sentence that names the layer, what was expected and what was found.
    public var description: String {
        switch self {
        case .unsuitableInput(let layer, let expected, let found):
            "Layer “\(layer)” expects \(expected), but its input has the shape "
                + found.map { "\($0)" }.joined(separator: " and ") + "."
        case .hyperparameter(let layer, let name, let expected, let found):
            "Layer “\(layer)”: \(name) must be \(expected), not \(found)."
        case .wiring(let layer, let problem):
            "Layer “\(layer)” \(problem)."
        case .tooLarge(let layer, let shape, let limit):
            "Layer “\(layer)” has an array of the shape \(shape), more than \(limit) values."
        case .weights(let name, let expected, let found):
            "The weights “\(name)” should have \(expected), but have \(found)."
        }
    }
}
