import ModelFiles
import NeuralNetwork

/// The figures as JSON.
enum BenchmarkReport {
    static func json(
        _ figures: BenchmarkFigures, _ comparisons: [PeerComparison],
        _ checks: [BenchmarkLimits.Check]
    ) -> JSONValue {
        var members = headline(figures) + details(figures)
        if !comparisons.isEmpty { members.append(("peers", .array(comparisons.map(json)))) }
        if !checks.isEmpty { members.append(("checks", .array(checks.map(json)))) }
        return .object(members)
    }

    private static func headline(_ figures: BenchmarkFigures) -> [(String, JSONValue)] {
        let speeds = Speeds(
            trainImagesPerSecond: figures.trainImagesPerSecond,
            inferImagesPerSecond: figures.inferImagesPerSecond,
            latencyMedian: figures.latency.median,
            latencyP99: figures.latency.percentile(0.99))
        return [("architecture", .string(figures.architecture.rawValue))] + speeds.json + [
            ("peakFlops", JSONValue(figures.peakFlops)),
            ("utilisation", JSONValue(figures.utilisation)),
        ]
    }

    private static func details(_ figures: BenchmarkFigures) -> [(String, JSONValue)] {
        [
            ("repetitions", JSONValue(figures.repetitions)),
            ("bestTrainImagesPerSecond", JSONValue(figures.bestTrainImagesPerSecond)),
            ("bestInferImagesPerSecond", JSONValue(figures.bestInferImagesPerSecond)),
            ("inferUtilisation", JSONValue(figures.inferUtilisation)),
            ("peakFlopsPerCore", JSONValue(figures.peakFlopsPerCore)),
            ("loadingShare", JSONValue(figures.loadingShare)),
            ("augmentedLoadingShare", JSONValue(figures.augmentedLoadingShare)),
            ("peakResidentBytes", JSONValue(figures.peakResidentBytes)),
            (
                "instructionSet",
                .object([
                    ("engine", .string(InstructionSet.engine)),
                    ("kernels", .string(InstructionSet.kernels)),
                ])
            ),
            (
                "overPrimitives",
                .object(figures.ratios.map { ($0.name, JSONValue($0.value)) })
            ),
            ("batchSizes", .array(figures.rows.map(json))),
        ]
    }

    private static func json(_ row: BenchmarkFigures.Row) -> JSONValue {
        .object([
            ("batchSize", JSONValue(row.batchSize)),
            ("threads", JSONValue(row.threads)),
            ("trainImagesPerSecond", JSONValue(row.trainImagesPerSecond)),
            ("inferImagesPerSecond", JSONValue(row.inferImagesPerSecond)),
        ])
    }

    private static func json(_ comparison: PeerComparison) -> JSONValue {
        if let reason = comparison.skipped {
            return .object([("name", .string(comparison.peer)), ("skipped", .string(reason))])
        }
        let variants = comparison.variants.map { variant in
            JSONValue.object([("name", .string(variant.name))] + variant.speeds.json)
        }
        return .object([
            ("name", .string(comparison.peer)),
            ("version", .string(comparison.version)),
            ("variants", .array(variants)),
            ("ours", .object(comparison.ours.json)),
            ("ratios", .object(comparison.ratios.map { ($0.name, JSONValue($0.value)) })),
        ])
    }

    private static func json(_ check: BenchmarkLimits.Check) -> JSONValue {
        .object([
            ("name", .string(check.name)),
            ("ratio", JSONValue(check.ratio)),
            ("limit", JSONValue(check.limit)),
            ("tolerance", JSONValue(check.tolerance)),
            ("holds", .bool(check.holds)),
        ])
    }
}
