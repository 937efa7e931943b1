import Datasets
import Glibc

/// Outliers that are drawn on the canvas with its brush.
enum Pen {
    private typealias Point = Drawing.Point

    /// One to three lines whose direction drifts.
    static func curves(_ random: inout SeededGenerator) -> GrayImage {
        drawing(size: 1.2...4.5, &random) { drawing, random in
            for _ in 0..<random.count(in: 1...3) {
                var place = point(&random)
                var (heading, bend) = (random.value(in: 0...6.28), random.value(in: -0.4...0.4))
                drawing.beginStroke(at: place)
                for _ in 0..<random.count(in: 8...40) {
                    heading += bend
                    bend = 0.9 * bend + random.value(in: -0.15...0.15)
                    // At the border it turns back to the middle.
                    if abs(place.x - 14) > 11 || abs(place.y - 14) > 11 {
                        heading = atan2(14 - place.y, 14 - place.x) + random.value(in: -0.5...0.5)
                    }
                    place = Point(x: place.x + 1.6 * cos(heading), y: place.y + 1.6 * sin(heading))
                    drawing.moveStroke(to: place)
                }
            }
        }
    }

    /// Two to five bars and bows on a frame, slanted.
    static func sign(
        size: ClosedRange<Double>, _ random: inout SeededGenerator
    ) -> GrayImage {
        drawing(size: size, &random) { drawing, random in
            let (width, height) = (random.value(in: 4...9), random.value(in: 7...12))
            let slant = random.value(in: -0.2...0.35)
            let middle = Point(x: random.value(in: 12...16), y: random.value(in: 12...16))
            for _ in 0..<random.count(in: 1...4) {
                for (number, place) in part(&random).enumerated() {
                    let (x, y) = (place.x * width, place.y * height)
                    let point = Point(x: middle.x + x - slant * y, y: middle.y + y)
                    number == 0 ? drawing.beginStroke(at: point) : drawing.moveStroke(to: point)
                }
            }
        }
    }

    /// A bar between two of the frame's nine knots, or a bow around one of its axes; -1…1 each way.
    private static func part(_ random: inout SeededGenerator) -> [Point] {
        func knot() -> Point {
            Point(
                x: Double(random.count(in: -1...1)) + random.value(in: -0.1...0.1),
                y: Double(random.count(in: -1...1)) + random.value(in: -0.1...0.1))
        }
        if random.unit() < 0.6 {
            let (a, b) = (knot(), knot())
            return [a, a == b ? Point(x: -a.x, y: -a.y) : b]
        }
        let start = random.value(in: 0...6.28)
        let sweep = random.value(in: 2.5...6.3)
        let tall = random.unit() < 0.5
        let centre = tall ? 0 : (random.unit() < 0.5 ? -0.5 : 0.5)
        return (0...12).map { step in
            let angle = start + sweep * Double(step) / 12
            return Point(x: 0.9 * cos(angle), y: centre + (tall ? 1 : 0.5) * sin(angle))
        }
    }

    /// Lines between random places, joined or not.
    static func lines(_ random: inout SeededGenerator) -> GrayImage {
        drawing(size: 1.2...4, &random) { drawing, random in
            let joins = random.unit() < 0.5
            for number in 0..<random.count(in: 1...6) {
                if number == 0 || !joins { drawing.beginStroke(at: point(&random)) }
                drawing.moveStroke(to: point(&random))
            }
        }
    }

    /// Parts of ellipses whose radii may shrink as they go round.
    static func rings(_ random: inout SeededGenerator) -> GrayImage {
        drawing(size: 1.2...4, &random) { drawing, random in
            for _ in 0..<random.count(in: 1...3) {
                let middle = Point(x: random.value(in: 8...20), y: random.value(in: 8...20))
                let (wide, high) = (random.value(in: 3...11), random.value(in: 3...11))
                let (start, turns) = (random.value(in: 0...6.28), random.value(in: 0.4...2.5))
                let shrink = random.unit() < 0.5 ? 0 : random.value(in: 0.2...0.9)
                for step in 0...Int(turns * 20) {
                    let angle = start + Double(step) / 20 * 6.2832
                    let scale = 1 - shrink * Double(step) / (turns * 20)
                    let place = Point(
                        x: middle.x + scale * wide * cos(angle),
                        y: middle.y + scale * high * sin(angle))
                    step == 0 ? drawing.beginStroke(at: place) : drawing.moveStroke(to: place)
                }
            }
        }
    }

    /// No dot, or up to a dozen.
    static func dots(_ random: inout SeededGenerator) -> GrayImage {
        drawing(size: 1...5, &random) { drawing, random in
            for _ in 0..<random.count(in: 0...12) {
                drawing.beginStroke(at: point(&random))
                drawing.endStroke()
            }
        }
    }

    private static func drawing(
        size: ClosedRange<Double>, _ random: inout SeededGenerator,
        _ body: (inout Drawing, inout SeededGenerator) -> Void
    ) -> GrayImage {
        var drawing = Drawing()
        drawing.brush = .init(
            size: random.value(in: size), ink: UInt8(random.value(in: 110...255)))
        body(&drawing, &random)
        drawing.endStroke()
        return drawing.image
    }

    private static func point(_ random: inout SeededGenerator) -> Point {
        Point(x: random.value(in: 3...25), y: random.value(in: 3...25))
    }
}
