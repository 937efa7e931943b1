import Workbench

extension Option where Value == Bool {
    /// An option without a value.
    static func flag(_ name: String, _ help: String) -> Option {
        Option(
            name: name, placeholder: nil, help: help, expectation: "given without a value",
            absence: .means(false, said: nil), parse: { _ in true })
    }
}

extension Option where Value == String {
    /// Any text but the empty one.
    static func text(_ name: String, _ placeholder: String, _ help: String) -> Option {
        Option(
            name: name, placeholder: placeholder, help: help, expectation: "a text",
            absence: .refused, parse: { $0.isEmpty ? nil : $0 })
    }

    /// The path of a file or folder.
    static func path(_ name: String, _ placeholder: String, _ help: String) -> Option {
        Option(
            name: name, placeholder: placeholder, help: help, expectation: "a path",
            absence: .refused, parse: { $0.isEmpty ? nil : $0 })
    }
}

extension Option where Value == Int {
    /// A whole number in a range.
    static func integer(
        _ name: String, in range: ClosedRange<Int>, _ help: String
    ) -> Option {
        Option(
            name: name, placeholder: "N", help: help,
            expectation: "a whole number between \(Numbers.count(range.lowerBound)) and "
                + Numbers.count(range.upperBound),
            absence: .refused, parse: { text in Int(text).flatMap { range ~= $0 ? $0 : nil } })
    }
}

extension Option where Value == UInt64 {
    /// Any whole number that is not negative.
    static func seed(_ name: String, _ help: String) -> Option {
        Option(
            name: name, placeholder: "N", help: help,
            expectation: "a whole number of at least 0", absence: .refused,
            parse: { UInt64($0) })
    }
}

extension Option where Value == Double {
    /// A number in a range.
    ///
    /// - Parameter expectation: Describes the range, after "a number".
    static func number(
        _ name: String, _ expectation: String, _ help: String,
        where isValid: @escaping @Sendable (Double) -> Bool
    ) -> Option {
        Option(
            name: name, placeholder: "X", help: help, expectation: "a number \(expectation)",
            absence: .refused,
            parse: { text in
                Double(text).flatMap { $0.isFinite && isValid($0) ? $0 : nil }
            })
    }
}

extension Option where Value: CaseIterable & RawRepresentable<String> {
    /// One of the cases, by its raw value.
    static func choice(
        _ name: String, _ placeholder: String, _ help: String
    ) -> Option {
        let names = Value.allCases.map(\.rawValue)
        return Option(
            name: name, placeholder: placeholder,
            help: "\(help): \(Words.list(names, conjunction: "or"))",
            expectation: Words.list(names, conjunction: "or"), absence: .refused,
            parse: { Value(rawValue: $0) })
    }
}
