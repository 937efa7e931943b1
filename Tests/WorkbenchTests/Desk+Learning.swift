import Workbench

extension Workbench {
    /// A fine-tune that takes a moment.
    func fineTuned(_ change: (inout FineTuneOptions) -> Void = { _ in }) async throws
        -> LearningResult
    {
        var options = FineTuneOptions()
        options.replayed = 40
        options.learningRate = 0.01
        change(&options)
        for try await event in fineTune(options) {
            if case .finished(let result) = event { return result }
        }
        throw WorkbenchError.nothingToLearn
    }

    /// Says that a test image is of a class.
    func labelTest(_ index: Int, as classIndex: Int) async throws {
        try await label(try await sample(.test, at: index), as: classIndex)
    }
}
