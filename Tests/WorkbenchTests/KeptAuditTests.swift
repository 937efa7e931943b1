import Foundation
import TestSupport
import Testing

@testable import Workbench

@Suite struct KeptAuditTests {
    /// An audit of the desk's 240 training images that takes two for the next class.
    private func audit(_ workbench: Workbench) async throws -> LabelAudit {
        audit(try await workbench.images(of: .train).labels)
    }

    private func audit(_ labels: [UInt8]) -> LabelAudit {
        var probabilities = [Float](repeating: 0.01, count: labels.count * 10)
        for (index, label) in labels.enumerated() {
            let said = [17, 5].contains(index) ? (Int(label) + 1) % 10 : Int(label)
            probabilities[index * 10 + said] = index == 5 ? 0.95 : 0.91
        }
        var options = LabelAudit.Options()
        (options.folds, options.epochs, options.seed) = (3, 2, .max)
        return LabelAudit(
            probabilities: probabilities, labels: labels, classCount: 10, seconds: 1,
            options: options, dataSet: Workbench.digest(of: labels))
    }

    private func file(_ desk: Desk, _ workbench: Workbench) async throws -> String {
        let digest = Workbench.digest(of: try await workbench.images(of: .train).labels)
        return "share/lapel/audits/\(digest).json"
    }

    @Test func aKeptAuditIsThereAfterTheNextStart() async throws {
        let desk = try Desk()
        let first = try await desk.opened()
        #expect(try await first.keptAudit() == nil)
        await #expect(throws: WorkbenchError.noAudit(images: 240)) {
            try await first.review(.suspectedLabels, of: .train)
        }
        try await first.keep(try await audit(first))

        let second = try await desk.opened()
        let record = try #require(try await second.keptAudit())
        #expect(record.options.folds == 3 && record.options.epochs == 2)
        #expect(record.options.seed == .max && record.images == 240)
        let list = try #require(try await second.review(.suspectedLabels, of: .train))
        #expect(list.indices == [5, 17])
        guard case .suspect(5, 6, let quality) = list.finding(at: 5) else {
            Issue.record("\(String(describing: list.finding(at: 5)))")
            return
        }
        // Of the cube roots: (0.215 − 0.983) / 2.922, as a share of −1…1.
        #expect(abs(quality - 0.3687) < 1e-3)
        try await second.label(.train, at: [5], as: 6)
        let after = try #require(try await second.review(.suspectedLabels, of: .train))
        #expect(after.entries == list.entries, "a label leaves an image in its place")
        await #expect(throws: WorkbenchError.auditIsOfTraining) {
            try await second.review(.suspectedLabels, of: .test)
        }
    }

    @Test func anAuditIsNotTakenForAnotherDataSets() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        try await workbench.keep(try await audit(workbench))
        let old = try await file(desk, workbench)
        try desk.plant(label: 9, in: .train, at: 0)
        let other = try await desk.opened()
        #expect(try await other.keptAudit() == nil)
        // Nor by a name that someone gave it.
        let new = try await file(desk, other)
        try FileManager.default.copyItem(
            atPath: desk.folder.path(old), toPath: desk.folder.path(new))
        await #expect(throws: WorkbenchError.self) { try await other.keptAudit() }
    }

    @Test func aDamagedFileIsToldAndPutAsideByTheNextAudit() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        try await workbench.keep(try await audit(workbench))
        let name = try await file(desk, workbench)
        try desk.folder.write(name, Array("{\"format\":\"lapel-audit\"".utf8))
        let path = desk.folder.path(name)
        await #expect(
            throws: WorkbenchError.unusable(
                path: path, reason: "it is damaged; look for wrong labels again")
        ) { try await workbench.review(.suspectedLabels, of: .train) }
        try await workbench.keep(try await audit(workbench))
        #expect(try await workbench.keptAudit()?.suspects.count == 2)
        let kept = try Data(contentsOf: URL(filePath: path + ".damaged-1"))
        #expect(kept.count == 23)
    }

    @Test(arguments: [
        ("\"version\":1", "\"version\":2"), ("\"index\":5", "\"index\":240"),
        ("\"index\":5", "\"index\":-1"), ("\"index\":5", "\"index\":17"),
        ("\"label\":5", "\"label\":10"), ("\"suggested\":6", "\"suggested\":5"),
        ("\"suggested\":6", "\"suggested\":256"), ("\"quality\":0.", "\"quality\":7."),
        ("\"quality\":0.", "\"quality\":-0."), ("\"quality\":0.", "\"quality\":1e99,\"x\":0."),
        ("\"images\":240", "\"images\":241"), ("lapel-audit", "lapel-model"),
        ("\"seed\":1844", "\"seed\":9981844"), ("[", String(repeating: "[", count: 100_000)),
        ("\"suspects\":", "\"suspects\":null,\"x\":"), ("}", ""),
    ])
    func aHostileFileIsRefused(expected: String, found: String) throws {
        let audit = audit((0..<240).map { UInt8($0 % 10) })
        let text = String(decoding: try AuditRecord(audit).encoded, as: UTF8.self)
        let place = try #require(text.range(of: expected), "\(text)")
        let bytes = Array(text.replacingCharacters(in: place, with: found).utf8)
        #expect(throws: AuditRecord.Fault.self) {
            try AuditRecord(bytes, labels: audit.dataSet, images: 240, classCount: 10)
        }
    }

    @Test func anAuditIsTheOneTrainingUnderWayAndCanBeCancelled() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        let task = await longAudit(workbench)
        #expect(await workbench.isLearning)
        await #expect(throws: WorkbenchError.alreadyLearning) { try await workbench.audit() }
        await workbench.cancelLearning()
        #expect(try await task.value == nil)
        #expect(await !workbench.isLearning)
        #expect(try await workbench.keptAudit() == nil)
    }

    @Test func anAuditEndsWithItsTask() async throws {
        let desk = try Desk()
        let workbench = try await desk.opened()
        let task = await longAudit(workbench)
        task.cancel()
        #expect(try await task.value == nil)
        #expect(await !workbench.isLearning)
    }

    /// An audit that would take minutes, once it is under way.
    private func longAudit(_ workbench: Workbench) async -> Task<LabelAudit?, any Error> {
        let (begun, begins) = AsyncStream<Void>.makeStream()
        var options = LabelAudit.Options()
        (options.folds, options.epochs) = (2, 1_000)
        let task = Task { [options] in
            defer { begins.finish() }
            return try await workbench.audit(options) { _ in begins.yield() }
        }
        for await _ in begun { break }
        return task
    }
}
