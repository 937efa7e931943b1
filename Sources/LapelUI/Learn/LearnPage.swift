import GtkKit
import Workbench

/// What waits to be learned, and learning it: ready → learning → result.
@MainActor
final class LearnPage: Page {
    let widget: Widget
    private let desk: Desk
    private let waiting: WaitingList
    private let ready: ReadyCard
    private let learning: LearningCard
    private let result: ResultCard
    private let cards = Stack()
    private let panes: Box
    private let relay: Relay<LearnPage>

    init(desk: Desk) {
        self.desk = desk
        let relay = Relay<LearnPage>()
        self.relay = relay
        waiting = WaitingList(desk: desk)
        ready = ReadyCard(desk: desk) { relay.owner?.askTraining() }
        learning = LearningCard(session: desk.learning)
        result = ResultCard(desk: desk)
        cards.add(ready.widget, name: "ready")
        cards.add(learning.widget, name: "learning")
        cards.add(result.widget, name: "result")
        cards.expand()
        waiting.widget.setMargins(18)
        panes = Box(.horizontal, [waiting.widget, Separator(.vertical), cards])
        widget = ScrolledWindow(panes, horizontal: .automatic)
        relay.owner = self
        desk.learning.observe { [weak self] in self?.refresh() }
    }

    /// Stacks the panes where the window is narrow.
    func setNarrow(_ narrow: Bool) { panes.setOrientation(narrow ? .vertical : .horizontal) }

    private func askTraining() {
        guard let window = desk.presenter?.window else { return }
        TrainDialog(parent: window, model: desk.model?.file) { [weak desk] in
            desk?.learning.start(.fromScratch($0))
        }.present()
    }

    private func refresh() {
        switch desk.learning.state {
        case .ready: cards.visibleName = "ready"
        case .learning:
            learning.refresh()
            cards.visibleName = "learning"
        case .result(let found):
            if cards.visibleName != "result" { result.show(found) }
            cards.visibleName = "result"
        }
    }
}
