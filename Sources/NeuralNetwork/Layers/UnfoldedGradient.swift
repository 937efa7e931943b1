import CDNNL
import CKernels

/// The gradient of a convolution by its kernel as a matrix product over its unfolded windows.
///
/// oneDNN's own kernels for it reach half of the processor's peak or less without AVX-512; a product
/// of a few images' windows, which stay in the cache, reaches two thirds.
final class UnfoldedGradient {
    private let input, gradient, result: UnsafeMutablePointer<Float>
    private var window: kernels_window
    private let filters: Int
    private let scratch: ScratchMemory

    /// Nil where oneDNN's kernels are faster, or where nothing learns.
    init?(of layer: Conv2D, geometry: cdnnl_convolution, at site: TrainingSite) {
        guard !String(cString: cdnnl_instruction_set()).hasPrefix("avx512"),
            let gradient = site.output.gradient, let result = site.weight("kernel").gradient
        else { return nil }
        (input, self.gradient, self.result) = (site.input.values, gradient, result)
        (filters, scratch) = (layer.filters, site.scratch)
        window = kernels_window(
            batch: Int(geometry.batch), height: Int(geometry.height), width: Int(geometry.width),
            channels: Int(geometry.channels), output_height: Int(geometry.output_height),
            output_width: Int(geometry.output_width), size: layer.kernelSize,
            stride: layer.strides, top: Int(geometry.top), left: Int(geometry.left))
        scratch.reserve(kernels_convolution_gradient_scratch(&window, filters, site.threads))
    }

    func run() {
        kernels_convolution_gradient(
            input, gradient, result, &window, filters, cdnnl_product_of_transposed, scratch.start)
    }
}
