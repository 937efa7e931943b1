/// One channel of a picture as numbers, row by row from the top.
struct Plane {
    let width: Int
    let height: Int
    var values: [Float]

    init(width: Int, height: Int, values: [Float]) {
        precondition(
            values.count == width * height, "\(values.count) values for \(width)×\(height)")
        self.width = width
        self.height = height
        self.values = values
    }

    /// Averages over the area that each new pixel covers; a picture that already fits is unchanged.
    func reduced(toFit edge: Int) -> Plane {
        let longest = max(width, height)
        guard longest > edge else { return self }
        let newWidth = max(1, (width * edge + longest / 2) / longest)
        let newHeight = max(1, (height * edge + longest / 2) / longest)
        return reducedColumns(to: newWidth).transposed
            .reducedColumns(to: newHeight).transposed
    }

    /// Takes every n-th pixel so that the longest edge becomes `edge`; a smaller picture grows.
    func subsampled(toFit edge: Int) -> Plane {
        let longest = max(width, height)
        let newWidth = max(1, (width * edge + longest / 2) / longest)
        let newHeight = max(1, (height * edge + longest / 2) / longest)
        var taken: [Float] = []
        taken.reserveCapacity(newWidth * newHeight)
        for y in 0..<newHeight {
            let row = (2 * y + 1) * height / (2 * newHeight) * width
            for x in 0..<newWidth {
                taken.append(values[row + (2 * x + 1) * width / (2 * newWidth)])
            }
        }
        return Plane(width: newWidth, height: newHeight, values: taken)
    }

    /// Sharpened as ImageMagick's `-sharpen 1x1` does: a 3×3 kernel of negated Gaussian weights
    /// (sigma 1) whose centre is twice their sum. The edge is repeated outwards.
    var sharpened: Plane {
        let edge: Float = 0.60653066
        let corner: Float = 0.36787944
        let centre = 2 * (1 + 4 * edge + 4 * corner)
        let sum = centre - 4 * edge - 4 * corner
        var result = self
        for y in 0..<height {
            let (above, below) = (max(0, y - 1) * width, min(height - 1, y + 1) * width)
            for x in 0..<width {
                let (left, right) = (max(0, x - 1), min(width - 1, x + 1))
                let row = y * width
                let sides =
                    values[above + x] + values[below + x] + values[row + left] + values[row + right]
                let corners =
                    values[above + left] + values[above + right] + values[below + left]
                    + values[below + right]
                result.values[row + x] =
                    (centre * values[row + x] - edge * sides - corner * corners) / sum
            }
        }
        return result
    }

    func cropped(to box: Rectangle) -> Plane {
        let part = box.rows.flatMap { y in
            values[y * width + box.columns.lowerBound..<y * width + box.columns.upperBound]
        }
        return Plane(width: box.columns.count, height: box.rows.count, values: part)
    }

    private var transposed: Plane {
        var turned: [Float] = []
        turned.reserveCapacity(values.count)
        for x in 0..<width {
            for y in 0..<height { turned.append(values[y * width + x]) }
        }
        return Plane(width: height, height: width, values: turned)
    }

    private func reducedColumns(to newWidth: Int) -> Plane {
        let covered = Float(width) / Float(newWidth)
        var averages: [Float] = []
        averages.reserveCapacity(newWidth * height)
        for y in 0..<height {
            for x in 0..<newWidth {
                let begin = Float(x) * covered
                let end = begin + covered
                var sum: Float = 0
                for source in Int(begin)..<min(width, Int(end.rounded(.up))) {
                    let share = min(end, Float(source + 1)) - max(begin, Float(source))
                    sum += share * values[y * width + source]
                }
                averages.append(sum / covered)
            }
        }
        return Plane(width: newWidth, height: height, values: averages)
    }
}
