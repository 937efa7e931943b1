import CKernels
import Testing

/// Windows over images of several channels, written as plainly as can be.
struct WindowReference: Sendable, CustomTestStringConvertible {
    let window: kernels_window

    static let examples = [
        WindowReference(size: 2, stride: 2, padding: 0, height: 6, width: 4, channels: 16),
        WindowReference(size: 2, stride: 2, padding: 0, height: 13, width: 9, channels: 20),
        WindowReference(size: 3, stride: 2, padding: 1, height: 8, width: 7, channels: 33),
        WindowReference(size: 2, stride: 3, padding: 0, height: 8, width: 8, channels: 3),
        WindowReference(size: 5, stride: 1, padding: 2, height: 5, width: 6, channels: 2),
    ]

    init(size: Int, stride: Int, padding: Int, height: Int, width: Int, channels: Int) {
        window = kernels_window(
            batch: 3, height: height, width: width, channels: channels,
            output_height: (height + 2 * padding - size) / stride + 1,
            output_width: (width + 2 * padding - size) / stride + 1, size: size, stride: stride,
            top: padding, left: padding)
    }

    var testDescription: String {
        "\(window.size)/\(window.stride) on \(window.height)×\(window.width)×\(window.channels)"
    }

    var inputCount: Int { window.batch * window.height * window.width * window.channels }
    var outputCount: Int {
        window.batch * window.output_height * window.output_width * window.channels
    }

    /// One output for each window, from the indices of the inputs inside it.
    func reduce(_ body: ([Int]) -> Float) -> [Float] {
        (0..<outputCount).map { body(inputs(of: $0)) }
    }

    /// Sends each output's gradient to its inputs, times a factor.
    func scatter(_ gradient: [Float], _ factor: (Int, [Int]) -> Float) -> [Float] {
        var result = KernelData.zeros(inputCount)
        for output in gradient.indices {
            let inputs = inputs(of: output)
            for input in inputs { result[input] += gradient[output] * factor(input, inputs) }
        }
        return result
    }

    private func inputs(of output: Int) -> [Int] {
        let channel = output % window.channels
        let column = output / window.channels % window.output_width
        let row = output / window.channels / window.output_width % window.output_height
        let image = output / window.channels / window.output_width / window.output_height
        let rows = inside(row, padding: window.top, limit: window.height)
        let columns = inside(column, padding: window.left, limit: window.width)
        return rows.flatMap { y in
            columns.map { x in
                ((image * window.height + y) * window.width + x) * window.channels + channel
            }
        }
    }

    private func inside(_ place: Int, padding: Int, limit: Int) -> [Int] {
        let start = place * window.stride - padding
        return (start..<start + window.size).filter { (0..<limit).contains($0) }
    }
}
