/// y = x × scale + shift with one scale and shift a channel: what batch normalisation is once its
/// statistics stand still.
struct ChannelAffine {
    var scale: [Float]
    var shift: [Float]

    /// This one first, then the other, which may be that of a flattened image, whose features
    /// repeat the channels.
    func followed(by next: ChannelAffine) -> ChannelAffine {
        let channels = scale.count
        return ChannelAffine(
            scale: next.scale.indices.map { scale[$0 % channels] * next.scale[$0] },
            shift: next.scale.indices.map {
                shift[$0 % channels] * next.scale[$0] + next.shift[$0]
            })
    }
}

/// A kernel `[…, in, out]` with its bias, into which neighbouring normalisations are multiplied.
struct FoldedKernel {
    private(set) var kernel: [Float]
    private(set) var bias: [Float]

    init(kernel: [Float], bias: [Float]) {
        (self.kernel, self.bias) = (kernel, bias)
    }

    /// The part that computes some of the outputs, `[…, in, part]`.
    func kernel(of part: Range<Int>) -> [Float] {
        let outputs = bias.count
        guard part != 0..<outputs else { return kernel }
        return (0..<kernel.count / outputs).flatMap { row in
            kernel[row * outputs + part.lowerBound..<row * outputs + part.upperBound]
        }
    }

    /// Takes in what normalises the inputs. Input features that repeat the channels, as those of a
    /// flattened image do, repeat the coefficients.
    mutating func fold(before affine: ChannelAffine) {
        let outputs = bias.count
        let channels = affine.scale.count
        var sums = bias.map(Double.init)
        for row in 0..<kernel.count / outputs {
            let (scale, shift) = (affine.scale[row % channels], affine.shift[row % channels])
            for output in 0..<outputs {
                let value = kernel[row * outputs + output]
                sums[output] += Double(value) * Double(shift)
                kernel[row * outputs + output] = value * scale
            }
        }
        bias = sums.map { Float($0) }
    }

    /// Takes in what normalises the outputs.
    mutating func fold(after affine: ChannelAffine) {
        let outputs = bias.count
        for index in kernel.indices { kernel[index] *= affine.scale[index % outputs] }
        for output in bias.indices {
            bias[output] = bias[output] * affine.scale[output] + affine.shift[output]
        }
    }
}

extension BatchNormalization {
    func affine(gamma: [Float], beta: [Float], mean: [Float], variance: [Float]) -> ChannelAffine {
        let scale = zip(gamma, variance).map { $0 / ($1 + epsilon).squareRoot() }
        return ChannelAffine(
            scale: scale, shift: beta.indices.map { beta[$0] - mean[$0] * scale[$0] })
    }
}
