import FoundationEssentials
import ModelFiles
import Workbench

/// How much longer than bare primitives the engine may take: `limits.json` holds ratios and not
/// times, which say more of the machine than of the engine.
struct BenchmarkLimits {
    /// A ratio beside its limit.
    struct Check {
        let name: String
        let ratio: Double
        let limit: Double
        /// Share of `limit` that measuring may add.
        let tolerance: Double

        var holds: Bool { ratio <= limit * (1 + tolerance) }

        var sentence: String {
            "\(name) takes \(Numbers.decimals(ratio, 2)) times as long as its bare primitives, "
                + "more than \(Numbers.decimals(limit, 2)) + \(Numbers.percent(tolerance))."
        }
    }

    private let file: String
    private let limits: JSONObject

    /// Reads the limits of an architecture.
    ///
    /// - Throws: `BenchmarkError`.
    init(of architecture: Architecture, _ resources: ResourceLocator) throws {
        file = try resources.benchmarkFile("limits.json")
        do {
            let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
            limits = try JSONValue(parsing: bytes).object?[architecture.rawValue]?.object ?? [:]
        } catch {
            throw BenchmarkError.limits(file: file, problem: "\(error)")
        }
    }

    /// - Throws: `BenchmarkError` for a ratio without a limit.
    func checks(of ratios: [(name: String, value: Double)]) throws -> [Check] {
        try ratios.map { name, ratio in
            guard let limit = limits[name]?.object, let most = limit["ratio"]?.double,
                let tolerance = limit["tolerance"]?.double
            else {
                throw BenchmarkError.limits(
                    file: file, problem: "expected a ratio and a tolerance under \(name)")
            }
            return Check(name: name, ratio: ratio, limit: most, tolerance: tolerance)
        }
    }
}

extension ResourceLocator {
    /// A file of `benchmarks`, which is among the installed files, in a checkout not in `resources`
    /// but in the folder `data` beside it.
    ///
    /// - Throws: `BenchmarkError.missingFile`.
    func benchmarkFile(_ name: String) throws -> String {
        guard let path = file("benchmarks/\(name)", "../data/benchmarks/\(name)") else {
            throw BenchmarkError.missingFile(name)
        }
        return path
    }
}
