/// Zeros around an image: `[height, width, channels]` → `[top + height + bottom, left + width + right, channels]`.
///
/// Source: https://keras.io/api/layers/reshaping_layers/zero_padding2d/
public struct ZeroPadding2D: LayerSpec {
    /// Unique in its network.
    public var name: String
    /// Rows of zeros above, at least 0.
    public var top: Int
    /// Rows of zeros below, at least 0.
    public var bottom: Int
    /// Columns of zeros on the left, at least 0.
    public var left: Int
    /// Columns of zeros on the right, at least 0.
    public var right: Int

    /// The same number of zeros on all sides.
    public init(padding: Int = 1, name: String = "") {
        self.init(top: padding, bottom: padding, left: padding, right: padding, name: name)
    }

    /// Each side on its own.
    public init(top: Int, bottom: Int, left: Int, right: Int, name: String = "") {
        self.name = name
        self.top = top
        self.bottom = bottom
        self.left = left
        self.right = right
    }

    /// Keras's `class_name`.
    public static let className = "ZeroPadding2D"
    /// The closed enumeration that networks store.
    public var layer: Layer { .zeroPadding2D(self) }

    /// `[top + height + bottom, left + width + right, channels]`.
    public func outputShape(for inputs: [Shape]) throws -> Shape {
        let input = try image(inputs)
        for (side, zeros) in [("top", top), ("bottom", bottom), ("left", left), ("right", right)] {
            try require(zeros >= 0, "padding (\(side))", "at least 0", zeros)
        }
        return [top + input.height + bottom, left + input.width + right, input.channels]
    }
}
