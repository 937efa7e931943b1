import GtkKit
import Workbench

/// Asks what to train from scratch: recipe, epochs, batch size, learning rate, seed, teacher.
@MainActor
final class TrainDialog {
    private let recipe = ComboRow(
        title: "Recipe", subtitle: TrainDialog.describe(.fast),
        choices: NamedRecipe.allCases.map(\.rawValue))
    private let epochs = SpinButton(in: 1...1_000, step: 1)
    private let batchSize = SpinButton(in: 1...4_096, step: 32)
    private let learningRate = SpinButton(in: 0.00001...10, step: 0.001, digits: 5)
    private let seed = SpinButton(in: 0...1_000_000_000, step: 1)
    private let taught = Switch()
    private let teacher: Teacher?
    private let dialog: MessageDialog
    private let start: @MainActor (TrainingRequest) -> Void

    /// - Parameter model: The file of the model in use, which can teach the new one.
    init(
        parent: Window, model: String?, start: @escaping @MainActor (TrainingRequest) -> Void
    ) {
        self.start = start
        teacher = model.map { Teacher(files: [$0]) }
        dialog = MessageDialog(
            parent, heading: "Train from scratch",
            body: "A new network learns from the training set. The model in use stays until you "
                + "keep the result.")
        let group = PreferencesGroup()
        group.add(recipe)
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
        if teacher != nil {
            let row = ActionRow(
                title: "Learn from the model in use, too",
                subtitle: "Half from its probabilities, half from the labels")
            row.addSuffix(taught)
            row.setActivatable(taught)
            group.add(row)
        }
        group.setSizeRequest(width: 380)
        dialog.setExtra(group)
        dialog.addResponse("cancel", "Cancel")
        dialog.addResponse("train", "Train", .suggested)
        dialog.setDefault("train")
        recipe.selected = NamedRecipe.allCases.firstIndex(of: .fast) ?? 0
        recipe.onSelected { [weak self] in self?.showDefaults(NamedRecipe.allCases[$0]) }
        showDefaults(.fast)
        // The handler holds the controller for as long as the dialog lives.
        dialog.onResponse { [self] response in
            if response == "train" { start(request()) }
        }
    }

    func present() { dialog.present() }

    private var chosen: NamedRecipe { NamedRecipe.allCases[recipe.selected] }

    private func showDefaults(_ recipe: NamedRecipe) {
        let standard = recipe.request()
        epochs.value = Double(standard.recipe.epochs)
        batchSize.value = Double(standard.recipe.batchSize)
        learningRate.value = Double(standard.recipe.learningRate)
        seed.value = Double(standard.recipe.seed)
        self.recipe.setSubtitle(Self.describe(recipe))
    }

    private func request() -> TrainingRequest {
        var request = chosen.request()
        request.recipe.epochs = Int(epochs.value)
        request.recipe.batchSize = Int(batchSize.value)
        request.recipe.learningRate = learningRate.value
        request.recipe.seed = UInt64(seed.value)
        if taught.isActive { request.teacher = teacher }
        return request
    }

    private static func describe(_ recipe: NamedRecipe) -> String {
        switch recipe {
        case .accurate: "Residual blocks: an hour or more, about 95 %"
        case .fast: "Convolutions pooled early: minutes, about 94 %"
        case .tiny: "Small residual blocks: under an hour, about 94.6 %"
        case .slides: "Three convolutions: minutes, about 92.5 %"
        case .dense: "Two dense layers: seconds, about 88 %"
        case .resnet20: "ResNet-20 as others trained it: hours, about 95 %"
        }
    }
}
