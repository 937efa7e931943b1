/// What keeps a benchmark from starting.
enum BenchmarkError: Error, CustomStringConvertible {
    /// A file of `benchmarks`, which a program that was only copied has not.
    case missingFile(String)
    case limits(file: String, problem: String)

    var description: String {
        switch self {
        case .missingFile(let name):
            "“benchmarks/\(name)” was not found: install the program with “make install”."
        case .limits(let file, let problem):
            "“\(file)” holds no limits to check against: \(problem)."
        }
    }
}
