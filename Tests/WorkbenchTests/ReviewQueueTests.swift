import Testing

@testable import Workbench

@Suite struct ReviewQueueTests {
    // Three classes; the predictions are wrong at 1 and 4, and at 4 the network is surer.
    private let labels: [UInt8] = [0, 1, 2, 0, 1]
    private let predictions = PartPredictions(
        model: "a", part: .test, classCount: 3,
        probabilities: [
            0.9, 0.05, 0.05,
            0.45, 0.4, 0.15,
            0.1, 0.35, 0.55,
            0.5, 0.45, 0.05,
            0.0, 0.2, 0.8,
        ])

    @Test(arguments: [
        (ReviewQueue.all, [0, 1, 2, 3, 4]), (.leastSure, [1, 3, 2]), (.smallestMargin, [1, 3]),
        (.wrong, [4, 1]),
    ])
    func theOneMostWorthALookComesFirst(queue: ReviewQueue, expected: [Int]) {
        #expect(queue.indices(labels: labels, predictions: predictions) == expected)
    }

    @Test func equallySureImagesKeepTheirOrder() {
        let even = PartPredictions(
            model: "a", part: .test, classCount: 2,
            probabilities: [0.55, 0.45, 0.55, 0.45, 0.55, 0.45])
        for queue in ReviewQueue.allCases where !queue.isSearched {
            #expect(queue.indices(labels: [1, 1, 1], predictions: even) == [0, 1, 2])
        }
    }

    @Test func withoutPredictionsThereIsNothingToReview() {
        for queue in ReviewQueue.allCases {
            let expected = queue == .all ? [0, 1, 2, 3, 4] : []
            #expect(queue.indices(labels: labels, predictions: nil) == expected)
        }
        // Predictions of another part are none of this one.
        #expect(ReviewQueue.wrong.indices(labels: [0, 1], predictions: predictions).isEmpty)
    }
}
