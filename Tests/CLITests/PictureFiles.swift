import Foundation
import TestSupport

/// Pictures for `lapel predict`, good and bad.
enum PictureFiles {
    /// The repository's drawings, 28×28 PNG.
    static func drawings() throws -> [String] {
        let folder = Checkout.root.appending(path: "data/drawings")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            .filter { $0.hasSuffix(".png") }.map { folder.appending(path: $0).path }
    }

    /// A BMP file of grey pixels, 28×28, row by row from the top.
    static func bmp(_ pixels: [UInt8]) -> [UInt8] {
        func little(_ value: Int, _ bytes: Int) -> [UInt8] {
            (0..<bytes).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
        }
        let header =
            Array("BM".utf8) + little(54 + 28 * 84, 4) + little(0, 4) + little(54, 4)
            + little(40, 4) + little(28, 4) + little(28, 4) + little(1, 2) + little(24, 2)
            + Array(repeating: 0, count: 24)
        let rows = (0..<28).reversed().flatMap { row in
            pixels[row * 28..<(row + 1) * 28].flatMap { [$0, $0, $0] }
        }
        return header + rows
    }

    /// The beginning of a PNG file that states 30,000×30,000 grey pixels and holds a few of them,
    /// its checksums right.
    static let huge = [UInt8](
        Data(
            base64Encoded:
                "iVBORw0KGgoAAAANSUhEUgAAdTAAAHUwCAAAAABDTKdmAAAADUlEQVR4nGNgGAXEAgABLAABB4rG"
                + "Lg==") ?? Data())
}
