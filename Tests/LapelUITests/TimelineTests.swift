import Testing

@testable import LapelUI

@MainActor @Suite struct TimelineTests {
    private let timeline = Timeline()

    @Test func atFirstThereIsNothingToUndo() {
        #expect(timeline.nextUndo(includingStrokes: true) == nil)
        #expect(timeline.nextRedo(includingStrokes: true) == nil)
    }

    @Test func strokesAndLabelsAreUndoneInTheOrderInWhichTheyWereMade() {
        did(.stroke, .label, .stroke)
        #expect(undoAll() == [.stroke, .label, .stroke])
        #expect(redoAll() == [.stroke, .label, .stroke])
    }

    @Test func awayFromTheCanvasOnlyLabelsCount() {
        did(.label, .stroke)
        #expect(timeline.nextUndo(includingStrokes: false) == .label)
        timeline.undid(.label)
        timeline.storeCan(undo: false, redo: true)
        #expect(timeline.nextUndo(includingStrokes: false) == nil)
        #expect(timeline.nextRedo(includingStrokes: false) == .label)
        // On the canvas the stroke is still there to be undone.
        #expect(timeline.nextUndo(includingStrokes: true) == .stroke)
    }

    @Test func labelsOfEarlierStartsComeAfterTheStrokesOfThisOne() {
        timeline.storeCan(undo: true, redo: true)
        timeline.did(.stroke)
        #expect(timeline.nextUndo(includingStrokes: true) == .stroke)
        timeline.undid(.stroke)
        #expect(timeline.nextUndo(includingStrokes: true) == .label)
        #expect(timeline.nextRedo(includingStrokes: true) == .stroke)
    }

    @Test func somethingNewLeavesNothingToRedo() {
        did(.stroke, .stroke)
        timeline.undid(.stroke)
        timeline.did(.stroke)
        #expect(timeline.nextRedo(includingStrokes: true) == nil)
    }

    @Test func eachChangeIsTold() {
        var changes = 0
        timeline.changed = { changes += 1 }
        timeline.did(.stroke)
        timeline.undid(.stroke)
        timeline.redid(.stroke)
        timeline.storeCan(undo: true, redo: false)
        #expect(changes == 4)
    }

    private func did(_ steps: Timeline.Step...) {
        for step in steps {
            timeline.did(step)
            if step == .label { timeline.storeCan(undo: true, redo: false) }
        }
    }

    private func undoAll() -> [Timeline.Step] {
        var steps: [Timeline.Step] = []
        while let step = timeline.nextUndo(includingStrokes: true) {
            timeline.undid(step)
            if step == .label { timeline.storeCan(undo: false, redo: true) }
            steps.append(step)
        }
        return steps
    }

    private func redoAll() -> [Timeline.Step] {
        var steps: [Timeline.Step] = []
        while let step = timeline.nextRedo(includingStrokes: true) {
            timeline.redid(step)
            if step == .label { timeline.storeCan(undo: true, redo: false) }
            steps.append(step)
        }
        return steps
    }
}
