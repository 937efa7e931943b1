import Workbench

/// `lapel label`: says what an image of the data set really is.
enum LabelCommand {
    static let command = Command(
        name: "label", summary: "Says what an image of the data set really is.",
        operands: [
            Session.index,
            Operand(name: "CLASS", help: "a class by its number or by its name"),
        ],
        options: [Session.part],
        examples: ["lapel label 42 3", "lapel label 1234 'Ankle boot' --split train"],
        run: run)

    private static func run(_ arguments: Arguments, _ console: Console) async throws -> ExitStatus {
        let workbench = try await Session.workbench(arguments, console)
        let names = await workbench.classNames
        let classIndex = try Workbench.parseClass(arguments.operands[1], names: names)
        let (_, sample) = try await Session.sample(
            arguments.operands[0], in: arguments[Session.part], workbench)
        try await workbench.label(sample, as: classIndex)
        guard
            let correction = try await workbench.corrections().first(where: { $0.id == sample.id })
        else {
            preconditionFailure("the label of \(sample.id) was stored and is not there")
        }
        try console.result(
            LabelText.json(correction, names: names),
            text: [
                "\(LabelText.place(sample.origin)) is \(Words.quoted(names.className(classIndex))) now."
            ])
        return .done
    }
}
