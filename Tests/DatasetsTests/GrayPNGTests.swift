import Datasets
import TestSupport
import Testing

@Suite("PNG of a sample")
struct GrayPNGTests {
    @Test(
        "a picture comes back byte for byte, also a light one that a conversion would negate",
        arguments: [
            (0..<784).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ $0 >> 3) },
            Array(repeating: 255, count: 784), Array(repeating: 0, count: 784),
        ])
    func roundTrip(pixels: [UInt8]) throws {
        let image = GrayImage(width: 28, height: 28, pixels: pixels)
        #expect(try Photo(bytes: image.png, name: "it").sample == image)
    }

    @Test("another size is no sample, and neither is a picture in colour")
    func otherPictures() throws {
        let wide = GrayImage(blankOfWidth: 29, height: 28)
        #expect(try Photo(bytes: wide.png, name: "it").sample == nil)
        let folder = try TemporaryFolder()
        let path = try folder.write("it.png", wide.png)
        #expect(try Photo(file: path).preview.width == 29)
    }
}
