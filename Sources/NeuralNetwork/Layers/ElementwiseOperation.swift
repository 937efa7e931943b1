/// A layer without weights that treats each image for itself.
final class ElementwiseOperation: TrainingOperation {
    private let begin: ((UInt64) -> Void)?
    private let forward: (ImageTask) -> Void
    private let backward: ((ImageTask) -> Void)?

    /// - Parameters:
    ///   - begin: Before each pass, given the step's number.
    ///   - backward: Given the output's and the input's gradient; not called where there is none.
    init(
        at site: TrainingSite, begin: ((UInt64) -> Void)? = nil,
        forward: @escaping (ImageTask) -> Void,
        backward:
            @escaping (
                ImageTask, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>
            ) -> Void
    ) {
        (self.begin, self.forward) = (begin, forward)
        let (input, output) = (site.input, site.output)
        self.backward =
            input.gradient == nil || output.gradient == nil
            ? nil
            : { task in
                guard let gradient = output.gradient(task),
                    let inputGradient = input.gradient(task)
                else { return }
                backward(task, gradient, inputGradient)
            }
    }

    var forwardStages: [TrainingStage] { [.images(ImageStage(begin: begin, work: forward))] }

    var backwardStages: [TrainingStage] {
        backward.map { [.images(ImageStage(begin: begin, work: $0))] } ?? []
    }
}
