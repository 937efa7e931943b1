import FoundationEssentials
import GtkKit
import Workbench

/// Sentences as the window says them, in one place.
enum Words {
    /// What the network thinks, in a sentence. It is never quite sure.
    static func verdict(name: String, probability: Double) -> String {
        let sureness = probability >= 0.995 ? "over 99 %" : Numbers.roughPercent(probability)
        return "The network is \(sureness) sure that this is \(withArticle(name))."
    }

    /// What the network thinks of a picture unlike all that it has learned.
    static let noGarment = "This does not look like a garment."

    /// `a coat`, `an ankle boot`, `trousers`.
    static func withArticle(_ name: String) -> String {
        let lower = name == "T-shirt/top" ? "T-shirt or top" : name.lowercased()
        if name == "Trouser" { return "a pair of trousers" }
        let vowels: Set<Character> = ["a", "e", "i", "o", "u"]
        return (lower.first.map(vowels.contains) == true ? "an " : "a ") + lower
    }

    /// What a picture of a data set shows, for screen readers.
    static func sampleDescription(
        split: String, index: Int, real: String?, predicted: String?
    ) -> String {
        var text = "\(split.capitalized) image \(index)"
        if let real { text += ", real class \(real)" }
        if let predicted { text += ", predicted \(predicted)" }
        return text
    }

    /// Of an own image that no one has labelled.
    static let notLabelled = "not labelled yet"

    /// What an own image shows, for screen readers.
    static func ownDescription(name: String, label: String?, predicted: String?) -> String {
        var text = name + ", " + (label.map { "labelled \($0)" } ?? notLabelled)
        if let predicted { text += ", predicted \(predicted)" }
        return text
    }

    /// When something happened: the longer ago, the coarser.
    static func moment(_ date: Date, now: Date = Date()) -> String {
        let seconds = now.timeIntervalSince(date)
        let (time, today) = (date.local, now.local)
        let clock = time.text("%H:%M")
        switch seconds {
        case 0..<60: return "just now"
        case 60..<3_600:
            return Numbers.counted(Int(seconds / 60), "minute", "minutes") + " ago"
        case _ where time.text("%F") == today.text("%F"): return "today, \(clock)"
        default: return time.text("%-d %B %Y, ") + clock
        }
    }

    /// An error as one sentence; all of Lapel's errors describe themselves.
    static func sentence(_ error: any Error) -> String { "\(error)" }
}

extension Date {
    fileprivate var local: LocalTime { LocalTime(secondsSince1970: timeIntervalSince1970) }
}
