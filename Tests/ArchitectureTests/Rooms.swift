/// The rooms of the house: what each target may import. Lower rooms know nothing of upper ones, and
/// each C library is touched by exactly one Swift target.
enum Rooms {
    private static let workbenchAndBelow: Set = [
        "Workbench", "NeuralNetwork", "Datasets", "ModelFiles", "LabelStore",
    ]

    /// Swift targets and their doors.
    static let doors: [String: Set<String>] = [
        "NeuralNetwork": ["CDNNL", "CKernels"],
        "Datasets": ["CZlib", "CPixbufShim"],
        "ModelFiles": ["NeuralNetwork"],
        "LabelStore": ["CSQLite"],
        "Workbench": workbenchAndBelow.subtracting(["Workbench"]),
        "GtkKit": ["CGtkShim"],
        "LapelUI": ["Workbench", "GtkKit"],
        "lapel-desktop": ["LapelUI"],
        "lapel": workbenchAndBelow,
    ]

    /// C targets and their doors.
    static let shims: [String: Set<String>] = [
        "CDNNL": [], "CKernels": [], "CPixbufShim": ["CGdkPixbuf"], "CGtkShim": ["CGtk"],
    ]

    /// Libraries of the system: a name and the beginnings of the headers that come with it.
    static let systemLibraries: [String: [String]] = [
        "CSQLite": ["sqlite3"], "CZlib": ["zlib"], "CGdkPixbuf": ["gdk-pixbuf/"], "CGtk": [],
    ]

    /// Beginnings of the names of headers that do not come with the C library, and the targets that
    /// may include them.
    static let headers: [(prefix: String, targets: Set<String>)] = [
        ("dnnl", ["CDNNL"]), ("oneapi/", ["CDNNL"]), ("sqlite3", ["CSQLite"]), ("zlib", ["CZlib"]),
        ("gdk-pixbuf/", ["CGdkPixbuf", "CPixbufShim"]),
        ("glib", ["CPixbufShim", "CGtkShim"]), ("gio/", ["CPixbufShim", "CGtkShim"]),
        ("gtk/", ["CGtkShim"]), ("gdk/", ["CGtkShim"]), ("gsk/", ["CGtkShim"]),
        ("adwaita", ["CGtkShim"]), ("cairo", ["CGtkShim"]), ("pango", ["CGtkShim"]),
    ]

    /// Modules of the toolchain. `FoundationEssentials` and not `Foundation`, which makes a
    /// statically linked program four times as large.
    static let toolchain: Set = ["FoundationEssentials", "Glibc", "Dispatch", "Synchronization"]

    /// The targets that may speak to C, and hence answer for its thread safety themselves.
    static let atTheCBoundary = Set(
        doors.filter { !$0.value.isDisjoint(with: Set(shims.keys).union(systemLibraries.keys)) }
            .keys)
}
