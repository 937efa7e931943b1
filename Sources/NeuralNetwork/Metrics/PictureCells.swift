import CKernels
import Glibc

/// Pictures by where their lowest frequencies lie: in a grid of cells over the three that vary most,
/// so that near ones are in the same cell or in one beside it.
struct PictureCells {
    /// The sum of the squares of each picture's pixels.
    let squares: [UInt32]
    private let grid: [Int]
    /// The first row of each cell, and the end of the last one.
    private let starts: [Int]
    /// The picture of each row, cell by cell.
    private let order: [UInt32]
    private let coarse: [Float]
    private let fine: [Float]
    private let limit: Float

    private static let frequencies = 49
    private static let (coarseCount, fineCount) = (8, 32)
    /// Rows between two looks at whether the task was cancelled.
    private static let stride = 256

    /// - Parameters:
    ///   - pixels: `[pictures, 28, 28]`.
    ///   - side: Of a cell: how far apart two pictures may be to be near.
    init(pixels: [UInt8], side: Float) {
        let count = pixels.count / NearPictures.size
        var squares = [UInt32](repeating: 0, count: count)
        var low = [Float](repeating: 0, count: count * Self.frequencies)
        kernels_summarise_pictures(pixels, count, Self.waves, &low, &squares)
        let ranked = Self.byVariance(low, count: count)
        let places = (0..<3).map { Self.places(low, ranked[$0], count: count, side: side) }
        let grid = places.map { ($0.max() ?? 0) + 1 }
        let cells = (0..<count).map { row in
            (places[0][row] * grid[1] + places[1][row]) * grid[2] + places[2][row]
        }
        var starts = [Int](repeating: 0, count: grid[0] * grid[1] * grid[2] + 1)
        for cell in cells { starts[cell + 1] += 1 }
        for cell in 1..<starts.count { starts[cell] += starts[cell - 1] }
        var next = starts
        var order = [UInt32](repeating: 0, count: count)
        for (picture, cell) in cells.enumerated() {
            order[next[cell]] = UInt32(picture)
            next[cell] += 1
        }
        (coarse, fine) = Self.rows(low, ranked, order)
        (self.squares, self.grid, self.starts, self.order) = (squares, grid, starts, order)
        // Rounding must not lose a pair.
        limit = side * side * 1.0001 + 1e-6
    }

    /// Calls `body` once with any two pictures that are near as far as frequencies tell, and the
    /// product of their pixels; false if the task was cancelled.
    func forEachNearPair(
        pixels: UnsafeBufferPointer<UInt8>, progress: (Double) -> Void,
        _ body: (Int, Int, UInt32) -> Void
    ) -> Bool {
        var found = [UInt32](repeating: 0, count: order.count)
        var products = found
        return coarse.withUnsafeBufferPointer { coarse in
            fine.withUnsafeBufferPointer { fine in
                order.withUnsafeBufferPointer { order in
                    var pictures = kernels_pictures(
                        coarse: coarse.baseAddress, fine: fine.baseAddress,
                        pixels: pixels.baseAddress, order: order.baseAddress, rows: order.count)
                    return forEachRun { row, run in
                        if row % Self.stride == 0 {
                            if Task.isCancelled { return false }
                            progress(Double(row) / Double(order.count))
                        }
                        let count = kernels_near_pictures(
                            &pictures, row, run.lowerBound, run.upperBound, limit, &found, &products
                        )
                        for place in 0..<count {
                            body(Int(order[row]), Int(order[Int(found[place])]), products[place])
                        }
                        return true
                    }
                }
            }
        }
    }

    /// Calls `body` with each row and the runs of later rows in its cell and in those beside it,
    /// until it says false.
    private func forEachRun(_ body: (Int, Range<Int>) -> Bool) -> Bool {
        for x in 0..<grid[0] {
            for y in 0..<grid[1] {
                for z in 0..<grid[2] {
                    let runs = runs(besides: x, y, z)
                    let cell = (x * grid[1] + y) * grid[2] + z
                    for row in starts[cell]..<starts[cell + 1] {
                        // Its own cell's and the next one's, from the row after it.
                        guard body(row, row + 1..<max(row + 1, runs[0].upperBound)) else {
                            return false
                        }
                        for run in runs.dropFirst() where !run.isEmpty {
                            guard body(row, run) else { return false }
                        }
                    }
                }
            }
        }
        return true
    }

    /// The rows of the cell's own column up to the cell after it, then of the columns after its own.
    private func runs(besides x: Int, _ y: Int, _ z: Int) -> [Range<Int>] {
        [(0, 0), (0, 1), (1, -1), (1, 0), (1, 1)].compactMap { stepX, stepY in
            let (column, row) = (x + stepX, y + stepY)
            guard column < grid[0], row >= 0, row < grid[1] else { return nil }
            let start = (column * grid[1] + row) * grid[2]
            return starts[start + max(z - 1, 0)]..<starts[start + min(z + 1, grid[2] - 1) + 1]
        }
    }
}

extension PictureCells {
    /// The orthonormal cosine transform of 7 values, `[7, 7]`.
    private static let waves: [Float] = (0..<49).map { place in
        let (wave, position) = (Double(place / 7), Double(place % 7))
        let scale = (wave == 0 ? 1 / 7.0 : 2 / 7.0).squareRoot()
        return Float(scale * cos(Double.pi * (2 * position + 1) * wave / 14))
    }

    /// The frequencies, those that vary most first.
    private static func byVariance(_ low: [Float], count: Int) -> [Int] {
        var (sums, squares) = (
            [Float](repeating: 0, count: frequencies), [Float](repeating: 0, count: frequencies)
        )
        // A few thousand of the pictures tell as much.
        for picture in Swift.stride(from: 0, to: count, by: max(1, count / 4_096)) {
            for place in 0..<frequencies {
                let value = low[picture * frequencies + place]
                sums[place] += value
                squares[place] += value * value
            }
        }
        let seen = Float((count + max(1, count / 4_096) - 1) / max(1, count / 4_096))
        let variances = zip(sums, squares).map { $1 / seen - ($0 / seen) * ($0 / seen) }
        return (0..<frequencies).sorted { (variances[$1], $0) < (variances[$0], $1) }
    }

    /// In which slice of a frequency each picture lies.
    private static func places(
        _ low: [Float], _ frequency: Int, count: Int, side: Float
    ) -> [Int] {
        let values = (0..<count).map { low[$0 * frequencies + frequency] }
        let least = values.min() ?? 0
        // A touch wider: rounding must not put two near ones a cell apart.
        return values.map { Int(($0 - least) / (side * 1.001)) }
    }

    private static func rows(
        _ low: [Float], _ ranked: [Int], _ order: [UInt32]
    ) -> (coarse: [Float], fine: [Float]) {
        let count = order.count
        var coarse = [Float](repeating: 0, count: coarseCount * count)
        var fine = [Float](repeating: 0, count: fineCount * count)
        for (row, picture) in order.enumerated() {
            let start = Int(picture) * frequencies
            for place in 0..<coarseCount {
                coarse[place * count + row] = low[start + ranked[place]]
            }
            for place in 0..<fineCount {
                fine[row * fineCount + place] = low[start + ranked[coarseCount + place]]
            }
        }
        return (coarse, fine)
    }
}
