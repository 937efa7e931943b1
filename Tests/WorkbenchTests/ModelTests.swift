import Foundation
import ModelFiles
import NeuralNetwork
import Testing
import Workbench

@Suite("Models")
struct ModelTests {
    @Test func predictionsNameTheClass() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        for classIndex in 0..<10 {
            let prediction = try await workbench.predict(Garments.image(of: classIndex))
            #expect(prediction.classIndex == classIndex)
            #expect(prediction.name == Workbench.classNames[classIndex])
            #expect(abs(prediction.probabilities.reduce(0, +) - 1) < 1e-5)
        }
    }

    @Test func anOpenedModelIsInUseAfterTheNextStartEvenIfItsFileIsGone() async throws {
        let desk = try Desk()
        let path = try desk.write(
            try Garments.model(name: "Other", sharpness: 0.3), to: "other.json")
        let info = try await desk.opened().openModel(at: path)
        #expect(try ModelFile.sha256(of: path) == info.id)
        try FileManager.default.removeItem(atPath: path)
        let again = try await desk.opened()
        #expect(try await again.modelInfo == info)
        #expect(try await again.models().map(\.name) == ["Other"])
    }

    @Test func goingBackTwiceGoesFurtherBack() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        #expect(try await !workbench.canGoBack)
        for (name, sharpness) in [("B", Float(0.3)), ("C", 0.4)] {
            let path = try desk.write(
                try Garments.model(name: name, sharpness: sharpness), to: "\(name).json")
            try await workbench.openModel(at: path)
        }
        #expect(try await workbench.goBack().name == "B")
        let again = try await desk.opened()
        #expect(try await again.modelInfo.name == "B")
        #expect(try await again.goBack().name == "Blocks")
        #expect(try await !again.canGoBack)
        await #expect(throws: WorkbenchError.nothingBefore) { try await again.goBack() }
    }

    @Test func undoTakesAChangeOfModelBackAndRedoBringsItBack() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        let path = try desk.write(try Garments.model(name: "B", sharpness: 0.3), to: "B.json")
        try await workbench.openModel(at: path)
        #expect(try await workbench.undo()?.changedModel == true)
        #expect(try await workbench.modelInfo.name == "Blocks")
        try await workbench.redo()
        #expect(try await workbench.modelInfo.name == "B")
    }

    @Test func aModelThatDoesNotFitIsRefusedAndTheOldOneStays() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        let network = try Network.sequential("small", inputShape: [14, 14, 1]) {
            Flatten()
            Dense(units: 10, activation: .softmax)
        }
        let small = Model(
            name: "Small", network: network, weights: network.initialWeights(seed: 1),
            classes: Workbench.classNames)
        let path = try desk.write(small, to: "small.json")
        await #expect(throws: WorkbenchError.self) { try await workbench.openModel(at: path) }
        #expect(try await workbench.modelInfo.name == "Blocks")
        #expect(try await workbench.models().isEmpty)
    }

    @Test(arguments: [60, 0])
    func anExportedModelPredictsTheSame(testCount: Int) async throws {
        let desk = try Desk(testCount: testCount)
        let workbench = try await desk.opened()
        let path = desk.folder.path("export.json")
        let report = try await workbench.exportModel(to: path, images: 40)
        #expect(report.images == 40)
        #expect(report.maxAbsDifference == 0)
        let other = try await desk.opened(model: path)
        for classIndex in 0..<10 {
            let image = Garments.image(of: classIndex, seed: 5)
            #expect(try await other.predict(image) == (try await workbench.predict(image)))
        }
    }

    @Test func exportingToAFolderThatIsNotThereSaysSo() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        await #expect(throws: ModelFileError.self) {
            try await workbench.exportModel(to: desk.folder.path("no/export.json"))
        }
    }

    @Test func pagesHearOfAnotherModel() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        let changes = await workbench.changes()
        let path = try desk.write(try Garments.model(name: "B", sharpness: 0.3), to: "B.json")
        try await workbench.openModel(at: path)
        for await change in changes {
            #expect(change == .model)
            break
        }
    }
}
