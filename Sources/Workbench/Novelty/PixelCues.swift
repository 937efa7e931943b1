import Glibc

/// What the shape of the ink in a picture says about whether it is a garment. The names and units
/// are those of `Novelty.Name`, from `ink` on.
struct PixelCues {
    private static let edge = Drawing.edge
    /// With a border of dark pixels, so that neighbours need no check.
    private static let width = edge + 2
    /// A pixel above it is lit; clothes of the data set have shadows below it.
    private static let lit: UInt8 = 30
    private static let rings = 7

    /// Pixels, 0…1, with a border.
    private var light = Array(repeating: Float(0), count: width * width)
    /// How many rings of lit pixels lie around a pixel and the pixel itself, 0 for an unlit one.
    private var depth = Array(repeating: UInt8(0), count: width * width)

    /// - Parameter pixels: 28×28, row by row, 0 background.
    init(_ pixels: UnsafeBufferPointer<UInt8>) {
        let (edge, width) = (Self.edge, Self.width)
        precondition(pixels.count == edge * edge, "\(pixels.count) pixels")
        for y in 0..<edge {
            for x in 0..<edge {
                let (pixel, place) = (pixels[y * edge + x], (y + 1) * width + x + 1)
                light[place] = Float(pixel) / 255
                depth[place] = pixel > Self.lit ? 1 : 0
            }
        }
        for ring in 1..<Self.rings where !erode(to: UInt8(ring)) { break }
    }

    /// The values in the order of `Novelty.Name`, from `ink` on.
    var values: [Double] {
        let sums = sums
        let lit = max(sums.lit, 1)
        let box = max(sums.width * sums.height, 1)
        return [
            sums.lit / Double(Self.edge * Self.edge),
            log1p(sums.steps / (sums.light + 1)),
            log1p((sums.rowEdges + sums.columnEdges) / lit),
            sums.core / lit,
            sums.innerCore / lit,
            sums.depth / lit,
            sums.lit / box,
            sums.border / Double(4 * (Self.edge - 1)),
            corners,
            log1p(sums.rowEdges / max(2 * sums.rows, 1)),
            log1p(sums.columnEdges / max(2 * sums.columns, 1)),
            sums.texture / max(sums.neighbours, 1),
        ]
    }

    /// Raises the pixels whose eight neighbours are all as deep as they are; false if there were
    /// none.
    private mutating func erode(to ring: UInt8) -> Bool {
        let width = Self.width
        var deeper: [Int] = []
        depth.withUnsafeBufferPointer { depth in
            func isCovered(_ place: Int) -> Bool {
                depth[place - 1] >= ring && depth[place] >= ring && depth[place + 1] >= ring
            }
            for y in 1...Self.edge {
                for place in y * width + 1...y * width + Self.edge
                where isCovered(place) && isCovered(place - width) && isCovered(place + width) {
                    deeper.append(place)
                }
            }
        }
        for place in deeper { depth[place] = ring + 1 }
        return !deeper.isEmpty
    }

    private var corners: Double {
        let (first, last, width) = (1, Self.edge, Self.width)
        return [(first, first), (last, first), (first, last), (last, last)].reduce(0) {
            $0 + Double(light[$1.1 * width + $1.0])
        } / 4
    }

    fileprivate struct Sums {
        var lit = 0.0, light = 0.0, core = 0.0, innerCore = 0.0, depth = 0.0, border = 0.0
        var steps = 0.0, rowEdges = 0.0, columnEdges = 0.0, texture = 0.0, neighbours = 0.0
        /// Rows and columns with a lit pixel, and the box around all of them.
        var rows = 0.0, columns = 0.0, height = 0.0, width = 0.0
    }

    fileprivate var sums: Sums {
        var sums = Sums()
        var (rows, columns) = (Extent(), Extent())
        light.withUnsafeBufferPointer { light in
            depth.withUnsafeBufferPointer { depth in
                for y in 0...Self.edge {
                    for x in 0...Self.edge {
                        let place = y * Self.width + x
                        sums.rowEdges += sums.add(from: place, to: place + 1, light, depth)
                        sums.columnEdges +=
                            sums.add(from: place, to: place + Self.width, light, depth)
                        guard depth[place] > 0 else { continue }
                        sums.lit += 1
                        sums.core += depth[place] > 1 ? 1 : 0
                        sums.innerCore += depth[place] > 2 ? 1 : 0
                        sums.depth += Double(depth[place])
                        let isInside = x > 1 && x < Self.edge && y > 1 && y < Self.edge
                        sums.border += isInside ? 0 : 1
                        rows.include(y)
                        columns.include(x)
                    }
                }
                sums.light = light.reduce(0) { $0 + Double($1) }
            }
        }
        (sums.rows, sums.height) = (rows.count, rows.length)
        (sums.columns, sums.width) = (columns.count, columns.length)
        return sums
    }

    /// Which rows or columns have a lit pixel.
    fileprivate struct Extent {
        private var bits: UInt64 = 0

        mutating func include(_ place: Int) { bits |= 1 << UInt64(place) }

        var count: Double { Double(bits.nonzeroBitCount) }
        /// From the first to the last one.
        var length: Double {
            bits == 0 ? 0 : Double(64 - bits.leadingZeroBitCount - bits.trailingZeroBitCount)
        }
    }
}

extension PixelCues.Sums {
    /// Adds what lies between two neighbouring pixels; 1 if it is an edge of what is lit, else 0.
    fileprivate mutating func add(
        from a: Int, to b: Int, _ light: UnsafeBufferPointer<Float>,
        _ depth: UnsafeBufferPointer<UInt8>
    ) -> Double {
        let step = Double(abs(light[a] - light[b]))
        steps += step
        if (depth[a] > 0) != (depth[b] > 0) { return 1 }
        if depth[a] > 0 {
            texture += step
            neighbours += 1
        }
        return 0
    }
}
