import CDNNL
import CKernels

/// A 3×3 convolution of stride 1 as matrix products in another basis, `kernels_winograd_input`: down to
/// a quarter of the multiplications, where images are cut into whole tiles of 4×4.
///
/// As many tiles are worked on at a time as stay in a core's cache.
struct Winograd {
    private let window: kernels_window
    /// Outputs along a tile's side.
    private let tile: Int
    /// How many products of matrices there are.
    let points: Int
    private let filters, tiles, tilesTogether: Int

    /// Larger tiles that make products of a few rows take longer than smaller ones.
    private static let fewTiles = 16
    private static let bytesTogether = 700_000
    /// Multiplications of one product, below which calling it takes longer than it saves.
    private static let leastWork = 1 << 14

    /// Nil where the convolution is of another kind or too small to gain from it.
    init?(_ geometry: cdnnl_convolution) {
        let (channels, filters) = (Int(geometry.channels), Int(geometry.filters))
        func fits(_ count: Int) -> Bool {
            count.isMultiple(of: 8) && (16...Int(kernels_winograd_channels)).contains(count)
        }
        guard geometry.kernel == 3, geometry.stride == 1, fits(channels), fits(filters) else {
            return nil
        }
        tile = geometry.tiles(of: 4) < Self.fewTiles ? 2 : 4
        (tiles, points) = (geometry.tiles(of: tile), (tile + 2) * (tile + 2))
        guard tiles * channels * filters >= Self.leastWork else { return nil }
        self.filters = filters
        let bytes = points * (channels + filters) * MemoryLayout<Float>.stride
        let most = max(1, Self.bytesTogether / bytes)
        let rounds = (tiles + most - 1) / most
        tilesTogether = (tiles + rounds - 1) / rounds
        window = kernels_window(geometry)
    }

    /// Of the kernel in its other basis.
    var kernelFloats: Int { points * window.channels * filters }
    var differentiationScratchFloats: Int { scratchFloats + kernelFloats }
    var scratchFloats: Int { points * tilesTogether * (window.channels + filters) }

    /// Tiles that are worked on at a time.
    struct Round {
        let first, count: Int
        /// Transformed inputs, `[points, count, channels]`, and outputs, `[points, count, filters]`.
        let inputs, outputs: UnsafeMutablePointer<Float>
    }

    /// - Parameter multiply: Fills a round's outputs, see `multiply`.
    func convolve(
        _ x: UnsafeMutablePointer<Float>, into y: UnsafeMutablePointer<Float>,
        fusion: kernels_winograd_fusion, scratch: UnsafeMutablePointer<Float>,
        multiply: (Round) -> Void
    ) {
        forEachRound(of: x, scratch) { round in
            multiply(round)
            var (window, fusion) = (window, fusion)
            kernels_winograd_output(
                round.outputs, y, &window, tile, filters, round.first, round.count, &fusion)
        }
    }

    func multiply(_ round: Round, by kernel: UnsafeMutablePointer<Float>, points: Range<Int>) {
        for point in points {
            cdnnl_product_of(
                round.count, window.channels, filters,
                round.inputs + point * round.count * window.channels,
                kernel + point * window.channels * filters,
                round.outputs + point * round.count * filters)
        }
    }

    func transform(
        _ kernel: UnsafeMutablePointer<Float>?, into result: UnsafeMutablePointer<Float>,
        turned: Bool
    ) {
        // A turned kernel's channels are the filters of the one it was made of.
        let (channels, filters) =
            turned ? (filters, window.channels) : (window.channels, filters)
        kernels_winograd_kernel(kernel, result, tile, channels, filters, turned ? 1 : 0)
    }

    /// `result (+)=` the gradient of the kernel; asks for `differentiationScratchFloats`.
    func differentiate(
        _ x: UnsafeMutablePointer<Float>, _ gradient: UnsafeMutablePointer<Float>,
        into result: UnsafeMutablePointer<Float>, accumulate: Bool,
        scratch: UnsafeMutablePointer<Float>
    ) {
        let transformed = scratch + scratchFloats
        forEachRound(of: x, scratch) { round in
            withUnsafePointer(to: window) {
                kernels_winograd_output_gradient(
                    gradient, round.outputs, $0, tile, filters, round.first, round.count)
            }
            for point in 0..<points {
                cdnnl_product_of_transposed(
                    round.count, window.channels, filters,
                    round.inputs + point * round.count * window.channels, window.channels,
                    round.outputs + point * round.count * filters,
                    transformed + point * window.channels * filters, round.first > 0 ? 1 : 0)
            }
        }
        kernels_winograd_kernel_gradient(
            transformed, result, tile, window.channels, filters, accumulate ? 1 : 0)
    }

    private func forEachRound(
        of x: UnsafeMutablePointer<Float>, _ scratch: UnsafeMutablePointer<Float>,
        _ body: (Round) -> Void
    ) {
        for first in stride(from: 0, to: tiles, by: tilesTogether) {
            let round = Round(
                first: first, count: min(tilesTogether, tiles - first), inputs: scratch,
                outputs: scratch + points * tilesTogether * window.channels)
            withUnsafePointer(to: window) {
                kernels_winograd_input(x, round.inputs, $0, tile, first, round.count)
            }
            body(round)
        }
    }
}

extension cdnnl_convolution {
    fileprivate func tiles(of size: Int) -> Int {
        func across(_ pixels: Int64) -> Int { (Int(pixels) + size - 1) / size }
        return Int(batch) * across(output_height) * across(output_width)
    }
}

extension kernels_window {
    init(_ geometry: cdnnl_convolution) {
        self.init(
            batch: Int(geometry.batch), height: Int(geometry.height), width: Int(geometry.width),
            channels: Int(geometry.channels), output_height: Int(geometry.output_height),
            output_width: Int(geometry.output_width), size: Int(geometry.kernel),
            stride: Int(geometry.stride), top: Int(geometry.top), left: Int(geometry.left))
    }
}
