extension Checkpoint {
    /// Another run that begins where this one was: with its weights, its optimiser's memory and its
    /// history, and a recipe and variations of the samples of its own from there on.
    ///
    /// - Throws: `TrainingError.recipe` for a recipe that cannot go on from here: with another
    ///   optimiser or batch size, another kind of averaging, or no epoch left.
    public func branch(by recipe: Recipe) throws -> Checkpoint {
        try recipe.validate()
        func require(_ isSame: Bool, _ name: String) throws {
            guard !isSame else { return }
            throw TrainingError.recipe(
                name: name, expected: "as in the run that it branches from", found: "another")
        }
        try require(recipe.optimizer == self.recipe.optimizer, "optimizer")
        try require(recipe.batchSize == self.recipe.batchSize, "batch_size")
        try require(recipe.emaDecay == self.recipe.emaDecay, "ema_decay")
        guard recipe.epochs > epoch else {
            throw TrainingError.recipe(
                name: "epochs", expected: "more than the \(epoch) that are done",
                found: "\(recipe.epochs)")
        }
        var branch = self
        branch.recipe = recipe
        branch.provenance = nil
        return branch
    }
}
