import Testing

/// What this machine does not build: the other version of oneDNN, the other processor.
@Suite("Portability")
struct PortabilityTests {
    // Debian 12 builds with version 2; without this nobody would look at the other half.
    @Test(
        "the shim fits oneDNN 3",
        .enabled(
            if: OneDNN3.headers != nil,
            "no headers of oneDNN 3: pip install onednn-devel, or name a folder in LAPEL_ONEDNN3"))
    func oneDNN3() throws {
        let headers = try #require(OneDNN3.headers)
        let compiler = try #require(Compiler("clang", "gcc", "cc"))
        let complaints = try compiler.complaints(about: "CDNNL", ["-I", headers])
        #expect(complaints.isEmpty, "\(headers): \(complaints)")
    }

    // The test below looks for x86-64's words everywhere; this one knows C better.
    @Test(
        "the kernels fit 64-bit ARM",
        .enabled(
            if: Compiler.aarch64 != nil,
            "no cross compiler: install gcc-aarch64-linux-gnu and libc6-dev-arm64-cross"))
    func kernelsOnARM() throws {
        let compiler = try #require(Compiler.aarch64)
        let complaints = try compiler.complaints(about: "CKernels")
        #expect(complaints.isEmpty, "\(complaints)")
    }

    @Test("C that only one kind of processor understands stands where it was asked for that")
    func guards() throws {
        var found = 0
        for file in try SourceTree.files("Sources", "c", "h") {
            for line in Self.linesForOneProcessor(file.lines) {
                found += 1
                #expect(line.isGuarded, "\(file):\(line.number)")
            }
        }
        #expect(found > 3)
    }

    @Test(
        "a guard is one while it lasts",
        arguments: [
            (["#if defined(__x86_64__)", "#include <immintrin.h>"], true),
            (["#ifdef __x86_64__", "#if A", "#endif", "_mm_getcsr()"], true),
            (["#include <immintrin.h>"], false),
            (["#if defined(__x86_64__)", "#endif", "_mm_getcsr()"], false),
            (["#if defined(__x86_64__)", "#else", "__asm__(\"nop\")"], false),
            (["#if A", "#elif defined(__aarch64__)", "__asm__(\"yield\")"], true),
        ])
    func findsGuards(lines: [String], isGuarded: Bool) {
        #expect(Self.linesForOneProcessor(lines).map(\.isGuarded) == [isGuarded])
    }

    private static func isForOneProcessor(_ line: String) -> Bool {
        line.contains(/mmintrin|_mm\d*_|__builtin_(cpu|ia32)_|\basm\b|__asm|target\("/)
    }

    private static func asksForOneProcessor(_ line: String) -> Bool {
        line.contains("__x86_64__") || line.contains("__aarch64__")
    }

    private static func linesForOneProcessor(
        _ lines: [String]
    ) -> [(number: Int, isGuarded: Bool)] {
        var guards: [Bool] = []
        var result: [(number: Int, isGuarded: Bool)] = []
        for (index, line) in lines.enumerated() {
            if line.hasPrefix("#if") {
                guards.append(asksForOneProcessor(line))
            } else if line.hasPrefix("#el"), !guards.isEmpty {
                guards[guards.count - 1] = asksForOneProcessor(line)
            } else if line.hasPrefix("#endif") {
                guards = guards.dropLast()
            } else if isForOneProcessor(line) {
                result.append((index + 1, guards.contains(true)))
            }
        }
        return result
    }
}
