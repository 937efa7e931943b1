/// What a command line says, checked against the command's form.
struct Arguments: Sendable {
    /// In the order in which they were given; as many as the command's form asks for.
    let operands: [String]
    /// The accepted texts of the options that were given.
    let texts: [String: String]

    /// The option's value, or what its absence means.
    ///
    /// - Precondition: The command declares the option.
    subscript<Value>(option: Option<Value>) -> Value {
        if let value = texts[option.name].flatMap(option.parse) { return value }
        guard case .means(let value, _) = option.absence else {
            preconditionFailure("--\(option.name) is required, but its command does not declare it")
        }
        return value
    }

    /// Whether the option was given.
    func gives(_ option: some OptionForm) -> Bool { texts[option.name] != nil }
}

/// What a command line asks for.
enum Request: Sendable {
    /// The list of all commands.
    case overview
    case version
    /// The commands whose names begin with this word.
    case groupHelp(String)
    case help(Command)
    case run(Command, Arguments)
}

/// A command line that cannot be understood; each case names what is at fault.
enum UsageError: Error, Hashable {
    case unknownCommand(String, suggestion: String?)
    /// The group needs a second word.
    case incompleteCommand(group: String, members: [String])
    case unknownOption(String, command: String?, suggestion: String?)
    case missingValue(option: String, expected: String)
    case unexpectedValue(option: String, found: String)
    case invalidValue(option: String, expected: String, found: String)
    case missingOption(String, placeholder: String, command: String)
    case exclusiveOptions(String, String)
    case invalidOperand(String, expected: String, found: String)
    case missingOperand(String, command: String)
    case surplusOperand(String, command: String)
}
