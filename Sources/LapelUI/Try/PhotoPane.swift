import GtkKit
import Workbench

/// "What the network sees": the 28×28 picture, beside the original when a photo was opened.
@MainActor
final class PhotoPane {
    let widget: Box
    /// Called when a photo is to be converted with other options.
    var converted: (@MainActor (ConvertedPhoto) -> Void)?
    /// Called when the picture is to be kept in the own images.
    var keep: (@MainActor () -> Void)?

    private let seen = PictureView(size: 84, label: "What the network sees")
    private let original = PictureView(size: 56, label: "Original picture", isCrisp: false)
    private let photoBox: Box
    private let note = Label(css: "caption", "dim-label")
    private var photo: Photo?
    private var options = PhotoOptions()
    private let fail: @MainActor (any Error) -> Void

    init(fail: @escaping @MainActor (any Error) -> Void) {
        self.fail = fail
        let rotate = Button(icon: "object-rotate-right-symbolic", label: "Rotate the picture")
        let invert = Button(icon: "lapel-invert-symbolic", label: "Invert the picture")
        for button in [rotate, invert] { button.addCSS("flat", "tool") }
        let buttons = Box(.vertical, spacing: 3, [rotate, invert])
        buttons.verticalAlign = .center
        photoBox = Box(.horizontal, spacing: 6, [original.widget, buttons])
        photoBox.isVisible = false
        note.wraps = true
        note.horizontalTextAlign = 0
        note.setWidth(most: 30)
        let heading = Label("What the network sees", css: "heading")
        heading.horizontalTextAlign = 0
        heading.wraps = true
        note.text = "28×28 pixels, light on dark"
        let text = Box(.vertical, spacing: 3, [heading, note])
        text.expandsHorizontally = true
        text.verticalAlign = .center
        let keep = Button(icon: "list-add-symbolic", label: "Keep in own images (K)")
        keep.addCSS("flat", "tool")
        keep.verticalAlign = .center
        widget = Box(.horizontal, spacing: 12, [seen.widget, text, photoBox, keep])
        keep.onClicked { [weak self] in self?.keep?() }
        rotate.onClicked { [weak self] in self?.rotate() }
        invert.onClicked { [weak self] in self?.invert() }
    }

    func show(_ image: GrayImage) { seen.show(image) }

    /// Shows the original beside the picture and offers to turn and invert it.
    func open(_ photo: Photo) {
        self.photo = photo
        options = PhotoOptions()
        convert()
    }

    /// Forgets the original: the canvas no longer shows it.
    func forget() {
        photo = nil
        photoBox.isVisible = false
        note.text = "28×28 pixels, light on dark"
    }

    var hasPhoto: Bool { photo != nil }

    private func rotate() {
        options.quarterTurns = (options.quarterTurns + 1) % 4
        convert()
    }

    private func invert() {
        options.inversion = options.inversion == .always ? .never : .always
        convert()
    }

    private func convert() {
        guard let photo else { return }
        let options = options
        Task { [weak self] in
            do {
                let result = try await Task.detached { try photo.converted(options) }.value
                self?.show(result)
            } catch {
                self?.fail(error)
            }
        }
    }

    private func show(_ result: ConvertedPhoto) {
        original.show(result.preview)
        photoBox.isVisible = !result.isUntouched
        note.text =
            result.isUntouched
            ? "Taken as it is: 28×28 pixels, light on dark"
            : "Trimmed, reduced to 28×28 and sharpened, light on dark"
        converted?(result)
    }
}
