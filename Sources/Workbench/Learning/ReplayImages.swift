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
    /// What the model said of them.
    let remembered: LoadedModel.Featured
    /// How many of the pool come in a round.
    var replayed: Int
    let augmentation: Augmentation
    let scaling: PixelScaling
    let seed: UInt64

    var count: Int { corrections.count * copies + replayed }

    func fill(
        index: Int, epoch: Int, image: UnsafeMutableBufferPointer<Float>,
        target: UnsafeMutableBufferPointer<Float>
    ) {
        fillTarget(index, epoch: epoch, target)
        fillImage(index, epoch: epoch, image)
    }

    /// Writes what a sample is to be taken for; arguments as of `fill`.
    func fillTarget(
        _ index: Int, epoch: Int, _ target: UnsafeMutableBufferPointer<Float>
    ) {
        guard let place = place(of: index, epoch: epoch) else {
            target[corrections[index / copies].classIndex] = weight
            return
        }
        for k in 0..<target.count {
            target[k] = remembered.probabilities[place * target.count + k]
        }
    }

    /// Writes a sample's pixels; arguments as of `fill`. The first copy is the picture as it is; the
    /// others are varied.
    func fillImage(
        _ index: Int, epoch: Int, _ image: UnsafeMutableBufferPointer<Float>
    ) {
        if let place = place(of: index, epoch: epoch) {
            pool.set.withPixels(of: pool.indices[place]) {
                scaling.fill(image: $0, into: image)
            }
            return
        }
        let picture = corrections[index / copies].image
        picture.pixels.withUnsafeBufferPointer { pixels in
            guard index % copies > 0 else { return scaling.fill(image: pixels, into: image) }
            augmentation.fill(
                image: pixels, into: image, width: picture.width, scaling: scaling,
                epoch: firstRound + epoch, index: index, seed: seed)
        }
    }

    /// Where in the pool a replayed sample is; nil for a copy of a correction. The pool is in random
    /// order; each round goes on where the last one ended.
    private func place(of index: Int, epoch: Int) -> Int? {
        let copied = corrections.count * copies
        guard index >= copied else { return nil }
        return ((firstRound + epoch - 1) * replayed + index - copied) % pool.indices.count
    }
}
