import Datasets
import ModelFiles
import NeuralNetwork

extension LoadedModel {
    /// What the model makes of one 28×28 picture.
    func prediction(of image: GrayImage) -> Prediction {
        let scaling = model.scaling
        return Prediction(
            probabilities: predictor.probabilities(
                ofOne: image.pixels.map(scaling.input)),
            names: info.classNames)
    }

    /// The probabilities of the images, row by row; nil if the task was cancelled.
    ///
    /// - Parameters:
    ///   - mirrored: Left to right.
    ///   - progress: is told the share done, 0…1.
    func probabilities(
        of images: SplitImages, mirrored: Bool = false,
        progress: (@Sendable (Double) -> Void)? = nil
    ) async throws -> [Float]? {
        let (count, size, scaling) = (images.indices.count, predictor.imageSize, model.scaling)
        return try await predictor.probabilities(count: count) { range, inputs in
            for (row, place) in range.enumerated() {
                let input = UnsafeMutableBufferPointer(
                    rebasing: inputs[row * size..<(row + 1) * size])
                images.set.withPixels(of: images.indices[place]) { pixels in
                    scaling.fill(image: pixels, into: input)
                }
                if mirrored { input.mirrorRows(ofWidth: images.set.width) }
            }
        } progress: { done in
            progress?(Double(done) / Double(count))
        }
    }
}

extension Model {
    /// From a pixel to the network's input.
    var scaling: PixelScaling {
        PixelScaling(scale: Float(preprocessing.scale), offset: Float(preprocessing.offset))
    }
}

extension UnsafeMutableBufferPointer<Float> {
    fileprivate func mirrorRows(ofWidth width: Int) {
        for row in stride(from: 0, to: count, by: width) {
            self[row..<row + width].reverse()
        }
    }
}
