/// Convolutions with a window, their kernels `[size, size, channels, filters]`, and their gradients.
///
/// Innermost loops are over bare memory: tests run without optimisation, where arrays take ten times
/// as long, and others wait.
extension WindowReference {
    func convolve(_ x: [Float], _ kernel: [Float], filters: Int) -> [Float] {
        let channels = window.channels
        var y = KernelData.zeros(positions * filters)
        y.withUnsafeMutableBufferPointer { y in
            forEachTap { position, tap, pixel in
                for channel in 0..<channels {
                    add(
                        kernel, from: (tap * channels + channel) * filters,
                        times: x[pixel * channels + channel], to: y, at: position * filters,
                        count: filters)
                }
            }
        }
        return y
    }

    func inputGradient(_ dy: [Float], _ kernel: [Float], filters: Int) -> [Float] {
        let channels = window.channels
        // A sum over filters for each channel is a row of sums over channels for each filter.
        var turned = kernel
        for tap in 0..<window.size * window.size {
            for channel in 0..<channels {
                for filter in 0..<filters {
                    turned[(tap * filters + filter) * channels + channel] =
                        kernel[(tap * channels + channel) * filters + filter]
                }
            }
        }
        var dx = KernelData.zeros(inputCount)
        dx.withUnsafeMutableBufferPointer { dx in
            forEachTap { position, tap, pixel in
                for filter in 0..<filters {
                    add(
                        turned, from: (tap * filters + filter) * channels,
                        times: dy[position * filters + filter], to: dx, at: pixel * channels,
                        count: channels)
                }
            }
        }
        return dx
    }

    func kernelGradient(_ x: [Float], _ dy: [Float], filters: Int) -> [Float] {
        let channels = window.channels
        var gradient = KernelData.zeros(window.size * window.size * channels * filters)
        gradient.withUnsafeMutableBufferPointer { gradient in
            forEachTap { position, tap, pixel in
                for channel in 0..<channels {
                    add(
                        dy, from: position * filters, times: x[pixel * channels + channel],
                        to: gradient, at: (tap * channels + channel) * filters, count: filters)
                }
            }
        }
        return gradient
    }

    private func add(
        _ row: [Float], from: Int, times factor: Float,
        to sums: UnsafeMutableBufferPointer<Float>, at place: Int, count: Int
    ) {
        row.withUnsafeBufferPointer { row in
            var index = 0
            while index < count {
                sums[place + index] += factor * row[from + index]
                index += 1
            }
        }
    }

    private var positions: Int { outputCount / window.channels }

    /// Each output position with each of its window's places that lies on a pixel.
    private func forEachTap(_ body: (_ position: Int, _ tap: Int, _ pixel: Int) -> Void) {
        let w = window
        for position in 0..<positions {
            let image = position / w.output_width / w.output_height
            let (row, column) = (
                position / w.output_width % w.output_height, position % w.output_width
            )
            for tap in 0..<w.size * w.size {
                let y = row * w.stride + tap / w.size - w.top
                let x = column * w.stride + tap % w.size - w.left
                guard (0..<w.height).contains(y), (0..<w.width).contains(x) else { continue }
                body(position, tap, (image * w.height + y) * w.width + x)
            }
        }
    }
}
