import Testing

@Suite("Package.swift")
struct PackageTests {
    /// What Package.swift says that each target depends on.
    private func dependencies() throws -> [String: Set<String>] {
        let text = try SourceTree.file("Package.swift").lines.joined(separator: " ")
        let kinds = /\.(?:target|executableTarget|systemLibrary)\(/
        var result: [String: Set<String>] = [:]
        for declaration in text.split(separator: kinds).dropFirst() {
            let own = declaration.split(separator: /\.testTarget\(/)[0]
            guard let name = own.firstMatch(of: /name: "([^"]+)"/) else { continue }
            let list = own.firstMatch(of: /dependencies: \[([^\]]*)\]/)?.1 ?? ""
            result[String(name.1)] = Set(list.matches(of: /"([^"]+)"/).map { String($0.1) })
        }
        return result
    }

    @Test("targets depend on what the table of rooms says, and no others exist")
    func targetsAgreeWithTheTable() throws {
        var declared = try dependencies()
        for tests in ["TestSupport", "CAllocations"] { declared[tests] = nil }
        var expected = Rooms.doors.merging(Rooms.shims) { door, _ in door }
        for library in Rooms.systemLibraries.keys { expected[library] = [] }
        #expect(declared == expected)
    }

    @Test("each target has its folder, and each folder its target")
    func foldersAgree() throws {
        let folders = try Set(SourceTree.files("Sources", "swift", "c", "h").map(\.target))
        #expect(
            folders
                == Set(Rooms.doors.keys).union(Rooms.shims.keys).union(Rooms.systemLibraries.keys))
    }
}
