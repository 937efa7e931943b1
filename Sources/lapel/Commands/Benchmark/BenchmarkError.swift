/// What keeps a benchmark from starting.
enum BenchmarkError: Error, CustomStringConvertible {
    /// A file of `data/benchmarks`, which only a checkout has.
    case missingFile(String)
    case limits(file: String, problem: String)

    var description: String {
        switch self {
        case .missingFile(let name):
            "“data/benchmarks/\(name)” was not found: run the program out of a checkout's .build."
        case .limits(let file, let problem):
            "“\(file)” holds no limits to check against: \(problem)."
        }
    }
}
