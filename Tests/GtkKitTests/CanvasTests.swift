import GtkKit
import Testing

extension GtkSuite {
    /// Draws into memory: needs no display.
    @Suite("Drawing") @MainActor
    struct CanvasTests {
        init() { MainLoop.initialise() }

        private func pixel(_ texture: Texture?, _ x: Int, _ y: Int) throws -> [UInt8] {
            let texture = try #require(texture)
            let start = 4 * (y * texture.width + x)
            return Array(texture.rgba()[start..<start + 3])
        }

        @Test func rectangleFillsItsPixelsAndNoOthers() throws {
            let texture = Painter.render(width: 10, height: 8) { painter in
                painter.fill(painter.bounds, Colour(grey: 1))
                painter.fill(
                    Rectangle(x: 2, y: 3, width: 4, height: 2), Colour(red: 1, green: 0, blue: 0))
            }
            #expect(texture?.width == 10)
            #expect(texture?.height == 8)
            #expect(try pixel(texture, 2, 3) == [255, 0, 0])
            #expect(try pixel(texture, 5, 4) == [255, 0, 0])
            #expect(try pixel(texture, 6, 4) == [255, 255, 255])
            #expect(try pixel(texture, 1, 3) == [255, 255, 255])
        }

        @Test func magnifiedPixelsStayCrisp() throws {
            let checks = Pixmap(grey: [0, 100, 200, 255], width: 2, height: 2)
            let texture = Painter.render(width: 20, height: 20) { painter in
                painter.image(checks, in: painter.bounds)
            }
            #expect(try pixel(texture, 9, 9) == [0, 0, 0])
            #expect(try pixel(texture, 10, 9) == [100, 100, 100])
            #expect(try pixel(texture, 9, 10) == [200, 200, 200])
            #expect(try pixel(texture, 10, 10) == [255, 255, 255])
        }

        @Test func invertedPixmapTurnsWhiteToBlack() throws {
            let dot = Pixmap(grey: [255], width: 1, height: 1, isInverted: true)
            let texture = Painter.render(width: 2, height: 2) { $0.image(dot, in: $0.bounds) }
            #expect(try pixel(texture, 1, 1) == [0, 0, 0])
        }

        @Test func colouredPixmapKeepsTheOrderOfItsChannels() throws {
            let dot = Pixmap(rgb: [10, 20, 30], width: 1, height: 1)
            let texture = Painter.render(width: 1, height: 1) { $0.image(dot, in: $0.bounds) }
            #expect(try pixel(texture, 0, 0) == [10, 20, 30])
        }

        @Test func lineRunsThroughItsPoints() throws {
            let texture = Painter.render(width: 20, height: 20) { painter in
                painter.fill(painter.bounds, Colour(grey: 1))
                painter.line(
                    [Point(x: 2, y: 10), Point(x: 10, y: 10), Point(x: 10, y: 18)], width: 2,
                    Colour(grey: 0))
            }
            #expect(try pixel(texture, 5, 9) == [0, 0, 0])
            #expect(try pixel(texture, 10, 15) == [0, 0, 0])
            #expect(try pixel(texture, 5, 15) == [255, 255, 255])
        }

        @Test func clippedDrawingStaysInside() throws {
            let dot = Texture(grey: [9], width: 1, height: 1)
            let texture = Painter.render(width: 4, height: 4) { painter in
                painter.fill(painter.bounds, Colour(grey: 1))
                painter.clipped(to: Rectangle(x: 0, y: 0, width: 2, height: 4)) {
                    painter.fill(painter.bounds, Colour(grey: 0))
                    painter.texture(dot, in: Rectangle(x: 0, y: 0, width: 1, height: 1))
                    painter.fill(
                        Rectangle(x: 0, y: 1, width: 9, height: 1), Colour(grey: 0.6))
                }
                painter.fill(Rectangle(x: 3, y: 3, width: 1, height: 1), Colour(grey: 0))
            }
            #expect(try pixel(texture, 0, 0) == [9, 9, 9])
            #expect(try pixel(texture, 0, 1) == [153, 153, 153])
            #expect(try pixel(texture, 3, 1) == [255, 255, 255])
            #expect(try pixel(texture, 3, 3) == [0, 0, 0])
            #expect(try pixel(texture, 1, 2) == [0, 0, 0])
            #expect(try pixel(texture, 2, 2) == [255, 255, 255])
        }

        @Test func whatIsDrawnLaterLiesAboveATexture() throws {
            let grey = Texture(grey: [128, 128, 128, 128], width: 2, height: 2)
            let texture = Painter.render(width: 4, height: 4) { painter in
                painter.fill(painter.bounds, Colour(grey: 1))
                painter.texture(grey, in: Rectangle(x: 0, y: 0, width: 4, height: 4))
                painter.fill(Rectangle(x: 0, y: 0, width: 1, height: 1), Colour(grey: 0))
            }
            #expect(try pixel(texture, 0, 0) == [0, 0, 0])
            #expect(try pixel(texture, 3, 3) == [128, 128, 128])
        }

        @Test func crispRectangleGivesEveryPixelTheSameWholeSize() {
            let room = Rectangle(x: 0, y: 0, width: 101, height: 90)
            let crisp = Painter.crispRectangle(columns: 28, rows: 28, in: room)
            #expect(crisp == Rectangle(x: 8, y: 3, width: 84, height: 84))
            let fine = Painter.crispRectangle(columns: 28, rows: 28, in: room, scaleFactor: 2)
            #expect(fine == Rectangle(x: 8.5, y: 3, width: 84, height: 84))
            let small = Painter.crispRectangle(
                columns: 28, rows: 28, in: Rectangle(x: 0, y: 0, width: 14, height: 14))
            #expect(small.width == 14)
        }

        @Test func textureBecomesAPNG() {
            let bytes = Texture(rgb: [1, 2, 3], width: 1, height: 1).pngBytes()
            #expect(bytes.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        }
    }

    @Suite("Canvas", .needsDisplay) @MainActor
    struct CanvasInWindowTests {
        @Test func shownCanvasDrawsItselfAndReleasesItsClosure() async throws {
            let deaths = DeathCount()
            try await showAndDestroyCanvas(Witness { deaths.add() })
            #expect(await MainLoop.settle { deaths.value == 1 })
        }

        private func showAndDestroyCanvas(_ witness: Witness) async throws {
            let canvas = Canvas { [witness] painter in
                _ = witness
                painter.fill(painter.bounds, Colour(grey: 0.2))
            }
            let pixels = try await pixels(of: canvas)
            #expect(Array(pixels[0..<3]) == [51, 51, 51])
        }

        @Test func textAppearsInItsColour() async throws {
            let ruler = Label()
            let text = ruler.layout("7", TextStyle(size: 40, isBold: true))
            #expect(text.width > 10)
            #expect(text.height >= 40)
            let canvas = Canvas { painter in
                painter.fill(painter.bounds, Colour(grey: 0))
                painter.text(text, at: Point(x: 5, y: 0), Colour(red: 0, green: 1, blue: 0))
            }
            let pixels = try await pixels(of: canvas)
            let starts = stride(from: 0, to: pixels.count, by: 4)
            #expect(starts.contains { pixels[$0 + 1] == 255 })
            #expect(starts.allSatisfy { pixels[$0] == 0 && pixels[$0 + 2] == 0 })
        }

        private func pixels(of canvas: Canvas) async throws -> [UInt8] {
            canvas.setSizeRequest(width: 60, height: 60)
            let window = ApplicationWindow(testApplication)
            window.setContent(canvas)
            window.present()
            #expect(await MainLoop.settle { canvas.isMapped && canvas.width >= 60 })
            defer { window.destroy() }
            return try #require(canvas.rendered()).rgba()
        }
    }
}
