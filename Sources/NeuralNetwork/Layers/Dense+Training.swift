import CDNNL

extension Dense: TrainableLayer {
    func trainingOperation(at site: TrainingSite) throws -> any TrainingOperation {
        let geometry = geometry(
            features: site.node.inputShapes[0][0], batchSize: site.batchSize)
        // A softmax is taken together with the loss.
        return try MatrixOperation(
            at: site, useBias: useBias, isRectified: activation == .relu
        ) { pass, fusion in
            try Primitive(site.context, product: geometry, pass: pass, fusion: fusion)
        }
    }

    func geometry(features: Int, batchSize: Int) -> cdnnl_product {
        cdnnl_product(
            batch: Int64(batchSize), features: Int64(features), units: Int64(units))
    }
}
