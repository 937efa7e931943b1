/// The lower triangle L of a symmetric positive definite matrix L·Lᵀ.
public struct CholeskyFactor: Sendable {
    /// Rows and columns.
    public let size: Int
    /// `[size, size]`; what lies above the diagonal is not read.
    private let lower: [Double]

    /// Nil for a matrix that is not positive definite.
    ///
    /// - Parameter matrix: `[size, size]`, row by row; what lies above the diagonal is not read.
    public init?(_ matrix: [Double], size: Int) {
        precondition(matrix.count == size * size, "\(matrix.count) numbers for \(size)×\(size)")
        var lower = matrix
        let isPositive = lower.withUnsafeMutableBufferPointer { lower in
            for row in 0..<size {
                for column in 0...row {
                    var sum = lower[row * size + column]
                    for k in 0..<column { sum -= lower[row * size + k] * lower[column * size + k] }
                    if row > column {
                        lower[row * size + column] = sum / lower[column * size + column]
                    } else if sum > 0 && sum.isFinite {
                        lower[row * size + row] = sum.squareRoot()
                    } else {
                        return false
                    }
                }
            }
            return true
        }
        guard isPositive else { return nil }
        self.size = size
        self.lower = lower
    }

    /// z with L·z = `vector`: uncorrelated numbers of variance 1, if the matrix is the covariance.
    public func whitened(_ vector: [Double]) -> [Double] {
        precondition(vector.count == size, "\(vector.count) numbers for a matrix of \(size)")
        var result = vector
        result.withUnsafeMutableBufferPointer { result in
            lower.withUnsafeBufferPointer { lower in
                for row in 0..<size {
                    var sum = result[row]
                    for k in 0..<row { sum -= lower[row * size + k] * result[k] }
                    result[row] = sum / lower[row * size + row]
                }
            }
        }
        return result
    }

    /// x with L·Lᵀ·x = `vector`.
    public func solution(of vector: [Double]) -> [Double] {
        var result = whitened(vector)
        for row in (0..<size).reversed() {
            var sum = result[row]
            for k in row + 1..<size { sum -= lower[k * size + row] * result[k] }
            result[row] = sum / lower[row * size + row]
        }
        return result
    }
}
