/// The networks that can be trained by name.
public enum Architecture: String, CaseIterable, Codable, Sendable {
    /// Flatten, 128 ReLU, 10: the smallest one, about 88 %.
    case dense
    /// Three convolutions and two dense layers, 436,458 trainable parameters.
    case slides
    /// Pre-activation residual network, about 381,000 parameters: the accurate one.
    case residual

    /// The network for images of this shape and this many classes.
    ///
    /// - Throws: `DesignError` if the images are too small for it.
    public func network(inputShape: Shape = [28, 28, 1], classes: Int = 10) throws -> Network {
        switch self {
        case .dense: try dense(inputShape, classes)
        case .slides: try slides(inputShape, classes)
        case .residual: try residual(inputShape, classes)
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

    /// Identity mappings of He et al. 2016 (arXiv 1603.05027); 1, 2 and 2 blocks of 24, 48 and 96
    /// filters on 28, 14 and 7 pixels.
    private func residual(_ inputShape: Shape, _ classes: Int) throws -> Network {
        var graph = Graph(name: rawValue, inputShape: inputShape)
        var x = graph.add(Self.convolution(24, strides: 1), after: Graph.input)
        for (filters, blocks, strides) in [(24, 1, 1), (48, 2, 2), (96, 2, 2)] {
            for block in 0..<blocks {
                x = Self.residualBlock(
                    x, filters: filters, strides: block == 0 ? strides : 1, in: &graph)
            }
        }
        x = graph.add(BatchNormalization(momentum: 0.9), after: x)
        x = graph.add(ReLU(), after: x)
        x = graph.add(GlobalAveragePooling2D(), after: x)
        _ = graph.add(Dense(units: classes, activation: .softmax), after: x)
        return try graph.network()
    }

    private static func residualBlock(
        _ input: Graph.Output, filters: Int, strides: Int, in graph: inout Graph
    ) -> Graph.Output {
        var x = graph.add(BatchNormalization(momentum: 0.9), after: input)
        x = graph.add(ReLU(), after: x)
        let shortcut =
            strides == 1
            ? input
            : graph.add(convolution(filters, kernelSize: 1, strides: strides), after: x)
        x = graph.add(convolution(filters, strides: strides), after: x)
        x = graph.add(BatchNormalization(momentum: 0.9), after: x)
        x = graph.add(ReLU(), after: x)
        x = graph.add(convolution(filters, strides: 1), after: x)
        return graph.add(Add(), after: shortcut, x)
    }

    private static func convolution(_ filters: Int, kernelSize: Int = 3, strides: Int) -> Conv2D {
        Conv2D(
            filters: filters, kernelSize: kernelSize, strides: strides, padding: .same,
            useBias: false, kernelInitializer: .heNormal)
    }
}
