import Workbench

/// A grey picture as lines of text: two rows of pixels a line, one column a character.
enum PictureText {
    /// From background to foreground, for terminals without colours.
    private static let shades = Array(" .:-=+*#%@")

    /// `height / 2` lines, rounded up, each `width` characters wide on the screen.
    static func lines(_ image: GrayImage, _ style: TerminalStyle) -> [String] {
        stride(from: 0, to: image.height, by: 2).map { y in
            let pairs = (0..<image.width).map { x in
                (upper: image[x, y], lower: y + 1 < image.height ? image[x, y + 1] : 0)
            }
            switch style.colors {
            case .none:
                return String(pairs.map { shade((Int($0.upper) + Int($0.lower)) / 2) })
            case .palette256:
                return halfBlocks(pairs) { "5;\(paletteIndex($0))" }
            case .trueColor:
                return halfBlocks(pairs) { "2;\($0);\($0);\($0)" }
            }
        }
    }

    private static func shade(_ value: Int) -> Character {
        shades[(value * (shades.count - 1) + 127) / 255]
    }

    /// The block's upper half in the foreground colour, the lower in the background's.
    private static func halfBlocks(
        _ pairs: [(upper: UInt8, lower: UInt8)], color: (UInt8) -> String
    ) -> String {
        pairs.map { "\u{1B}[38;\(color($0.upper));48;\(color($0.lower))m▀" }.joined() + "\u{1B}[0m"
    }

    /// Black, then the palette's 24 greys from 8 to 238, then white.
    private static func paletteIndex(_ value: UInt8) -> Int {
        switch value {
        case ..<4: 16
        case 247...: 231
        default: 232 + min((Int(value) - 3) / 10, 23)
        }
    }
}
