import Workbench

extension ReviewQueue {
    /// What the window does while it searches for the queue's images.
    var searching: String {
        switch self {
        case .nearDuplicates: "Searching for near-duplicates"
        case .outliers: "Searching for outliers"
        case .disagreement: "Comparing two models"
        case .all, .leastSure, .smallestMargin, .wrong, .suspectedLabels: "Searching"
        }
    }
}

extension Words {
    /// Why an image is in a queue; nil where its prediction says that.
    ///
    /// - Parameter ownName: What an own image is called, by index.
    static func finding(
        at index: Int, in list: ReviewList, _ names: [String], ownName: (Int) -> String
    ) -> String? {
        switch list.finding(at: index) {
        case .prediction, nil: nil
        case .suspect(let label, let suggestion, _):
            "Probably \(withArticle(names.className(suggestion))) and not \(withArticle(names.className(label))), say "
                + "networks that learned without it."
        case .nearDuplicate(let source, let other, let label, _):
            "Nearly the same as "
                + (source.part.map { "\($0.title.lowercased()) image \(Numbers.count(other))" }
                    ?? "“\(ownName(other))”")
                + (label.map { ", which is labelled \(names.className($0))." }
                    ?? ", which has no label.")
        case .outlier: noGarment
        case .disagreement(let classIndex, let probability):
            "“\(list.comparedWith ?? "The other model")” is \(Numbers.roughPercent(probability)) "
                + "sure that this is "
                + (names.indices.contains(classIndex)
                    ? "\(withArticle(names[classIndex]))." : "something else.")
        }
    }

    /// What stands in the place of a queue's images.
    struct OfferText {
        var title: String
        var text: String
        var button: String?
    }

    /// What to say in the place of a queue's images.
    static func offer(_ state: ReviewOffer.State) -> OfferText {
        switch state {
        case .audit(let images):
            OfferText(
                title: "No one has looked yet",
                text: "Networks that never saw an image say what they make of its label. "
                    + auditTime(images: images),
                button: "Look for Wrong Labels")
        case .damaged(let reason, let images):
            OfferText(
                title: "The audit cannot be used", text: "\(reason) \(auditTime(images: images))",
                button: "Look for Wrong Labels")
        case .otherPart:
            OfferText(
                title: "Only training images have suspects",
                text: "Wrong labels are looked for among the training images.",
                button: "Show Training Images")
        case .busy(let title):
            OfferText(title: title, text: "The images show here as soon as they are found.")
        case .cancelled:
            OfferText(
                title: "The search was cancelled", text: "Nothing was changed.",
                button: "Search Again")
        case .impossible(let reason): OfferText(title: "Nothing to search", text: reason)
        case .nothing:
            OfferText(title: "Nothing found", text: "No image belongs in this list.")
        }
    }

    /// How long an audit takes: five networks, and ten minutes on two cores for 60,000 images.
    private static func auditTime(images: Int) -> String {
        let minutes = (Double(images) * 10 / 60_000).rounded()
        let time =
            minutes > 1 ? "about \(Numbers.count(Int(minutes))) minutes" : "about a minute"
        return "Five of them learn for that, which takes \(time) on two cores, and goes on while "
            + "you work."
    }
}
