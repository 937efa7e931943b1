/// From a byte to a network's input: pixel × scale + offset, as in the model file's `input`.
public struct PixelScaling: Sendable, Hashable, Codable {
    /// What a pixel of 0…255 is multiplied by.
    public var scale: Float
    /// The input of a background pixel.
    public var offset: Float

    /// pixel × `scale` + `offset`.
    public init(scale: Float, offset: Float) {
        self.scale = scale
        self.offset = offset
    }

    /// 0…255 to 0…1.
    public static let unit = PixelScaling(scale: 1 / 255, offset: 0)

    /// The network's input for one pixel.
    @inline(__always)
    public func input(of pixel: UInt8) -> Float {
        Float(pixel) * scale + offset
    }

    /// Writes the inputs for all pixels of `image`, without augmentation.
    public func fill(
        image: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<Float>
    ) {
        precondition(
            output.count == image.count, "\(image.count) pixels into \(output.count) floats")
        for index in 0..<image.count {
            output[index] = input(of: image[index])
        }
    }
}
