/// What stands on the command line without hyphens.
struct Operand: Sendable {
    /// Stands for it in help, for example `IMAGE`.
    let name: String
    /// A line of help.
    let help: String
    /// Whether more than one may be given; only the last operand of a command.
    var repeats = false
    var isOptional = false
}

/// A command: how it is written, what help says, what it does.
struct Command: Sendable {
    /// One word, or two where the first names a group: `labels list`.
    let name: String
    /// One sentence.
    let summary: String
    var operands: [Operand] = []
    var options: [any OptionForm] = []
    /// Stands under the options in help.
    var note: String?
    /// Whole command lines.
    let examples: [String]
    let run: @Sendable (Arguments, Console) async throws -> ExitStatus

    /// The first word of a name of two.
    var group: String? {
        let words = name.split(separator: " ")
        return words.count == 2 ? String(words[0]) : nil
    }
}

/// Options that every command takes.
enum GlobalOptions {
    static let json = Option.flag("json", "print JSON Lines on standard output and nothing else")
    static let data = Option.path("data", "DIR", "folder of the data set's four files")
        .optional(said: "LAPEL_DATA, then the installed one")
    static let model = Option.path("model", "FILE", "the model to work with")
        .optional(said: "the one in use")
    static let otherData = Option.flag(
        "other-data", "accept pictures other than Fashion-MNIST's, 28×28 in ten classes")
    static let help = Option.flag("help", "explain the command")
    static let version = Option.flag("version", "print the version")

    static let all: [any OptionForm] = [json, data, model, otherData, help, version]
}
