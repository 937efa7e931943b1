/// Finds the units that make corrected images right, in closed form from what the network makes of
/// them and of a few copies; needs no data set, takes milliseconds.
///
/// Each unit is a ball around one picture by Hellinger's distance of the features: 1 in its middle, 0
/// at its edge. That a straight cut through the features will not do was measured: the least change of the
/// last layer that makes 20 images right changes the class of hundreds of others.
public struct CorrectionFit: Sendable {
    /// One picture of a correction, as the network sees it without the units to be found.
    public struct Example: Sendable {
        /// `[features]`.
        public let features: [Float]
        /// `[classes]`: logits, but for a constant.
        public let logits: [Float]

        /// A picture's features and logits.
        public init(features: [Float], logits: [Float]) {
            (self.features, self.logits) = (features, logits)
        }
    }

    /// An image that a person said something of.
    public struct Correction: Sendable {
        /// What it is.
        public let classIndex: Int
        /// Pictures that are so much the same that each is the middle of a ball of its own: the image
        /// first, then for example its mirror image; at least one.
        public let centers: [Example]

        /// - Precondition: There is at least one centre.
        public init(classIndex: Int, centers: [Example]) {
            precondition(!centers.isEmpty, "a correction without a picture")
            (self.classIndex, self.centers) = (classIndex, centers)
        }
    }

    /// By how much the logit of a corrected image's class is to exceed every other.
    public var margin = 1.5
    /// The squared distance that a ball reaches, for each feature and in units of the features' scale.
    /// More than nine in ten of an image's copies lie well inside one of its balls.
    public var reach: Float
    /// What a unit says at three quarters of its reach: enough to make such pictures right as well.
    public var edge: Float = 0.25
    /// The margin that they are to have.
    public var edgeMargin = 0.5

    /// What the units read.
    public let roots: FeatureRoots

    /// A fit of units that read these roots.
    ///
    /// - Parameter reach: As `FeatureRoots.reach` finds it; nil for one that suits many networks.
    public init(roots: FeatureRoots, reach: Float? = nil) {
        self.roots = roots
        self.reach = reach ?? 0.009
    }

    /// Units that make the corrections right: a ball for each centre of those that are not right by
    /// the margin already.
    ///
    /// - Parameter classCount: Of the logits.
    public func units(for corrections: [Correction], classCount: Int) -> CorrectionUnits {
        let radius = reach * Float(roots.featureCount) * roots.scale
        let balls = corrections.filter { !isRight($0) }.flatMap { correction in
            correction.centers.map { Ball($0.features, radius: radius, roots) }
        }
        var kernel = [Float](repeating: 0, count: roots.count * balls.count)
        for (unit, ball) in balls.enumerated() {
            for row in 0..<roots.count { kernel[row * balls.count + unit] = ball.kernel[row] }
        }
        let units = CorrectionUnits(
            roots: roots, classCount: classCount, kernel: kernel, bias: balls.map(\.bias),
            output: Array(repeating: 0, count: classCount * balls.count))
        return units.with(output: outputs(of: units, for: corrections))
    }

    private func isRight(_ correction: Correction) -> Bool {
        let logits = correction.centers[0].logits
        let others = logits.indices.filter { $0 != correction.classIndex }.map { logits[$0] }
        return Double(logits[correction.classIndex] - (others.max() ?? 0)) >= margin
    }

    /// What the units write: the least that gives every margin.
    private func outputs(of units: CorrectionUnits, for corrections: [Correction]) -> [Float] {
        var problem = MarginProblem(units: units.count, classes: units.classCount)
        for correction in corrections {
            for center in correction.centers {
                let responses = units.responses(to: center.features)
                problem.add(
                    responses: responses, logits: center.logits,
                    classIndex: correction.classIndex, margin: margin)
                problem.add(
                    responses: responses.map { $0 * edge }, logits: center.logits,
                    classIndex: correction.classIndex, margin: edgeMargin)
            }
        }
        return problem.solution().map { Float($0) }
    }
}

/// 1 − d² / r with the squared distance d² = Σ (√f − √c)² from a centre c, as lines of the roots.
private struct Ball {
    /// `[roots]`.
    let kernel: [Float]
    let bias: Float

    /// - Parameter radius: r, above 0.
    init(_ center: [Float], radius: Float, _ roots: FeatureRoots) {
        let turns = roots.turns
        var kernel: [Float] = []
        kernel.reserveCapacity(roots.count)
        var own: Float = 0
        for feature in center {
            let root = roots.root(feature)
            for line in 0..<roots.width {
                let side: Float = line < turns.count ? 1 : -1
                let size: Float = line % turns.count == 0 ? 1 : 0
                kernel.append((2 * side * root * turns[line % turns.count] - size) / radius)
            }
            own += (2 * root * root - abs(feature)) / radius
        }
        self.kernel = kernel
        bias = 1 - own
    }
}
