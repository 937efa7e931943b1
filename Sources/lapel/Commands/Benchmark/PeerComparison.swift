import ModelFiles

/// Speeds of one way to do the work; nil for what it cannot do.
struct Speeds {
    var trainImagesPerSecond: Double?
    var inferImagesPerSecond: Double?
    /// Microseconds of one image.
    var latencyMedian: Double?
    var latencyP99: Double?

    var json: [(String, JSONValue)] {
        [
            ("trainImagesPerSecond", JSONValue(trainImagesPerSecond)),
            ("inferImagesPerSecond", JSONValue(inferImagesPerSecond)),
            (
                "latencyMicroseconds",
                .object([("median", JSONValue(latencyMedian)), ("p99", JSONValue(latencyP99))])
            ),
        ]
    }
}

/// A peer beside ours, each timed in turn.
struct PeerComparison {
    /// One way in which the peer can do the work.
    struct Variant {
        let name: String
        let speeds: Speeds
    }

    let peer: String
    let version: String
    /// In the same minutes as the peer.
    let ours: Speeds
    let variants: [Variant]
    /// Why there is nothing to compare; nil if there is.
    let skipped: String?

    /// How many times as fast as the peer's best way ours is; nil for what the peer cannot do.
    var ratios: [(name: String, value: Double?)] {
        func ratio(_ speed: (Speeds) -> Double?) -> Double? {
            let best = variants.compactMap { speed($0.speeds) }.max()
            guard let own = speed(ours), let best else { return nil }
            return own / best
        }
        return [
            ("train", ratio(\.trainImagesPerSecond)), ("infer", ratio(\.inferImagesPerSecond)),
            ("latency", ratio { $0.latencyMedian.map { 1 / $0 } }),
        ]
    }
}

/// A peer's script at work.
final class PeerRun {
    private let peer: Peer
    private let child: ChildProcess?
    private var answers: [JSONObject] = []
    private var skipped: String?

    init(_ peer: Peer) {
        self.peer = peer
        child = peer.start()
        if child == nil { skipped = "\(peer.python) cannot be run" }
    }

    /// Lets the peer do the work once; false if it cannot.
    ///
    /// - Throws: `CancellationError`.
    func work() async throws -> Bool {
        guard let child, skipped == nil else { return false }
        guard let line = try await child.answer(to: "again"),
            let answer = try? JSONValue(parsing: line).object
        else {
            skipped = "its script ended without an answer"
            return false
        }
        skipped = answer["skipped"]?.string
        answers.append(answer)
        // Its workers look for more work for a while before they sleep.
        try await Task.sleep(for: .milliseconds(50))
        return skipped == nil
    }

    func comparison(with ours: Speeds) -> PeerComparison {
        let variants = answers.map { answer in
            guard case .array(let variants)? = answer["variants"] else { return [JSONObject]() }
            return variants.compactMap(\.object)
        }
        let names = variants.first?.compactMap { $0["name"]?.string } ?? []
        return PeerComparison(
            peer: peer.name, version: answers.first?["version"]?.string ?? "", ours: ours,
            variants: names.map { name in
                .init(
                    name: name,
                    speeds: Self.speeds(
                        variants.joined().filter { $0["name"]?.string == name }))
            }, skipped: skipped)
    }

    /// Medians over the answers.
    private static func speeds(_ answers: [JSONObject]) -> Speeds {
        func median(_ value: (JSONObject) -> Double?) -> Double? {
            let values = answers.compactMap(value)
            return values.isEmpty ? nil : Repetitions(values).median
        }
        return Speeds(
            trainImagesPerSecond: median { $0["trainImagesPerSecond"]?.double },
            inferImagesPerSecond: median { $0["inferImagesPerSecond"]?.double },
            latencyMedian: median { $0["latencyMicroseconds"]?.object?["median"]?.double },
            latencyP99: median { $0["latencyMicroseconds"]?.object?["p99"]?.double })
    }
}
