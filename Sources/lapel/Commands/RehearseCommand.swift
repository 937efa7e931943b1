import ModelFiles
import Workbench

/// `lapel rehearse`: how well corrections are learned.
enum RehearseCommand {
    private static let method = Option<Rehearsal.Method>.choice(
        "method", "NAME", "how corrections are learned"
    ).defaulting(to: .instant, said: "instant")
    private static let split = Option<Split>.choice("split", "NAME", "whose images")
        .defaulting(to: .test, said: "test")
    private static let draws = Option.integer("draws", in: 1...1_000, "of each number")
        .defaulting(to: Rehearsal.Options().draws, said: "\(Rehearsal.Options().draws)")
    private static let seed = Option.seed("seed", "the same seed draws the same images")
        .defaulting(to: Rehearsal.Options().seed, said: "\(Rehearsal.Options().seed)")

    static let command = Command(
        name: "rehearse",
        summary: "Measures how well the model learns corrections, without keeping any.",
        options: [method, split, draws, seed],
        note:
            "Test images are corrected for trial, 1, 5 and 20 at once: wrong predictions to their\n"
            + "labels, and right ones to another class. Stored labels and the model stay.",
        examples: ["lapel rehearse", "lapel rehearse --method fine-tune --draws 5 --json"],
        run: run)

    private static func run(_ arguments: Arguments, _ console: Console) async throws -> ExitStatus {
        var options = Rehearsal.Options()
        options.method = arguments[method]
        options.split = arguments[split]
        options.draws = arguments[draws]
        options.seed = arguments[seed]
        let workbench = try await Session.workbench(arguments, console)
        let rehearsal = try await workbench.rehearse(
            options, progress: Session.meter("Rehearsing", console))
        console.endProgress()
        guard let rehearsal else { return .interrupted }
        for row in rehearsal.rows where console.isJSON { try console.write(json(row).line()) }
        if !console.isJSON {
            try console.write(table(rehearsal.rows).lines(console.style).joined(separator: "\n"))
        }
        return .done
    }

    private static func json(_ row: Rehearsal.Row) -> JSONValue {
        .object([
            ("kind", .string(row.kind.rawValue)), ("corrections", JSONValue(row.corrections)),
            ("draws", JSONValue(row.draws)), ("corrected", JSONValue(row.corrected)),
            ("neighbours", JSONValue(row.neighbours)), ("lost", JSONValue(row.lost)),
            ("greatestLost", JSONValue(row.greatestLost)), ("churn", JSONValue(row.churn)),
            ("greatestChurn", JSONValue(row.greatestChurn)), ("seconds", JSONValue(row.seconds)),
        ])
    }

    private static func table(_ rows: [Rehearsal.Row]) -> TableText {
        var table = TableText([
            ("corrected", .left), ("at once", .right), ("right", .right), ("near copies", .right),
            ("lost", .right), ("changed", .right), ("seconds", .right),
        ])
        for row in rows {
            table.append([
                row.kind.rawValue, "\(row.corrections)", Numbers.finePercent(row.corrected),
                Numbers.finePercent(row.neighbours), Numbers.finePercent(row.lost),
                Numbers.finePercent(row.churn), Numbers.decimals(row.seconds, 3),
            ])
        }
        return table
    }
}
