import FoundationEssentials

/// The file: 8 bytes of magic, the length of a JSON header as a little-endian 64-bit number, the
/// header, all floats little-endian, and the SHA-256 of everything before it, 64 hexadecimal digits.
extension Checkpoint {
    private static let magic = Array("LAPELCK1".utf8)
    private static let digestLength = 64
    private static let sizeLimit = 1 << 30

    private struct Header: Codable {
        var fingerprint: String
        var recipe: Recipe
        var frozenLayers: [String]
        var usesRunningStatistics: Bool
        var trainingCount: Int
        var provenance: String?
        var epoch: Int
        var step: Int
        var running: Running
        var history: [EpochMetrics]
        var stopping: EarlyStopping.State
        var weights: [Layout]
        var bestWeights: [Layout]
        var slots: [Int]
        var average: Int

        struct Layout: Codable {
            var name: String
            var shape: Shape
        }
    }

    /// Reads a checkpoint file.
    ///
    /// - Throws: `FileError`, or `TrainingError.checkpoint` naming what is wrong in it.
    public init(contentsOf path: String) throws {
        let bytes = try RegularFile.read(path, limit: Self.sizeLimit)
        do {
            try self.init(bytes)
        } catch let damage as Damage {
            throw TrainingError.checkpoint(
                file: path, expected: "a whole checkpoint of a run", found: damage.found)
        }
        file = path
    }

    private init(_ bytes: [UInt8]) throws {
        let prefix = Self.magic.count + 8
        guard bytes.starts(with: Self.magic) else { throw Damage(found: "other content") }
        guard bytes.count >= prefix + Self.digestLength else {
            throw Damage(found: "only \(bytes.count) bytes")
        }
        let body = bytes.count - Self.digestLength
        guard SHA256.hexadecimal(Array(bytes[..<body])).utf8.elementsEqual(bytes[body...]) else {
            throw Damage(found: "damaged or cut-off content")
        }
        let length = bytes.withUnsafeBytes {
            UInt64(
                littleEndian: $0.loadUnaligned(fromByteOffset: Self.magic.count, as: UInt64.self))
        }
        guard length <= UInt64(body - prefix) else {
            throw Damage(found: "a header of \(length) bytes")
        }
        let headerEnd = prefix + Int(length)
        guard
            let header = try? JSONDecoder().decode(
                Header.self, from: Data(bytes[prefix..<headerEnd]))
        else { throw Damage(found: "a header that cannot be read") }
        var floats = FloatReader(bytes: bytes[headerEnd..<body])
        guard let read = Self(header, &floats), floats.isAtEnd else {
            throw Damage(found: "another number of values than its header says")
        }
        self = read
    }

    /// Why bytes are no checkpoint.
    private struct Damage: Error {
        let found: String
    }

    /// Replaces the file in one move.
    ///
    /// - Throws: `FileError`.
    public func write(to path: String) throws {
        let header = Header(
            fingerprint: fingerprint, recipe: recipe, frozenLayers: options.frozenLayers.sorted(),
            usesRunningStatistics: options.usesRunningStatistics, trainingCount: trainingCount,
            provenance: provenance, epoch: epoch, step: step, running: running, history: history,
            stopping: stopping,
            weights: weights.map { .init(name: $0.name, shape: $0.shape) },
            bestWeights: bestWeights.map { .init(name: $0.name, shape: $0.shape) },
            slots: slots.map(\.count), average: average.count)
        let json = try JSONEncoder().encode(header)
        var bytes = Self.magic
        withUnsafeBytes(of: UInt64(json.count).littleEndian) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: json)
        let floats = weights.map(\.values) + bestWeights.map(\.values) + slots + [average]
        bytes.reserveCapacity(bytes.count + floats.reduce(64) { $0 + 4 * $1.count })
        for values in floats {
            for value in values {
                withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
            }
        }
        bytes.append(contentsOf: SHA256.hexadecimal(bytes).utf8)
        try AtomicFile.write(bytes, to: path)
    }

    /// Nil if the floats do not suffice.
    private init?(_ header: Header, _ floats: inout FloatReader) {
        func tensors(_ arrays: [Header.Layout]) -> [Tensor]? {
            var tensors: [Tensor] = []
            for array in arrays {
                guard let count = floats.count(of: array.shape), let values = floats.read(count)
                else { return nil }
                tensors.append(Tensor(name: array.name, shape: array.shape, values: values))
            }
            return tensors
        }
        guard let weights = tensors(header.weights), let best = tensors(header.bestWeights) else {
            return nil
        }
        var slots: [[Float]] = []
        for count in header.slots {
            guard let slot = floats.read(count) else { return nil }
            slots.append(slot)
        }
        guard let average = floats.read(header.average) else { return nil }
        var options = TrainingPlan.Options()
        options.frozenLayers = Set(header.frozenLayers)
        options.usesRunningStatistics = header.usesRunningStatistics
        self.init(
            fingerprint: header.fingerprint, recipe: header.recipe, options: options,
            trainingCount: header.trainingCount, provenance: header.provenance, weights: weights)
        (epoch, step, running) = (header.epoch, header.step, header.running)
        (history, stopping) = (header.history, header.stopping)
        (bestWeights, self.slots, self.average) = (best, slots, average)
    }
}

/// Takes floats off the front of bytes, never beyond their end.
private struct FloatReader {
    var bytes: ArraySlice<UInt8>

    var isAtEnd: Bool { bytes.isEmpty }

    /// How many values a shape has; nil if that is more than there are.
    func count(of shape: Shape) -> Int? {
        var count = 1
        for size in shape {
            guard size >= 0, size <= bytes.count else { return nil }
            let (product, overflow) = count.multipliedReportingOverflow(by: size)
            guard !overflow else { return nil }
            count = product
        }
        return count
    }

    mutating func read(_ count: Int) -> [Float]? {
        guard count >= 0, count <= bytes.count / 4 else { return nil }
        let values = bytes.prefix(4 * count).withUnsafeBytes { raw in
            (0..<count).map { index in
                Float(
                    bitPattern: UInt32(
                        littleEndian: raw.loadUnaligned(
                            fromByteOffset: 4 * index, as: UInt32.self)))
            }
        }
        bytes = bytes.dropFirst(4 * count)
        return values
    }
}

extension Network {
    /// Tells networks apart: SHA-256 of the JSON form.
    var fingerprint: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        guard let json = try? encoder.encode(self) else {
            preconditionFailure("the network “\(name)” has no JSON form")
        }
        return SHA256.hexadecimal(Array(json))
    }
}
