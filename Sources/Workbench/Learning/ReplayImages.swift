import Datasets
import NeuralNetwork

/// What a fine-tune learns from in one round: copies of each correction, and replayed images of the
/// training set with the probabilities that the model gave them before, so that it does not forget.
struct ReplayImages: TrainingData {
    /// What a person said about which picture.
    let corrections: [(image: GrayImage, classIndex: Int)]
    /// How often each correction comes in a round.
    let copies: Int
    /// How much one copy weighs beside one replayed image.
    var weight: Float
    /// Rounds that earlier passes took.
    var firstRound = 0
    /// The images that replay draws from.
    let pool: SplitImages
    /// `pool × classes`: what the model gave them.
    let remembered: [Float]
    /// How many of the pool come in a round.
    let replayed: Int
    let augmentation: Augmentation
    let scaling: PixelScaling
    let seed: UInt64

    var count: Int { corrections.count * copies + replayed }

    func fill(
        index: Int, epoch: Int, image: UnsafeMutableBufferPointer<Float>,
        target: UnsafeMutableBufferPointer<Float>
    ) {
        let copied = corrections.count * copies
        guard index >= copied else {
            return correct(index, epoch: epoch, image: image, target: target)
        }
        // The pool is in random order; each round goes on where the last one ended.
        let place = ((firstRound + epoch - 1) * replayed + index - copied) % pool.indices.count
        for k in 0..<target.count { target[k] = remembered[place * target.count + k] }
        pool.set.withPixels(of: pool.indices[place]) { scaling.fill(image: $0, into: image) }
    }

    /// The first copy is the picture as it is; the others are varied.
    private func correct(
        _ index: Int, epoch: Int, image: UnsafeMutableBufferPointer<Float>,
        target: UnsafeMutableBufferPointer<Float>
    ) {
        let correction = corrections[index / copies]
        target[correction.classIndex] = weight
        correction.image.pixels.withUnsafeBufferPointer { pixels in
            guard index % copies > 0 else { return scaling.fill(image: pixels, into: image) }
            augmentation.fill(
                image: pixels, into: image, width: correction.image.width, scaling: scaling,
                epoch: firstRound + epoch, index: index, seed: seed)
        }
    }
}
