import Foundation
import TestSupport
import Testing

@Suite("lapel benchmark")
struct BenchmarkTests {
    /// Runs on the small data set, with the scripts and limits of the checkout.
    private func benchmark(
        _ options: String..., environment: [String: String] = [:]
    ) async throws -> Lapel.Outcome {
        let workshop = try await Workshop(trains: false)
        let resources = Checkout.root.appending(path: "resources")
        return try await workshop.lapel.run(
            ["benchmark", "--architecture", "dense", "--quick"] + options + workshop.data.options,
            environment: ["LAPEL_RESOURCES": resources.path].merging(environment) { $1 })
    }

    @Test("the figures are one object with a row for each batch size and number of threads")
    func json() async throws {
        let outcome = try await benchmark("--json")
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(
            keys(outcome.output) == [
                "architecture", "trainImagesPerSecond", "inferImagesPerSecond",
                "latencyMicroseconds", "peakFlops", "utilisation", "repetitions",
                "bestTrainImagesPerSecond", "bestInferImagesPerSecond", "inferUtilisation",
                "peakFlopsPerCore", "loadingShare", "augmentedLoadingShare", "peakResidentBytes",
                "instructionSet", "overPrimitives", "batchSizes",
            ])
        let object = try outcome.object()
        for key in ["trainImagesPerSecond", "inferImagesPerSecond", "peakFlops", "utilisation"] {
            #expect(try #require(object[key] as? Double) > 0, "\(key)")
        }
        let latency = try #require(object["latencyMicroseconds"] as? [String: Double])
        #expect(Set(latency.keys) == ["median", "p99"])
        let rows = try #require(object["batchSizes"] as? [[String: Any]])
        #expect(rows.map { $0["batchSize"] as? Int } == [1, 1, 8, 8, 32, 32, 128, 128, 512, 512])
        #expect(rows.map { $0["threads"] as? Int } == [1, 2, 1, 2, 1, 2, 1, 2, 1, 2])
    }

    @Test("text names what was measured")
    func text() async throws {
        let outcome = try await benchmark()
        #expect(outcome.status == 0, "\(outcome.error)")
        for word in ["Training", "Prediction", "One image", "GFLOP/s", "Memory", "bare primitives"]
        {
            #expect(outcome.output.contains(word), "\(word)")
        }
    }

    @Test("each ratio is checked against its limit")
    func check() async throws {
        // Whether they hold is for a quiet machine to say.
        let outcome = try await benchmark("--check", "--json")
        let checks = try #require(try outcome.object()["checks"] as? [[String: Any]])
        #expect(
            checks.map { $0["name"] as? String } == ["trainStep", "inferBatch", "singleImage"])
        let allHold = checks.allSatisfy { $0["holds"] as? Bool == true }
        #expect(outcome.status == (allHold ? 0 : 1))
    }

    @Test("a peer that is not installed is skipped, with the reason")
    func peersThatAreMissing() async throws {
        let folder = try TemporaryFolder()
        // Without “site”, Python finds nothing but what comes with it.
        let python = folder.url.appending(path: "python")
        try Data("#!/bin/sh\nexec python3 -S -E \"$@\"\n".utf8).write(to: python)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: python.path)
        let outcome = try await benchmark(
            "--compare", "--json", environment: ["LAPEL_PYTHON": python.path])
        #expect(outcome.status == 0, "\(outcome.error)")
        let peers = try #require(try outcome.object()["peers"] as? [[String: Any]])
        #expect(
            peers.compactMap { $0["name"] as? String } == ["Keras", "PyTorch", "ONNX Runtime"])
        for (peer, module) in zip(peers, ["tensorflow", "torch", "numpy"]) {
            let reason = try #require(peer["skipped"] as? String)
            #expect(reason.hasPrefix("\(module) is not installed"), "\(reason)")
        }
    }

    @Test("without a Python all peers are skipped")
    func noPython() async throws {
        let outcome = try await benchmark("--compare", environment: ["LAPEL_PYTHON": "/no/python"])
        #expect(outcome.status == 0, "\(outcome.error)")
        #expect(outcome.output.contains("PyTorch was skipped: /no/python cannot be run"))
    }

    @Test("an interruption ends it without figures")
    func interruption() async throws {
        let workshop = try await Workshop(trains: false)
        // Another program's clock: the sleep of a test beside hundreds of others may take a minute.
        let run = try Running(
            URL(filePath: "/usr/bin/timeout"),
            ["--preserve-status", "--signal=INT", "1", Lapel.program.path, "benchmark"]
                + ["--architecture", "dense"] + workshop.data.options,
            in: workshop.lapel.folder, environment: [:])
        let outcome = try await run.outcome()
        #expect(outcome.status == 130)
        #expect(outcome.output.isEmpty)
        #expect(outcome.error.isEmpty)
    }

    @Test(
        "bad usage is one line",
        arguments: [
            (
                ["--architecture", "large"],
                "--architecture must be dense, slides, fast, tiny, residual or resnet20"
            ),
            (["--quick=1"], "--quick must be given without a value"),
            (["--compared"], "There is no option --compared: did you mean --compare?"),
            (["slides"], "“slides” is one word too many"),
        ])
    func badUsage(options: [String], sentence: String) async throws {
        let outcome = try await Lapel().run(["benchmark"] + options)
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errorLines.count == 1)
        #expect(outcome.error.contains(sentence), "\(outcome.error)")
    }
}
