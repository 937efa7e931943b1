import Datasets
import Foundation
import TestSupport
import Testing

/// Files that are no pictures, or want too much, get one clear error each and never hang.
struct HostilePictureTests {
    private static let picture = Packing.png(
        width: 40, height: 40, colorType: 0, pixels: Array(repeating: 7, count: 1_600))

    @Test func emptyFile() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("empty.png", [])
        #expect(throws: ImageError.empty(name: path)) { try Photo(file: path) }
    }

    @Test func textNamedAsAPicture() throws {
        let bytes = Array("this is not a picture, whatever its name says\n".utf8)
        #expect(throws: ImageError.notAPicture(name: "text.png")) {
            try Photo(bytes: bytes, name: "text.png")
        }
    }

    @Test(arguments: [20, 60, 600, 1_700]) func pngCutOff(after count: Int) throws {
        #expect(count < Self.picture.count)
        try Self.expectDamaged(Array(Self.picture.prefix(count)), name: "cut.png")
    }

    @Test(arguments: [0.01, 0.5, 0.999]) func jpegCutOff(after share: Double) throws {
        let path = PhotoTests.data.appendingPathComponent("photos/7-sneaker-1.jpg")
        let bytes = [UInt8](try Data(contentsOf: path))
        let cut = bytes.prefix(Int(Double(bytes.count) * share))
        try Self.expectDamaged(Array(cut), name: "cut.jpg")
        // Cameras write more after the picture's end.
        _ = try Photo(bytes: bytes + [1, 2, 3], name: "long.jpg")
    }

    private static func expectDamaged(_ bytes: [UInt8], name: String) throws {
        let error = thrown(ImageError.self) { try Photo(bytes: bytes, name: name) }
        guard case .damaged(name, _) = error else {
            Issue.record("\(name): \(String(describing: error))")
            return
        }
    }

    @Test func pictureOfThirtyThousandPixelsEachWayIsRefusedByItsHeader() throws {
        var bytes = Self.picture
        // Width and height in the header, and its checksum made to fit.
        let wide = Packing.png(width: 30_000, height: 30_000, colorType: 0, pixels: [])
        bytes.replaceSubrange(0..<33, with: wide[0..<33])
        #expect(
            throws: ImageError.tooManyPixels(
                name: "huge.png", width: 30_000, height: 30_000, limit: 64_000_000)
        ) {
            try Photo(bytes: bytes, name: "huge.png")
        }
    }

    @Test func folderAndDeviceAndPipe() throws {
        let folder = try TemporaryFolder()
        #expect(
            throws: ImageError.unreadable(name: folder.url.path, reason: "it is a folder")
        ) {
            try Photo(file: folder.url.path)
        }
        let pipe = folder.path("pipe")
        #expect(mkfifo(pipe, 0o600) == 0)
        for path in [pipe, "/dev/zero"] {
            #expect(
                throws: ImageError.unreadable(name: path, reason: "it is a device or a pipe")
            ) {
                try Photo(file: path)
            }
        }
        #expect(
            throws: ImageError.unreadable(
                name: "/nonexistent.png", reason: "No such file or directory")
        ) {
            try Photo(file: "/nonexistent.png")
        }
    }

    @Test func fileLargerThanIsRead() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("large.png", Self.picture)
        #expect(truncate(path, 300 << 20) == 0)
        #expect(
            throws: ImageError.fileTooLarge(name: path, bytes: 300 << 20, limit: 256 << 20)
        ) {
            try Photo(file: path)
        }
    }

    @Test func pictureOfOneColour() throws {
        let photo = try Photo(bytes: Self.picture, name: "plain.png")
        #expect(throws: ImageError.blank(name: "plain.png")) { try photo.converted() }
    }

    @Test func animationShowsItsFirstFrame() throws {
        // Two frames of 1×1, black and then white.
        let frame: (UInt8) -> [UInt8] = { code in
            [0x21, 0xF9, 4, 0, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, code, 1, 0]
        }
        let bytes =
            Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255] + frame(0x44)
            + frame(0x4C) + [0x3B]
        let photo = try Photo(bytes: bytes, name: "two.gif")
        #expect(photo.preview.rgb == [0, 0, 0])
    }

    @Test func errorsNameThePictureInOneSentence() {
        let errors: [ImageError] = [
            .empty(name: "a.png"), .notAPicture(name: "a.png"), .blank(name: "a.png"),
            .damaged(name: "a.png", reason: "why"), .outOfMemory(name: "a.png"),
            .tooManyPixels(name: "a.png", width: 1, height: 1, limit: 64_000_000),
            .fileTooLarge(name: "a.png", bytes: 300 << 20, limit: 256 << 20),
            .unreadable(name: "a.png", reason: "why"), .unwritable(path: "a.png", reason: "why"),
        ]
        for error in errors {
            let text = "\(error)"
            #expect(text.contains("a.png"))
            #expect(text.hasSuffix("."))
            #expect(!text.contains("\n"))
        }
    }
}

/// Saved pictures come back as they were.
struct PNGTests {
    @Test func savedPictureOpensAsItWas() throws {
        let folder = try TemporaryFolder()
        let image = GrayImage(
            width: 28, height: 28, pixels: (0..<784).map { UInt8($0 * 7 % 256 / 2) })
        let path = folder.path("saved.png")
        try folder.write("saved.png", [1, 2, 3])
        try image.writePNG(to: path)
        #expect(try Photo(file: path).converted().image == image)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["saved.png"])
    }

    @Test func folderThatIsNotThereIsNamed() throws {
        let error = thrown(ImageError.self) {
            try GrayImage(blankOfWidth: 28, height: 28).writePNG(to: "/nonexistent/a.png")
        }
        guard case .unwritable("/nonexistent/a.png", let reason) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(reason.contains("No such file"))
    }

    @Test func identifierIsTheDigestOfThePixels() {
        #expect(
            GrayImage(width: 3, height: 1, pixels: Array("abc".utf8)).id
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
