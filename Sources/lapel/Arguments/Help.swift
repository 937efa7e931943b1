/// The texts that `--help` prints.
enum Help {
    /// All commands, a line each.
    static func overview(_ commands: [Command]) -> String {
        """
        Usage: lapel COMMAND [OPTIONS]

        Sorts small pictures of garments into ten classes, and learns from corrections.

        Commands:
        \(rows(commands.map { (signature($0), $0.summary) }))

        Options of every command:
        \(rows(GlobalOptions.all.map(row)))

        “lapel COMMAND --help” explains a command.
        """
    }

    /// The commands of a group, a line each.
    static func group(_ group: String, _ commands: [Command]) -> String {
        """
        Usage: lapel \(group) COMMAND [OPTIONS]

        Commands:
        \(rows(commands.filter { $0.group == group }.map { (signature($0), $0.summary) }))

        “lapel \(group) COMMAND --help” explains a command.
        """
    }

    /// How the command is written, its options, an example.
    static func command(_ command: Command) -> String {
        var parts = ["Usage: lapel \(signature(command)) [OPTIONS]", command.summary]
        if !command.operands.isEmpty {
            parts.append(rows(command.operands.map { ($0.name, $0.help) }))
        }
        if !command.options.isEmpty {
            parts.append("Options:\n" + rows(command.options.map(row)))
        }
        if let note = command.note { parts.append(note) }
        parts.append("Options of every command:\n" + rows(GlobalOptions.all.map(row)))
        let heading = command.examples.count == 1 ? "Example:" : "Examples:"
        parts.append(([heading] + command.examples.map { "  " + $0 }).joined(separator: "\n"))
        return parts.joined(separator: "\n\n")
    }

    /// The name, the operands, and the options that must be given.
    private static func signature(_ command: Command) -> String {
        let operands = command.operands.map { operand in
            let name = operand.name + (operand.repeats ? "…" : "")
            return operand.isOptional ? "[\(name)]" : name
        }
        let options = command.options.filter(\.isRequired).map {
            "--\($0.name) \($0.placeholder ?? "")"
        }
        return ([command.name] + operands + options).joined(separator: " ")
    }

    private static func row(_ option: any OptionForm) -> (String, String) {
        let value = option.placeholder.map { " " + $0 } ?? ""
        let absence = option.absenceText.map { " (default: \($0))" } ?? ""
        return ("--\(option.name)\(value)", option.help + absence)
    }

    /// A line is at most this many characters long where the words allow it.
    private static let lineLength = 100

    private static func rows(_ rows: [(String, String)]) -> String {
        let width = rows.map(\.0.count).max() ?? 0
        let indent = width + 5
        return rows.map { left, right in
            "  " + left + String(repeating: " ", count: width - left.count + 3)
                + wrapped(right, to: lineLength - indent)
                .joined(separator: "\n" + String(repeating: " ", count: indent))
        }.joined(separator: "\n")
    }

    private static func wrapped(_ text: String, to length: Int) -> [String] {
        text.split(separator: " ").reduce(into: []) { lines, word in
            if let last = lines.last, last.count + 1 + word.count <= length {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
    }
}
