/// Convolutions with a window, their kernels `[size, size, channels, filters]`, and their gradients.
extension WindowReference {
    func convolve(_ x: [Float], _ kernel: [Float], filters: Int) -> [Float] {
        let channels = window.channels
        var y = KernelData.zeros(positions * filters)
        forEachTap { position, tap, pixel in
            for channel in 0..<channels {
                let value = x[pixel * channels + channel]
                let from = (tap * channels + channel) * filters
                for filter in 0..<filters {
                    y[position * filters + filter] += value * kernel[from + filter]
                }
            }
        }
        return y
    }

    func inputGradient(_ dy: [Float], _ kernel: [Float], filters: Int) -> [Float] {
        let channels = window.channels
        var dx = KernelData.zeros(inputCount)
        forEachTap { position, tap, pixel in
            for channel in 0..<channels {
                let from = (tap * channels + channel) * filters
                for filter in 0..<filters {
                    dx[pixel * channels + channel] +=
                        dy[position * filters + filter] * kernel[from + filter]
                }
            }
        }
        return dx
    }

    func kernelGradient(_ x: [Float], _ dy: [Float], filters: Int) -> [Float] {
        let channels = window.channels
        var gradient = KernelData.zeros(window.size * window.size * channels * filters)
        forEachTap { position, tap, pixel in
            for channel in 0..<channels {
                let value = x[pixel * channels + channel]
                let to = (tap * channels + channel) * filters
                for filter in 0..<filters {
                    gradient[to + filter] += value * dy[position * filters + filter]
                }
            }
        }
        return gradient
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
