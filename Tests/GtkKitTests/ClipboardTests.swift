import GtkKit
import Testing

extension GtkSuite {
    @Suite("Clipboard", .needsDisplay) @MainActor
    struct ClipboardTests {
        private func read(for widget: Widget) async -> Delivery? {
            var answers: [Delivery?] = []
            Clipboard.read(for: widget) { answers.append($0) }
            #expect(await MainLoop.settle { answers.count == 1 })
            return answers.first ?? nil
        }

        @Test func copiedPictureIsPastedAsThePNGOfItsPixels() async {
            let label = Label("anchor")
            let texture = Texture(grey: [0, 80, 160, 240], width: 2, height: 2)
            Clipboard.write(texture, for: label)
            guard case .picture(let bytes) = await read(for: label) else {
                Issue.record("expected a picture")
                return
            }
            #expect(bytes == texture.pngBytes())
        }

        @Test func copiedTextIsNothingToPaste() async {
            let label = Label("anchor")
            Clipboard.write("a coat", for: label)
            #expect(await read(for: label) == nil)
        }
    }
}
