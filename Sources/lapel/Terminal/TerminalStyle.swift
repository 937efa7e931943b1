import Glibc

/// What a terminal can show.
struct TerminalStyle: Sendable, Hashable {
    /// How many colours there are to choose from.
    enum Colors: Sendable, Hashable {
        /// A file, a pipe, or a person who wants none.
        case none
        case palette256
        case trueColor
    }

    /// A colour that means something.
    enum Role: String, Sendable {
        case bold = "1"
        case dim = "2"
        case wrong = "31"
        case corrected = "34"
    }

    let colors: Colors
    /// Characters in a line.
    let width: Int

    /// What stands behind the file descriptor.
    init(of descriptor: Int32, environment: [String: String]) {
        let noColor = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
        if isatty(descriptor) == 0 || noColor || environment["TERM"] == "dumb" {
            colors = .none
        } else if ["truecolor", "24bit"].contains(environment["COLORTERM"]) {
            colors = .trueColor
        } else {
            colors = .palette256
        }
        var size = winsize()
        let known = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        width = known ? Int(size.ws_col) : environment["COLUMNS"].flatMap { Int($0) } ?? 80
    }

    init(colors: Colors, width: Int) {
        self.colors = colors
        self.width = width
    }

    /// The text in the role's colour, where there are colours.
    func paint(_ text: String, _ role: Role) -> String {
        colors == .none ? text : "\u{1B}[\(role.rawValue)m\(text)\u{1B}[0m"
    }
}
