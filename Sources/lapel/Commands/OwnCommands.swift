import ModelFiles
import Workbench

/// `lapel own …`: pictures of the person's own.
enum OwnCommands {
    static let all = [add, list, label, remove]

    private static let id = Operand(
        name: "ID", help: "the first digits of an image's id, as “lapel own list” tells them")

    private static let add = Command(
        name: "own add", summary: "Adds pictures to the own images, each content once.",
        operands: [
            Operand(
                name: "PATH", help: "a picture, or a folder with pictures and folders in it",
                repeats: true)
        ],
        examples: ["lapel own add boot.png", "lapel own add ~/photos"],
        run: { arguments, console in
            let workbench = try await Session.workbench(arguments, console)
            let meter = Session.meter("Reading pictures", console)
            guard
                let read = await workbench.readPictures(at: arguments.operands, progress: meter)
            else { return .interrupted }
            let done = try await workbench.addOwnImages(read)
            console.endProgress()
            for problem in done.problems { console.note(problem) }
            try console.result(
                .object([
                    ("added", .array(done.added.map { .string($0) })),
                    ("known", JSONValue(done.known)),
                    ("problems", .array(done.problems.map { .string($0) })),
                ]),
                text: [
                    "\(Numbers.counted(done.added.count, "image", "images")) added, "
                        + "\(Numbers.count(done.known)) known before."
                ])
            return done.problems.isEmpty ? .done : .failed
        })

    private static let list = Command(
        name: "own list", summary: "Lists the own images, with what the model makes of each.",
        examples: ["lapel own list", "lapel own list --json | jq .name"],
        run: { arguments, console in
            let workbench = try await Session.workbench(arguments, console)
            let images = try await workbench.ownImages()
            // Without a model they are listed without predictions.
            let predictions = try? await workbench.predictions(of: images)
            let text = OwnText(images, predictions, names: await workbench.classNames)
            if console.isJSON {
                for line in text.json { try console.write(line.line()) }
            } else if images.isEmpty {
                try console.write("There are no own images yet: “lapel own add” adds some.")
            } else {
                let lines = text.table.lines(console.style)
                try console.write(lines.joined(separator: "\n"))
            }
            return .done
        })

    private static let label = Command(
        name: "own label", summary: "Says what an own image really is.",
        operands: [id, Operand(name: "CLASS", help: "a class by its number or its name")],
        examples: ["lapel own label 3fa9 'Ankle boot'"],
        run: { arguments, console in
            let workbench = try await Session.workbench(arguments, console)
            let names = await workbench.classNames
            let classIndex = try Workbench.parseClass(arguments.operands[1], names: names)
            let image = try await workbench.ownImage(arguments.operands[0])
            try await workbench.label(image.sample, as: classIndex)
            try console.result(
                .object([
                    ("id", .string(image.id)), ("file", JSONValue(OwnText.file(image))),
                    ("label", JSONValue(classIndex)),
                    ("labelName", .string(names.className(classIndex))),
                ]),
                text: [
                    "\(Words.onOneLine(image.name)) is \(Words.quoted(names.className(classIndex))) now."
                ])
            return .done
        })

    private static let remove = Command(
        name: "own remove",
        summary: "Takes images out of the own images, and their labels back.",
        operands: [Operand(name: "ID", help: id.help, repeats: true)],
        note: "The files stay as they are; “lapel labels undo” brings the images back.",
        examples: ["lapel own remove 3fa9"],
        run: { arguments, console in
            let workbench = try await Session.workbench(arguments, console)
            var ids: [String] = []
            for text in arguments.operands { ids.append(try await workbench.ownImage(text).id) }
            let count = try await workbench.removeOwnImages(ids)
            try console.result(
                .object([("removed", .array(ids.map { .string($0) }))]),
                text: ["\(Numbers.counted(count, "image", "images")) removed."])
            return .done
        })
}
