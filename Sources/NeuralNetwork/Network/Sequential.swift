/// Writes a chain of layers as a list.
@resultBuilder
public enum LayersBuilder {
    /// One layer.
    public static func buildExpression(_ spec: any LayerSpec) -> [Layer] { [spec.layer] }
    /// One after the other.
    public static func buildBlock(_ parts: [Layer]...) -> [Layer] { parts.flatMap { $0 } }
    /// `if` without `else`.
    public static func buildOptional(_ part: [Layer]?) -> [Layer] { part ?? [] }
    /// `if … else`, first branch.
    public static func buildEither(first: [Layer]) -> [Layer] { first }
    /// `if … else`, second branch.
    public static func buildEither(second: [Layer]) -> [Layer] { second }
    /// `for`.
    public static func buildArray(_ parts: [[Layer]]) -> [Layer] { parts.flatMap { $0 } }
}

extension Network {
    /// A chain of layers, as Keras's `Sequential`.
    ///
    /// - Throws: `DesignError` naming the layer at fault.
    public static func sequential(
        _ name: String, inputShape: Shape = [28, 28, 1], @LayersBuilder _ layers: () -> [Layer]
    ) throws -> Network {
        var graph = Graph(name: name, inputShape: inputShape)
        _ = layers().reduce(Graph.input) { graph.add($1, after: [$0]) }
        return try graph.network()
    }
}

/// Collects layers with branches, as Keras's functional API does.
public struct Graph {
    /// Stands for a layer's output.
    public struct Output: Sendable {
        let name: String
    }

    /// The network's input.
    public static let input = Output(name: Network.inputName)

    private let name: String
    private let inputShape: Shape
    private var nodes: [Network.Node] = []
    private var counts: [String: Int] = [:]

    /// An empty graph.
    public init(name: String, inputShape: Shape = [28, 28, 1]) {
        self.name = name
        self.inputShape = inputShape
    }

    /// Adds a layer that takes the outputs named; an unnamed layer is numbered as Keras does.
    public mutating func add(_ spec: any LayerSpec, after inputs: Output...) -> Output {
        add(spec.layer, after: inputs)
    }

    /// The network, its last added layer the output.
    ///
    /// - Throws: `DesignError` naming the layer at fault.
    public func network() throws -> Network {
        try Network(name: name, inputShape: inputShape, nodes: nodes)
    }

    mutating func add(_ layer: Layer, after inputs: [Output]) -> Output {
        let name = layer.name.isEmpty ? nextName(for: layer) : layer.name
        nodes.append(.init(layer: layer.named(name), inputs: inputs.map(\.name)))
        return Output(name: name)
    }

    private mutating func nextName(for layer: Layer) -> String {
        let base = Self.snakeCase(type(of: layer.spec).className)
        let count = counts[base, default: 0]
        counts[base] = count + 1
        return count == 0 ? base : "\(base)_\(count)"
    }

    /// As Keras: `MaxPooling2D` → `max_pooling2d`, `Conv2D` → `conv2d`, `ReLU` → `re_lu`.
    static func snakeCase(_ className: String) -> String {
        var result = ""
        var previous: Character = "A"
        for character in className {
            if character.isUppercase && previous.isLowercase { result.append("_") }
            result.append(contentsOf: character.lowercased())
            previous = character
        }
        return result
    }
}
