import Foundation
import NeuralNetwork
import TestSupport
import Testing
import Workbench

@Suite("Label files")
struct LabelFileTests {
    @Test func labelsTravelToAnotherStoreAndAgainChangeNothing() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        try await workbench.label(try await workbench.sample(.test, at: 42), as: 4)
        try await workbench.label(try await workbench.sample(.train, at: 7), as: 1)
        let file = desk.folder.path("labels.csv")
        #expect(try await workbench.exportLabels(to: file) == 2)

        let other = try Desk()
        let empty = try await other.opened()
        let first = try await empty.importLabels(from: file)
        #expect(first == LabelImport(applied: 2, unchanged: 0, problems: []))
        #expect(try await empty.correctedLabels(of: .test) == [42: 4])
        #expect(try await empty.corrections().map(\.sample.image).count == 2)
        let second = try await empty.importLabels(from: file)
        #expect(second == LabelImport(applied: 0, unchanged: 2, problems: []))
        #expect(try await empty.undo()?.name == "Imported labels for 2 images")
        #expect(try await empty.corrections().isEmpty)
    }

    @Test func aBadLineIsNamedAndTheOthersAreRead() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        let text = "index,split,corrected\n1,test,Coat\n60,test,3\n2,test,x\n3,test,5\n"
        let file = try desk.folder.write("labels.csv", Array(text.utf8))
        let report = try #require(try await workbench.importLabels(from: file))
        #expect(report.applied == 2)
        #expect(report.problems.count == 2)
        #expect(report.problems.first?.hasPrefix("line 3:") == true)
        #expect(try await workbench.correctedLabels(of: .test) == [1: 4, 3: 5])
    }

    @Test func whatIsNoTextIsRefusedWithItsName() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        let file = try desk.folder.write("labels.csv", [0xFF, 0xFE, 0x00])
        let error = await thrown(WorkbenchError.self) {
            try await workbench.importLabels(from: file)
        }
        #expect(error?.description.contains(file) == true)
        await #expect(throws: FileError.self) {
            try await workbench.importLabels(from: desk.folder.path("none.csv"))
        }
    }
}
