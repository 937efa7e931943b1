import CDNNL

/// oneDNN's engine and stream for one plan.
final class PrimitiveContext {
    let pointer: OpaquePointer

    init() throws {
        var created: OpaquePointer?
        let status = cdnnl_context_create(&created)
        guard status.code == 0, let created else {
            cdnnl_context_destroy(created)
            throw EngineError(status)
        }
        pointer = created
    }

    deinit {
        cdnnl_context_destroy(pointer)
    }
}

/// A convolution or matrix product, or a gradient of one, on memory that was bound to it.
protocol Computation: AnyObject {
    var scratchFloats: Int { get }
    func bind(_ role: cdnnl_role, _ buffer: UnsafeMutablePointer<Float>)
    /// Binds a buffer that lives as long as the computation.
    func bind(_ role: cdnnl_role, keeping buffer: AlignedBuffer)
    /// Needed after each change of the weights.
    func pack()
    func run()
}

/// One primitive of oneDNN's.
final class Primitive: Computation {
    /// Beside the sums; see `cdnnl_fusion`.
    struct Fusion {
        var bias = false
        var accumulate = false
        var relu = false
    }

    private let pointer: OpaquePointer
    // The primitive runs on the context's stream.
    private let context: PrimitiveContext
    private var kept: [AlignedBuffer] = []

    init(
        _ context: PrimitiveContext, convolution: cdnnl_convolution, pass: cdnnl_pass,
        fusion: Fusion
    ) throws {
        self.context = context
        var geometry = convolution
        pointer = try Self.created {
            cdnnl_convolution_create(context.pointer, &geometry, pass, fusion.c, &$0)
        }
    }

    init(
        _ context: PrimitiveContext, product: cdnnl_product, pass: cdnnl_pass, fusion: Fusion
    ) throws {
        self.context = context
        var geometry = product
        pointer = try Self.created {
            cdnnl_product_create(context.pointer, &geometry, pass, fusion.c, &$0)
        }
    }

    deinit {
        cdnnl_operation_destroy(pointer)
    }

    var scratchFloats: Int { (cdnnl_scratchpad_size(pointer) + 3) / 4 }

    func bind(_ role: cdnnl_role, _ buffer: UnsafeMutablePointer<Float>) {
        Self.check(cdnnl_bind(pointer, role, buffer))
    }

    func bind(_ role: cdnnl_role, keeping buffer: AlignedBuffer) {
        bind(role, buffer.start)
        kept.append(buffer)
    }

    func pack() {
        Self.check(cdnnl_pack(pointer))
    }

    func run() {
        Self.check(cdnnl_run(pointer))
    }

    private static func created(_ create: (inout OpaquePointer?) -> cdnnl_status) throws
        -> OpaquePointer
    {
        var pointer: OpaquePointer?
        let status = create(&pointer)
        guard status.code == 0, let pointer else { throw EngineError(status) }
        return pointer
    }

    /// What was created runs: anything else is a fault of the plan that bound its buffers.
    private static func check(_ status: cdnnl_status) {
        precondition(status.code == 0, EngineError(status).description)
    }
}

extension Primitive.Fusion {
    fileprivate var c: cdnnl_fusion {
        cdnnl_fusion(bias: bias ? 1 : 0, accumulate: accumulate ? 1 : 0, relu: relu ? 1 : 0)
    }
}

extension EngineError {
    init(_ status: cdnnl_status) {
        let meanings = [
            1: "out of memory", 2: "invalid arguments", 3: "not implemented on this machine",
            4: "the last implementation was reached", 5: "runtime error",
        ]
        self.init(
            code: Int(status.code), operation: status.operation.map { String(cString: $0) } ?? "",
            message: meanings[Int(status.code)] ?? "unknown status")
    }
}
