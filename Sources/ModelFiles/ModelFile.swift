import NeuralNetwork

/// Reads and writes model files, format version 1.
public enum ModelFile {
    /// The `format` member.
    static let format = "lapel-model"
    /// The `version` member; later ones are refused.
    static let version = 1
    /// The most bytes a file may have: many times the largest model that trains on a desk.
    static let maximumBytes = 256 << 20

    /// Reads a model and checks all of it.
    ///
    /// - Throws: `ModelFileError`.
    public static func read(_ path: String) throws -> Model {
        try decode(bytes(of: path), file: path)
    }

    /// A model from the bytes of a file.
    ///
    /// - Parameter file: Names the file in errors.
    /// - Throws: `ModelFileError`.
    public static func decode(_ bytes: [UInt8], file: String) throws -> Model {
        do {
            let document = try JSONValue(parsing: bytes)
            return try ModelDecoder(root: Field(file: file, path: "", value: document)).model()
        } catch let error as JSONError {
            throw ModelFileError.syntax(file: file, error)
        } catch let error as DesignError {
            throw ModelFileError.design(file: file, error)
        }
    }

    /// The bytes of a model's file; the same model gives the same bytes.
    ///
    /// - Parameter file: Names the file in errors.
    /// - Throws: `ModelFileError.refused` for a model that does not fit together.
    public static func encode(_ model: Model, file: String) throws -> [UInt8] {
        if let fault = model.fault {
            throw ModelFileError.refused(
                file: file, member: fault.member, expected: fault.expected, found: fault.found)
        }
        return model.document.serialized()
    }

    /// Writes a model whole or not at all, and checks that what stands on the disk is that model.
    ///
    /// - Returns: SHA-256 of the file, for the lineage of its children.
    /// - Throws: `ModelFileError`; the file that was there before then still is, except after
    ///   `selfCheck`.
    @discardableResult
    public static func write(_ model: Model, to path: String) throws -> String {
        let encoded = try encode(model, file: path)
        guard try decode(encoded, file: path) == model else {
            throw ModelFileError.selfCheck(file: path)
        }
        do {
            try AtomicFile.write(encoded, to: path)
        } catch let error as FileError {
            throw ModelFileError.file(error)
        }
        guard try bytes(of: path) == encoded else { throw ModelFileError.selfCheck(file: path) }
        return SHA256.hexadecimal(encoded)
    }

    /// SHA-256 of a file, 64 lower-case hexadecimal digits.
    ///
    /// - Throws: `ModelFileError.file`.
    public static func sha256(of path: String) throws -> String {
        try SHA256.hexadecimal(bytes(of: path))
    }

    /// SHA-256 of the bytes of a file, 64 lower-case hexadecimal digits.
    public static func sha256(of bytes: [UInt8]) -> String {
        SHA256.hexadecimal(bytes)
    }

    private static func bytes(of path: String) throws -> [UInt8] {
        do {
            return try RegularFile.read(path, limit: maximumBytes)
        } catch let error as FileError {
            throw ModelFileError.file(error)
        }
    }
}
