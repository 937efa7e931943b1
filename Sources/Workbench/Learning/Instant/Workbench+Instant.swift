import Datasets
import LabelStore
import NeuralNetwork

/// What is learned at once, and how far that is.
struct InstantLearning {
    /// Under way.
    var task: Task<Void, Never>?
    /// Whether labels or the model changed since what was learned.
    var isStale = false
    /// What the network makes of corrections that were learned before, by sample and class; of the
    /// model named.
    var known: [Key: CorrectionFit.Correction] = [:]
    var model = ""

    /// A label of a sample.
    struct Key: Hashable, Sendable {
        let sample: String
        let classIndex: Int
    }
}

extension Workbench {
    /// Learns the waiting corrections beside the actor, the latest ones where there are many, so that
    /// the bars follow; does nothing unless the configuration asks for it.
    func learnAtOnce() {
        guard configuration.learnsAtOnce else { return }
        instant.isStale = true
        guard instant.task == nil else { return }
        instant.task = Task {
            while instant.isStale {
                instant.isStale = false
                await followCorrections()
            }
            instant.task = nil
        }
    }

    /// Waits until what was labelled so far is learned at once.
    public func settle() async {
        while let task = instant.task { await task.value }
    }

    /// More would take longer than a person notices.
    private static let mostAtOnce = 60

    private func followCorrections() async {
        guard var model = try? currentModel() else { return }
        model.units = nil
        let waiting = ((try? await waitingEvents()) ?? []).map { ($0, false) }
        let latest = (try? await corrections(from: waiting)) ?? []
        if instant.model != model.info.id { (instant.known, instant.model) = ([:], model.info.id) }
        let found = await Self.units(for: latest, model, known: instant.known)
        guard let current = try? currentModel(), current.info.id == model.info.id else { return }
        instant.known = found.known
        let units = found.units.flatMap { $0.count > 0 ? $0 : nil }
        guard units != current.units else { return }
        model.units = units
        self.current = .success(model)
        announce(.predictions)
    }

    /// What is to be learned at once, the latest first.
    func waitingEvents() async throws -> [LabelEvent] {
        let waiting = try await correctionEvents().filter { !$0.isLearned }.map(\.event)
        let learnable = await learnable(
            waiting, keepsTestSet: try await keepsTestSet, event: { $0 })
        return Array(learnable.prefix(Self.mostAtOnce))
    }

    /// Beside the actor.
    nonisolated private static func units(
        for corrections: [Correction], _ model: LoadedModel,
        known: [InstantLearning.Key: CorrectionFit.Correction]
    ) async -> (units: CorrectionUnits?, known: [InstantLearning.Key: CorrectionFit.Correction]) {
        guard !corrections.isEmpty, let learner = InstantLearner(model) else { return (nil, [:]) }
        let learnable = corrections.filter { $0.classIndex < model.info.classNames.count }
        let keys = learnable.map {
            InstantLearning.Key(sample: $0.id, classIndex: $0.classIndex)
        }
        let new = zip(keys, learnable).filter { known[$0.0] == nil }
        let found = try? await learner.corrections(
            new.map { ($1.sample.image, $1.classIndex) })
        let seen = known.merging(zip(new.map(\.0), found ?? [])) { $1 }
        return (
            learner.units(for: keys.compactMap { seen[$0] }), seen.filter { keys.contains($0.key) }
        )
    }
}
