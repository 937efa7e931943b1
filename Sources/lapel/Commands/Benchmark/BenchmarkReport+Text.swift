import NeuralNetwork
import Workbench

/// The figures as lines of text.
extension BenchmarkReport {
    static func text(
        _ figures: BenchmarkFigures, _ comparisons: [PeerComparison],
        _ checks: [BenchmarkLimits.Check], _ style: TerminalStyle
    ) -> [String] {
        headline(figures, style) + [""] + batchSizes(figures, style)
            + (comparisons.isEmpty ? [] : [""] + peers(comparisons, style))
            + checks.filter(\.holds).map { check in
                "\(check.name) is within its limit: \(times(check.ratio)) of bare primitives, at most "
                    + "\(times(check.limit)) + \(Numbers.percent(check.tolerance))"
            }
    }

    private static func headline(
        _ figures: BenchmarkFigures, _ style: TerminalStyle
    ) -> [String] {
        let (step, batch) = (BenchmarkWork.step, BenchmarkWork.batch)
        let ratios = figures.ratios.map { "\($0.name) \(times($0.value))" }
        return [
            style.paint(
                "\(figures.architecture.rawValue): medians of \(figures.repetitions) repetitions "
                    + "that took turns; 1 or 2 threads",
                .bold),
            "Training      \(speed(figures.trainImagesPerSecond)) "
                + "(best \(speed(figures.bestTrainImagesPerSecond))), batch \(step.batchSize), "
                + "\(Numbers.percent(figures.utilisation)) of the peak",
            "Prediction    \(speed(figures.inferImagesPerSecond)) "
                + "(best \(speed(figures.bestInferImagesPerSecond))), batch \(batch.batchSize), "
                + "\(Numbers.percent(figures.inferUtilisation)) of the peak",
            "One image     \(microseconds(figures.latency.median)), p99 "
                + microseconds(figures.latency.percentile(0.99)),
            "Peak          \(gigaflops(figures.peakFlops)), one core "
                + "\(gigaflops(figures.peakFlopsPerCore)), the best repetition",
            "Loading       \(Numbers.percent(figures.loadingShare)) of a step, with augmentation "
                + Numbers.percent(figures.augmentedLoadingShare),
            "Memory        \(Numbers.count(figures.peakResidentBytes / 1_000_000)) MB at most in training",
            "Instructions  \(InstructionSet.engine) in oneDNN, \(InstructionSet.kernels) in the kernels",
            "Time over that of bare primitives: \(ratios.joined(separator: ", "))",
        ]
    }

    private static func batchSizes(
        _ figures: BenchmarkFigures, _ style: TerminalStyle
    ) -> [String] {
        var table = TableText([
            ("Batch", .right), ("Threads", .right), ("Training images/s", .right),
            ("Prediction images/s", .right),
        ])
        for row in figures.rows {
            table.append([
                "\(row.batchSize)", "\(row.threads)",
                Numbers.count(Int(row.trainImagesPerSecond)),
                Numbers.count(Int(row.inferImagesPerSecond)),
            ])
        }
        return table.lines(style)
    }

    private static func peers(
        _ comparisons: [PeerComparison], _ style: TerminalStyle
    ) -> [String] {
        var table = TableText([
            ("In turn with", .left), ("Training images/s", .right),
            ("Prediction images/s", .right), ("One image, µs", .right), ("p99", .right),
        ])
        var skipped: [String] = []
        for comparison in comparisons {
            if let reason = comparison.skipped {
                skipped.append("\(comparison.peer) was skipped: \(reason)")
                continue
            }
            for variant in comparison.variants {
                table.append(
                    cells(
                        "\(comparison.peer) \(comparison.version), \(variant.name)",
                        variant.speeds))
            }
            table.append(cells("Lapel", comparison.ours))
            let ratios = comparison.ratios.map { $0.value.map(times) ?? "–" }
            table.append(["Lapel is faster by"] + ratios + [""])
        }
        return (skipped.count == comparisons.count ? [] : table.lines(style)) + skipped
    }

    private static func cells(_ name: String, _ speeds: Speeds) -> [String] {
        let numbers = [
            speeds.trainImagesPerSecond, speeds.inferImagesPerSecond, speeds.latencyMedian,
            speeds.latencyP99,
        ]
        return [name] + numbers.map { $0.map { Numbers.count(Int($0)) } ?? "–" }
    }

    private static func speed(_ imagesPerSecond: Double) -> String {
        "\(Numbers.count(Int(imagesPerSecond))) images/s"
    }

    private static func microseconds(_ value: Double) -> String {
        "\(Numbers.count(Int(value.rounded()))) µs"
    }

    private static func gigaflops(_ value: Double) -> String {
        "\(Numbers.count(Int((value / 1e9).rounded()))) GFLOP/s"
    }

    private static func times(_ ratio: Double) -> String { "\(Numbers.decimals(ratio, 2))×" }
}
