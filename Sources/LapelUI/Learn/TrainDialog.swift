import GtkKit
import Workbench

/// Asks what to train from scratch: architecture, epochs, batch size, learning rate, seed.
@MainActor
final class TrainDialog {
    private let architecture = ComboRow(
        title: "Architecture", subtitle: TrainDialog.describe(.slides),
        choices: Architecture.allCases.map(\.rawValue))
    private let epochs = SpinButton(in: 1...1_000, step: 1)
    private let batchSize = SpinButton(in: 1...4_096, step: 32)
    private let learningRate = SpinButton(in: 0.00001...10, step: 0.001, digits: 5)
    private let seed = SpinButton(in: 0...1_000_000_000, step: 1)
    private let dialog: MessageDialog
    private let start: @MainActor (TrainingRequest) -> Void

    init(parent: Window, start: @escaping @MainActor (TrainingRequest) -> Void) {
        self.start = start
        dialog = MessageDialog(
            parent, heading: "Train from scratch",
            body: "A new network learns from the training set. The model in use stays until you "
                + "keep the result.")
        let group = PreferencesGroup()
        group.add(architecture)
        for (name, field) in [
            ("Epochs", epochs), ("Batch size", batchSize), ("Learning rate", learningRate),
            ("Seed", seed),
        ] {
            let row = ActionRow(title: name)
            field.verticalAlign = .center
            row.addSuffix(field)
            row.setActivatable(field)
            group.add(row)
        }
        group.setSizeRequest(width: 380)
        dialog.setExtra(group)
        dialog.addResponse("cancel", "Cancel")
        dialog.addResponse("train", "Train", .suggested)
        dialog.setDefault("train")
        architecture.selected = Architecture.allCases.firstIndex(of: .slides) ?? 0
        architecture.onSelected { [weak self] in self?.showDefaults(Architecture.allCases[$0]) }
        showDefaults(.slides)
        // The handler holds the controller for as long as the dialog lives.
        dialog.onResponse { [self] response in
            if response == "train" { start(request()) }
        }
    }

    func present() { dialog.present() }

    private var chosen: Architecture { Architecture.allCases[architecture.selected] }

    private func showDefaults(_ architecture: Architecture) {
        let standard = TrainingRequest.standard(for: architecture)
        epochs.value = Double(standard.recipe.epochs)
        batchSize.value = Double(standard.recipe.batchSize)
        learningRate.value = Double(standard.recipe.learningRate)
        seed.value = Double(standard.recipe.seed)
        self.architecture.setSubtitle(Self.describe(architecture))
    }

    private func request() -> TrainingRequest {
        var request = TrainingRequest.standard(for: chosen)
        request.recipe.epochs = Int(epochs.value)
        request.recipe.batchSize = Int(batchSize.value)
        request.recipe.learningRate = learningRate.value
        request.recipe.seed = UInt64(seed.value)
        return request
    }

    private static func describe(_ architecture: Architecture) -> String {
        switch architecture {
        case .dense: "Two dense layers: seconds, about 88 %"
        case .slides: "Three convolutions: a minute or two, about 92 %"
        case .residual: "Residual blocks: half an hour, about 94 %"
        }
    }
}
