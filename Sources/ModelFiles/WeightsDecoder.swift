import FoundationEssentials
import NeuralNetwork

/// Reads the `weights` member of a model file.
struct WeightsDecoder {
    let root: Field
    let network: Network

    /// Names, shapes and lengths are held against the architecture before anything is decoded, the
    /// checksum before any value is believed.
    ///
    /// - Throws: `ModelFileError`.
    func weights() throws -> [Tensor] {
        let specs = network.weightSpecs
        let field = try root.member("weights")
        let arrays = try field.elements()
        guard arrays.count == specs.count else {
            throw field.fails("a list of \(specs.count), as the architecture needs")
        }
        let texts = try zip(arrays, specs).map { array, spec in
            try text(of: array, name: "\(spec.layer)/\(spec.weight.name)", spec.weight)
        }
        var hash = SHA256()
        let weights = try zip(zip(texts, arrays), specs).map { pair, spec in
            let bytes = try bytes(pair.0, in: pair.1, count: spec.weight.count * 4)
            bytes.withUnsafeBytes { hash.update($0) }
            return Tensor(
                name: "\(spec.layer)/\(spec.weight.name)", shape: spec.weight.shape,
                values: bytes.withUnsafeBytes(Self.floats))
        }
        try check(digest: "sha256:" + hash.finish())
        return weights
    }

    private func text(of array: Field, name: String, _ spec: WeightSpec) throws -> String {
        let foundName = try array.member("name")
        guard foundName.value.string == name else { throw foundName.fails("“\(name)”") }
        let shape = try array.member("shape")
        guard try shape.elements().map(\.value.int) == spec.shape else {
            let sizes = try shape.elements().prefix(8).map(\.value.summary)
            throw shape.fails("\(spec.shape)", found: "[\(sizes.joined(separator: ", "))]")
        }
        let type = try array.member("dtype")
        guard type.value.string == "float32" else { throw type.fails("“float32”") }
        let data = try array.member("data")
        let text = try data.string()
        let length = (spec.count * 4 + 2) / 3 * 4
        guard text.utf8.count == length else {
            throw data.fails(
                "\(length) characters of base64, which hold \(spec.count) numbers",
                found: "\(text.utf8.count) characters")
        }
        return text
    }

    private func bytes(_ text: String, in array: Field, count: Int) throws -> Data {
        guard let bytes = Data(base64Encoded: text), bytes.count == count else {
            throw try array.member("data").fails("base64 of \(count) bytes")
        }
        return bytes
    }

    private static func floats(_ bytes: UnsafeRawBufferPointer) -> [Float] {
        (0..<bytes.count / 4).map { index in
            let bits = bytes.loadUnaligned(fromByteOffset: 4 * index, as: UInt32.self)
            return Float(bitPattern: UInt32(littleEndian: bits))
        }
    }

    private func check(digest: String) throws {
        let expected = try root.member("checksum").string()
        guard expected == digest else {
            throw ModelFileError.checksum(file: root.file, expected: expected, found: digest)
        }
    }
}
