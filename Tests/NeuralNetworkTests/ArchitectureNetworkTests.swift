import NeuralNetwork
import Testing

@Suite struct ArchitectureNetworkTests {
    @Test(arguments: [
        (Architecture.dense, 101_770), (.slides, 436_458), (.residual, 381_490),
        (.resnet20, 271_994),
    ])
    func trainableParameters(of architecture: Architecture, are expected: Int) throws {
        #expect(try architecture.network().trainableParameterCount == expected)
    }

    @Test func slidesTakesFiveMillionMultiplyAdds() throws {
        #expect(try Architecture.slides.network().multiplyAdds == 5_006_912)
    }

    @Test func layersAreNamedAsKerasNamesThem() throws {
        let names = try Architecture.slides.network().nodes.map(\.layer.name)
        #expect(
            names.prefix(5) == [
                "conv2d", "batch_normalization", "conv2d_1", "batch_normalization_1",
                "max_pooling2d",
            ])
    }
}
