import FoundationEssentials
import LabelStore
import ModelFiles
import NeuralNetwork

extension Model {
    /// Makes units for corrections a part of the network; none changes nothing.
    ///
    /// - Throws: `DesignError` if they do not fit the network.
    mutating func add(_ units: CorrectionUnits) throws {
        guard units.count > 0 else { return }
        (network, weights) = try network.adding(units, to: weights)
    }

    /// Adds a class that no image was of so far.
    ///
    /// - Throws: `DesignError` for a network without a head.
    mutating func addClass(named name: String) throws {
        (network, weights) = try network.widened(to: classes.count + 1, weights)
        classes.append(name)
        if let sums = ridge?.statistics {
            ridge?.statistics = sums.widened(to: classes.count)
        }
    }
}

extension Workbench {
    /// The model in use with what it learned at once as a part of its network.
    ///
    /// - Throws: `DesignError`, which units found for this model do not give; why there is no model.
    func currentWithUnits() async throws -> LoadedModel {
        let current = try currentModel()
        guard let units = current.units else { return current }
        var model = current.model
        try model.add(units)
        model.created = .now
        let waiting = try await waitingEvents()
        model.lineage = Lineage(
            parent: current.info.id, corrections: current.info.corrections + waiting.count,
            testImages: try await learnedIndices(by: current, in: .test).union(
                await testIndices(of: waiting).joined()
            ).sorted())
        // Figures of other weights.
        model.training?.test = nil
        return try await LoadedModel(model, id: "", file: "")
    }
}
