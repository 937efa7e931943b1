extension Drawing {
    /// Gives the brush's ink to the pixel and to all that are connected with it by an edge and
    /// differ from it by at most `tolerance`; with `mirrors`, on the other half too.
    ///
    /// - Precondition: the pixel lies on the canvas.
    public mutating func fill(x: Int, y: Int, tolerance: Int = 32) {
        precondition(
            (0..<Self.edge).contains(x) && (0..<Self.edge).contains(y),
            "pixel (\(x), \(y)) of a canvas of \(Self.edge)×\(Self.edge)")
        change { drawing in
            var area = drawing.connected(x, y, tolerance: tolerance)
            if drawing.mirrors {
                area.formUnion(drawing.connected(Self.edge - 1 - x, y, tolerance: tolerance))
            }
            for index in area {
                drawing.image[index % Self.edge, index / Self.edge] = drawing.brush.shade
            }
        }
    }

    /// Indices of the pixels that a fill from (x, y) reaches.
    private func connected(_ x: Int, _ y: Int, tolerance: Int) -> Set<Int> {
        let wanted = Int(image[x, y])
        var reached: Set<Int> = []
        var pending = [(x, y)]
        while let (x, y) = pending.popLast() {
            guard (0..<Self.edge).contains(x), (0..<Self.edge).contains(y),
                abs(Int(image[x, y]) - wanted) <= tolerance,
                reached.insert(y * Self.edge + x).inserted
            else { continue }
            pending += [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)]
        }
        return reached
    }
}
