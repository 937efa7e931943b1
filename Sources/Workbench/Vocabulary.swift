import Datasets
import NeuralNetwork

// The lower rooms' value types that pages and commands handle, under the names they have there, so
// that a front end imports the workbench alone.

/// One picture in shades of grey.
public typealias GrayImage = Datasets.GrayImage
/// Pictures of one size with their labels.
public typealias ImageSet = Datasets.ImageSet
/// A part of a data set: train, validation or test.
public typealias Split = Datasets.Split
/// Which pair of files of the data set a sample's index counts in: all 60,000 training pictures
/// (train and validation together) or the 10,000 of the test.
public typealias Part = Datasets.FashionMNIST.Part
/// How training pictures are varied.
public typealias Augmentation = Datasets.Augmentation
/// The networks that can be trained by name.
public typealias Architecture = NeuralNetwork.Architecture
/// A picture that a person opened, decoded once and converted as often as its options change.
public typealias Photo = Datasets.Photo
/// A photo and what the network sees of it.
public typealias ConvertedPhoto = Datasets.ConvertedPhoto
/// What a person asks of the conversion: turns, crop, inversion.
public typealias PhotoOptions = Datasets.PhotoConverter.Options
/// A picture in colour.
public typealias ColorImage = Datasets.ColorImage
/// How a run trains: epochs, batch size, optimiser, learning rate, schedule, seed.
public typealias Recipe = NeuralNetwork.Recipe
/// What an epoch came to.
public typealias EpochMetrics = NeuralNetwork.EpochMetrics

extension [String] {
    /// The name of a class, for example of a label; a number for a class that these names lack, as of a
    /// label given with another model.
    public func className(_ index: Int) -> String {
        indices.contains(index) ? self[index] : "Class \(index)"
    }
}
