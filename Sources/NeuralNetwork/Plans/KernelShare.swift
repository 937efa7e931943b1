import CDNNL

/// What one thread computes of a convolution or dense layer.
struct KernelShare {
    /// Floats from the start of the input and of the output.
    var source = 0, destination = 0
    /// Which outputs, of filters or units.
    let units: Range<Int>
    /// Whether what is made is a `WinogradConvolution`, which can take maxima.
    var canPool = false
    let make: (PrimitiveContext, Primitive.Fusion) throws -> any Computation
}

extension Conv2D {
    /// Whole, or for a single image in bands of rows; where `Winograd` applies, threads share its
    /// products instead.
    ///
    /// - Throws: `DesignError` if the layer cannot take the input.
    func shares(input: Shape, batchSize: Int, threads: Int) throws -> [KernelShare] {
        let whole = try geometry(input: input, batchSize: batchSize)
        guard batchSize == 1, threads > 1 else { return [share(of: whole)] }
        if Winograd(whole) != nil { return [share(of: whole, threads: threads)] }
        let bands = min(Int64(threads), whole.output_height)
        return (0..<bands).map { band in
            let rows = whole.output_height * band / bands..<whole.output_height * (band + 1) / bands
            return share(of: whole, rows: rows)
        }
    }

    private func share(of whole: cdnnl_convolution, rows: Range<Int64>) -> KernelShare {
        // Of the input, where padding counts as rows before 0 and after the last.
        let start = rows.lowerBound * whole.stride - whole.top
        let end = (rows.upperBound - 1) * whole.stride - whole.top + whole.kernel
        var own = whole
        own.output_height = Int64(rows.count)
        own.top = max(0, -start)
        own.bottom = max(0, end - whole.height)
        own.height = min(end, whole.height) - max(start, 0)
        return share(
            of: own, source: Int(max(start, 0) * whole.width * whole.channels),
            destination: Int(rows.lowerBound * whole.output_width * whole.filters))
    }

    private func share(
        of geometry: cdnnl_convolution, source: Int = 0, destination: Int = 0, threads: Int = 1
    ) -> KernelShare {
        KernelShare(
            source: source, destination: destination, units: 0..<filters,
            canPool: Winograd(geometry) != nil
        ) {
            try computation($0, geometry, pass: cdnnl_inference, fusion: $1, threads: threads)
        }
    }
}

extension Dense {
    /// Whole, or for a single image by units.
    func shares(features: Int, batchSize: Int, threads: Int) -> [KernelShare] {
        let count = batchSize == 1 && units.isMultiple(of: 16 * threads) ? threads : 1
        return (0..<count).map { place in
            let own = units * place / count..<units * (place + 1) / count
            return KernelShare(destination: own.lowerBound, units: own) { context, fusion in
                try primitive(
                    context, features: features, units: own.count, batchSize: batchSize,
                    fusion: fusion)
            }
        }
    }

    /// A matrix product lays out its kernel anew at each run. A convolution of 1×1 over a row of all
    /// images of the batch computes the same with a kernel that was laid out once.
    private func primitive(
        _ context: PrimitiveContext, features: Int, units: Int, batchSize: Int,
        fusion: Primitive.Fusion
    ) throws -> Primitive {
        guard units.isMultiple(of: 16) else {
            return try Primitive(
                context, product: geometry(features: features, batchSize: batchSize),
                pass: cdnnl_inference, fusion: fusion)
        }
        let row = cdnnl_convolution(
            batch: 1, height: 1, width: Int64(batchSize), channels: Int64(features),
            output_height: 1, output_width: Int64(batchSize), filters: Int64(units), kernel: 1,
            stride: 1, top: 0, left: 0, bottom: 0, right: 0)
        return try Primitive(
            context, convolution: row, pass: cdnnl_inference, fusion: fusion)
    }
}
