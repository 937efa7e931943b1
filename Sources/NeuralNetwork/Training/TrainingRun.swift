/// A run at work on the engine's thread: epochs, steps, validation, checkpoints.
final class TrainingRun {
    private let job: Trainer.Job
    private let recipe: Recipe
    private let plan: TrainingPlan
    private let optimizer: OptimizerState
    private let average: MovingAverage?
    private let validation: Validation?
    private var state: Checkpoint
    private var clock = TrainingClock()

    /// Compiles the plan; the first pass over the samples allocates nothing more.
    init(_ job: Trainer.Job) throws {
        self.job = job
        state = job.start
        recipe = job.start.recipe
        plan = try TrainingPlan(
            network: job.network, weights: job.start.weights, batchSize: job.start.batchSize,
            options: job.start.options, seed: recipe.seed, threads: job.threads)
        let isNew = job.start.isStart
        if !isNew { try job.start.check(fits: plan) }
        optimizer = OptimizerState(
            recipe.optimizer, weightDecay: recipe.weightDecay, ranges: plan.parameterRanges,
            count: plan.parameters.count, slots: isNew ? nil : job.start.slots)
        let weights = Array(plan.parameters) + Array(plan.state)
        average = recipe.emaDecay.map {
            MovingAverage(decay: $0, values: isNew ? weights : job.start.average)
        }
        validation = job.validation.map {
            Validation(network: job.network, data: $0, threads: job.threads)
        }
    }

    func run(isCancelled: () -> Bool, report: (TrainingEvent) -> Void) throws {
        report(.started(start))
        while state.epoch < recipe.epochs, !shouldStop {
            guard try runEpoch(isCancelled, report), !isToPause else {
                let checkpoint = checkpoint()
                try write(checkpoint, report)
                report(.cancelled(checkpoint))
                return
            }
            if let every = job.checkpointing?.everyEpochs, state.epoch % every == 0 {
                try write(checkpoint(), report)
            }
        }
        report(.finished(outcome))
    }

    /// Whether the run was to go no further for now.
    private var isToPause: Bool {
        guard let until = job.checkpointing?.until else { return false }
        return state.epoch >= until && state.epoch < recipe.epochs
    }

    private var stepsPerEpoch: Int { state.stepsPerEpoch }

    // MARK: An epoch

    /// False if it was cancelled; `state` then tells where.
    private func runEpoch(
        _ isCancelled: () -> Bool, _ report: (TrainingEvent) -> Void
    ) throws -> Bool {
        let epoch = state.epoch + 1
        let order = EpochOrder(count: job.training.count, seed: recipe.seed, epoch: epoch)
        clock.beginEpoch()
        while state.step < stepsPerEpoch {
            if isCancelled() { return false }
            try step(order, epoch: epoch)
            if clock.didStep() || state.step == stepsPerEpoch { report(.progress(progress)) }
        }
        try requireFiniteWeights(epoch: epoch)
        let speed = clock.imagesPerSecond(batchSize: plan.batchSize)
        guard let found = try validate(epoch: epoch, isCancelled) else { return false }
        let metrics = EpochMetrics(
            epoch: epoch, loss: meanLoss, accuracy: meanAccuracy, valLoss: found.loss,
            valAccuracy: found.accuracy, learningRate: learningRate(number: number - 1),
            seconds: clock.epochSeconds,
            imagesPerSecond: speed)
        state.history.append(metrics)
        state.epoch = epoch
        state.step = 0
        state.running = .init()
        if let stopping = recipe.earlyStopping, found.loss != nil,
            stopping.update(&state.stopping, with: metrics), stopping.restoreBestWeights
        {
            state.bestWeights = weights
        }
        report(.epoch(metrics))
        return true
    }

    private func step(_ order: EpochOrder, epoch: Int) throws {
        let first = state.step * plan.batchSize
        plan.fill(
            from: job.training, at: order.indices[first..<first + plan.batchSize], epoch: epoch,
            labelSmoothing: recipe.labelSmoothing)
        let number = number
        let result = plan.step(UInt64(number))
        guard result.loss.isFinite else {
            throw TrainingError.diverged(epoch: epoch, step: state.step + 1)
        }
        optimizer.update(
            plan.parameters, gradients: plan.gradients, learningRate: learningRate(number: number),
            number: number)
        average?.update(plan.parameters, plan.state, number: number)
        state.running.loss += Double(result.loss)
        state.running.correct += result.correct
        state.step += 1
    }

    /// How many steps of the run are done.
    private var number: Int { state.epoch * stepsPerEpoch + state.step }

    private func learningRate(number: Int) -> Double {
        recipe.learningRate
            * recipe.schedule.factor(
                step: number, stepsPerEpoch: stepsPerEpoch, epochs: recipe.epochs)
    }

    /// What the epoch's last step made of the weights shows in no loss.
    private func requireFiniteWeights(epoch: Int) throws {
        guard plan.weights().allSatisfy({ $0.values.allSatisfy(\.isFinite) }) else {
            throw TrainingError.diverged(epoch: epoch, step: stepsPerEpoch)
        }
    }

    /// Nil if it was cancelled; without figures in an epoch that does not validate.
    private func validate(
        epoch: Int, _ isCancelled: () -> Bool
    ) throws -> (loss: Double?, accuracy: Double?)? {
        let isDue = epoch % recipe.validationFrequency == 0 || epoch == recipe.epochs
        guard let validation, isDue else { return (nil, nil) }
        let began = TrainingClock.now()
        guard let found = try validation.measure(weights, isCancelled: isCancelled) else {
            return nil
        }
        clock.didValidate(seconds: TrainingClock.now() - began)
        return (found.loss, found.accuracy)
    }

    // MARK: What is told

    /// The weights that are validated and handed out.
    private var weights: [Tensor] { average?.weights(of: plan) ?? plan.weights() }

    private var shouldStop: Bool {
        recipe.earlyStopping?.shouldStop(state.stopping) ?? false
    }

    private var meanLoss: Double { state.running.loss / Double(max(state.step, 1)) }

    private var meanAccuracy: Double {
        Double(state.running.correct) / Double(max(state.step, 1) * plan.batchSize)
    }

    private var start: TrainingStart {
        TrainingStart(
            epochs: recipe.epochs, firstEpoch: state.epoch + 1, stepsPerEpoch: stepsPerEpoch,
            batchSize: plan.batchSize, trainingCount: job.training.count,
            validationCount: job.validation?.count ?? 0)
    }

    private var progress: TrainingProgress {
        let epochsLeft = recipe.epochs - state.epoch
        return TrainingProgress(
            epoch: state.epoch + 1, epochs: recipe.epochs, step: state.step, steps: stepsPerEpoch,
            imagesPerSecond: clock.imagesPerSecond(batchSize: plan.batchSize), loss: meanLoss,
            accuracy: meanAccuracy, learningRate: learningRate(number: number - 1),
            secondsLeft: clock.secondsLeft(
                steps: epochsLeft * stepsPerEpoch - state.step,
                validations: validationsLeft))
    }

    private var validationsLeft: Int {
        guard validation != nil else { return 0 }
        let frequency = recipe.validationFrequency
        let last = recipe.epochs % frequency == 0 ? 0 : 1
        return recipe.epochs / frequency - state.epoch / frequency + last
    }

    private var outcome: TrainingOutcome {
        let restores = recipe.earlyStopping?.restoreBestWeights == true
        let hasBest = restores && !state.bestWeights.isEmpty
        return TrainingOutcome(
            weights: hasBest ? state.bestWeights : weights, history: state.history,
            stoppedEarly: state.epoch < recipe.epochs,
            epoch: hasBest ? state.stopping.bestEpoch : state.epoch)
    }

    // MARK: Checkpoints

    private func checkpoint() -> Checkpoint {
        var checkpoint = state
        checkpoint.weights = plan.weights()
        checkpoint.slots = optimizer.slots
        checkpoint.average = average?.values ?? []
        return checkpoint
    }

    private func write(_ checkpoint: Checkpoint, _ report: (TrainingEvent) -> Void) throws {
        guard let path = job.checkpointing?.path else { return }
        try checkpoint.write(to: path)
        report(.checkpoint(path: path))
    }
}
