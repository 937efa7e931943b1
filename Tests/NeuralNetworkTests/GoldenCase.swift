import NeuralNetwork

/// The networks of `Fixtures/make_golden.py`, by the same names.
enum GoldenCase: String, CaseIterable {
    case conv2dValid = "conv2d_valid"
    case conv2dSameStrides = "conv2d_same_strides"
    case conv2dReLU = "conv2d_relu"
    case dense
    case batchNormalization = "batch_normalization"
    case reLU = "re_lu"
    case maxPooling2D = "max_pooling2d"
    case maxPooling2DSameOverlapping = "max_pooling2d_same_overlapping"
    case averagePooling2D = "average_pooling2d"
    case averagePooling2DSameOverlapping = "average_pooling2d_same_overlapping"
    case globalAveragePooling2D = "global_average_pooling2d"
    case zeroPadding2D = "zero_padding2d"
    case add
    case residual

    func network() throws -> Network {
        var graph = Graph(name: rawValue, inputShape: [6, 5, 2])
        let body =
            switch self {
            case .add: Self.add(&graph)
            case .residual: Self.residual(&graph)
            default: layers.reduce(Graph.input) { graph.add($1, after: $0) }
            }
        if self == .dense {
            _ = graph.add(Softmax(), after: graph.add(Dense(units: 3), after: body))
        } else {
            _ = graph.add(Dense(units: 3, activation: .softmax), after: body)
        }
        return try graph.network()
    }

    private var layers: [any LayerSpec] {
        let same = Conv2D(filters: 3, kernelSize: 2, padding: .same)
        return switch self {
        case .conv2dValid: [Conv2D(filters: 3, kernelSize: 3), Flatten()]
        case .conv2dSameStrides:
            [same, Conv2D(filters: 4, kernelSize: 3, strides: 2, padding: .same), Flatten()]
        case .conv2dReLU:
            [
                Conv2D(filters: 3, kernelSize: 3, activation: .relu),
                Conv2D(filters: 4, kernelSize: 2, activation: .relu, useBias: false), Flatten(),
            ]
        case .dense:
            [Flatten(), Dense(units: 7, activation: .relu), Dense(units: 4, useBias: false)]
        case .batchNormalization:
            [
                Conv2D(filters: 3, kernelSize: 3, activation: .relu), BatchNormalization(),
                Flatten(), BatchNormalization(momentum: 0.5, epsilon: 0.1),
            ]
        case .reLU:
            [Conv2D(filters: 3, kernelSize: 3), BatchNormalization(), ReLU(), Flatten()]
        case .maxPooling2D: [same, MaxPooling2D(), Flatten()]
        case .maxPooling2DSameOverlapping:
            [same, MaxPooling2D(poolSize: 3, strides: 2, padding: .same), Flatten()]
        case .averagePooling2D: [same, AveragePooling2D(), Flatten()]
        case .averagePooling2DSameOverlapping:
            [same, AveragePooling2D(poolSize: 3, strides: 2, padding: .same), Flatten()]
        case .globalAveragePooling2D:
            [Conv2D(filters: 6, kernelSize: 3), GlobalAveragePooling2D()]
        case .zeroPadding2D:
            [
                Conv2D(filters: 3, kernelSize: 3),
                ZeroPadding2D(top: 1, bottom: 0, left: 2, right: 1),
                Conv2D(filters: 2, kernelSize: 3), Flatten(),
            ]
        case .add, .residual: []
        }
    }

    private static func add(_ graph: inout Graph) -> Graph.Output {
        let stem = graph.add(Conv2D(filters: 3, kernelSize: 3), after: Graph.input)
        let left = graph.add(Conv2D(filters: 3, kernelSize: 3, padding: .same), after: stem)
        let right = graph.add(ReLU(), after: stem)
        return graph.add(Flatten(), after: graph.add(Add(), after: left, right, stem))
    }

    private static func residual(_ graph: inout Graph) -> Graph.Output {
        func convolution(_ filters: Int, _ size: Int, strides: Int = 1) -> Conv2D {
            Conv2D(
                filters: filters, kernelSize: size, strides: strides, padding: .same,
                useBias: false)
        }
        func rectified(_ input: Graph.Output) -> Graph.Output {
            graph.add(ReLU(), after: graph.add(BatchNormalization(momentum: 0.9), after: input))
        }
        var branch = rectified(graph.add(convolution(4, 3), after: Graph.input))
        let shortcut = graph.add(convolution(5, 1, strides: 2), after: branch)
        branch = rectified(graph.add(convolution(5, 3, strides: 2), after: branch))
        branch = graph.add(convolution(5, 3), after: branch)
        return graph.add(GlobalAveragePooling2D(), after: graph.add(Add(), after: shortcut, branch))
    }
}
