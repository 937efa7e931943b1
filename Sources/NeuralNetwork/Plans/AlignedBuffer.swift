import Glibc

/// Floats at an address that is a multiple of 64 bytes, a cache line and the widest vector; all 0.
final class AlignedBuffer {
    let floats: UnsafeMutableBufferPointer<Float>

    var start: UnsafeMutablePointer<Float> { base.assumingMemoryBound(to: Float.self) }

    private let base: UnsafeMutableRawPointer
    private static let hugePage = 2 << 20

    init(count: Int) {
        let bytes = max(count, 1) * MemoryLayout<Float>.stride
        if bytes >= Self.hugePage / 2 {
            // Walking over megabytes, a processor spends much of its time on where their pages of
            // 4 KB lie. Where the kernel has no huge pages left, this is a wish that is not granted.
            let whole = (bytes + Self.hugePage - 1) / Self.hugePage * Self.hugePage
            base = .allocate(byteCount: whole, alignment: Self.hugePage)
            madvise(base, whole, MADV_HUGEPAGE)
        } else {
            base = .allocate(byteCount: bytes, alignment: 64)
        }
        let start = base.initializeMemory(as: Float.self, repeating: 0, count: max(count, 1))
        floats = UnsafeMutableBufferPointer(start: start, count: count)
    }

    convenience init(_ values: [Float]) {
        self.init(count: values.count)
        _ = floats.update(from: values)
    }

    deinit {
        base.deallocate()
    }
}

/// Memory that operations share because only one runs at a time: reserve first, then allocate once.
final class ScratchMemory {
    private var count = 0
    private var buffer: AlignedBuffer?

    func reserve(_ floats: Int) {
        precondition(buffer == nil, "scratch memory reserved after it was allocated")
        count = max(count, floats)
    }

    func allocate() {
        buffer = AlignedBuffer(count: count)
    }

    /// Valid after `allocate`.
    var start: UnsafeMutablePointer<Float> {
        guard let buffer else { preconditionFailure("scratch memory used before it was allocated") }
        return buffer.start
    }
}
