import Testing

@Suite("Bad usage")
struct UsageTests {
    @Test(
        "is one line that names the option and what is expected",
        arguments: [
            (["trian"], "did you mean “train”?"),
            (["fly"], "There is no command “fly”"),
            (["labels"], "“labels” needs a second word: labels list"),
            (["labels", "lst"], "did you mean “labels list”?"),
            (["train", "--epoch", "3"], "There is no option --epoch: did you mean --epochs?"),
            (
                ["train", "--out", "m.json", "--epochs", "0"],
                "--epochs must be a whole number between 1"
            ),
            (["train", "--out", "m.json", "--epochs=ten"], "not “ten”"),
            (["train", "--out", "m.json", "--epochs"], "--epochs needs a value: a whole number"),
            (["train", "--out", "--json"], "--out needs a value: a path"),
            (["train"], "--out FILE is missing"),
            (["train", "--out", "m.json", "--batch-size", "-1"], "--batch-size must be"),
            (["train", "--out", "m.json", "--learning-rate", "nan"], "must be a number above 0"),
            (
                ["train", "--out", "m.json", "--seed", "-1"],
                "--seed must be a whole number of at least 0"
            ),
            (
                ["train", "--out", "m.json", "--architecture", "slide"],
                "fast, tiny, residual or resnet20, not “slide”"
            ),
            (["predict"], "IMAGE is missing"),
            (["show", "1", "2"], "“2” is one word too many"),
            (["show", "1", "--split", "all"], "--split must be train or test, not “all”"),
            (["show", "-x"], "There is no option -x"),
            (["show", "1", "--json=yes"], "--json must be given without a value"),
            (["label", "1"], "CLASS is missing"),
            (["export", "m.json"], "--to FORMAT is missing"),
            (["export", "m.json", "--to", "onyx"], "--to must be json, not “onyx”"),
            (
                ["summary", "--architecture", "dense", "--model", "m.json"],
                "cannot be given together"
            ),
        ])
    func isRefused(arguments: [String], sentence: String) async throws {
        let outcome = try await Lapel().run(arguments)
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errorLines.count == 1)
        #expect(outcome.error.contains(sentence), "\(outcome.error)")
    }

    @Test("what follows “--” is no option")
    func endOfOptions() async throws {
        let outcome = try await Lapel()("predict", "--", "--picture")
        #expect(outcome.status == 1)
        #expect(outcome.error.contains("--picture” cannot be read"))
    }

    @Test("the name of a file cannot write to the terminal by itself")
    func controlCharacters() async throws {
        let outcome = try await Lapel()("predict", "a\u{1B}[31m\nb.png")
        #expect(outcome.status == 1)
        #expect(outcome.errorLines.count == 1)
        #expect(!outcome.error.contains("\u{1B}"))
    }
}
