import NeuralNetwork
import Testing

/// How far units for corrections reach.
@Suite struct ReachTests {
    /// One feature an image: the squares of 0, 1, 2 …, so that the roots are as far apart as the
    /// numbers.
    private func squares(_ count: Int, sign: (Int) -> Float = { _ in 1 }) -> [Float] {
        (0..<count).map { Float($0 * $0) * sign($0) }
    }

    private func reach(_ features: [Float], isSigned: Bool = false) -> Float? {
        let roots = FeatureRoots(features.map { [$0] }, isSigned: isSigned)
        return roots.reach(among: features).map { $0 * roots.scale }
    }

    @Test func onePairIn25000LiesWithinIt() throws {
        // Of 500,500 pairs 1,000 lie one apart, so the twentieth does.
        #expect(abs(try #require(reach(squares(1_001))) - 1) < 1e-4)
        // Nineteen pairs are alike; then the twentieth is one of those one apart.
        #expect(abs(try #require(reach(squares(982) + squares(19))) - 1) < 1e-4)
    }

    @Test func aFeatureAndItsNegativeAreFarApart() throws {
        // 0 and 1 lie 1 apart; 1 and −4 lie 1 + 4 apart; of the same sign the nearest lie 4 apart.
        let features = squares(1_001, sign: { $0 % 2 == 0 ? 1 : -1 })
        #expect(abs(try #require(reach(features, isSigned: true)) - 4) < 1e-3)
    }

    @Test func itTellsHowFarItIsAndEndsWhenCancelled() async {
        let features = squares(1_001)
        var shares: [Double] = []
        _ = FeatureRoots(features.map { [$0] }, isSigned: false).reach(among: features) {
            shares.append($0)
        }
        #expect(shares == shares.sorted() && shares.last == 1 && shares.count == 32)
        let cancelled = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return reach(features)
        }
        #expect(await cancelled.value == nil)
    }

    @Test func ofFewImagesOrImagesThatAreAlikeNothingIsKnown() {
        #expect(reach(squares(999)) == nil)
        #expect(reach(Array(repeating: 3, count: 1_001)) == nil)
    }
}
