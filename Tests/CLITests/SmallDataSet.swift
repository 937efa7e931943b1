import TestSupport

/// A data set of 28×28 pictures in the four files of Fashion-MNIST, small enough for a test: each
/// class is a bright band at a height of its own, in noise.
struct SmallDataSet {
    static let trainCount = 480
    static let testCount = 120

    /// The folder of the four files.
    let path: String
    /// The options that make a command take it.
    var options: [String] { ["--data", path, "--other-data"] }

    init(in folder: TemporaryFolder) throws {
        path = folder.url.path
        var noise = Noise()
        for (prefix, count) in [("train", Self.trainCount), ("t10k", Self.testCount)] {
            let labels = (0..<count).map { UInt8($0 % 10) }
            try folder.write(
                "\(prefix)-labels-idx1-ubyte", Self.header(2049, [count]) + labels)
            try folder.write(
                "\(prefix)-images-idx3-ubyte",
                Self.header(2051, [count, 28, 28]) + labels.flatMap { Self.picture($0, &noise) })
        }
    }

    /// Big-endian, as IDX has it.
    static func header(_ magic: Int, _ sizes: [Int]) -> [UInt8] {
        ([magic] + sizes).flatMap { number in
            [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
        }
    }

    /// 28×28 pixels of a class.
    static func picture(_ label: UInt8, _ noise: inout Noise) -> [UInt8] {
        (0..<28 * 28).map { position in
            let row = position / 28
            let isBand = (Int(label) * 2 + 4..<Int(label) * 2 + 8).contains(row)
            return (isBand ? 160 : 0) + noise.next() % 64
        }
    }
}

/// The same bytes for ever (Knuth's MMIX constants).
struct Noise {
    private var state: UInt64 = 42

    mutating func next() -> UInt8 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 40)
    }
}
