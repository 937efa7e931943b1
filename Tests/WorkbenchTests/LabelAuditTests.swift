import Datasets
import Foundation
import Testing

@testable import Workbench

@Suite struct LabelAuditTests {
    // Golden values: cleanlab 2.9.0, `find_label_issues(filter_by="confident_learning")` and, of the
    // cube roots of the probabilities as shares of their sum,
    // `get_label_quality_scores(method="normalized_margin")`.
    private let labels: [UInt8] = [0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2]
    private let probabilities: [Float] = [
        0.637, 0.078, 0.285, 0.0971, 0.8498, 0.0531, 0.789, 0.14, 0.071, 0.658, 0.131, 0.211,
        0.079, 0.645, 0.276, 0.0561, 0.0521, 0.8919, 0.968, 0.003, 0.029, 0.099, 0.072, 0.829,
        0.13, 0.044, 0.826, 0.2837, 0.6953, 0.021, 0.208, 0.677, 0.115, 0.079, 0.105, 0.816,
    ]
    private let margins: [Float] = [
        0.55199, 0.63675, 0.36272, 0.56955, 0.55476, 0.66865, 0.73669, 0.35606, 0.62005, 0.4371,
        0.57297, 0.62605,
    ]

    @Test func qualityIsThatOfConfidentLearning() {
        let quality = LabelQuality(probabilities: probabilities, labels: labels, classCount: 3)
        for (found, expected) in zip(quality.scores, margins) {
            #expect(abs(found - expected) < 1e-4)
        }
        let suspected = labels.indices.filter { quality.isSuspected[$0] }
        #expect(suspected == [2, 7, 9])
        #expect(suspected.map { quality.others[$0] } == [0, 2, 1])
    }

    @Test func theMostSuspiciousComesFirst() {
        let audit = LabelAudit(
            probabilities: probabilities, labels: labels, classCount: 3, seconds: 0)
        #expect(audit.ranking.prefix(3).map(\.index) == [7, 2, 9])
        #expect(audit.ranking[0].suggestion == 2 && audit.ranking[0].label == 1)
        #expect(audit.suspected == 3 && audit.ranking.count == 12)
    }

    @Test func aClassThatNoSampleHasSuspectsNone() {
        let quality = LabelQuality(
            probabilities: [0.2, 0.1, 0.7, 0.8, 0.1, 0.1], labels: [0, 0], classCount: 3)
        #expect(quality.isSuspected == [false, false])
        #expect(quality.others[0] == 2)
    }

    @Test func foldsHoldOutEverySampleOnceAndEachClassEvenly() {
        let labels = (0..<1_003).map { UInt8($0 % 7 == 0 ? 1 : $0 % 3) }
        let folds = Folds(labels: labels, count: 5, seed: 3)
        var times = [Int](repeating: 0, count: labels.count)
        for part in 0..<5 {
            let (heldOut, others) = folds.split(part)
            #expect(heldOut.count + others.count == labels.count)
            #expect(Set(heldOut).isDisjoint(with: others))
            for index in heldOut { times[index] += 1 }
            for label in 0..<3 {
                let all = labels.count { $0 == label }
                let held = heldOut.count { labels[$0] == label }
                #expect(held == all / 5 || held == all / 5 + 1)
            }
        }
        #expect(times.allSatisfy { $0 == 1 })
        #expect(folds.parts == Folds(labels: labels, count: 5, seed: 3).parts)
        #expect(folds.parts != Folds(labels: labels, count: 5, seed: 4).parts)
    }

    @Test func anAuditFindsTheLabelsThatWereFlipped() async throws {
        let desk = try Desk(trainCount: 600)
        let workbench = try await desk.opened()
        // Given as corrections: they count as labels, over the data set's.
        for index in [3, 57, 205] {
            try await workbench.label(.train, at: [index], as: (index + 4) % 10)
        }
        var options = LabelAudit.Options()
        (options.folds, options.epochs) = (2, 10)
        let audit = try #require(try await workbench.audit(options))
        #expect(Set(audit.ranking.prefix(3).map(\.index)) == [3, 57, 205])
        #expect(audit.ranking.prefix(3).allSatisfy { $0.suggestion == $0.index % 10 })

        let file = desk.folder.path("suspects.csv")
        try workbench.write(audit, to: file)
        let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 601)
        #expect(lines[0].hasPrefix("index,split,label,suggested,quality,p0,p1"))
        let first = audit.ranking[0]
        #expect(
            lines[1].hasPrefix("\(first.index),train,\(first.label),\(first.suggestion),"))
    }

    @Test func anAuditRefusesWhatIsOutOfRange() async throws {
        let workbench = try await Desk().opened()
        var options = LabelAudit.Options()
        options.folds = 1
        await #expect(throws: WorkbenchError.self) { try await workbench.audit(options) }
        let bare = try await Desk(testCount: 0).opened()
        await #expect(throws: DatasetError.self) { try await bare.audit() }
    }
}
