import Testing

@testable import LapelUI

@Suite struct WordsTests {
    @Test func aVerdictIsASentence() {
        #expect(
            Words.verdict(name: "Coat", probability: 0.61)
                == "The network is 61 % sure that this is a coat.")
        #expect(
            Words.verdict(name: "Ankle boot", probability: 0.998)
                == "The network is over 99 % sure that this is an ankle boot.")
    }

    @Test(arguments: [
        ("T-shirt/top", "a T-shirt or top"), ("Trouser", "a pair of trousers"),
        ("Ankle boot", "an ankle boot"), ("Dress", "a dress"),
    ])
    func classesInASentence(name: String, text: String) {
        #expect(Words.withArticle(name) == text)
    }

    @Test func samplesAreDescribedAsFarAsTheyAreKnown() {
        #expect(
            Words.sampleDescription(split: "Test", index: 42, real: "Dress", predicted: "Coat")
                == "Test image 42, real class Dress, predicted Coat")
        #expect(
            Words.sampleDescription(split: "training", index: 0, real: nil, predicted: nil)
                == "Training image 0")
    }
}
