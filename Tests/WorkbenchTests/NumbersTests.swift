import Testing
import Workbench

@Suite struct NumbersTests {
    @Test(arguments: [
        (0.0034, "+0.3"), (-0.0125, "−1.3"), (0, "0.0"), (0.0004, "0.0"), (-0.0004, "0.0"),
    ])
    func changesHaveTheirSign(change: Double, text: String) {
        #expect(Numbers.points(change) == text)
    }

    @Test(arguments: [
        (0.0, "0.0 %"), (0.9721, "97.2 %"), (0.99996, "100.0 %"), (1.0, "100.0 %"),
    ])
    func percentHasOneDecimal(share: Double, text: String) {
        #expect(Numbers.percent(share) == text)
    }

    @Test func percentsOfOtherFineness() {
        #expect(Numbers.percentNumber(0.0264) == "2.6")
        #expect(Numbers.roughPercent(0.615) == "62 %")
        #expect(Numbers.finePercent(0.95606) == "95.61 %")
    }

    @Test(arguments: [
        (0, "0"), (999, "999"), (1_000, "1,000"), (60_000, "60,000"), (1_234_567, "1,234,567"),
        (-4_200, "−4,200"), (Int.min, "−9,223,372,036,854,775,808"),
    ])
    func countsAreSeparatedByThousands(number: Int, text: String) {
        #expect(Numbers.count(number) == text)
    }

    @Test func nounsFollowTheirNumber() {
        #expect(Numbers.counted(1, "correction", "corrections") == "1 correction")
        #expect(Numbers.counted(0, "correction", "corrections") == "0 corrections")
        #expect(Numbers.counted(1_200, "image", "images") == "1,200 images")
    }

    @Test(arguments: [
        (950, "950"), (1_000, "1k"), (381_499, "381k"), (436_458, "436k"), (1_240_000, "1.2M"),
    ])
    func parametersInShort(number: Int, text: String) {
        #expect(Numbers.short(number) == text)
    }

    @Test(arguments: [
        (0.2, "about a second left"), (14.6, "about 15 seconds left"),
        (70, "about a minute left"), (95, "about 2 minutes left"),
        (3_600, "about 60 minutes left"), (7_300, "about 2 hours left"),
        (Double.infinity, "a long time left"), (Double.nan, "a long time left"),
    ])
    func timeLeftIsRough(seconds: Double, text: String) {
        #expect(Numbers.timeLeft(seconds) == text)
    }

    @Test func durations() {
        #expect(Numbers.duration(3.21) == "3.2 s")
        #expect(Numbers.duration(125.4) == "2 min 5 s")
    }

    @Test(arguments: [
        (1.005, 2, "1.00"), (0.05, 1, "0.1"), (-2.5, 1, "−2.5"), (12.0, 2, "12.00"),
        (1e300, 2, "∞"), (-Double.infinity, 1, "−∞"), (Double.nan, 2, "–"),
    ])
    func decimalsOfAnyNumber(number: Double, digits: Int, text: String) {
        #expect(Numbers.decimals(number, digits) == text)
    }
}
