import Workbench

/// How the program ends.
enum ExitStatus: Int32, Sendable {
    case done = 0
    case failed = 1
    case badUsage = 2
    /// As shells report a program that Ctrl-C ended.
    case interrupted = 130
}

/// Sentences and numbers as the command line says them.
enum Words {
    static let version = "lapel 0.1.0"

    /// The sentence for an error, and how the program ends with it.
    static func failure(_ error: any Error) -> (sentence: String, status: ExitStatus) {
        switch error {
        case let error as UsageError:
            (sentence(error), .badUsage)
        case WorkbenchError.index(let text, let count) where count > 0:
            (
                "INDEX must be a whole number between 0 and \(Numbers.count(count - 1)), "
                    + "not “\(text)”.", .badUsage
            )
        case WorkbenchError.unknownClass(let text, _):
            (
                "CLASS must be a number between 0 and 9 or a class's name, such as “Coat”, "
                    + "not “\(text)”.", .badUsage
            )
        case WorkbenchError.auditIsOfTraining:
            ("Wrong labels are looked for among the training images: use --split train.", .badUsage)
        case WorkbenchError.noModel:
            (
                "There is no model: name one with --model, or train one with “lapel train”.",
                .failed
            )
        default:
            // All of Lapel's errors describe themselves in a sentence.
            ("\(error)", .failed)
        }
    }

    private static func sentence(_ error: UsageError) -> String {
        switch error {
        case .unknownCommand(let name, let suggestion):
            "There is no command “\(name)”"
                + (suggestion.map { ": did you mean “\($0)”?" }
                    ?? ": “lapel --help” lists all of them.")
        case .incompleteCommand(let group, let members):
            "“\(group)” needs a second word: \(list(members, conjunction: "or"))."
        case .unknownOption(let name, let command, let suggestion):
            "There is no option \(name)"
                + (suggestion.map { ": did you mean \($0)?" }
                    ?? ": “lapel \(command.map { $0 + " " } ?? "")--help” lists all of them.")
        case .missingValue(let option, let expected):
            "--\(option) needs a value: \(expected)."
        case .unexpectedValue(let option, let found):
            "--\(option) must be given without a value, not with “\(found)”."
        case .invalidValue(let option, let expected, let found):
            "--\(option) must be \(expected), not “\(found)”."
        case .invalidOperand(let operand, let expected, let found):
            "\(operand) must be \(expected), not “\(found)”."
        case .missingOption(let option, let placeholder, let command):
            "--\(option) \(placeholder) is missing: “lapel \(command) --help” shows an example."
        case .missingOperand(let operand, let command):
            "\(operand) is missing: “lapel \(command) --help” shows an example."
        case .exclusiveOptions(let first, let second):
            "--\(first) and --\(second) cannot be given together: leave one out."
        case .surplusOperand(let word, let command):
            "“\(word)” is one word too many: “lapel \(command) --help” shows an example."
        }
    }

    /// The first letter in upper case.
    static func capitalized(_ word: String) -> String {
        word.prefix(1).uppercased() + word.dropFirst()
    }

    /// `“Ankle boot”`.
    static func quoted(_ text: String) -> String { "“\(text)”" }

    /// `a, b and c`.
    static func list(_ names: [String], conjunction: String = "and") -> String {
        guard let last = names.last, names.count > 1 else { return names.first ?? "" }
        return names.dropLast().joined(separator: ", ") + " \(conjunction) " + last
    }

    /// The text on one line, without the control characters that a file's name may hold.
    static func onOneLine(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.value {
                    case ..<0x20, 0x7F..<0xA0: "\u{FFFD}"
                    default: scalar
                    }
                }))
    }
}
