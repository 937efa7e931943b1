import Datasets

extension Drawing {
    /// A picture of a few random strokes, the same for the same seed.
    static func scribble(seed: UInt64) -> GrayImage {
        var generator = SeededGenerator(seed: seed)
        func point(_ generator: inout SeededGenerator) -> Point {
            let place = generator.next()
            return Point(x: Double(place % 29), y: Double(place / 29 % 29))
        }
        var drawing = Drawing()
        for _ in 0..<4 {
            let look = generator.next()
            drawing.brush = Brush(size: Double(2 + look % 6), ink: UInt8(64 + look / 6 % 192))
            drawing.beginStroke(at: point(&generator))
            drawing.moveStroke(to: point(&generator))
            drawing.moveStroke(to: point(&generator))
        }
        drawing.endStroke()
        return drawing.image
    }
}
