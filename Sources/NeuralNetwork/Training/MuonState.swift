import CDNNL
import Glibc

/// Muon's half of an optimiser's work: the kernels of hidden layers, each as one matrix.
///
/// A step's direction is the momentum with all its singular values brought near 1, by Newton–Schulz
/// iterations with the coefficients of Jordan et al., "Muon: an optimizer for hidden layers in neural
/// networks" (2024). Kernels `[…, in, out]` are matrices of `out` columns; where there are more
/// columns than rows, the step grows by the root of their ratio, as in the original.
final class MuonState: TaskRunner {
    /// One matrix: where its values lie in the parameters.
    private struct Matrix {
        let start, rows, columns: Int
        let scratch: Scratch

        var count: Int { rows * columns }
    }

    /// Two matrices and two squares of them; each task has its own: any thread may run it.
    private struct Scratch {
        let value, other, gram, square: AlignedBuffer

        init(rows: Int, columns: Int) {
            let (long, short) = (max(rows, columns), min(rows, columns))
            value = AlignedBuffer(count: long * short)
            other = AlignedBuffer(count: long * short)
            gram = AlignedBuffer(count: short * short)
            square = AlignedBuffer(count: short * short)
        }
    }

    /// What a step is given.
    private struct Step {
        let weights, gradients, velocity: UnsafeMutablePointer<Float>
        let learningRate, keep: Float
    }

    private let matrices: [Matrix]
    private let momentum: Float
    private let nesterov: Bool
    private let weightDecay: Double
    private var step: Step?

    private static let iterations = 5
    private static let coefficients: (a: Float, b: Float, c: Float) = (3.4445, -4.7750, 2.0315)

    init(
        ranges: [TrainingPlan.ParameterRange], momentum: Double, nesterov: Bool, weightDecay: Double
    ) {
        matrices = ranges.compactMap { range in
            guard let columns = range.columns else { return nil }
            let rows = range.range.count / columns
            return Matrix(
                start: range.range.lowerBound, rows: rows, columns: columns,
                scratch: Scratch(rows: rows, columns: columns))
        }.sorted { $0.count > $1.count }
        self.momentum = Float(momentum)
        self.nesterov = nesterov
        self.weightDecay = weightDecay
    }

    /// Changes the matrices among the parameters in place.
    func update(
        _ weights: UnsafeMutablePointer<Float>, gradients: UnsafeMutablePointer<Float>,
        velocity: UnsafeMutablePointer<Float>, learningRate: Double
    ) {
        step = Step(
            weights: weights, gradients: gradients, velocity: velocity,
            learningRate: Float(learningRate), keep: Float(1 - learningRate * weightDecay))
        run(tasks: matrices.count)
    }

    func run(task: Int, worker: Int) {
        guard let step else { return }
        let matrix = matrices[task]
        moveVelocity(of: matrix, step)
        let direction = Self.orthogonalize(matrix)
        let wide = Float(matrix.columns) / Float(matrix.rows)
        let rate = step.learningRate * max(1, wide).squareRoot()
        let weights = step.weights + matrix.start
        for i in 0..<matrix.count { weights[i] = step.keep * weights[i] - rate * direction[i] }
    }

    /// Leaves the momentum in the matrix's scratch memory.
    private func moveVelocity(of matrix: Matrix, _ step: Step) {
        let (gradients, velocity) = (
            step.gradients + matrix.start, step.velocity + matrix.start
        )
        let value = matrix.scratch.value.start
        let (own, ahead): (Float, Float) = nesterov ? (1, momentum) : (0, 1)
        for i in 0..<matrix.count {
            let moved = momentum * velocity[i] + gradients[i]
            velocity[i] = moved
            value[i] = own * gradients[i] + ahead * moved
        }
    }

    /// Brings the singular values of the matrix in the scratch memory near 1; where the result lies.
    private static func orthogonalize(_ matrix: Matrix) -> UnsafeMutablePointer<Float> {
        let (long, short) = (
            max(matrix.rows, matrix.columns), min(matrix.rows, matrix.columns)
        )
        let isWide = matrix.rows < matrix.columns
        var (value, other) = (matrix.scratch.value.start, matrix.scratch.other.start)
        let (gram, square) = (matrix.scratch.gram.start, matrix.scratch.square.start)
        normalize(value, matrix.count)
        if isWide {
            transpose(value, rows: matrix.rows, columns: matrix.columns, to: other)
            swap(&value, &other)
        }
        for _ in 0..<iterations {
            cdnnl_product_of_transposed(long, short, short, value, short, value, gram, 0)
            cdnnl_product_of(short, short, short, gram, gram, square)
            for i in 0..<short * short {
                gram[i] = coefficients.b * gram[i] + coefficients.c * square[i]
            }
            for i in 0..<short { gram[i * short + i] += coefficients.a }
            cdnnl_product_of(long, short, short, value, gram, other)
            swap(&value, &other)
        }
        guard isWide else { return value }
        transpose(value, rows: matrix.columns, columns: matrix.rows, to: other)
        return other
    }

    private static func transpose(
        _ source: UnsafeMutablePointer<Float>, rows: Int, columns: Int,
        to target: UnsafeMutablePointer<Float>
    ) {
        for row in 0..<rows {
            for column in 0..<columns {
                target[column * rows + row] = source[row * columns + column]
            }
        }
    }

    /// Divides by the Frobenius norm, which no singular value exceeds.
    private static func normalize(_ values: UnsafeMutablePointer<Float>, _ count: Int) {
        var sum = 0.0
        for i in 0..<count { sum += Double(values[i]) * Double(values[i]) }
        let scale = Float(1 / (sum.squareRoot() + 1e-7))
        for i in 0..<count { values[i] *= scale }
    }
}
