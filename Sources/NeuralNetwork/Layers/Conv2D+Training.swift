import CDNNL
import CKernels

extension Conv2D: TrainableLayer {
    func trainingOperation(at site: TrainingSite) throws -> any TrainingOperation {
        let geometry = try geometry(input: site.node.inputShapes[0], batchSize: site.batchSize)
        return try MatrixOperation(
            at: site, useBias: useBias, isRectified: activation == .relu,
            unfolded: UnfoldedGradient(of: self, geometry: geometry, at: site)
        ) { pass, fusion in
            try Primitive(site.context, convolution: geometry, pass: pass, fusion: fusion)
        }
    }

    /// - Throws: `DesignError` if the layer cannot take the input.
    func geometry(input: Shape, batchSize: Int) throws -> cdnnl_convolution {
        let image = try image([input])
        let output = try outputShape(for: [input])
        guard let rows = window(image.height), let columns = window(image.width) else {
            preconditionFailure("\(name): no window fits \(input)")
        }
        return cdnnl_convolution(
            batch: Int64(batchSize), height: Int64(image.height), width: Int64(image.width),
            channels: Int64(image.channels), output_height: Int64(output[0]),
            output_width: Int64(output[1]), filters: Int64(filters), kernel: Int64(kernelSize),
            stride: Int64(strides), top: Int64(rows.paddingBefore),
            left: Int64(columns.paddingBefore), bottom: Int64(rows.paddingAfter),
            right: Int64(columns.paddingAfter))
    }
}
