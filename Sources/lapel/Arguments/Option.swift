/// An option of a command: its name, what value it takes, and what counts when it is not given.
struct Option<Value: Sendable>: Sendable {
    /// What counts when the option is not given.
    enum Absence: Sendable {
        /// The option must be given.
        case refused
        /// `said` is what help says of it, nil if there is nothing to say.
        case means(Value, said: String?)
    }

    /// Without the two hyphens.
    let name: String
    /// Stands for the value in help, for example `FILE`; nil for a flag.
    let placeholder: String?
    /// A line of help, in lower case and without a full stop.
    let help: String
    /// Continues "must be …" when a value is refused.
    let expectation: String
    let absence: Absence
    /// Nil for a text that is not a value.
    let parse: @Sendable (String) -> Value?

    /// The same option, which need not be given.
    func defaulting(to value: Value, said: String?) -> Option {
        Option(
            name: name, placeholder: placeholder, help: help, expectation: expectation,
            absence: .means(value, said: said), parse: parse)
    }

    /// The same option, nil when it is not given.
    func optional(said: String? = nil) -> Option<Value?> {
        Option<Value?>(
            name: name, placeholder: placeholder, help: help, expectation: expectation,
            absence: .means(nil, said: said), parse: { [parse] text in parse(text).map { $0 } })
    }
}

/// What help and the parser need to know of an option, whatever its value.
protocol OptionForm: Sendable {
    var name: String { get }
    var placeholder: String? { get }
    var help: String { get }
    var expectation: String { get }
    /// Whether a command without it is refused.
    var isRequired: Bool { get }
    /// What help says of its absence.
    var absenceText: String? { get }
    /// Whether `text` is a value.
    func accepts(_ text: String) -> Bool
}

extension Option: OptionForm {
    var isRequired: Bool {
        if case .refused = absence { true } else { false }
    }

    var absenceText: String? {
        if case .means(_, let said) = absence { said } else { nil }
    }

    func accepts(_ text: String) -> Bool { parse(text) != nil }
}
