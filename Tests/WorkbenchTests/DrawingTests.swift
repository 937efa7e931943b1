import Testing
import Workbench

@Suite("Drawing")
struct DrawingTests {
    private func point(_ x: Double, _ y: Double) -> Drawing.Point { Drawing.Point(x: x, y: y) }

    private func row(_ drawing: Drawing, _ y: Int, _ columns: Range<Int>) -> [UInt8] {
        columns.map { drawing.image[$0, y] }
    }

    @Test func aDotOfOnePixelInThePixelsMiddleCoversThatPixelAlone() {
        var drawing = Drawing()
        drawing.brush = Drawing.Brush(size: 1, ink: 200)
        drawing.beginStroke(at: point(10.5, 5.5))
        drawing.endStroke()
        #expect(drawing.image[10, 5] == 200)
        #expect(drawing.image.pixels.filter { $0 != 0 }.count == 1)
    }

    @Test func aDotBetweenTwoPixelsCoversHalfOfEach() {
        var drawing = Drawing()
        drawing.brush = Drawing.Brush(size: 1)
        drawing.beginStroke(at: point(11, 5.5))
        #expect(row(drawing, 5, 9..<13) == [0, 128, 128, 0])
    }

    @Test func aStrokeKeepsItsSoftEdgeWhereSegmentsMeet() {
        var once = Drawing()
        once.brush = Drawing.Brush(size: 3)
        once.beginStroke(at: point(5, 14))
        once.moveStroke(to: point(20, 14))
        var often = Drawing()
        often.brush = Drawing.Brush(size: 3)
        often.beginStroke(at: point(5, 14))
        for x in 6...20 { often.moveStroke(to: point(Double(x), 14)) }
        #expect(once.image == often.image)
        // The line lies on the border of rows 13 and 14; 1.5 pixels of row centres at 0.5 and 1.5.
        #expect((11...16).map { once.image[12, $0] } == [0, 128, 255, 255, 128, 0])
    }

    @Test func greyInkOverWhiteLeavesGrey() {
        var drawing = Drawing()
        drawing.brush = Drawing.Brush(size: 1)
        drawing.beginStroke(at: point(3.5, 3.5))
        drawing.brush.ink = 90
        drawing.beginStroke(at: point(3.5, 3.5))
        drawing.endStroke()
        #expect(drawing.image[3, 3] == 90)
    }

    @Test func theEraserLeavesBackground() {
        var drawing = Drawing()
        drawing.load(GrayImage(width: 28, height: 28, pixels: Array(repeating: 255, count: 784)))
        drawing.brush = Drawing.Brush(size: 1, isEraser: true)
        drawing.beginStroke(at: point(0.5, 27.5))
        drawing.endStroke()
        #expect(drawing.image[0, 27] == 0)
        #expect(drawing.image[1, 27] == 255)
    }

    @Test func mirrorDrawsBothHalves() {
        var drawing = Drawing()
        drawing.mirrors = true
        drawing.brush = Drawing.Brush(size: 1)
        drawing.beginStroke(at: point(2.5, 4.5))
        drawing.moveStroke(to: point(4.5, 4.5))
        drawing.endStroke()
        #expect(row(drawing, 4, 0..<7) == [0, 0, 255, 255, 255, 0, 0])
        #expect(row(drawing, 4, 21..<28) == [0, 0, 255, 255, 255, 0, 0])
        drawing.undo()
        #expect(drawing.isBlank)
    }

    @Test func aLineFollowsItsEndAndLeavesNoTrace() {
        var drawing = Drawing()
        drawing.brush = Drawing.Brush(size: 1)
        drawing.beginStroke(at: point(2.5, 2.5))
        drawing.moveLine(to: point(2.5, 20.5))
        drawing.moveLine(to: point(5.5, 2.5))
        drawing.endStroke()
        #expect(drawing.image.pixels.filter { $0 == 255 }.count == 4)
        #expect(drawing.image[2, 10] == 0)
        drawing.undo()
        #expect(drawing.isBlank)
        #expect(!drawing.canUndo)
    }

    @Test func strokesOutsideTheCanvasAreCutOff() {
        var drawing = Drawing()
        drawing.beginStroke(at: point(-50, -50))
        drawing.moveStroke(to: point(.nan, 4))
        drawing.moveStroke(to: point(1e9, 1e9))
        drawing.endStroke()
        #expect(drawing.image[14, 14] == 255)
        #expect(drawing.image[27, 0] == 0)
    }

    @Test func fillStopsAtEdgesAndAtTolerance() {
        var drawing = Drawing()
        drawing.brush = Drawing.Brush(size: 1)
        drawing.beginStroke(at: point(14.5, 0.5))
        drawing.moveStroke(to: point(14.5, 27.5))
        drawing.endStroke()
        drawing.brush.ink = 40
        drawing.fill(x: 0, y: 0, tolerance: 32)
        #expect(drawing.image[13, 27] == 40)
        #expect(drawing.image[14, 27] == 255)
        #expect(drawing.image[15, 27] == 0)
        drawing.brush.ink = 77
        drawing.fill(x: 20, y: 3, tolerance: 255)
        #expect(Set(drawing.image.pixels) == [77])
    }

    @Test func fillMirrors() {
        var drawing = Drawing()
        drawing.brush = Drawing.Brush(size: 1)
        drawing.beginStroke(at: point(14.5, 0.5))
        drawing.moveStroke(to: point(14.5, 27.5))
        drawing.endStroke()
        drawing.mirrors = true
        drawing.brush.ink = 9
        drawing.fill(x: 0, y: 9, tolerance: 0)
        #expect(drawing.image[3, 3] == 9)
        #expect(drawing.image[24, 3] == 9)
    }

    @Test func aWholeStrokeIsOneStepAndFlipIsItsOwnInverse() {
        var drawing = Drawing()
        drawing.beginStroke(at: point(3, 3))
        for x in 4...12 { drawing.moveStroke(to: point(Double(x), 9)) }
        drawing.endStroke()
        let drawn = drawing.image
        drawing.flip()
        #expect(drawing.image != drawn)
        drawing.flip()
        #expect(drawing.image == drawn)
        drawing.undo()
        drawing.undo()
        #expect(drawing.image == drawn)
        drawing.undo()
        #expect(drawing.isBlank)
        let undone = drawing.undo()
        #expect(!undone)
        drawing.redo()
        #expect(drawing.image == drawn)
        drawing.clear()
        #expect(!drawing.canRedo)
    }

    @Test func whatChangesNothingIsNoStep() {
        var drawing = Drawing()
        drawing.clear()
        drawing.flip()
        drawing.beginStroke(at: point(200, 200))
        drawing.endStroke()
        #expect(!drawing.canUndo)
    }

    @Test func aCancelledStrokeLeavesNothing() {
        var drawing = Drawing()
        drawing.beginStroke(at: point(9, 9))
        drawing.cancelStroke()
        #expect(drawing.isBlank)
        #expect(!drawing.canUndo)
    }

    @Test func everyStepCanBeUndone() {
        var drawing = Drawing()
        drawing.brush = Drawing.Brush(size: 1)
        for step in 0..<300 {
            drawing.brush.ink = UInt8(1 + step % 250)
            drawing.fill(x: 0, y: 0, tolerance: 255)
        }
        var steps = 0
        while drawing.undo() { steps += 1 }
        #expect(steps == 300)
        #expect(drawing.isBlank)
    }
}
