import Testing

@Suite("lapel summary")
struct SummaryTests {
    @Test(
        "counts parameters",
        arguments: [
            ("dense", 101_770, 101_770, 101_632), ("slides", 437_194, 436_458, 5_006_912),
        ])
    func counts(architecture: String, parameters: Int, trainable: Int, macs: Int) async throws {
        let outcome = try await Lapel()("summary", "--architecture", architecture, "--json")
        #expect(outcome.status == 0)
        #expect(keys(outcome.output) == ["layers", "parameters", "trainableParameters", "macs"])
        let object = try outcome.object()
        #expect(object["parameters"] as? Int == parameters)
        #expect(object["trainableParameters"] as? Int == trainable)
        #expect(object["macs"] as? Int == macs)
        let layers = try #require(object["layers"] as? [[String: Any]])
        #expect(layers.last?["outputShape"] as? [Int] == [10])
        #expect(layers.reduce(0) { $0 + (($1["parameters"] as? Int) ?? 0) } == parameters)
    }

    @Test("the table ends with the sizes")
    func table() async throws {
        let outcome = try await Lapel()("summary", "--architecture", "slides")
        #expect(outcome.output.contains("conv2d_1               Conv2D"))
        #expect(outcome.outputLines.last?.contains("436,458 of them trainable") == true)
        #expect(!outcome.output.contains("\u{1B}"))
    }

    @Test("a full disk behind standard output is an error")
    func fullDisk() async throws {
        let outcome = try await Shell.run("\"$LAPEL\" summary --architecture dense > /dev/full")
        #expect(outcome.status == 1)
        #expect(
            outcome.error == "lapel: Standard output cannot be written: No space left on device.\n")
    }

    @Test("a reader that leaves ends the program quietly")
    func readerLeaves() async throws {
        let outcome = try await Shell.run(
            "for i in 1 2 3; do \"$LAPEL\" summary --architecture residual; done | head -1")
        #expect(outcome.outputLines.count == 1)
        #expect(outcome.error.isEmpty)
    }
}
