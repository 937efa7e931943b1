import Datasets
import Foundation
import TestSupport
import Testing

/// What becomes of photos of every kind.
struct PhotoTests {
    typealias Options = PhotoConverter.Options

    /// A PNG of `width`×`height` with a filled rectangle (x 1/4…3/4, y 1/8…7/8) on a backdrop.
    static func rectangle(
        width: Int = 160, height: Int = 160, garment: [UInt8], backdrop: [UInt8]
    ) -> [UInt8] {
        let pixels = (0..<width * height).flatMap { position in
            let (x, y) = (position % width, position / width)
            let inside =
                (width / 4..<width * 3 / 4).contains(x) && (height / 8..<height * 7 / 8).contains(y)
            return inside ? garment : backdrop
        }
        return Packing.png(
            width: width, height: height, colorType: garment.count == 4 ? 6 : 2, pixels: pixels)
    }

    static func converted(_ bytes: [UInt8], _ options: Options = Options()) throws -> ConvertedPhoto
    {
        try Photo(bytes: bytes, name: "picture").converted(options)
    }

    /// Columns and rows that are not background.
    static func extent(of image: GrayImage) -> (columns: ClosedRange<Int>, rows: ClosedRange<Int>)?
    {
        let shown = image.pixels.indices.filter { image.pixels[$0] > 0 }
        let columns = shown.map { $0 % image.width }
        guard let left = columns.min(), let right = columns.max(), let first = shown.first,
            let last = shown.last
        else { return nil }
        return (left...right, first / image.width...last / image.width)
    }

    @Test(
        arguments: [
            ([20, 20, 20], [250, 250, 250]), ([250, 250, 250], [15, 15, 15]),
            ([60, 20, 20], [250, 240, 225]), ([230, 230, 120], [20, 30, 60]),
        ] as [([UInt8], [UInt8])])
    func garmentFillsTheHeightLightOnDark(_ garment: [UInt8], _ backdrop: [UInt8]) throws {
        let photo = try Self.converted(Self.rectangle(garment: garment, backdrop: backdrop))
        let extent = try #require(Self.extent(of: photo.image))
        #expect(!photo.isUntouched)
        #expect(photo.image.width == 28 && photo.image.height == 28)
        // 80 × 120 pixels become 19 × 28, centred.
        #expect(extent.rows == 0...27)
        #expect(extent.columns == 4...22)
        #expect(photo.image[14, 14] > 150)
        #expect(photo.image[1, 14] == 0)
    }

    @Test func darknessOfTheClothIsKept() throws {
        let photo = try Self.converted(
            Self.rectangle(garment: [102, 102, 102], backdrop: [255, 255, 255]))
        #expect(photo.image[14, 14] == 153)
    }

    @Test func wideGarmentFillsTheWidth() throws {
        let photo = try Self.converted(
            Self.rectangle(width: 400, height: 80, garment: [9, 9, 9], backdrop: [255, 255, 255]))
        let extent = try #require(Self.extent(of: photo.image))
        // 200 × 60 pixels become 28 × 8.
        #expect(extent.columns == 0...27)
        #expect(extent.rows == 10...17)
    }

    @Test func transparentBackdropCountsAsWhite() throws {
        let photo = try Self.converted(
            Self.rectangle(garment: [0, 0, 0, 255], backdrop: [0, 0, 0, 0]))
        #expect(photo.image[14, 14] == 255)
        #expect(photo.image[0, 0] == 0)
        #expect(photo.preview.rgb.prefix(3) == [255, 255, 255])
    }

    @Test func unevenLightAndAFaintShadowAreNotGarment() throws {
        let (width, height) = (200, 200)
        let pixels: [UInt8] = (0..<width * height).flatMap { position -> [UInt8] in
            let (x, y) = (position % width, position / width)
            let wall = 250 - (x + y) / 10
            let isGarment = (60..<140).contains(x) && (40..<160).contains(y)
            let isShadow = (66..<150).contains(x) && (46..<170).contains(y)
            let value = UInt8(isGarment ? 40 : isShadow ? wall - 20 : wall)
            return [value, value, value]
        }
        let photo = try Self.converted(
            Packing.png(width: width, height: height, colorType: 2, pixels: pixels))
        let extent = try #require(Self.extent(of: photo.image))
        #expect(extent.rows == 0...27)
        #expect(extent.columns == 4...22)
    }

    @Test func aWallLitFromOneSideIsNotGarment() throws {
        let (width, height) = (160, 200)
        let pixels: [UInt8] = (0..<width * height).flatMap { position -> [UInt8] in
            let (x, y) = (position % width, position / width)
            let isGarment = (50..<110).contains(x) && (40..<160).contains(y)
            let value = UInt8(isGarment ? 20 : 90 + x)
            return [value, value, value]
        }
        let photo = try Self.converted(
            Packing.png(width: width, height: height, colorType: 2, pixels: pixels))
        let extent = try #require(Self.extent(of: photo.image))
        #expect(extent.rows == 0...27)
        #expect(extent.columns == 7...20)
    }

    @Test func aGarmentThatCoversACornerIsGarmentThere() throws {
        let (width, height) = (160, 160)
        let pixels: [UInt8] = (0..<width * height).flatMap { position -> [UInt8] in
            let isGarment = position % width < 100 && position / width >= 60
            let value = UInt8(isGarment ? 30 : 240)
            return [value, value, value]
        }
        let photo = try Self.converted(
            Packing.png(width: width, height: height, colorType: 2, pixels: pixels))
        #expect(photo.image[1, 26] > 150)
        #expect(Self.extent(of: photo.image)?.columns == 0...27)
    }

    @Test func lightOnDarkOf28PixelsGoesInByteForByte() throws {
        let drawings = Self.data.appendingPathComponent("drawings")
        for name in try FileManager.default.contentsOfDirectory(atPath: drawings.path) {
            let path = drawings.appendingPathComponent(name).path
            let photo = try Photo(file: path)
            let converted = try photo.converted()
            #expect(converted.isUntouched)
            let red = stride(from: 0, to: photo.preview.rgb.count, by: 3).map {
                photo.preview.rgb[$0]
            }
            #expect(converted.image.pixels == red)
            #expect(
                try photo.converted(Options(inversion: .always)).image.pixels
                    == red.map { 255 - $0 })
        }
    }

    @Test func darkOnLightOf28PixelsIsNegated() throws {
        let light = (0..<784).map { UInt8($0 / 28 == 10 ? 30 : 255) }
        let photo = try Self.converted(
            Packing.png(width: 28, height: 28, colorType: 0, pixels: light))
        #expect(photo.image.pixels == light.map { 255 - $0 })
        #expect(!photo.isUntouched)
    }

    @Test func everyDepthAndPaletteReadsAlike() throws {
        let grey = (0..<784).map { UInt8($0 % 256 / 4) }
        let palette = (0..<256).flatMap { [UInt8($0), UInt8($0), UInt8($0)] }
        let kinds: [[UInt8]] = [
            Packing.png(width: 28, height: 28, colorType: 0, pixels: grey),
            Packing.png(
                width: 28, height: 28, depth: 16, colorType: 0, pixels: grey.flatMap { [$0, $0] }),
            Packing.png(width: 28, height: 28, colorType: 3, palette: palette, pixels: grey),
            Packing.png(
                width: 28, height: 28, colorType: 6, pixels: grey.flatMap { [$0, $0, $0, 255] }),
        ]
        for kind in kinds {
            #expect(try Self.converted(kind).image.pixels == grey)
        }
    }

    @Test func quarterTurnsAndCropAreApplied() throws {
        let bytes = Self.rectangle(
            width: 400, height: 80, garment: [9, 9, 9], backdrop: [255, 255, 255])
        let turned = try Self.converted(bytes, Options(quarterTurns: 1))
        #expect(Self.extent(of: turned.image)?.columns == 10...17)
        #expect(try Self.converted(bytes, Options(quarterTurns: -3)) == turned)
        // The left half of the garment only: 100 × 60 pixels become 28 × 17.
        let crop = PhotoConverter.Crop(x: 0, y: 0, width: 0.5, height: 1)
        let half = try Self.converted(bytes, Options(crop: crop))
        #expect(Self.extent(of: half.image)?.rows == 5...21)
        // Nonsense never traps.
        let nowhere = PhotoConverter.Crop(x: .nan, y: 5, width: -1, height: .infinity)
        #expect(throws: ImageError.blank(name: "picture")) {
            try Self.converted(bytes, Options(crop: nowhere))
        }
    }

    @Test func orientationFromTheCameraIsApplied() throws {
        let path = Self.data.appendingPathComponent("photos/7-sneaker-1.jpg")
        let plain = [UInt8](try Data(contentsOf: path))
        // Exif, little-endian, one entry: orientation 6, to be turned clockwise by 90 degrees.
        let exif: [UInt8] =
            [0xFF, 0xE1, 0, 34] + Array("Exif".utf8) + [0, 0, 0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0]
            + [0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0]
        let turned = try Photo(
            bytes: Array(plain.prefix(2)) + exif + Array(plain.dropFirst(2)), name: "turned")
        let photo = try Photo(bytes: plain, name: "plain")
        #expect(turned.preview.width == photo.preview.height)
        #expect(
            try turned.converted().image == photo.converted(Options(quarterTurns: 1)).image)
    }

    @Test func drawnPhotosResembleTheDrawings() throws {
        let names = try FileManager.default.contentsOfDirectory(
            atPath: Self.data.appendingPathComponent("photos").path)
        #expect(names.count >= 20)
        // A few that differ in shape and backdrop: all of them take long in a debug build.
        let chosen = names.filter { name in
            ["0-t-shirt-3", "3-dress-2", "5-sandal-3", "7-sneaker-3"].contains(
                where: name.hasPrefix)
        }
        #expect(chosen.count == 4)
        for name in chosen {
            let stem = name.prefix { $0 != "." }
            let photo = try Photo(file: Self.data.appendingPathComponent("photos/\(name)").path)
            let drawing = try Photo(
                file: Self.data.appendingPathComponent("drawings/\(stem).png").path)
            let (first, second) = (
                try photo.converted().image.pixels, try drawing.converted().image.pixels
            )
            let difference = zip(first, second).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
            #expect(difference / 784 < 30, "\(name)")
        }
    }

    static let data = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("data")
}
