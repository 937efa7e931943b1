import Testing

@testable import NeuralNetwork

@Suite struct SHA256Tests {
    /// Of the bytes 0, 1, … 250, 0, 1, …; from Python's hashlib, around the edges of blocks.
    private static let digests = [
        0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        3: "ae4b3280e56e2faf83f414a6e3dabe9d5fbe18976544c05fed121accb85b53fc",
        55: "463eb28e72f82e0a96c0a4cc53690c571281131f672aa229e0d45ae59b598b59",
        56: "da2ae4d6b36748f2a318f23e7ab1dfdf45acdc9d049bd80e59de82a60895f562",
        63: "29af2686fd53374a36b0846694cc342177e428d1647515f078784d69cdb9e488",
        64: "fdeab9acf3710362bd2658cdc9a29e8f9c757fcf9811603a8c447cd1d9151108",
        65: "4bfd2c8b6f1eec7a2afeb48b934ee4b2694182027e6d0fc075074f2fabb31781",
        1000: "4e4c294b331f7a2099a379bec34b9f9fc03dc46ab465d998f4d683da53487e6d",
    ]

    @Test(arguments: digests)
    func agreesWithHashlib(count: Int, digest: String) {
        #expect(SHA256.hexadecimal((0..<count).map { UInt8($0 % 251) }) == digest)
    }

    @Test(arguments: [1, 7, 64, 65, 999])
    func piecesGiveTheDigestOfTheWhole(size: Int) {
        let bytes = (0..<1000).map { UInt8($0 % 251) }
        var hash = SHA256()
        for start in stride(from: 0, to: 1000, by: size) {
            bytes[start..<min(start + size, 1000)].withUnsafeBytes { hash.update($0) }
        }
        #expect(hash.finish() == Self.digests[1000])
    }
}
