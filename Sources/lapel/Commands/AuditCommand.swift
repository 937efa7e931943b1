import FoundationEssentials
import ModelFiles
import Workbench

/// `lapel audit`: which labels of the training images are probably wrong.
enum AuditCommand {
    private static let out = Option.path("out", "FILE", "where to write the images, as CSV")
    private static let folds = Option.integer("folds", in: 2...20, "networks to train")
        .defaulting(to: 5, said: "5")
    private static let epochs = Option.integer("epochs", in: 1...1_000, "of each network")
        .defaulting(to: LabelAudit.Options().epochs, said: "\(LabelAudit.Options().epochs)")
    private static let seed = Option.seed("seed", "the same seed finds the same")
        .defaulting(to: 1, said: "1")

    static let command = Command(
        name: "audit", summary: "Looks for wrong labels among the training images.",
        options: [out, folds, epochs, seed],
        note:
            "Each network learns without a part of the images, and then says what it makes of that\n"
            + "part. FILE lists every image, the most suspicious first, with what each class got.\n"
            + "The suspects are kept for the window and for “lapel review suspected-labels”.",
        examples: ["lapel audit --out suspects.csv"],
        run: run)

    private static func run(_ arguments: Arguments, _ console: Console) async throws -> ExitStatus {
        let out = arguments[out]
        try OutputFile.check(out)
        var options = LabelAudit.Options()
        options.folds = arguments[folds]
        options.epochs = arguments[epochs]
        options.seed = arguments[seed]
        let workbench = try await Session.workbench(arguments, console)
        let audit = try await workbench.audit(options, progress: Session.meter("Auditing", console))
        console.endProgress()
        guard let audit else { return .interrupted }
        try workbench.write(audit, to: out)
        do {
            try await workbench.keep(audit)
        } catch {
            // The file that was asked for is there.
            console.note("\(error)")
        }
        try console.result(
            .object([
                ("file", .string(out)), ("images", JSONValue(audit.ranking.count)),
                ("suspected", JSONValue(audit.suspected)), ("seconds", JSONValue(audit.seconds)),
            ]),
            text: [
                "\(Numbers.count(audit.suspected)) of \(Numbers.count(audit.ranking.count)) labels "
                    + "are probably wrong. Written to \(out) after "
                    + "\(Numbers.duration(audit.seconds))."
            ])
        return .done
    }
}
