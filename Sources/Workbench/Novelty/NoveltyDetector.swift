import Glibc
import ModelFiles
import NeuralNetwork

/// Tells by a model's `novelty` how little like a garment a picture looks.
struct NoveltyDetector: Sendable {
    private let novelty: Novelty
    private let distances: ClassDistances

    /// Nil for a model that cannot tell.
    init?(_ model: Model) {
        guard let novelty = model.novelty,
            let distances = model.ridge.flatMap({ ClassDistances($0.statistics) })
        else { return nil }
        self.novelty = novelty
        self.distances = distances
    }

    /// 0…1; above `Novelty.threshold` the picture does not look like a garment. Takes microseconds.
    ///
    /// - Parameters:
    ///   - pixels: 28×28, row by row, 0 background.
    ///   - probabilities: `[classes]`, as the model gives them.
    ///   - features: `[features]`, as the network's head reads them.
    func score(
        pixels: UnsafeBufferPointer<UInt8>, probabilities: some Collection<Float>,
        features: some Collection<Float>
    ) -> Double {
        novelty.score(
            of: NoveltyCues.values(
                pixels: pixels, probabilities: probabilities, features: features,
                distances: distances))
    }
}

/// What novelty is told by.
enum NoveltyCues {
    /// The values in the order of `Novelty.Name`.
    static func values(
        pixels: UnsafeBufferPointer<UInt8>, probabilities: some Collection<Float>,
        features: some Collection<Float>, distances: ClassDistances
    ) -> [Double] {
        let found = distances.distances(of: features)
        let answer = probabilities.reduce(0, max)
        let entropy = probabilities.reduce(0.0) { $0 - Double($1) * log(Double($1) + 1e-12) }
        let squares = features.reduce(0.0) { $0 + Double($1) * Double($1) }
        return [
            log(found.nearest + 1e-9),
            log1p(found.background),
            (found.nearest - found.background) / Double(distances.featureCount),
            log(1e-6 + 1 - Double(answer)),
            entropy,
            log1p(found.second - found.nearest),
            log(squares.squareRoot() + 1e-3),
        ] + PixelCues(pixels).values
    }
}
