import CGtkShim

/// A picture that GTK can show, drop and paste.
public final class Texture: GObj {
    /// Makes a texture of 8-bit grey, row by row, 0 = black.
    public convenience init(grey pixels: [UInt8], width: Int, height: Int) {
        precondition(pixels.count == width * height, "\(pixels.count) pixels, \(width)×\(height)")
        // GTK 4.8 has no grey format.
        var colour = [UInt8]()
        colour.reserveCapacity(3 * pixels.count)
        for pixel in pixels {
            colour.append(pixel)
            colour.append(pixel)
            colour.append(pixel)
        }
        self.init(rgb: colour, width: width, height: height)
    }

    /// Makes a texture of 8-bit red, green, blue, row by row.
    public init(rgb pixels: [UInt8], width: Int, height: Int) {
        precondition(
            pixels.count == 3 * width * height, "\(pixels.count) bytes, \(width)×\(height)×3")
        let bytes = g_bytes_new(pixels, gsize(pixels.count))
        defer { g_bytes_unref(bytes) }
        super.init(
            owning: UnsafeMutableRawPointer(
                gdk_memory_texture_new(
                    Int32(width), Int32(height), GDK_MEMORY_R8G8B8, bytes, gsize(3 * width))))
    }

    override init(owning pointer: UnsafeMutableRawPointer?) {
        super.init(owning: pointer)
    }

    override init(retaining pointer: UnsafeMutableRawPointer?) {
        super.init(retaining: pointer)
    }

    /// The width in its own pixels.
    public var width: Int { Int(gdk_texture_get_width(p())) }
    /// The height in its own pixels.
    public var height: Int { Int(gdk_texture_get_height(p())) }

    /// The picture as a PNG file's bytes, so that whatever decodes files decodes this as well.
    public func pngBytes() -> [UInt8] {
        guard let bytes = gdk_texture_save_to_png_bytes(p()) else { return [] }
        defer { g_bytes_unref(bytes) }
        var count: gsize = 0
        guard let start = g_bytes_get_data(bytes, &count) else { return [] }
        return [UInt8](UnsafeRawBufferPointer(start: start, count: Int(count)))
    }

    /// The pixels as red, green, blue, alpha, row by row; colours are multiplied by alpha.
    public func rgba() -> [UInt8] {
        var pixels = [UInt8](repeating: 0, count: 4 * width * height)
        gdk_texture_download(p(), &pixels, gsize(4 * width))
        // GDK downloads cairo's native order: blue, green, red, alpha on little-endian machines.
        for start in stride(from: 0, to: pixels.count, by: 4) { pixels.swapAt(start, start + 2) }
        return pixels
    }
}
