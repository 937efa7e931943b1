// swift-tools-version: 6.0
import PackageDescription

// Each C library is imported by exactly one Swift target; `Tests/ArchitectureTests` holds the
// `import` lines of the whole tree against this list.
let package = Package(
    name: "Lapel",
    products: [
        .executable(name: "lapel", targets: ["lapel"]),
        .executable(name: "lapel-desktop", targets: ["lapel-desktop"]),
    ],
    targets: [
        // C: libraries and shims
        .target(name: "CDNNL", linkerSettings: [.linkedLibrary("dnnl")]),
        // Kernels without optimisation take a hundred times as long: tests would train for hours.
        .target(name: "CKernels", cSettings: [.unsafeFlags(["-O3"])]),
        .systemLibrary(
            name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(
            name: "CGdkPixbuf", pkgConfig: "gdk-pixbuf-2.0",
            providers: [.apt(["libgdk-pixbuf-2.0-dev"])]),
        .target(name: "CPixbufShim", dependencies: ["CGdkPixbuf"]),
        .systemLibrary(
            name: "CGtk", pkgConfig: "libadwaita-1",
            providers: [.apt(["libgtk-4-dev", "libadwaita-1-dev"])]),
        .target(name: "CGtkShim", dependencies: ["CGtk"]),

        // Swift: rooms, lower ones first
        .target(name: "NeuralNetwork", dependencies: ["CDNNL", "CKernels"]),
        .target(name: "Datasets", dependencies: ["CZlib", "CPixbufShim"]),
        .target(name: "ModelFiles", dependencies: ["NeuralNetwork"]),
        .target(name: "LabelStore", dependencies: ["CSQLite"]),
        .target(
            name: "Workbench",
            dependencies: ["NeuralNetwork", "Datasets", "ModelFiles", "LabelStore"]),
        .target(name: "GtkKit", dependencies: ["CGtkShim"]),
        .target(
            name: "LapelUI", dependencies: ["Workbench", "GtkKit"],
            resources: [.embedInCode("Resources/style.css")]),

        // Programs
        .executableTarget(
            name: "lapel",
            dependencies: ["Workbench", "NeuralNetwork", "Datasets", "ModelFiles", "LabelStore"]),
        .executableTarget(name: "lapel-desktop", dependencies: ["LapelUI"]),

        // Tests
        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"]),
        .testTarget(
            name: "NeuralNetworkTests",
            dependencies: ["NeuralNetwork", "CDNNL", "CKernels", "CAllocations", "TestSupport"],
            exclude: ["Fixtures"]),
        .target(name: "CAllocations", path: "Tests/CAllocations"),
        .testTarget(name: "DatasetsTests", dependencies: ["Datasets", "TestSupport"]),
        .testTarget(
            name: "ModelFilesTests", dependencies: ["ModelFiles", "NeuralNetwork", "TestSupport"],
            exclude: ["Fixtures"]),
        .testTarget(name: "LabelStoreTests", dependencies: ["LabelStore", "TestSupport"]),
        .testTarget(
            name: "WorkbenchTests",
            dependencies: [
                "Workbench", "NeuralNetwork", "Datasets", "ModelFiles", "LabelStore", "TestSupport",
            ]),
        .testTarget(name: "GtkKitTests", dependencies: ["GtkKit", "TestSupport"]),
        .testTarget(
            name: "LapelUITests", dependencies: ["LapelUI", "Workbench", "GtkKit", "TestSupport"],
            exclude: ["EndToEnd"]),
        .testTarget(name: "CLITests", dependencies: ["TestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)
