import ModelFiles
import NeuralNetwork

/// A run's curves in two files beside its model: `garment.csv` and `garment.svg` for `garment.json`.
struct CurveFiles {
    let history: [TrainingRecord.Epoch]
    let title: String

    /// Replaces both files.
    ///
    /// - Parameter model: The model's path.
    /// - Throws: `FileError`.
    func write(beside model: String) throws {
        let stem = model.hasSuffix(".json") ? String(model.dropLast(5)) : model
        try AtomicFile.write(Array(csv.utf8), to: stem + ".csv")
        let picture = CurvesPicture(curves: Curves(history), title: title)
        try AtomicFile.write(Array(picture.svg.utf8), to: stem + ".svg")
    }

    /// One line an epoch, as Keras's `CSVLogger` writes it.
    var csv: String {
        let lines = history.map { epoch in
            let values = [epoch.accuracy, epoch.loss, epoch.valAccuracy, epoch.valLoss]
            let fields = values.map { value in value.map { "\($0)" } ?? "" }
            return (["\(epoch.epoch)"] + fields).joined(separator: ",")
        }
        return (["epoch,accuracy,loss,val_accuracy,val_loss"] + lines + [""])
            .joined(separator: "\n")
    }
}

extension Curves {
    /// The curves of a run that has ended.
    fileprivate init(_ history: [TrainingRecord.Epoch]) {
        self.init()
        func dots(_ value: (TrainingRecord.Epoch) -> Double?) -> [Dot] {
            history.compactMap { epoch in
                value(epoch).map { Dot(epoch: Double(epoch.epoch), value: $0) }
            }
        }
        epochs = max(history.last?.epoch ?? 1, 1)
        trainingLoss = dots { $0.loss }
        trainingAccuracy = dots { $0.accuracy }
        validationLoss = dots { $0.valLoss }
        validationAccuracy = dots { $0.valAccuracy }
    }
}
