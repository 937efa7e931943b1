import Datasets
import ModelFiles
import NeuralNetwork

extension LoadedModel {
    /// What the model makes of one 28×28 picture.
    func prediction(of image: GrayImage) -> Prediction {
        let inputs = image.pixels.map(model.scaling.input)
        guard detector != nil || units != nil else {
            return Prediction(
                probabilities: predictor.probabilities(ofOne: inputs), names: info.classNames)
        }
        let (probabilities, features) = predictor.output(ofOne: inputs)
        let novelty = image.pixels.withUnsafeBufferPointer {
            detector?.score(pixels: $0, probabilities: probabilities, features: features)
        }
        let adjusted = units?.adjusted(
            probabilities, features: features, temperature: model.calibration.temperature)
        return Prediction(
            probabilities: adjusted ?? probabilities, names: info.classNames, novelty: novelty)
    }
}

extension Model {
    /// From a pixel to the network's input.
    var scaling: PixelScaling {
        PixelScaling(scale: Float(preprocessing.scale), offset: Float(preprocessing.offset))
    }
}
