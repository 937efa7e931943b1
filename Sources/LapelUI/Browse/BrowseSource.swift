import Workbench

/// Which images Browse shows: a part of the data set, or the person's own.
enum BrowseSource: Hashable, Sendable, CaseIterable {
    case part(Part)
    case own

    static var allCases: [BrowseSource] { Part.allCases.map(Self.part) + [.own] }

    /// As the window names it.
    var title: String {
        switch self {
        case .part(let part): part.title
        case .own: "Own images"
        }
    }
}
