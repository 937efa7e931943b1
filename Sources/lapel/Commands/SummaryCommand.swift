import ModelFiles
import NeuralNetwork
import Workbench

/// `lapel summary`: the layers of an architecture or a model.
enum SummaryCommand {
    private static let architecture = Option<Architecture>.choice(
        "architecture", "NAME", "a network"
    ).optional(said: "the model's")

    static let command = Command(
        name: "summary",
        summary: "Lists the layers of a network, and what is known of its training.",
        options: [architecture],
        examples: ["lapel summary --architecture slides", "lapel summary --model model.json"],
        run: run)

    /// One layer, as both forms of output need it.
    private struct Row {
        let name: String
        let className: String
        let outputShape: Shape
        let parameters: Int
        let macs: Int
    }

    private static func run(_ arguments: Arguments, _ console: Console) async throws -> ExitStatus {
        let (network, record) = try await subject(arguments, console)
        let rows = try rows(network)
        let series = record.map(RunSeries.all) ?? []
        try console.result(
            json(network, rows, series),
            text: text(network, rows, console.style) + text(series, console.style))
        return .done
    }

    private static func subject(
        _ arguments: Arguments, _ console: Console
    ) async throws -> (Network, TrainingRecord?) {
        if let architecture = arguments[architecture] {
            guard arguments[GlobalOptions.model] == nil else {
                throw UsageError.exclusiveOptions(Self.architecture.name, GlobalOptions.model.name)
            }
            return (try architecture.network(), nil)
        }
        let workbench = try await Session.workbench(arguments, console)
        let model = try ModelFile.read(try await workbench.modelInfo.file)
        return (model.network, model.training)
    }

    private static func rows(_ network: Network) throws -> [Row] {
        try zip(zip(network.nodes, network.inputShapes), network.outputShapes).map {
            let ((node, inputs), output) = $0
            let spec = node.layer.spec
            return Row(
                name: spec.name, className: type(of: spec).className, outputShape: output,
                parameters: try spec.weightSpecs(for: inputs).reduce(0) { $0 + $1.count },
                macs: try spec.multiplyAdds(for: inputs))
        }
    }

    private static func json(
        _ network: Network, _ rows: [Row], _ series: [RunSeries]
    ) -> JSONValue {
        let layers = rows.map { row in
            JSONValue.object([
                ("name", .string(row.name)),
                ("className", .string(row.className)),
                ("outputShape", .array(row.outputShape.map { JSONValue($0) })),
                ("parameters", JSONValue(row.parameters)),
                ("macs", JSONValue(row.macs)),
            ])
        }
        return .object([
            ("layers", .array(layers)),
            ("parameters", JSONValue(network.parameterCount)),
            ("trainableParameters", JSONValue(network.trainableParameterCount)),
            ("macs", JSONValue(network.multiplyAdds)),
            ("runs", .array(series.map(json))),
        ])
    }

    private static func json(_ series: RunSeries) -> JSONValue {
        .object([
            ("command", .string(series.command)),
            ("seeds", .array(series.seeds.map { JSONValue($0) })),
            ("testAccuracy", JSONValue(series.accuracy)),
            ("deviation", JSONValue(series.deviation)),
        ])
    }

    /// Nothing for a model whose training is not known.
    private static func text(_ series: [RunSeries], _ style: TerminalStyle) -> [String] {
        guard !series.isEmpty else { return [] }
        var table = TableText([("Trained by", .left), ("Seeds", .right), ("Test", .left)])
        for runs in series {
            let deviation = runs.deviation.map { " ± " + Numbers.decimals($0 * 100, 2) } ?? ""
            table.append([
                runs.command, "\(runs.seeds.count)",
                Numbers.decimals(runs.accuracy * 100, 2) + deviation + " %",
            ])
        }
        return [""] + table.lines(style)
    }

    private static func text(
        _ network: Network, _ rows: [Row], _ style: TerminalStyle
    ) -> [String] {
        var table = TableText([
            ("Layer", .left), ("Kind", .left), ("Output", .left), ("Parameters", .right),
            ("Multiply-adds", .right),
        ])
        for row in rows {
            table.append([
                row.name, row.className, row.outputShape.map(String.init).joined(separator: "×"),
                Numbers.count(row.parameters), Numbers.count(row.macs),
            ])
        }
        let sizes =
            "\(Numbers.count(network.parameterCount)) parameters, "
            + "\(Numbers.count(network.trainableParameterCount)) of them trainable; "
            + "\(Numbers.count(network.multiplyAdds)) multiply-adds an image"
        return table.lines(style) + ["", sizes]
    }
}
