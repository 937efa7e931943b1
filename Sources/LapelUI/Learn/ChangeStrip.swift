import GtkKit
import Workbench

/// Test images in a row; a click shows one in Browse. Many come a few at a time.
@MainActor
final class ChangeStrip {
    let widget: Widget
    private let strip = Box(.horizontal, spacing: 6)
    private let more = Button("")
    private let indices: [Int]
    private let desk: Desk
    private let browse: @MainActor (Int) -> Void
    private var shown = 0
    private static let portion = 24

    init(
        title: String, indices: [Int], desk: Desk, browse: @escaping @MainActor (Int) -> Void
    ) {
        self.indices = indices
        self.desk = desk
        self.browse = browse
        let heading = Label(title, css: "heading")
        heading.horizontalTextAlign = 0
        more.addCSS("flat")
        more.isVisible = false
        let line = Box(.horizontal, spacing: 6, [strip, more])
        widget = Box(
            .vertical, spacing: 6,
            [heading, ScrolledWindow(line, horizontal: .automatic, vertical: .never)])
        widget.keep(self)
        more.onClicked { [weak self] in self?.showMore() }
        showMore()
    }

    private func showMore() {
        let next = indices[shown...].prefix(Self.portion)
        shown += next.count
        more.isVisible = shown < indices.count
        more.text = "\(Numbers.count(indices.count - shown)) more"
        desk.perform { [weak self, workbench = desk.workbench] in
            let images = try await workbench.images(of: .test)
            for index in next {
                guard let self else { return }
                strip.append(tile(index, images[index]))
                await Task.yield()
            }
        }
    }

    private func tile(_ index: Int, _ image: GrayImage) -> Widget {
        let picture = PictureView(size: 56, label: "Test image \(index)")
        picture.show(image)
        let button = Button(child: picture.widget, label: "Show test image \(index) in Browse")
        button.addCSS("flat")
        button.tooltip = "Test image \(Numbers.count(index))"
        button.keep(picture)
        button.onClicked { [browse] in browse(index) }
        return button
    }
}
