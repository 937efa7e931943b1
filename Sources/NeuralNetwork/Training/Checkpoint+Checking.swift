extension Checkpoint {
    /// Refuses one that a run cannot continue; a file may say anything.
    ///
    /// - Throws: `TrainingError.checkpoint` naming the file and what does not fit.
    func check(network: Network, training: any TrainingData) throws {
        try require(
            fingerprint == network.fingerprint, "the weights of the network “\(network.name)”",
            "those of another network")
        try require(
            trainingCount == training.count, "a run over \(training.count) samples",
            "one over \(trainingCount)")
        try require(
            provenance == nil || provenance == training.provenance,
            "samples with \(training.provenance)", "some with \(provenance ?? "")")
        try checkRecipe()
        try checkPosition()
        try checkWeights(network)
    }

    /// Refuses one whose optimiser or average is not of the plan that is to continue.
    func check(fits plan: TrainingPlan) throws {
        let counts = Array(repeating: plan.parameters.count, count: recipe.optimizer.slotCount)
        try require(
            slots.map(\.count) == counts, "optimizer slots of \(counts) values",
            "slots of \(slots.map(\.count))")
        let averaged = recipe.emaDecay == nil ? 0 : plan.parameters.count + plan.state.count
        try require(
            average.count == averaged, "an average of \(averaged) values",
            "one of \(average.count)")
    }

    private func checkRecipe() throws {
        do {
            try recipe.validate()
        } catch TrainingError.recipe(let name, let expected, let found) {
            throw TrainingError.checkpoint(
                file: file, expected: "a recipe whose \(name) is \(expected)", found: found)
        }
    }

    private func checkPosition() throws {
        let (epochs, steps) = (recipe.epochs, stepsPerEpoch)
        try require(
            (0...epochs).contains(epoch), "at most \(epochs) epochs done", "\(epoch)")
        try require((0...steps).contains(step), "at most \(steps) steps done", "\(step)")
        try require(
            epoch < epochs || step == 0, "no steps after its last epoch", "\(step)")
        try require(
            history.count == epoch, "the figures of \(epoch) epochs", "those of \(history.count)")
        let samples = step * batchSize
        try require(
            (0...samples).contains(running.correct), "at most \(samples) right predictions",
            "\(running.correct)")
        try require(
            (0...epoch).contains(stopping.waited) && (0...epoch).contains(stopping.bestEpoch),
            "early stopping within its \(epoch) epochs",
            "\(stopping.waited) waited since epoch \(stopping.bestEpoch)")
    }

    private func checkWeights(_ network: Network) throws {
        do {
            try network.check(weights: weights)
            if !bestWeights.isEmpty { try network.check(weights: bestWeights) }
        } catch DesignError.weights(let name, let expected, let found) {
            throw TrainingError.checkpoint(
                file: file, expected: "in “\(name)” \(expected)", found: found)
        }
    }

    private func require(_ condition: Bool, _ expected: String, _ found: String) throws {
        guard condition else {
            throw TrainingError.checkpoint(file: file, expected: expected, found: found)
        }
    }
}
