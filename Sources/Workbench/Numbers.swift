/// Numbers as people read them, in the window and in the terminal.
public enum Numbers {
    /// `97.2 %`.
    public static func percent(_ share: Double) -> String { "\(decimals(share * 100, 1)) %" }

    /// `97.2`, for columns that say percent elsewhere.
    public static func percentNumber(_ share: Double) -> String { decimals(share * 100, 1) }

    /// `+0.3`, `−1.2`, `0.0`: a change of a share, in points of a hundred.
    public static func points(_ change: Double) -> String {
        let text = decimals(change * 100, 1)
        return change > 0 && text != "0.0" ? "+" + text : text == "−0.0" ? "0.0" : text
    }

    /// `61 %`, for sentences.
    public static func roughPercent(_ share: Double) -> String {
        "\(Int((share * 100).rounded())) %"
    }

    /// `95.61 %`, where hundredths matter.
    public static func finePercent(_ share: Double) -> String {
        decimals(share * 100, 2) + " %"
    }

    /// `10,000`.
    public static func count(_ number: Int) -> String {
        var digits = Array(String(number.magnitude))
        var position = digits.count - 3
        while position > 0 {
            digits.insert(",", at: position)
            position -= 3
        }
        return (number < 0 ? "−" : "") + String(digits)
    }

    /// `1 correction`, `12 corrections`.
    public static func counted(_ number: Int, _ one: String, _ many: String) -> String {
        "\(count(number)) \(number == 1 ? one : many)"
    }

    /// `381k`, `1.2M`.
    public static func short(_ number: Int) -> String {
        switch number {
        case ..<1_000: "\(number)"
        case ..<1_000_000: "\((number + 500) / 1_000)k"
        default: "\(decimals(Double(number) / 1_000_000, 1))M"
        }
    }

    /// `about 2 minutes left`.
    public static func timeLeft(_ seconds: Double) -> String {
        switch seconds {
        case ..<1.5: "about a second left"
        case ..<55: "about \(Int(seconds.rounded())) seconds left"
        case ..<90: "about a minute left"
        case ..<5_400: "about \(Int((seconds / 60).rounded())) minutes left"
        case ..<1e9: "about \(Int((seconds / 3_600).rounded())) hours left"
        default: "a long time left"
        }
    }

    /// `3.2 s`, `2 min 5 s`.
    public static func duration(_ seconds: Double) -> String {
        guard seconds >= 60 else { return "\(decimals(seconds, 1)) s" }
        let whole = Int(seconds.rounded())
        return "\(whole / 60) min \(whole % 60) s"
    }

    /// A number with so many digits after the point, at least one.
    public static func decimals(_ number: Double, _ digits: Int) -> String {
        let factor = (0..<digits).reduce(1) { product, _ in product * 10 }
        // The loss of a training that diverges knows no bounds.
        guard number.magnitude < 1e12 else { return number.isNaN ? "–" : number < 0 ? "−∞" : "∞" }
        let scaled = Int((number.magnitude * Double(factor)).rounded())
        let fraction = String(scaled % factor)
        let zeros = String(repeating: "0", count: digits - fraction.count)
        return (number < 0 ? "−" : "") + "\(scaled / factor).\(zeros)\(fraction)"
    }
}
