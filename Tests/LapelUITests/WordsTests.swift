import Foundation
import Testing
import Workbench

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

    @Test func addingImagesTellsWhatIsNewWhatWasThereAndWhatIsWrong() {
        #expect(Words.told(OwnImport(added: ["a", "b"])) == "Added 2 images.")
        #expect(
            Words.told(OwnImport(added: ["a"], known: 2)) == "Added 1 image. 2 were there already.")
        #expect(Words.told(OwnImport(known: 1)) == "1 was there already.")
        #expect(Words.told(OwnImport(problems: ["“a” is empty."])) == "“a” is empty.")
        #expect(
            Words.told(OwnImport(added: ["a"], problems: ["“b” is empty.", "“c” is empty."]))
                == "Added 1 image. 2 could not be read: “b” is empty.")
    }

    @Test func aMomentIsTheCoarserTheLongerAgoItIs() {
        let now = Date(timeIntervalSince1970: 1_795_251_600)
        func words(_ ago: Double) -> String { Words.moment(now - ago, now: now) }
        #expect(words(59) == "just now")
        #expect(words(60) == "1 minute ago")
        #expect(words(3_599) == "59 minutes ago")
        #expect(words(7_200).contains(/^(today|21 November 2026|20 November 2026), \d\d:\d\d$/))
        #expect(words(90 * 86_400).contains(/^\d{1,2} August 2026, \d\d:\d\d$/))
        // Of a clock that was set back.
        #expect(words(-90 * 86_400).contains(/^\d{1,2} February 2027, \d\d:\d\d$/))
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
