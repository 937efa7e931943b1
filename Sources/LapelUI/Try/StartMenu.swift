import GtkKit
import Workbench

/// What a drawing can start from: the average of a class, or a random test image.
@MainActor
final class StartMenu {
    let menu = Menu()
    private let desk: Desk
    private let load: @MainActor (GrayImage) -> Void
    private var averages: [GrayImage]?

    init(desk: Desk, load: @escaping @MainActor (GrayImage) -> Void) {
        self.desk = desk
        self.load = load
        menu.append("A random test image", action: "win.start-random")
        let classes = Menu()
        for (index, name) in Workbench.classNames.enumerated() {
            classes.append("Average \(name)", action: "win.start-average::\(index)")
        }
        menu.appendSection("Averages of the training set", classes)
    }

    /// The actions that the menu names.
    var actions: [Action] {
        [
            Action("start-random") { [weak self] in self?.loadRandom() },
            Action(
                "start-average",
                runWithText: { [weak self] text in
                    if let index = Int(text) { self?.loadAverage(index) }
                }),
        ]
    }

    private func loadRandom() {
        desk.perform { [self] in
            let images = try await desk.workbench.images(of: .test)
            load(images[Int.random(in: 0..<images.count)])
        }
    }

    private func loadAverage(_ index: Int) {
        desk.perform { [self] in
            if averages == nil { averages = await desk.workbench.classAverages() }
            if let averages {
                load(averages[index])
            } else {
                desk.presenter?.show(problem: desk.noDataSet ?? "There is no data set.")
            }
        }
    }
}
