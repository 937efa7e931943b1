import Foundation
import ModelFiles
import TestSupport
import Testing

@testable import Workbench

@Suite struct RunSeriesTests {
    private func run(_ command: String, _ seed: UInt64, _ accuracy: Double?) -> TrainingRecord.Run {
        .init(command: command, seed: seed, test: .init(loss: 1, accuracy: accuracy))
    }

    @Test func runsThatDifferInTheirSeedOnlyAreOneSeries() throws {
        var record = TrainingRecord(
            dataset: nil, seed: 1,
            recipe: ["command": "lapel train --recipe fast --seed 1 --epochs 5"],
            test: .init(loss: 1, accuracy: 0.5))
        record.runs = [
            run("lapel train --recipe fast --seed 12 --epochs 5", 12, 0.75),
            run("lapel train --recipe tiny", 1, 0.25),
            run("lapel train --recipe fast --seed 3 --epochs 5", 3, 1),
            run("lapel train --recipe fast --seed 1 --epochs 5", 1, 0.5),
            run("lapel train --recipe tiny --seed 2", 2, nil),
        ]
        let series = RunSeries.all(in: record)
        #expect(
            series.map(\.command)
                == ["lapel train --recipe fast --epochs 5", "lapel train --recipe tiny"])
        #expect(series.map(\.seeds) == [[1, 12, 3], [1]])
        #expect(series[0].accuracy == 0.75 && series[1].accuracy == 0.25)
        #expect(abs(try #require(series[0].deviation) - 0.25) < 1e-12)
        #expect(series[1].deviation == nil)
    }

    @Test func shippedModelKeepsFiguresOverSeeds() throws {
        let shipped = try ModelFile.read(Checkout.root.appending(path: "resources/model.json").path)
        let series = RunSeries.all(in: try #require(shipped.training))
        func seeds(of words: String) -> [UInt64]? {
            let command =
                "lapel train --recipe \(words) --teacher two-sets.idx.gz --teacher-share 0.7"
            return series.first { $0.command == command }?.seeds.sorted()
        }
        #expect(series.first?.seeds == [1, 2])
        #expect(seeds(of: "tiny") == [1, 2, 3])
        #expect(seeds(of: "fast --epochs 4") == [1, 2, 3, 4, 5])
    }

    @Test func whatWasNotMeasuredIsNone() {
        #expect(RunSeries.all(in: TrainingRecord(dataset: nil, seed: 1)).isEmpty)
    }
}
