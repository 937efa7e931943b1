import Foundation
import TestSupport

/// Pictures for `lapel predict`, good and bad.
enum PictureFiles {
    /// The repository's root.
    static let checkout = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The repository's drawings, 28×28 PNG.
    static func drawings() throws -> [String] {
        let folder = checkout.appending(path: "data/drawings")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            .filter { $0.hasSuffix(".png") }.map { folder.appending(path: $0).path }
    }

    /// The beginning of a PNG file that states 30,000×30,000 grey pixels and holds a few of them,
    /// its checksums right.
    static let huge = [UInt8](
        Data(
            base64Encoded:
                "iVBORw0KGgoAAAANSUhEUgAAdTAAAHUwCAAAAABDTKdmAAAADUlEQVR4nGNgGAXEAgABLAABB4rG"
                + "Lg==") ?? Data())
}
