import ModelFiles
import Workbench

/// `lapel models …`: the models that were kept or opened.
enum ModelsCommands {
    static let all = [list, use, delete, compare]

    private static let model = Operand(
        name: "MODEL", help: "the first letters of an id, a name, “shipped” or “current”")

    private static let list = Command(
        name: "models list", summary: "Lists every model, children below their parents.",
        examples: ["lapel models list", "lapel models list --json"],
        run: { arguments, console in
            let workbench = try await Session.workbench(arguments, console)
            let models = try await workbench.modelList()
            if console.isJSON {
                for model in models { try console.write(ModelText.json(model).line()) }
            } else {
                let lines = ModelText.table(models).lines(console.style)
                try console.write(lines.joined(separator: "\n"))
            }
            return .done
        })

    private static let use = Command(
        name: "models use", summary: "Puts a model of the list in use; “labels undo” goes back.",
        operands: [model], examples: ["lapel models use 3f0c9a1b", "lapel models use shipped"],
        run: { arguments, console in
            let workbench = try await Session.workbench(arguments, console)
            let chosen = try await workbench.model(named: arguments.operands[0])
            try await workbench.useModel(chosen.id)
            let now = try await workbench.model(named: "current")
            try console.result(
                ModelText.json(now), text: ["“\(ModelText.title(now))” is in use."])
            return .done
        })

    private static let delete = Command(
        name: "models delete",
        summary: "Takes a model out of the list; “labels undo” brings it back.",
        operands: [model], examples: ["lapel models delete 3f0c9a1b"],
        run: { arguments, console in
            let workbench = try await Session.workbench(arguments, console)
            let chosen = try await workbench.model(named: arguments.operands[0])
            try await workbench.deleteModel(chosen.id)
            try console.result(
                .object([("deleted", .string(chosen.id)), ("name", .string(chosen.info.name))]),
                text: ["Deleted “\(ModelText.title(chosen))”."])
            return .done
        })

    private static let with = Option.text("with", "MODEL", "the model that stands for before")
        .optional(said: "the one in use")

    private static let compare = Command(
        name: "models compare",
        summary: "Says what differs between two models on the same test images.",
        operands: [model], options: [with],
        examples: ["lapel models compare 3f0c9a1b", "lapel models compare 3f0c --with shipped"],
        run: { arguments, console in
            let workbench = try await Session.workbench(arguments, console)
            let after = try await workbench.model(named: arguments.operands[0])
            let before = try await workbench.model(named: arguments[with] ?? "current")
            let comparison = try await workbench.compareModels(
                after.id, with: before.id, progress: Session.meter("Comparing", console))
            console.endProgress()
            guard let comparison else { return .interrupted }
            try console.result(
                .object(
                    [("before", .string(before.id)), ("after", .string(after.id))]
                        + ComparisonText.members(comparison)),
                text: ["“\(ModelText.title(before))” → “\(ModelText.title(after))”"]
                    + ComparisonText.lines(comparison, console.style))
            return .done
        })
}
