import FoundationEssentials
import NeuralNetwork

/// Everything that is needed to predict as the app did, and to know where it came from.
public struct Model: Hashable, Sendable {
    /// What Lapel calls itself in the files it writes.
    public static let currentGenerator = "Lapel 0.1.0"

    /// For people.
    public var name: String
    /// The architecture; its last layer is a softmax.
    public var network: Network {
        didSet { if network != oldValue { architectureAsRead = nil } }
    }
    /// In the order of `network.weightSpecs`, which is that of Keras's `get_weights()`.
    public var weights: [Tensor]
    /// As many names as the network has outputs.
    public var classes: [String]
    /// How pixels become the network's input.
    public var preprocessing: Preprocessing
    /// How probabilities are made honest.
    public var calibration: Calibration
    /// Sums over the features of the training images, for learning at once and for `novelty`.
    public var ridge: Ridge?
    /// How it tells that a picture shows no garment, if it does; needs `ridge`.
    public var novelty: Novelty?
    /// How the weights came about, if they were trained.
    public var training: TrainingRecord?
    /// What it descends from.
    public var lineage: Lineage
    /// The program that wrote it.
    public var generator: String
    /// Members of the file that this version does not know; they are written again.
    public var unknownMembers = JSONObject()

    /// The Keras config as the file had it, which may hold members that the network does not.
    var architectureAsRead: JSONValue?
    private var createdSecond: Int64

    /// When it was made, in whole seconds.
    public var created: Date {
        get { Date(timeIntervalSince1970: Double(createdSecond)) }
        set { createdSecond = Self.second(newValue) }
    }

    /// A new model. What does not fit together is refused when it is written.
    public init(
        name: String, network: Network, weights: [Tensor], classes: [String],
        preprocessing: Preprocessing = Preprocessing(), calibration: Calibration = Calibration(),
        training: TrainingRecord? = nil, lineage: Lineage = Lineage(), created: Date = Date(),
        generator: String = Model.currentGenerator
    ) {
        self.name = name
        self.network = network
        self.weights = weights
        self.classes = classes
        self.preprocessing = preprocessing
        self.calibration = calibration
        self.training = training
        self.lineage = lineage
        self.generator = generator
        createdSecond = Self.second(created)
    }

    private static func second(_ date: Date) -> Int64 {
        Int64(date.timeIntervalSince1970.rounded(.down))
    }
}

/// Network input = pixel × scale + offset; pixels are 0…255, 0 is the background.
public struct Preprocessing: Hashable, Sendable {
    /// Multiplies the pixel.
    public var scale: Double
    /// Added afterwards.
    public var offset: Double
    /// Members of the file that this version does not know.
    public var unknownMembers = JSONObject()

    /// Brings pixels to 0…1 unless told otherwise.
    public init(scale: Double = 1.0 / 255, offset: Double = 0) {
        self.scale = scale
        self.offset = offset
    }
}

/// Temperature scaling (Guo et al. 2017): the logits are divided by it before the softmax.
public struct Calibration: Hashable, Sendable {
    /// Above 0; 1 leaves the probabilities as they are.
    public var temperature: Float
    /// Members of the file that this version does not know.
    public var unknownMembers = JSONObject()

    /// Leaves the probabilities as they are unless told otherwise.
    public init(temperature: Float = 1) {
        self.temperature = temperature
    }
}

/// What a model descends from.
public struct Lineage: Hashable, Sendable {
    /// SHA-256 of the parent's file, 64 lower-case hexadecimal digits; nil without a parent.
    public var parent: String?
    /// How many corrections it learned from, at least 0.
    public var corrections: Int
    /// Indices in the test part that it or an ancestor learned from, at least 0, ascending: they no
    /// longer measure it.
    public var testImages: [Int]
    /// Members of the file that this version does not know.
    public var unknownMembers = JSONObject()

    /// Without a parent unless told otherwise.
    public init(parent: String? = nil, corrections: Int = 0, testImages: [Int] = []) {
        self.parent = parent
        self.corrections = corrections
        self.testImages = testImages
    }
}
