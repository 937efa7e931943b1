import FoundationEssentials
import ModelFiles
import Workbench

/// Models of the list as JSON and as text.
enum ModelText {
    /// `id, name, architecture, parameters, testAccuracy, testImages, leftOut, corrections, created,
    /// parent, current, shipped, file`.
    static func json(_ entry: ModelEntry) -> JSONValue {
        let info = entry.info
        return .object([
            ("id", .string(info.id)),
            ("name", .string(info.name)),
            ("architecture", .string(info.architecture)),
            ("parameters", JSONValue(info.parameters)),
            ("testAccuracy", JSONValue(info.testAccuracy)),
            ("testImages", JSONValue(info.testImages)),
            ("leftOut", JSONValue(info.leftOut)),
            ("corrections", JSONValue(info.corrections)),
            ("created", .string(info.created.formatted(.iso8601))),
            ("parent", JSONValue(info.parent)),
            ("current", .bool(entry.isCurrent)),
            ("shipped", .bool(entry.isShipped)),
            ("file", .string(info.file)),
        ])
    }

    /// The name with enough of the id to tell it from others of that name.
    static func title(_ entry: ModelEntry) -> String {
        "\(Words.onOneLine(entry.info.name)) \(entry.shortID)"
    }

    /// A line for each model; children are set in.
    static func table(_ entries: [ModelEntry]) -> TableText {
        var table = TableText([
            ("Id", .left), ("Name", .left), ("Network", .left), ("Parameters", .right),
            ("Test", .right), ("Images", .right), ("Left out", .right), ("Learned", .right),
            ("Made", .left), ("", .left),
        ])
        for entry in entries {
            let info = entry.info
            let branch = entry.generation == 0 ? "" : "└ "
            let indent = String(repeating: "  ", count: max(min(entry.generation, 12) - 1, 0))
            let marks = [entry.isCurrent ? "in use" : nil, entry.isShipped ? "shipped" : nil]
            table.append([
                entry.shortID, indent + branch + Words.onOneLine(info.name),
                Words.onOneLine(info.architecture), Numbers.count(info.parameters),
                info.testAccuracy.map(Numbers.finePercent) ?? "–",
                info.testImages.map(Numbers.count) ?? "–", Numbers.count(info.leftOut),
                Numbers.count(info.corrections), info.created.formatted(.iso8601),
                marks.compactMap(\.self).joined(separator: ", "),
            ])
        }
        return table
    }
}
