/// Reads a command line against the table of commands.
struct ArgumentParser {
    private let commands: [Command]
    private var command: Command?
    private var group: String?
    private var operands: [String] = []
    private var texts: [String: String] = [:]

    /// - Parameter words: The command line without the program's name.
    /// - Throws: `UsageError`.
    static func parse(_ words: [String], commands: [Command]) throws(UsageError) -> Request {
        guard !words.isEmpty else { return .overview }
        if let request = help(words, commands: commands) { return request }
        var parser = ArgumentParser(commands: commands)
        try parser.read(words)
        return try parser.request()
    }

    private init(commands: [Command]) { self.commands = commands }

    /// Help goes over everything that may be wrong with the rest of the line.
    private static func help(_ words: [String], commands: [Command]) -> Request? {
        let head = words.prefix { $0 != "--" }
        let asks = head.contains("--help") || head.contains("-h") || head.first == "help"
        guard asks else { return nil }
        let names = head.filter { !$0.hasPrefix("-") && $0 != "help" }
        for length in [2, 1] {
            let name = names.prefix(length).joined(separator: " ")
            if let command = commands.first(where: { $0.name == name }) { return .help(command) }
        }
        guard let first = names.first, commands.contains(where: { $0.group == first }) else {
            return .overview
        }
        return .groupHelp(first)
    }

    private mutating func read(_ words: [String]) throws(UsageError) {
        var rest = words[...]
        while let word = rest.popFirst() {
            if word == "--" {
                for operand in rest { try take(operand) }
                return
            } else if word.hasPrefix("--") {
                try readOption(word.dropFirst(2), &rest)
            } else if Self.looksLikeShortOption(word) {
                throw unknown(option: word)
            } else {
                try take(word)
            }
        }
    }

    /// A number may begin with a hyphen.
    private static func looksLikeShortOption(_ word: String) -> Bool {
        word.count > 1 && word.hasPrefix("-") && Double(word) == nil
    }

    private mutating func readOption(
        _ word: Substring, _ rest: inout ArraySlice<String>
    ) throws(UsageError) {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0])
        guard let option = options.first(where: { $0.name == name }) else {
            throw unknown(option: "--" + name)
        }
        guard option.placeholder != nil else {
            if parts.count == 2 {
                throw .unexpectedValue(option: name, found: String(parts[1]))
            }
            texts[name] = ""
            return
        }
        let text: String
        if parts.count == 2 {
            text = String(parts[1])
        } else if let next = rest.first, !next.hasPrefix("--") {
            text = rest.removeFirst()
        } else {
            throw .missingValue(option: name, expected: option.expectation)
        }
        guard option.accepts(text) else {
            throw .invalidValue(option: name, expected: option.expectation, found: text)
        }
        texts[name] = text
    }

    private mutating func take(_ word: String) throws(UsageError) {
        if let command {
            guard operands.count < command.operands.count || command.operands.last?.repeats == true
            else {
                throw .surplusOperand(word, command: command.name)
            }
            operands.append(word)
            return
        }
        let name = group.map { "\($0) \(word)" } ?? word
        if let match = commands.first(where: { $0.name == name }) {
            command = match
        } else if group == nil, commands.contains(where: { $0.group == name }) {
            group = name
        } else {
            throw .unknownCommand(
                name, suggestion: Suggestion.closest(to: name, among: commands.map(\.name)))
        }
    }

    private var options: [any OptionForm] { (command?.options ?? []) + GlobalOptions.all }

    private func unknown(option: String) -> UsageError {
        .unknownOption(
            option, command: command?.name,
            suggestion: Suggestion.closest(to: option, among: options.map { "--" + $0.name }))
    }

    private func request() throws(UsageError) -> Request {
        if texts[GlobalOptions.version.name] != nil { return .version }
        guard let command else {
            guard let group else { return .overview }
            throw .incompleteCommand(
                group: group, members: commands.filter { $0.group == group }.map(\.name))
        }
        let required = command.operands.filter { !$0.isOptional }
        if operands.count < required.count {
            throw .missingOperand(required[operands.count].name, command: command.name)
        }
        if let missing = command.options.first(where: { $0.isRequired && texts[$0.name] == nil }) {
            throw .missingOption(
                missing.name, placeholder: missing.placeholder ?? "", command: command.name)
        }
        return .run(command, Arguments(operands: operands, texts: texts))
    }
}
