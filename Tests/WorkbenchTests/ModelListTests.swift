import Foundation
import ModelFiles
import Testing
import Workbench

@Suite("The list of models")
struct ModelListTests {
    private func open(
        _ name: String, _ sharpness: Float, parent: String? = nil, in desk: Desk,
        _ workbench: Workbench
    ) async throws -> ModelInfo {
        var model = try Garments.model(name: name, sharpness: sharpness)
        model.lineage.parent = parent
        return try await workbench.openModel(at: try desk.write(model, to: "\(name).json"))
    }

    private func lines(_ workbench: Workbench) async throws -> [String] {
        try await workbench.modelList().map {
            String(repeating: ">", count: $0.generation) + $0.info.name
                + ($0.isCurrent ? "*" : "")
        }
    }

    @Test func childrenStandBelowTheirParents() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        let shipped = try await workbench.modelInfo.id
        #expect(try await lines(workbench) == ["Blocks*"])
        let b = try await open("B", 0.3, parent: shipped, in: desk, workbench)
        _ = try await open("C", 0.4, parent: b.id, in: desk, workbench)
        _ = try await open("D", 0.5, parent: String(repeating: "e", count: 64), in: desk, workbench)
        #expect(try await lines(workbench) == ["Blocks", ">B", ">>C", "D*"])
        let list = try await workbench.modelList()
        #expect(
            list.map(\.history) == [
                "Came with Lapel", "Fine-tuned from “Blocks”", "Fine-tuned from “B”",
                "Fine-tuned from a model that is not here",
            ])
        #expect(list.map(\.canBeDeleted) == [false, true, true, false])

        try await workbench.deleteModel(b.id)
        #expect(try await lines(workbench) == ["Blocks", ">C", "D*"])
        #expect(
            try await workbench.modelList()[1].history == "Fine-tuned from “B”, since deleted")
    }

    @Test func deletingIsUndoneThroughRestartsAndTheFileStays() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        let b = try await open("B", 0.3, in: desk, workbench)
        await #expect(throws: WorkbenchError.cannotDelete(model: "B", isShipped: false)) {
            try await workbench.deleteModel(b.id)
        }
        let shipped = try await workbench.model(named: "shipped")
        await #expect(throws: WorkbenchError.cannotDelete(model: "Blocks", isShipped: true)) {
            try await workbench.deleteModel(shipped.id)
        }
        try await workbench.useModel(shipped.id)
        try await workbench.deleteModel(b.id)
        await #expect(throws: WorkbenchError.self) { try await workbench.useModel(b.id) }
        #expect(try await workbench.history().first?.name == "Deleted the model “B”")

        let again = try await desk.opened()
        #expect(try await lines(again) == ["Blocks*"])
        #expect(FileManager.default.fileExists(atPath: b.file))
        let undone = try #require(try await again.undo())
        #expect(!undone.changedModel)
        #expect(try await lines(again) == ["Blocks*", "B"])
        #expect(try await again.undo()?.changedModel == true)
        #expect(try await lines(again) == ["Blocks", "B*"])
        try await again.go(to: undone.id)
        #expect(try await lines(again) == ["Blocks*"])
    }

    @Test func goingBackSkipsADeletedModel() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        let b = try await open("B", 0.3, in: desk, workbench)
        _ = try await open("C", 0.4, in: desk, workbench)
        try await workbench.deleteModel(b.id)
        #expect(try await workbench.goBack().name == "Blocks")
        #expect(try await !workbench.canGoBack)
    }

    @Test func aModelInUseIsTheOneAfterARestartAndUndoGoesBack() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        _ = try await open("B", 0.3, in: desk, workbench)
        let shipped = try await workbench.model(named: "Blocks")
        #expect(try await workbench.useModel(shipped.id).name == "Blocks")
        // Again changes nothing, and is no step.
        try await workbench.useModel(shipped.id)
        let again = try await desk.opened()
        #expect(try await again.modelInfo.name == "Blocks")
        try await again.undo()
        #expect(try await again.modelInfo.name == "B")
        try await again.undo()
        #expect(try await again.undo() == nil)
    }

    @Test func modelsAreNamedByIdAndName() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        let b = try await open("B", 0.3, in: desk, workbench)
        let twin = try await open("b", 0.4, in: desk, workbench)
        #expect(try await workbench.model(named: String(b.id.prefix(6))).id == b.id)
        #expect(try await workbench.model(named: "current").id == twin.id)
        #expect(try await workbench.model(named: "blocks").isShipped)
        let both = [b, twin].map { String($0.id.prefix(8)) }
        do {
            _ = try await workbench.model(named: "B")
            Issue.record("two models have that name")
        } catch WorkbenchError.unknownModel(_, let candidates) {
            #expect(Set(candidates) == Set(both))
        }
        await #expect(throws: WorkbenchError.unknownModel("zzzz", candidates: [])) {
            try await workbench.model(named: "zzzz")
        }
    }

    @Test func anotherModelThanTheOneInUseCanBeExported() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        let shipped = try await workbench.modelInfo
        _ = try await open("B", 0.3, in: desk, workbench)
        let path = desk.folder.path("out.json")
        try await workbench.exportModel(shipped.id, to: path, images: 10)
        #expect(try ModelFile.read(path).name == "Blocks")
    }

    @Test func anotherProcessesChoiceIsFollowed() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        _ = try await open("B", 0.3, in: desk, try await desk.opened())
        try await workbench.noticeOtherProcesses()
        #expect(try await workbench.modelInfo.name == "B")
    }
}
