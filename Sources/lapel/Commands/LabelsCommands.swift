import ModelFiles
import Workbench

/// `lapel labels …`: the corrections as a whole.
enum LabelsCommands {
    static let all = [list, export, importing, undo, redo]

    private static let list = Command(
        name: "labels list", summary: "Lists every correction, the latest first.",
        examples: ["lapel labels list", "lapel labels list --json"],
        run: { arguments, console in
            let workbench = try await Session.workbench(arguments, console)
            let corrections = try await workbench.corrections()
            let names = await workbench.classNames
            if console.isJSON {
                for correction in corrections {
                    try console.write(LabelText.json(correction, names: names).line())
                }
            } else if corrections.isEmpty {
                try console.write("Nothing has been corrected yet.")
            } else {
                let lines = LabelText.table(corrections, names: names).lines(console.style)
                try console.write(lines.joined(separator: "\n"))
            }
            return .done
        })

    private static let format = Option<LabelFormat>.choice("to", "FORMAT", "what to write")
        .optional(said: "what PATH looks like")

    private static let export = Command(
        name: "labels export",
        summary: "Writes every correction: as CSV, as pictures or as IDX files.",
        operands: [Operand(name: "PATH", help: "the file to write; for png and idx, a new folder")],
        options: [format],
        note:
            "png makes a folder of pictures for each class, idx two files as Fashion-MNIST has them.\n"
            + "Without --to a PATH that ends with a slash or is a folder means png, one that ends\n"
            + "with idx means idx, and any other csv.",
        examples: [
            "lapel labels export corrections.csv", "lapel labels export corrections/ --to png",
        ],
        run: { arguments, console in
            let workbench = try await Session.workbench(arguments, console)
            let file = arguments.operands[0]
            let count = try await workbench.exportLabels(
                to: file, as: arguments[format], progress: Session.meter("Writing", console))
            console.endProgress()
            guard let count else { return .interrupted }
            try console.result(
                .object([("file", .string(file)), ("labels", JSONValue(count))]),
                text: ["\(Numbers.counted(count, "correction", "corrections")) written to \(file)."]
            )
            return .done
        })

    private static let importing = Command(
        name: "labels import",
        summary: "Reads corrections: a CSV file, a folder of pictures by class or IDX files.",
        operands: [
            Operand(name: "PATH", help: "the file or folder to read; what it is shows by itself")
        ],
        note:
            "Folders in a folder are named after classes: 3, Dress or dress. Pictures may be of any\n"
            + "size. Of the two IDX files name either one, or their folder.",
        examples: ["lapel labels import corrections.csv", "lapel labels import corrections/"],
        run: { arguments, console in
            let workbench = try await Session.workbench(arguments, console)
            let file = arguments.operands[0]
            let result = try await workbench.importLabels(
                from: file, progress: Session.meter("Reading", console))
            console.endProgress()
            guard let result else { return .interrupted }
            for problem in result.problems {
                console.note("\(file), \(Words.onOneLine(problem)).")
            }
            try console.result(
                .object([
                    ("applied", JSONValue(result.applied)),
                    ("unchanged", JSONValue(result.unchanged)),
                    ("problems", .array(result.problems.map { .string($0) })),
                ]),
                text: [
                    "\(Numbers.counted(result.applied, "correction", "corrections")) read, "
                        + "\(Numbers.count(result.unchanged)) known before."
                ])
            return result.problems.isEmpty ? .done : .failed
        })

    private static let undo = Command(
        name: "labels undo", summary: "Takes back the last change of labels.",
        examples: ["lapel labels undo"],
        run: { arguments, console in
            let workbench = try await Session.workbench(arguments, console)
            return try await report("undone", try await workbench.undo(), workbench, console)
        })

    private static let redo = Command(
        name: "labels redo", summary: "Does again what was undone last.",
        examples: ["lapel labels redo"],
        run: { arguments, console in
            let workbench = try await Session.workbench(arguments, console)
            return try await report("redone", try await workbench.redo(), workbench, console)
        })

    private static func report(
        _ verb: String, _ step: UndoStep?, _ workbench: Workbench, _ console: Console
    ) async throws -> ExitStatus {
        guard let step else {
            console.note("There is nothing to be \(verb).")
            return .failed
        }
        let samples = try await workbench.samples(of: step)
        try console.result(
            .object([
                (verb, .string(step.name)), ("samples", .array(samples.map { .string($0) })),
            ]),
            text: ["\(Words.capitalized(verb)): \(step.name)."])
        return .done
    }
}
