import Datasets
import NeuralNetwork

/// Pictures with a class each, varied while they are learned: some of a data set, and others.
struct LabelledImages: TrainingData {
    /// Of the data set.
    var images: SplitImages
    /// Classes that go over the data set's, by index in the part.
    var corrected: [Int: Int] = [:]
    /// Pictures from elsewhere, after those of the data set.
    var others: [(image: GrayImage, classIndex: Int)] = []
    /// What a teacher says of the pictures of the data set; corrected ones keep to their class.
    var taught: TaughtProbabilities?
    var augmentation = Augmentation.none
    var scaling = PixelScaling.unit
    var seed: UInt64 = 0

    var count: Int { images.indices.count + others.count }

    var provenance: String {
        [augmentation.description, taught?.provenance, corrections].compactMap(\.self)
            .joined(separator: ", ")
    }

    /// How many differ from the data set, and a digest of which and how; nil if none does.
    private var corrections: String? {
        let differing =
            corrected.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
            + others.map { "\($0.image.id) \($0.classIndex)" }
        guard !differing.isEmpty else { return nil }
        let digest = Array(differing.joined(separator: "\n").utf8).withUnsafeBytes {
            Datasets.SHA256.hexadecimal($0)
        }
        let count = Numbers.counted(differing.count, "correction", "corrections")
        return "\(count) (\(digest.prefix(8)))"
    }

    func fill(
        index: Int, epoch: Int, image: UnsafeMutableBufferPointer<Float>,
        target: UnsafeMutableBufferPointer<Float>
    ) {
        if index < images.indices.count {
            let place = images.indices[index]
            target[label(of: index)] = 1
            if epoch > 0, corrected[place] == nil { taught?.mix(into: target, index: index) }
            images.set.withPixels(of: place) { put($0, index, epoch, into: image) }
        } else {
            let other = others[index - images.indices.count]
            target[other.classIndex] = 1
            other.image.pixels.withUnsafeBufferPointer { put($0, index, epoch, into: image) }
        }
    }

    /// The class of one of `images`.
    func label(of index: Int) -> Int {
        let place = images.indices[index]
        return corrected[place] ?? Int(images.set.labels[place])
    }

    private func put(
        _ pixels: UnsafeBufferPointer<UInt8>, _ index: Int, _ epoch: Int,
        into image: UnsafeMutableBufferPointer<Float>
    ) {
        guard epoch > 0 else { return scaling.fill(image: pixels, into: image) }
        augmentation.fill(
            image: pixels, into: image, width: images.set.width, scaling: scaling, epoch: epoch,
            index: index, seed: seed)
    }
}
