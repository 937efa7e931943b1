import GtkKit
import Workbench

/// What stands in the place of a queue's images while there are none: why, and a button that helps.
@MainActor
final class ReviewOffer {
    /// What there is to say.
    enum State: Hashable {
        /// No audit has looked at so many training images yet.
        case audit(images: Int)
        /// Wrong labels are looked for among the training images only.
        case otherPart
        /// Something is under way, and the bar under the header tells how far.
        case busy(String)
        /// The person ended the search.
        case cancelled
        /// Why there is nothing to search.
        case impossible(String)
        /// The audit that is kept cannot be used: why.
        case damaged(String, images: Int)
        /// The queue is empty.
        case nothing
    }

    let widget: StatusPage
    private let button = Button("Search Again")
    private var state = State.nothing

    /// - Parameter accept: Is told the state whose button was pressed.
    init(accept: @escaping @MainActor (State) -> Void) {
        button.addCSS("pill", "suggested-action")
        button.horizontalAlign = .center
        widget = StatusPage(
            icon: "lapel-browse-symbolic", title: "", description: "", child: button)
        widget.expand()
        button.onClicked { [weak self] in
            if let self { accept(state) }
        }
    }

    func show(_ state: State) {
        self.state = state
        let words = Words.offer(state)
        widget.setTitle(words.title)
        widget.setDescription(words.text)
        // Also while it does not show it has a name.
        if let text = words.button { button.text = text }
        button.isVisible = words.button != nil
    }
}
