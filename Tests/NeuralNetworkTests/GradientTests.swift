import NeuralNetwork
import Testing

/// Each layer stands between a convolution or dense layer with weights, whose gradient shows that
/// the layer hands gradient down, and a dense layer that hands gradient to it.
@Suite struct GradientTests {
    @Test(arguments: [Padding.same, .valid], [1, 2])
    func convolution(padding: Padding, strides: Int) throws {
        try check {
            Conv2D(filters: 3, kernelSize: 2, padding: .same)
            Conv2D(filters: 4, kernelSize: 3, strides: strides, padding: padding)
            Flatten()
        }
    }

    @Test func convolutionWithoutBias() throws {
        try check {
            Conv2D(filters: 3, kernelSize: 1, useBias: false)
            Conv2D(filters: 20, kernelSize: 3, useBias: false)
            Flatten()
        }
    }

    @Test func convolutionWithReLU() throws {
        try check {
            Conv2D(filters: 3, kernelSize: 3, activation: .relu)
            Conv2D(filters: 4, kernelSize: 3, activation: .relu)
            Flatten()
        }
    }

    @Test func dense() throws {
        try check {
            Flatten()
            Dense(units: 17, activation: .relu)
            Dense(units: 5, useBias: false)
        }
    }

    @Test func batchNormalization() throws {
        try check {
            Conv2D(filters: 5, kernelSize: 3)
            BatchNormalization()
            Flatten()
            BatchNormalization(epsilon: 0.1)
        }
    }

    @Test func batchNormalizationBetweenReLUs() throws {
        try check {
            Conv2D(filters: 5, kernelSize: 3, activation: .relu)
            BatchNormalization()
            ReLU()
            Flatten()
        }
    }

    @Test func batchNormalizationWithRunningStatistics() throws {
        var options = TrainingPlan.Options()
        options.usesRunningStatistics = true
        try check(options: options) {
            Conv2D(filters: 5, kernelSize: 3)
            BatchNormalization()
            ReLU()
            Flatten()
        }
    }

    @Test func reLU() throws {
        try check {
            Conv2D(filters: 3, kernelSize: 3)
            ReLU()
            Flatten()
        }
    }

    @Test(arguments: [(2, 2), (2, 1), (3, 2), (2, 3)], [Padding.same, .valid])
    func maxPooling(window: (size: Int, strides: Int), padding: Padding) throws {
        // Small, lest another input of a window overtake the winner.
        try check(difference: 1e-4) {
            Conv2D(filters: 18, kernelSize: 1)
            MaxPooling2D(poolSize: window.size, strides: window.strides, padding: padding)
            Flatten()
        }
    }

    /// Fused into one pass, on an image that tiles do not cover.
    @Test(arguments: [true, false], [2, 3])
    func normalizedMaxima(relu: Bool, poolSize: Int) throws {
        try check(difference: 1e-4) {
            Conv2D(filters: 16, kernelSize: 1, activation: .relu)
            BatchNormalization()
            if relu { ReLU() }
            MaxPooling2D(poolSize: poolSize)
            Dropout(rate: 0.25)
            Flatten()
        }
    }

    @Test(arguments: [(2, 2), (2, 1), (3, 2), (2, 3)], [Padding.same, .valid])
    func averagePooling(window: (size: Int, strides: Int), padding: Padding) throws {
        try check {
            Conv2D(filters: 3, kernelSize: 1)
            AveragePooling2D(poolSize: window.size, strides: window.strides, padding: padding)
            Flatten()
        }
    }

    @Test func globalAveragePooling() throws {
        try check {
            Conv2D(filters: 6, kernelSize: 3)
            GlobalAveragePooling2D()
        }
    }

    @Test func dropout() throws {
        try check {
            Conv2D(filters: 3, kernelSize: 3)
            Dropout(rate: 0.3)
            Flatten()
        }
    }

    @Test func zeroPadding() throws {
        try check {
            Conv2D(filters: 3, kernelSize: 1)
            ZeroPadding2D(top: 1, bottom: 0, left: 2, right: 3)
            Conv2D(filters: 2, kernelSize: 3)
            Flatten()
        }
    }

    @Test func softmax() throws {
        var graph = Graph(name: "softmax", inputShape: [2, 2, 1])
        let flat = graph.add(Flatten(), after: Graph.input)
        let logits = graph.add(Dense(units: 4), after: flat)
        _ = graph.add(Softmax(), after: logits)
        try GradientCheck(network: graph.network()).run()
    }

    @Test func addSendsTheGradientToEachInput() throws {
        var graph = Graph(name: "add", inputShape: [5, 5, 1])
        let stem = graph.add(Conv2D(filters: 3, kernelSize: 3), after: Graph.input)
        let left = graph.add(Conv2D(filters: 3, kernelSize: 3, padding: .same), after: stem)
        let right = graph.add(BatchNormalization(), after: stem)
        let sum = graph.add(Add(), after: left, right, stem)
        try finish(&graph, sum)
    }

    @Test func oneOutputReadByAllKindsOfLayersSumsTheirGradients() throws {
        var graph = Graph(name: "fan-out", inputShape: [5, 5, 1])
        let stem = graph.add(
            Conv2D(filters: 3, kernelSize: 2, activation: .relu), after: Graph.input)
        let branches = [
            graph.add(MaxPooling2D(), after: stem), graph.add(AveragePooling2D(), after: stem),
            graph.add(Conv2D(filters: 3, kernelSize: 2, strides: 2), after: stem),
            graph.add(MaxPooling2D(), after: graph.add(BatchNormalization(), after: stem)),
            graph.add(MaxPooling2D(), after: graph.add(ReLU(), after: stem)),
            graph.add(MaxPooling2D(), after: graph.add(Dropout(rate: 0.2), after: stem)),
            graph.add(
                AveragePooling2D(poolSize: 3, strides: 2),
                after: graph.add(
                    ZeroPadding2D(top: 1, bottom: 0, left: 0, right: 1), after: stem)),
        ]
        let sum = branches.dropFirst().reduce(branches[0]) { graph.add(Add(), after: $0, $1) }
        try finish(&graph, graph.add(Add(), after: sum, sum))
    }

    private func check(
        options: TrainingPlan.Options = .init(), difference: Float = 5e-4,
        @LayersBuilder _ layers: () -> [Layer]
    ) throws {
        let network = try Network.sequential("check", inputShape: [6, 5, 2]) {
            for layer in layers() { layer.spec }
            Dense(units: 3, activation: .softmax)
        }
        try GradientCheck(network: network, options: options, difference: difference).run()
    }

    private func finish(_ graph: inout Graph, _ last: Graph.Output) throws {
        let flat = graph.add(Flatten(), after: last)
        _ = graph.add(Dense(units: 3, activation: .softmax), after: flat)
        try GradientCheck(network: graph.network()).run()
    }
}
