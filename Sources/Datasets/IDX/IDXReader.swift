import CZlib

/// Reads IDX files, packed with gzip or plain, and checks each claim of the header against the file.
enum IDXReader {
    /// Deflate packs at most 1,032 bytes into one, so a header that promises more is false. Known
    /// before anything is allocated.
    private static let bestPacking = 1032

    /// Pictures as one block, with their number, rows and columns; `limit` of them at most.
    static func images(
        at path: String, limit: Int = .max
    ) throws(DatasetError) -> (pixels: [UInt8], count: Int, height: Int, width: Int) {
        let (header, pixels) = try read(path, magic: IDXHeader.imagesMagic, limit: limit)
        return (pixels, header.sizes[0], header.sizes[1], header.sizes[2])
    }

    /// A table as one block, with its rows and columns; `limit` rows at most.
    static func table(
        at path: String, limit: Int
    ) throws(DatasetError) -> (values: [UInt8], rows: Int, columns: Int) {
        let (header, values) = try read(path, magic: IDXHeader.tableMagic, limit: limit)
        return (values, header.sizes[0], header.sizes[1])
    }

    /// Labels, each below `classes` where that is given; `limit` of them at most.
    static func labels(
        at path: String, classes: Int?, limit: Int = .max
    ) throws(DatasetError) -> [UInt8] {
        let labels = try read(path, magic: IDXHeader.labelsMagic, limit: limit).payload
        if let classes, let index = labels.firstIndex(where: { $0 >= classes }) {
            throw .labelOutOfRange(
                file: path, index: index, classes: classes, found: Int(labels[index]))
        }
        return labels
    }

    private static func read(
        _ path: String, magic: UInt32, limit: Int
    ) throws(DatasetError) -> (header: IDXHeader, payload: [UInt8]) {
        let file: RegularFile
        do {
            file = try RegularFile(path: path)
        } catch {
            throw .unreadable(path: path, reason: error.reason)
        }
        let stream = try GzipStream(file: file, path: path)
        let headerSize = IDXHeader.byteCount(ofMagic: magic)
        let header = try IDXHeader(try stream.read(headerSize), magic: magic, file: path)
        guard header.sizes[0] <= limit else {
            throw .tooMany(file: path, found: header.sizes[0], limit: limit)
        }
        let size = headerSize + header.payload
        guard size <= max(file.size, 1) * bestPacking else {
            throw .truncated(file: path, expected: size, found: file.size)
        }
        let payload = try stream.read(header.payload)
        guard payload.count == header.payload else {
            throw .truncated(file: path, expected: size, found: headerSize + payload.count)
        }
        guard try stream.read(1).isEmpty else {
            throw .trailingBytes(file: path, expected: size)
        }
        return (header, payload)
    }
}

/// The unpacked bytes of a gzip file, or the bytes of a plain one, in order.
private final class GzipStream {
    private let stream: gzFile
    private let path: String

    init(file: RegularFile, path: String) throws(DatasetError) {
        // zlib closes the descriptor that it is given.
        let descriptor = file.duplicate()
        guard descriptor >= 0, let stream = gzdopen(descriptor, "rb") else {
            throw .unreadable(path: path, reason: "too many open files")
        }
        gzbuffer(stream, 1 << 18)
        self.stream = stream
        self.path = path
    }

    deinit { gzclose(stream) }

    /// The next `count` bytes, fewer where the file ends.
    func read(_ count: Int) throws(DatasetError) -> [UInt8] {
        // gzread counts in Int32.
        let piece = 1 << 30
        var failed = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let wanted = min(piece, count - filled)
                let got = gzread(stream, buffer.baseAddress.map { $0 + filled }, UInt32(wanted))
                failed = got < 0
                if got <= 0 { break }
                filled += Int(got)
            }
        }
        var code: CInt = Z_OK
        let message = gzerror(stream, &code).map { String(cString: $0) } ?? ""
        // Z_BUF_ERROR is a stream that ends early, which the caller tells with both sizes.
        guard !failed || code == Z_BUF_ERROR else {
            throw .damaged(file: path, reason: message)
        }
        return bytes
    }
}
