/// The canvas: a 28×28 picture, the tool that changes it, and what can be undone. A value; it knows
/// no widget.
///
/// A stroke goes `beginStroke`, any number of `moveStroke` or `moveLine`, `endStroke`, and is one
/// step to undo. Points are in pixels from the top left corner; pixel (x, y) covers x ..< x + 1.
public struct Drawing: Sendable {
    /// A place on the canvas, which may lie outside of it.
    public struct Point: Sendable, Hashable {
        /// Pixels from the left edge.
        public var x: Double
        /// Pixels from the top edge.
        public var y: Double

        /// `x` pixels from the left, `y` from the top.
        public init(x: Double, y: Double) {
            self.x = x
            self.y = y
        }
    }

    /// What a stroke leaves on the canvas.
    public struct Brush: Sendable, Hashable {
        /// The diameters that can be chosen, in pixels.
        public static let sizes = 1.0...8.0

        /// Diameter in pixels; values outside `sizes` are moved to its ends.
        public var size: Double {
            didSet { size = min(max(size, Self.sizes.lowerBound), Self.sizes.upperBound) }
        }
        /// The shade that it leaves, 0 background, 255 foreground.
        public var ink: UInt8
        /// Whether it leaves background instead.
        public var isEraser: Bool

        /// A brush of `size` pixels across.
        public init(size: Double = 2.5, ink: UInt8 = 255, isEraser: Bool = false) {
            self.size = min(max(size, Self.sizes.lowerBound), Self.sizes.upperBound)
            self.ink = ink
            self.isEraser = isEraser
        }

        var shade: UInt8 { isEraser ? 0 : ink }
    }

    /// Pixels along each edge.
    public static let edge = 28

    /// The picture as it is now.
    public internal(set) var image = GrayImage(blankOfWidth: edge, height: edge)
    /// What the next stroke is drawn with.
    public var brush = Brush()
    /// Whether strokes and fills are made on the left and the right half alike.
    public var mirrors = false

    var stroke: Stroke?
    private var past: [GrayImage] = []
    private var future: [GrayImage] = []

    /// An empty canvas.
    public init() {}

    /// Whether there is nothing on the canvas.
    public var isBlank: Bool { image.pixels.allSatisfy { $0 == 0 } }

    /// Empties the canvas.
    public mutating func clear() {
        change { $0.image = GrayImage(blankOfWidth: Self.edge, height: Self.edge) }
    }

    /// Puts a picture on the canvas.
    ///
    /// - Precondition: it is 28×28.
    public mutating func load(_ picture: GrayImage) {
        precondition(
            picture.width == Self.edge && picture.height == Self.edge,
            "a picture of \(picture.width)×\(picture.height) on a canvas of \(Self.edge)×\(Self.edge)"
        )
        change { $0.image = picture }
    }

    /// Exchanges left and right.
    public mutating func flip() {
        change { drawing in
            let source = drawing.image
            for y in 0..<Self.edge {
                for x in 0..<Self.edge { drawing.image[x, y] = source[Self.edge - 1 - x, y] }
            }
        }
    }

    // MARK: History

    /// Whether `undo` would change something.
    public var canUndo: Bool { !past.isEmpty }
    /// Whether `redo` would change something.
    public var canRedo: Bool { !future.isEmpty }

    /// Takes the last step back; false if there is none. A stroke under way is ended first.
    @discardableResult
    public mutating func undo() -> Bool {
        endStroke()
        guard let previous = past.popLast() else { return false }
        future.append(image)
        image = previous
        return true
    }

    /// Does again what was taken back last; false if there is nothing.
    @discardableResult
    public mutating func redo() -> Bool {
        endStroke()
        guard let next = future.popLast() else { return false }
        past.append(image)
        image = next
        return true
    }

    /// Runs `body` as one step; no step where nothing changes.
    mutating func change(_ body: (inout Drawing) -> Void) {
        endStroke()
        let before = image
        body(&self)
        remember(before)
    }

    /// Makes `before` what `undo` goes back to.
    mutating func remember(_ before: GrayImage) {
        guard before != image else { return }
        past.append(before)
        future.removeAll()
    }
}
