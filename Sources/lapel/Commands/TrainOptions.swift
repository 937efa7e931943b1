import NeuralNetwork
import Workbench

/// The options of `lapel train`. What is not given is as the recipe says.
enum TrainOptions {
    private enum OptimizerName: String, CaseIterable {
        case sgd, adam, adamw, muon
    }

    private enum ScheduleName: String, CaseIterable {
        case constant, cosine, linear
        case oneCycle = "one-cycle"
    }

    private static let recipe = Option<NamedRecipe>.choice(
        "recipe", "NAME", "what and how"
    ).optional(said: "slides")
    private static let architecture = Option<Architecture>.choice(
        "architecture", "NAME", "another network than the recipe's"
    ).optional()
    static let out = Option.path("out", "FILE", "where to write the model")
    static let resume = Option.path(
        "resume", "FILE", "go on from the checkpoint of a run with the same options"
    )
    .optional()
    static let branch = Option.path(
        "branch", "FILE", "begin where the checkpoint of another run is, with options of its own"
    )
    .optional()
    static let until = Option.integer(
        "until", in: 1...10_000, "stop after epoch N and keep the checkpoint"
    )
    .optional()
    static let seed = Option.seed("seed", "the same seed gives the same model")
        .defaulting(to: 1, said: "1")

    private static let epochs = Option.integer(
        "epochs", in: 1...10_000, "passes over the training split"
    ).optional()
    private static let batchSize = Option.integer("batch-size", in: 1...65_536, "images a step")
        .optional()
    private static let learningRate = Option.number(
        "learning-rate", "above 0", "the greatest of the schedule", where: { $0 > 0 }
    ).optional()
    private static let optimizer = Option<OptimizerName>.choice(
        "optimizer", "NAME", "what changes the weights"
    ).optional()
    private static let schedule = Option<ScheduleName>.choice(
        "schedule", "NAME", "how the learning rate goes"
    ).optional()
    private static let weightDecay = Option.number(
        "weight-decay", "of at least 0", "pulls kernels to 0", where: { $0 >= 0 }
    ).optional()
    private static let labelSmoothing = Option.number(
        "label-smoothing", "of at least 0 and below 1", "share spread over all classes",
        where: { (0..<1).contains($0) }
    ).optional()
    private static let averaging = Option.number(
        "ema-decay", "of at least 0 and below 1", "averages the weights over steps; 0 does not",
        where: { (0..<1).contains($0) }
    ).optional()
    private static let noAugmentation = Option.flag(
        "no-augmentation", "learn from the pictures as they are")
    private static let flip = Option<Augmentation.HorizontalFlip>.choice(
        "flip", "NAME", "mirror left to right"
    ).optional()
    private static let padCrop = Option.integer("pad-crop", in: 0...14, "shift by up to N pixels")
        .optional()
    private static let cutout = Option.integer(
        "cutout", in: 0...28, "blank a square of N pixels"
    ).optional()
    private static let cutoutFill = Option.integer(
        "cutout-fill", in: 0...255, "pixel value of that square; 73 is the mean of all garments"
    ).optional()
    private static let randomErasing = Option.number(
        "random-erasing", "between 0 and 1", "probability of a rectangle of noise",
        where: { (0...1).contains($0) }
    ).optional()
    private static let teacher = Option.path(
        "teacher", "PATH", "a model, a table of probabilities (.idx), or a folder of them"
    ).optional()
    private static let teacherShare = Option.number(
        "teacher-share", "between 0 and 1", "its share of what is learned",
        where: { (0...1).contains($0) }
    ).optional(said: "0.5")
    private static let limit = Option.integer(
        "limit", in: 1...1_000_000, "learn from the first N images only"
    ).optional(said: "all")
    private static let validation = Option.integer(
        "validation", in: 1...50_000, "images of the training file kept to validate by"
    ).optional(said: "a twelfth")
    private static let threads = Option.integer("threads", in: 1...256, "cores that a step uses")
        .defaulting(to: 2, said: "2")
    private static let corrections = Option.flag(
        "corrections", "learn the stored corrections as well")
    private static let name = Option.text("name", "TEXT", "what the model is called")
        .optional(said: "Garment")

    /// In the order in which help lists them.
    static let all: [any OptionForm] = [
        recipe, architecture, epochs, batchSize, learningRate, seed, out, resume, until, branch,
        optimizer,
        schedule, weightDecay, labelSmoothing, averaging, noAugmentation, flip, padCrop, cutout,
        cutoutFill, randomErasing, teacher, teacherShare, limit, validation, corrections,
        threads, name,
    ]

    /// What to train.
    ///
    /// - Throws: `UsageError` for a share of no teacher or the grey of no square,
    ///   `WorkbenchError.unusable` for a folder without a teacher.
    static func request(_ arguments: Arguments) throws -> TrainingRequest {
        if arguments.gives(teacherShare), !arguments.gives(teacher) {
            throw UsageError.missingOption(teacher.name, placeholder: "PATH", command: "train")
        }
        let network = arguments[architecture]
        let recipe = arguments[recipe] ?? network.map(NamedRecipe.init(for:)) ?? .slides
        var request = recipe.request(seed: arguments[seed])
        if let network { request.architecture = network }
        set(&request.recipe, arguments)
        if arguments[noAugmentation] { request.augmentation = .none }
        set(&request.augmentation, arguments)
        if arguments.gives(cutoutFill), request.augmentation.cutout == 0 {
            throw UsageError.missingOption(cutout.name, placeholder: "N", command: "train")
        }
        if let file = arguments[teacher] { request.teacher = try Teacher(path: file) }
        if let value = arguments[teacherShare] { request.teacher?.share = value }
        request.limit = arguments[limit]
        request.validation = arguments[validation]
        request.branch = arguments[branch]
        request.threads = arguments[threads]
        request.usesCorrections = arguments[corrections]
        if let name = arguments[name] { request.name = name }
        request.command = command(arguments)
        return request
    }

    /// What another would type for the same weights: files without their folders, and nothing of
    /// where the model went and how it came there.
    private static func command(_ arguments: Arguments) -> String {
        let silent = [out.name, resume.name, until.name, threads.name, name.name]
        let words = all.filter { !silent.contains($0.name) }.flatMap { option -> [String] in
            guard let text = arguments.texts[option.name] else { return [] }
            let value = text.split(separator: "/").last.map(String.init) ?? text
            return ["--\(option.name)"] + (option.placeholder == nil ? [] : [value])
        }
        return (["lapel", "train"] + words).joined(separator: " ")
    }

    private static func set(_ recipe: inout Recipe, _ arguments: Arguments) {
        if let value = arguments[epochs] { recipe.epochs = value }
        if let value = arguments[batchSize] { recipe.batchSize = value }
        if let value = arguments[learningRate] { recipe.learningRate = value }
        if let value = arguments[weightDecay] { recipe.weightDecay = value }
        if let value = arguments[labelSmoothing] { recipe.labelSmoothing = value }
        if let value = arguments[averaging] { recipe.emaDecay = value == 0 ? nil : value }
        switch arguments[optimizer] {
        case nil: break
        case .sgd: recipe.optimizer = .sgd(momentum: 0.9, nesterov: true)
        case .adam: recipe.optimizer = .adam()
        case .adamw: recipe.optimizer = .adamW()
        case .muon: recipe.optimizer = .muon()
        }
        switch arguments[schedule] {
        case nil: break
        case .constant: recipe.schedule = .constant
        case .cosine: recipe.schedule = .cosine()
        case .linear: recipe.schedule = .linear()
        case .oneCycle: recipe.schedule = .oneCycle()
        }
    }

    private static func set(_ augmentation: inout Augmentation, _ arguments: Arguments) {
        if let value = arguments[flip] { augmentation.horizontalFlip = value }
        if let value = arguments[padCrop] { augmentation.padCrop = value }
        if let value = arguments[cutout] { augmentation.cutout = value }
        if let value = arguments[cutoutFill] { augmentation.cutoutFill = UInt8(value) }
        if let value = arguments[randomErasing] { augmentation.randomErasing = value }
    }
}
