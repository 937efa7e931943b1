import Datasets
import Glibc

/// Outliers that are made pixel by pixel.
enum Shade {
    private static let edge = Drawing.edge

    /// One to four filled discs, ovals or slabs.
    static func blobs(_ random: inout SeededGenerator) -> GrayImage {
        struct Patch {
            let x, y, wide, high, turn, power: Double
        }
        let patches = (0..<random.count(in: 1...4)).map { _ in
            Patch(
                x: random.value(in: 6...22), y: random.value(in: 6...22),
                wide: random.value(in: 2...8), high: random.value(in: 2...8),
                turn: random.value(in: 0...3.14), power: random.unit() < 0.5 ? 2 : 6)
        }
        let ink = random.value(in: 110...255)
        return picture { x, y in
            let covered = patches.reduce(0) { covered, patch in
                let (dx, dy) = (Double(x) + 0.5 - patch.x, Double(y) + 0.5 - patch.y)
                let along = (dx * cos(patch.turn) + dy * sin(patch.turn)) / patch.wide
                let across = (dy * cos(patch.turn) - dx * sin(patch.turn)) / patch.high
                let reach = pow(abs(along), patch.power) + pow(abs(across), patch.power)
                return max(covered, min(max(1.5 - reach, 0), 1))
            }
            return ink * covered
        }
    }

    /// Shades without a shape.
    static func noise(_ random: inout SeededGenerator) -> GrayImage {
        let top = random.value(in: 60...255)
        switch random.below(6) {
        case 0:
            let floor = random.value(in: 0...top)
            return picture { _, _ in random.value(in: floor...top) }
        case 1:
            let share = random.value(in: 0.02...0.6)
            return picture { _, _ in random.unit() < share ? random.value(in: 60...255) : 0 }
        case 2:
            let lattice = Lattice(cells: random.count(in: 2...14), &random)
            let (gain, lift) = (random.value(in: 1...4), random.value(in: -1...0.2))
            return picture { x, y in 255 * (lift + gain * lattice.value(x, y)) }
        case 3:
            let (across, down) = (random.value(in: -3...3), random.value(in: -3...3))
            return picture { x, y in
                top * (0.5 + 0.5 * sin(Double(x) * across + Double(y) * down))
            }
        case 4:
            let (across, down) = (random.value(in: -12...12), random.value(in: -12...12))
            let middle = random.value(in: 40...180)
            return picture { x, y in
                middle + Double(x - edge / 2) * across + Double(y - edge / 2) * down
            }
        default:
            let grain = random.value(in: 0...8)
            return picture { _, _ in 0.6 * top + random.value(in: -grain...grain) }
        }
    }

    /// - Parameter shade: 0 background, 255 foreground; what lies beyond is cut off.
    private static func picture(_ shade: (_ x: Int, _ y: Int) -> Double) -> GrayImage {
        GrayImage(blankOfWidth: edge, height: edge).mapped { x, y, _ in
            UInt8(min(max(shade(x, y), 0), 255))
        }
    }
}

/// Random numbers at the corners of cells over the picture, and between them what lies between.
struct Lattice {
    private let cells: Int
    private let corners: [Double]

    init(cells: Int, _ random: inout SeededGenerator) {
        self.cells = cells
        corners = (0..<(cells + 2) * (cells + 2)).map { _ in random.unit() }
    }

    /// 0…1 at a pixel.
    func value(_ x: Int, _ y: Int) -> Double {
        let (u, v) = (place(x), place(y))
        let (column, row) = (Int(u), Int(v))
        let (right, low) = (u - Double(column), v - Double(row))
        let first = row * (cells + 2) + column
        let top = corners[first] * (1 - right) + corners[first + 1] * right
        let next = first + cells + 2
        let bottom = corners[next] * (1 - right) + corners[next + 1] * right
        return top * (1 - low) + bottom * low
    }

    private func place(_ pixel: Int) -> Double {
        Double(pixel) * Double(cells) / Double(Drawing.edge)
    }
}
