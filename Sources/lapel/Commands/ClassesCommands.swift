import ModelFiles
import Workbench

/// `lapel classes …`: the classes that the model in use knows.
enum ClassesCommands {
    static let all = [list, add]

    private static let list = Command(
        name: "classes list", summary: "Lists the classes of the model in use.",
        examples: ["lapel classes list", "lapel classes list --json"],
        run: { arguments, console in
            let workbench = try await Session.workbench(arguments, console)
            for (index, name) in try await workbench.modelInfo.classNames.enumerated() {
                try console.result(
                    .object([("class", JSONValue(index)), ("name", .string(name))]),
                    text: ["\(index)  \(Words.onOneLine(name))"])
            }
            return .done
        })

    private static let add = Command(
        name: "classes add", summary: "Adds a class to the model in use.",
        operands: [Operand(name: "NAME", help: "unlike every other, at most 40 characters")],
        note:
            "Label images with it, then “lapel fine-tune” teaches it; “lapel labels undo” takes it\n"
            + "back. A model has at most 100 classes.",
        examples: ["lapel classes add Sock"],
        run: { arguments, console in
            let workbench = try await Session.workbench(arguments, console)
            let model = try await workbench.addClass(named: arguments.operands[0])
            let index = model.classNames.count - 1
            try console.result(
                .object([
                    ("class", JSONValue(index)), ("name", .string(model.classNames[index])),
                ]),
                text: ["\(Words.quoted(model.classNames[index])) is class \(index)."])
            return .done
        })
}
