/// The networks that can be trained by name.
public enum Architecture: String, CaseIterable, Codable, Sendable {
    /// Flatten, 128 ReLU, 10: the smallest one, about 88 %.
    case dense
    /// Three convolutions and two dense layers, 436,458 trainable parameters.
    case slides
    /// Convolutions that are pooled early, with one residual pair a stage: learns fastest.
    case fast
    /// A small pre-activation residual network, less than 100,000 parameters.
    case tiny
    /// Pre-activation residual network, about 381,000 parameters: the accurate one.
    case residual
    /// The pre-activation ResNet-20 of He et al. 2016, 271,994 parameters: what others measured
    /// with it tells whether a training here is right.
    case resnet20

    /// The network for images of this shape and this many classes.
    ///
    /// - Throws: `DesignError` if the images are too small for it.
    public func network(inputShape: Shape = [28, 28, 1], classes: Int = 10) throws -> Network {
        switch self {
        case .dense: try dense(inputShape, classes)
        case .slides: try slides(inputShape, classes)
        case .fast: try fast(inputShape, classes)
        case .tiny: try residual(inputShape, classes, filters: [16, 32, 64], blocks: [1, 2, 1])
        case .residual:
            try residual(inputShape, classes, filters: [24, 48, 96], blocks: [1, 2, 2])
        case .resnet20:
            try residual(inputShape, classes, filters: [16, 32, 64], blocks: [3, 3, 3])
        }
    }

    private func dense(_ inputShape: Shape, _ classes: Int) throws -> Network {
        try .sequential(rawValue, inputShape: inputShape) {
            Flatten()
            Dense(units: 128, activation: .relu)
            Dense(units: classes, activation: .softmax)
        }
    }

    private func slides(_ inputShape: Shape, _ classes: Int) throws -> Network {
        try .sequential(rawValue, inputShape: inputShape) {
            Conv2D(filters: 16, kernelSize: 3, activation: .relu)
            BatchNormalization()
            Conv2D(filters: 32, kernelSize: 3, activation: .relu)
            BatchNormalization()
            MaxPooling2D()
            Dropout(rate: 0.25)
            Conv2D(filters: 64, kernelSize: 3, activation: .relu)
            BatchNormalization()
            MaxPooling2D()
            Dropout(rate: 0.25)
            Flatten()
            Dense(units: 256, activation: .relu)
            BatchNormalization()
            Dropout(rate: 0.5)
            Dense(units: classes, activation: .softmax)
        }
    }

    /// A stem and three stages: a convolution that is pooled, and after the first stage two more
    /// around which a shortcut leads.
    private func fast(_ inputShape: Shape, _ classes: Int) throws -> Network {
        var graph = Graph(name: rawValue, inputShape: inputShape)
        var x = Self.normalized(graph.add(Self.convolution(32), after: Graph.input), in: &graph)
        for (filters, hasShortcut) in [(32, false), (64, true), (96, true)] {
            x = graph.add(Self.convolution(filters), after: x)
            x = Self.normalized(graph.add(MaxPooling2D(), after: x), in: &graph)
            guard hasShortcut else { continue }
            let shortcut = x
            for _ in 0..<2 {
                x = Self.normalized(
                    graph.add(Self.convolution(filters), after: x), in: &graph)
            }
            x = graph.add(Add(), after: shortcut, x)
        }
        x = graph.add(GlobalAveragePooling2D(), after: x)
        _ = graph.add(Dense(units: classes, activation: .softmax), after: x)
        return try graph.network()
    }

    private static func normalized(_ input: Graph.Output, in graph: inout Graph) -> Graph.Output {
        let x = graph.add(BatchNormalization(momentum: 0.9), after: input)
        return graph.add(ReLU(), after: x)
    }

    /// Identity mappings of He et al. 2016 (arXiv 1603.05027): a stage of blocks for each number of
    /// filters, each after the first on half as many pixels.
    private func residual(
        _ inputShape: Shape, _ classes: Int, filters: [Int], blocks: [Int]
    ) throws -> Network {
        var graph = Graph(name: rawValue, inputShape: inputShape)
        var x = graph.add(Self.convolution(filters[0]), after: Graph.input)
        for (stage, filters) in filters.enumerated() {
            for block in 0..<blocks[stage] {
                x = Self.residualBlock(
                    x, filters: filters, strides: stage > 0 && block == 0 ? 2 : 1, in: &graph)
            }
        }
        x = graph.add(GlobalAveragePooling2D(), after: Self.normalized(x, in: &graph))
        _ = graph.add(Dense(units: classes, activation: .softmax), after: x)
        return try graph.network()
    }

    private static func residualBlock(
        _ input: Graph.Output, filters: Int, strides: Int, in graph: inout Graph
    ) -> Graph.Output {
        var x = normalized(input, in: &graph)
        let shortcut =
            strides == 1
            ? input
            : graph.add(convolution(filters, kernelSize: 1, strides: strides), after: x)
        x = graph.add(convolution(filters, strides: strides), after: x)
        x = graph.add(convolution(filters), after: normalized(x, in: &graph))
        return graph.add(Add(), after: shortcut, x)
    }

    private static func convolution(
        _ filters: Int, kernelSize: Int = 3, strides: Int = 1
    ) -> Conv2D {
        Conv2D(
            filters: filters, kernelSize: kernelSize, strides: strides, padding: .same,
            useBias: false, kernelInitializer: .heNormal)
    }
}
