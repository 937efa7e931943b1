/// What a network says of each picture of a training file: an IDX file of bytes, a row a picture in the
/// file's order and a column a class. A row's shares of its own sum are the probabilities.
public struct ProbabilityTable: Sendable {
    /// Rows.
    public let count: Int
    private let values: [UInt8]
    private let classes: Int

    /// The names of such files end so.
    public static let endings = [".idx", ".idx.gz"]

    /// Reads a file, packed with gzip or plain.
    ///
    /// - Throws: `DatasetError` naming the file.
    public init(file: String, classes: Int) throws(DatasetError) {
        let table = try IDXReader.table(at: file, limit: IDXPair.mostPictures)
        (values, count) = (table.values, table.rows)
        self.classes = classes
        guard table.columns == classes else {
            throw .noProbabilities(file: file, row: 0, classes: classes)
        }
        for row in 0..<count where sum(of: row) == 0 {
            throw .noProbabilities(file: file, row: row, classes: classes)
        }
    }

    /// The probabilities of the classes for a picture, as many as there are classes.
    public func probabilities(of row: Int) -> [Float] {
        let sum = Float(sum(of: row))
        return values[row * classes..<(row + 1) * classes].map { Float($0) / sum }
    }

    private func sum(of row: Int) -> Int {
        values[row * classes..<(row + 1) * classes].reduce(0) { $0 + Int($1) }
    }
}
