import Datasets
import Foundation
import ModelFiles
import TestSupport
import Testing
import Workbench

@Suite("Opening")
struct OpeningTests {
    @Test func whereAllIsWellThereIsNothingToSay() async throws {
        let desk = try Desk()
        let workbench = desk.workbench()
        let notices = try await workbench.open()
        #expect(notices.sentences == [])
        #expect(try await workbench.modelInfo.name == "Blocks")
        #expect(try await workbench.modelInfo.parameters == 7850)
    }

    @Test func withoutADataSetTheNoticeNamesThePackageAndPredictionsWork() async throws {
        let desk = try Desk(testCount: 0)
        var configuration = desk.workbench().configuration
        configuration.dataFolder = nil
        configuration.environment["LAPEL_DATA"] = desk.folder.path("nothing")
        let workbench = Workbench(configuration: configuration)
        let notices = try await workbench.open()
        #expect(notices.noDataSet?.contains(desk.folder.path("nothing")) == true)
        #expect(try await workbench.predict(Garments.image(of: 3)).name == "Dress")
        await #expect(throws: DatasetError.self) { try await workbench.sample(.test, at: 0) }
        #expect(await workbench.classAverages() == nil)
    }

    @Test func withoutAModelPredictionsSayWhereItWasLookedFor() async throws {
        let desk = try Desk(hasModel: false)
        let workbench = desk.workbench()
        let notices = try await workbench.open()
        #expect(notices.noModel?.contains(desk.folder.path("resources")) == true)
        await #expect(throws: WorkbenchError.self) {
            try await workbench.predict(Garments.image(of: 3))
        }
    }

    @Test func aStoreThatCannotBeWrittenIsSaidAndPredictionsWork() async throws {
        let desk = try Desk()
        try desk.folder.write("share", [])
        let workbench = desk.workbench()
        let notices = try await workbench.open()
        #expect(notices.noStore != nil)
        let sample = try await workbench.sample(.test, at: 3)
        #expect(try await workbench.predict(sample.image).classIndex == 3)
        await #expect(throws: (any Error).self) { try await workbench.label(sample, as: 4) }
    }

    @Test func aDamagedModelInUseGivesWayToTheShippedOne() async throws {
        let desk = try Desk()
        let path = try desk.write(
            try Garments.model(name: "Other", sharpness: 0.3), to: "other.json")
        let opened = try await desk.opened().openModel(at: path)
        try Data("{".utf8).write(to: URL(fileURLWithPath: opened.file))
        let workbench = desk.workbench()
        let notices = try await workbench.open()
        #expect(notices.damagedModel?.contains(opened.file) == true)
        #expect(try await workbench.modelInfo.name == "Blocks")
    }

    @Test func aSecondWindowFollowsTheLabelsAndTheModelOfTheFirst() async throws {
        let desk = try Desk()
        let (first, second) = (try await desk.opened(), try await desk.opened())
        let path = try desk.write(
            try Garments.model(name: "Other", sharpness: 0.3), to: "other.json")
        let named = try await desk.opened(model: path)
        try await second.noticeOtherProcesses()
        try await first.label(try await first.sample(.test, at: 3), as: 4)
        let opened = try await first.openModel(at: path)
        var changes = await second.changes().makeAsyncIterator()
        try await second.noticeOtherProcesses()
        #expect(try await second.modelInfo.id == opened.id)
        let heard = await [changes.next(), changes.next(), changes.next(), changes.next()]
        #expect(heard == [.model, .models, .labels, .models])
        try await first.undo()
        try await second.noticeOtherProcesses()
        #expect(try await second.modelInfo.name == "Blocks")
        // A model that was named for this process alone stays, and so does one that cannot be left.
        try await named.noticeOtherProcesses()
        #expect(try await named.modelInfo.name == "Other")
        try await first.redo()
        try Data("{".utf8).write(to: URL(fileURLWithPath: opened.file))
        try await second.noticeOtherProcesses()
        #expect(try await second.modelInfo.name == "Blocks")
        #expect(try await second.correctedLabels(of: .test) == [3: 4])
    }

    @Test func aModelThatThePersonNamedMustBeReadable() async throws {
        let desk = try Desk()
        let path = try desk.folder.write("bad.json", Array("{}".utf8))
        await #expect(throws: ModelFileError.self) { try await desk.workbench(model: path).open() }
    }

    @Test func beforeOpeningNothingTraps() async throws {
        let desk = try Desk()
        let workbench = desk.workbench()
        await #expect(throws: WorkbenchError.notOpen) {
            try await workbench.predict(Garments.image(of: 0))
        }
        await #expect(throws: WorkbenchError.notOpen) { try await workbench.undo() }
    }

    @Test func resourcesAreLookedForFromTheNamedFolderToTheCheckout() throws {
        let locator = ResourceLocator(
            environment: [
                "LAPEL_RESOURCES": "/named", "XDG_DATA_HOME": "/home", "XDG_DATA_DIRS": "/a:b:/c",
            ],
            program: "/src/lapel/.build/release/lapel")
        #expect(
            locator.folders == [
                "/named", "/home/lapel", "/a/lapel", "/c/lapel",
                "/src/lapel/.build/release/resources",
                "/src/lapel/.build/release/../share/lapel", "/src/lapel/resources",
            ])
        #expect(locator.file("model.json") == nil)
    }

    @Test func aResourceOfTwoNamesComesFromTheFirstFolderThatHasEither() throws {
        let folder = try TemporaryFolder()
        for name in ["named", "shared/lapel"] {
            try FileManager.default.createDirectory(
                atPath: folder.path(name), withIntermediateDirectories: true)
        }
        let locator = ResourceLocator(
            environment: [
                "LAPEL_RESOURCES": folder.path("named"), "XDG_DATA_HOME": "/home",
                "XDG_DATA_DIRS": folder.path("shared"),
            ], program: nil)
        #expect(locator.file("first", "second") == nil)
        try folder.write("shared/lapel/first", [])
        #expect(locator.file("first", "second") == folder.path("shared/lapel/first"))
        try folder.write("named/second", [])
        #expect(locator.file("first", "second") == folder.path("named/second"))
        try folder.write("named/first", [])
        #expect(locator.file("first", "second") == folder.path("named/first"))
    }
}
