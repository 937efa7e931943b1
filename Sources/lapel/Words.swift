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
                "INDEX must be a whole number between 0 and \(self.count(count - 1)), "
                    + "not “\(text)”.", .badUsage
            )
        case WorkbenchError.unknownClass(let text, _):
            (
                "CLASS must be a number between 0 and 9 or a class's name, such as “Coat”, "
                    + "not “\(text)”.", .badUsage
            )
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

    /// `97.2 %`.
    static func percent(_ share: Double) -> String { decimal(share * 100, places: 1) + " %" }

    /// `95.61 %`, where hundredths matter.
    static func finePercent(_ share: Double) -> String { decimal(share * 100, places: 2) + " %" }

    /// `10,000`.
    static func count(_ number: Int) -> String {
        var digits = Array(String(number.magnitude))
        for position in stride(from: digits.count - 3, to: 0, by: -3) {
            digits.insert(",", at: position)
        }
        return (number < 0 ? "-" : "") + String(digits)
    }

    /// A number with so many decimals, rounded; without an exponent.
    static func decimal(_ number: Double, places: Int) -> String {
        guard number.isFinite, number.magnitude < 1e12 else { return "\(number)" }
        let scale = (0..<places).reduce(1) { power, _ in power * 10 }
        let scaled = Int((number.magnitude * Double(scale)).rounded())
        let fraction = String(scaled % scale)
        let padding = String(repeating: "0", count: places - (places == 0 ? 0 : fraction.count))
        let sign = number < 0 && scaled > 0 ? "-" : ""
        return sign + String(scaled / scale) + (places == 0 ? "" : ".\(padding)\(fraction)")
    }

    /// `3.2 s`, `2 min 5 s`.
    static func duration(_ seconds: Double) -> String {
        guard seconds >= 60 else { return decimal(seconds, places: 1) + " s" }
        let whole = Int(seconds.rounded())
        return "\(whole / 60) min \(whole % 60) s"
    }

    /// `about 2 minutes left`.
    static func timeLeft(_ seconds: Double) -> String {
        switch seconds {
        case ..<1.5: "about a second left"
        case ..<55: "about \(Int(seconds.rounded())) seconds left"
        case ..<90: "about a minute left"
        case ..<5_400: "about \(Int((seconds / 60).rounded())) minutes left"
        case ..<360_000: "about \(Int((seconds / 3_600).rounded())) hours left"
        default: "days left"
        }
    }

    /// `1 correction`, `12 corrections`.
    static func counted(_ number: Int, _ one: String, _ many: String) -> String {
        "\(count(number)) \(number == 1 ? one : many)"
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
