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
            let bytes = try pair.1.member("data").bytes(ofBase64: pair.0, count: spec.weight.count)
            bytes.withUnsafeBytes { hash.update($0) }
            return Tensor(
                name: "\(spec.layer)/\(spec.weight.name)", shape: spec.weight.shape,
                values: bytes.littleEndianFloats)
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
        return try array.member("data").base64(ofFloats: spec.count)
    }

    private func check(digest: String) throws {
        let expected = try root.member("checksum").string()
        guard expected == digest else {
            throw ModelFileError.checksum(file: root.file, expected: expected, found: digest)
        }
    }
}
