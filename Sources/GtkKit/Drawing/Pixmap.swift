import CGtkShim

/// Pixels in the form that drawing wants them; made once, drawn often.
@MainActor
public final class Pixmap {
    /// Owned by the pixmap alone; cairo counts references atomically.
    nonisolated(unsafe) let surface: OpaquePointer
    /// The width in its own pixels.
    public let width: Int
    /// The height in its own pixels.
    public let height: Int

    /// Makes a picture of 8-bit grey, row by row, 0 = black, or the other way round.
    public init(grey pixels: [UInt8], width: Int, height: Int, isInverted: Bool = false) {
        precondition(pixels.count == width * height, "\(pixels.count) pixels, \(width)×\(height)")
        self.width = width
        self.height = height
        let mask: UInt8 = isInverted ? 255 : 0
        surface = Self.makeSurface(width, height) { x, y in
            let grey = UInt32(pixels[y * width + x] ^ mask)
            return 0xFF00_0000 | grey << 16 | grey << 8 | grey
        }
    }

    /// Makes a picture of 8-bit red, green, blue, row by row.
    public init(rgb pixels: [UInt8], width: Int, height: Int) {
        precondition(
            pixels.count == 3 * width * height, "\(pixels.count) bytes, \(width)×\(height)×3")
        self.width = width
        self.height = height
        surface = Self.makeSurface(width, height) { x, y in
            let start = 3 * (y * width + x)
            let red = UInt32(pixels[start])
            let green = UInt32(pixels[start + 1])
            let blue = UInt32(pixels[start + 2])
            return 0xFF00_0000 | red << 16 | green << 8 | blue
        }
    }

    deinit {
        cairo_surface_destroy(surface)
    }

    private static func makeSurface(
        _ width: Int, _ height: Int, pixel: (Int, Int) -> UInt32
    ) -> OpaquePointer {
        let new = cairo_image_surface_create(CAIRO_FORMAT_RGB24, Int32(width), Int32(height))
        guard let surface = new, let data = cairo_image_surface_get_data(surface) else {
            preconditionFailure("no memory for \(width)×\(height) pixels")
        }
        cairo_surface_flush(surface)
        let stride = Int(cairo_image_surface_get_stride(surface))
        for y in 0..<height {
            let row = UnsafeMutableRawPointer(data + y * stride)
            for x in 0..<width {
                row.storeBytes(of: pixel(x, y), toByteOffset: 4 * x, as: UInt32.self)
            }
        }
        cairo_surface_mark_dirty(surface)
        return surface
    }
}
