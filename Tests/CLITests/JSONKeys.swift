/// The names of an object's own members, in the order in which they stand in the text.
func keys(_ line: String) -> [String] {
    var keys: [String] = []
    var depth = 0
    var text: String?
    var last = ""
    var isEscaped = false
    for character in line {
        if let open = text {
            if isEscaped || (character != "\"" && character != "\\") {
                text = open + String(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                (last, text) = (open, nil)
            }
            continue
        }
        switch character {
        case "\"": text = ""
        case "{", "[": depth += 1
        case "}", "]": depth -= 1
        case ":" where depth == 1: keys.append(last)
        default: break
        }
    }
    return keys
}
