import Testing

@Suite("Doors between rooms")
struct DoorTests {
    @Test("a Swift file imports only what its room may")
    func swiftImports() throws {
        let files = try SourceTree.files("Sources", "swift")
        #expect(files.count > 100)
        for file in files {
            let doors = try #require(Rooms.doors[file.target], "\(file) is in no room")
            let allowed = doors.union(Rooms.toolchain)
            for module in file.imports {
                #expect(allowed.contains(module), "\(file) may not import \(module)")
            }
        }
    }

    @Test("a C file includes only the libraries of its room")
    func cIncludes() throws {
        let files = try SourceTree.files("Sources", "c", "h")
        #expect(files.contains { !$0.includes.isEmpty })
        for file in files {
            for header in file.includes {
                for rule in Rooms.headers where header.hasPrefix(rule.prefix) {
                    #expect(
                        rule.targets.contains(file.target), "\(file) may not include \(header)")
                }
            }
        }
    }

    @Test("each C target is imported by exactly one Swift target")
    func oneSwiftTargetForEachCTarget() {
        let imported = Rooms.doors.values.flatMap { $0 }.filter {
            Rooms.shims[$0] != nil || Rooms.systemLibraries[$0] != nil
        }
        #expect(Set(imported).count == imported.count)
        #expect(Set(imported).isSuperset(of: Rooms.shims.keys))
    }

    @Test(
        "what is imported is read off the line",
        arguments: [
            ("import Glibc", "Glibc"), ("@testable import Datasets", "Datasets"),
            ("public import struct Workbench.Prediction", "Workbench"),
            ("@preconcurrency import CGtkShim  // why", "CGtkShim"),
        ])
    func readsImports(line: String, module: String) {
        #expect(SourceFile(path: "Sources/x/y.swift", lines: [line]).imports == [module])
    }
}
