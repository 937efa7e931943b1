import NeuralNetwork

/// The hyper-parameters of one layer of a Keras config. Each is asked for once; what nobody asked
/// for is refused at the end.
struct KerasLayerConfig {
    /// Larger ones are no honest design, and no product of two overflows.
    private static let maximumSize = 65536

    let name: String
    private let config: Field
    private var known: Set = ["name", "trainable", "dtype"]

    init(_ config: Field) throws {
        self.config = config
        name = try config.member("name").string()
        guard let type = try config.optional("dtype") else { return }
        let policy = type.value.object == nil ? type : try type.member("config").member("name")
        guard policy.value.string == "float32" else { throw policy.fails("“float32”") }
    }

    /// The hyper-parameter, for an error message.
    func field(_ key: String) throws -> Field { try config.member(key) }

    /// Taken note of, without effect on predictions.
    mutating func ignore(_ key: String) { known.insert(key) }

    /// Only these values are supported; missing means Keras's default, the first one.
    mutating func require(_ key: String, _ allowed: JSONValue...) throws {
        guard let field = try take(key) else { return }
        let matches = allowed.contains { value in
            value == field.value || (value.double != nil && value.double == field.value.double)
        }
        guard matches else {
            throw field.fails(allowed[0].summary + ", the only one that Lapel knows")
        }
    }

    mutating func requireChannelsLast() throws { try require("data_format", "channels_last") }

    mutating func float(_ key: String) throws -> Float {
        ignore(key)
        return try config.member(key).float()
    }

    mutating func float(_ key: String, default value: Float) throws -> Float {
        try take(key)?.float() ?? value
    }

    mutating func bool(_ key: String, default value: Bool) throws -> Bool {
        try take(key)?.bool() ?? value
    }

    mutating func size(_ key: String) throws -> Int {
        ignore(key)
        return try config.member(key).int(in: 1...Self.maximumSize)
    }

    /// A number, or two that are equal.
    mutating func square(_ key: String) throws -> Int {
        ignore(key)
        return try square(config.member(key))
    }

    mutating func square(_ key: String, default value: Int) throws -> Int {
        try take(key).map(square) ?? value
    }

    mutating func padding() throws -> Padding {
        guard let field = try take("padding") else { return .valid }
        guard let padding = try Padding(rawValue: field.string()) else {
            throw field.fails("“valid” or “same”")
        }
        return padding
    }

    mutating func activation() throws -> Activation {
        guard let field = try take("activation") else { return .linear }
        guard let activation = try Activation(rawValue: field.string()) else {
            throw field.fails("“linear”, “relu” or “softmax”")
        }
        return activation
    }

    mutating func pooling() throws -> (size: Int, strides: Int?, padding: Padding) {
        try requireChannelsLast()
        let size = try take("pool_size").map(square) ?? 2
        return (size, try take("strides").map(square), try padding())
    }

    /// One number for all sides, one an axis, or `[[top, bottom], [left, right]]`.
    mutating func sides(_ key: String) throws -> ((Int, Int), (Int, Int)) {
        guard let field = try take(key) else { return ((1, 1), (1, 1)) }
        func pair(_ field: Field) throws -> (Int, Int) {
            guard case .array = field.value else {
                let size = try field.int(in: 0...Self.maximumSize)
                return (size, size)
            }
            let sizes = try field.elements()
            guard sizes.count == 2 else { throw field.fails("two numbers") }
            return (
                try sizes[0].int(in: 0...Self.maximumSize),
                try sizes[1].int(in: 0...Self.maximumSize)
            )
        }
        guard case .array(let axes) = field.value, axes.count == 2 else {
            let all = try pair(field)
            return (all, all)
        }
        let axis = try field.elements()
        return (try pair(axis[0]), try pair(axis[1]))
    }

    /// How new weights are drawn has no effect on predictions: an unknown one becomes the default.
    mutating func initializer(_ key: String) throws -> Initializer {
        guard let field = try take(key) else { return .glorotUniform }
        let name = field.value.string ?? field.value.object?["class_name"]?.string
        let all: [Initializer] = [.zeros, .ones, .glorotUniform, .heNormal]
        return all.first { $0.kerasName == name || $0.kerasClass == name } ?? .glorotUniform
    }

    /// - Throws: `ModelFileError.content` if the config holds a hyper-parameter that was not asked
    ///   for; those that act on training alone may stand there.
    func finish() throws {
        let trainingOnly = ["_initializer", "_regularizer", "_constraint"]
        for (key, value) in try config.object().members.map({ ($0.key, $0.value) })
        where value != .null && !known.contains(key) {
            guard trainingOnly.contains(where: key.hasSuffix) else {
                throw try config.member(key).fails("absent: Lapel does not know it")
            }
        }
    }

    private mutating func take(_ key: String) throws -> Field? {
        ignore(key)
        return try config.optional(key)
    }

    private func square(_ field: Field) throws -> Int {
        guard case .array = field.value else { return try field.int(in: 1...Self.maximumSize) }
        let sizes = try field.elements().map { try $0.int(in: 1...Self.maximumSize) }
        guard sizes.count == 2, sizes[0] == sizes[1] else {
            throw field.fails("two equal numbers")
        }
        return sizes[0]
    }
}
