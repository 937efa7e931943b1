import Datasets
import Testing

/// Pictures vary as asked, and the same way each time.
struct AugmentationTests {
    /// No two pixels of a row or column alike, none of them background.
    private static let image = (0..<784).map { UInt8($0 % 251 + 1) }

    private static func variant(
        _ augmentation: Augmentation, epoch: Int = 0, index: Int = 0, seed: UInt64 = 1,
        scaling: PixelScaling = PixelScaling(scale: 1, offset: 0)
    ) -> [Float] {
        var output = Array(repeating: Float.nan, count: 784)
        image.withUnsafeBufferPointer { image in
            output.withUnsafeMutableBufferPointer { output in
                augmentation.fill(
                    image: image, into: output, scaling: scaling, epoch: epoch, index: index,
                    seed: seed)
            }
        }
        return output
    }

    private static func mirrored(_ values: [Float]) -> [Float] {
        (0..<784).map { values[$0 / 28 * 28 + 27 - $0 % 28] }
    }

    private static let plain = image.map(Float.init)

    @Test func withoutAugmentationPixelsAreScaledOnly() {
        let scaling = PixelScaling(scale: 2, offset: -1)
        #expect(Self.variant(.none, scaling: scaling) == Self.plain.map { $0 * 2 - 1 })
        #expect(Self.variant(.none, scaling: .unit)[250] == Float(251) * (Float(1) / 255))
    }

    @Test func variantDependsOnSeedEpochAndIndexOnly() {
        let augmentation = Augmentation(
            horizontalFlip: .random, padCrop: 4, cutout: 8, randomErasing: 0.5)
        let variants = (0..<20).map { Self.variant(augmentation, epoch: 3, index: $0, seed: 9) }
        let backwards = (0..<20).reversed().map {
            Self.variant(augmentation, epoch: 3, index: $0, seed: 9)
        }
        #expect(variants == backwards.reversed())
        #expect(Set(variants).count == 20)
        #expect(variants[5] != Self.variant(augmentation, epoch: 4, index: 5, seed: 9))
        #expect(variants[5] != Self.variant(augmentation, epoch: 3, index: 5, seed: 8))
    }

    @Test func randomFlipMirrorsAboutHalf() {
        let augmentation = Augmentation(horizontalFlip: .random)
        let flipped = (0..<200).filter { index in
            let variant = Self.variant(augmentation, index: index)
            #expect(variant == Self.plain || variant == Self.mirrored(Self.plain))
            return variant != Self.plain
        }
        #expect((70...130).contains(flipped.count))
    }

    @Test func alternatingFlipShowsBothSidesInTwoEpochs() {
        let augmentation = Augmentation(horizontalFlip: .alternating)
        var startMirrored = 0
        for index in 0..<200 {
            let epochs = (0..<4).map { Self.variant(augmentation, epoch: $0, index: index) }
            #expect(epochs[0] == Self.mirrored(epochs[1]))
            #expect(epochs[0] == epochs[2])
            #expect(epochs[1] == epochs[3])
            startMirrored += epochs[0] == Self.plain ? 0 : 1
        }
        #expect((70...130).contains(startMirrored))
    }

    @Test func padCropShiftsByFourAtMostAndFillsWithBackground() {
        var shifts: Set<[Int]> = []
        for index in 0..<300 {
            let variant = Self.variant(Augmentation(padCrop: 4), index: index)
            let shift = Self.shift(of: variant, within: 4)
            #expect(shift != nil)
            shifts.insert(shift ?? [])
        }
        // 81 shifts are possible and each is as likely.
        #expect(shifts.count > 70)
    }

    @Test func translateFillsFromThePictureItself() {
        for index in 0..<50 {
            let variant = Self.variant(Augmentation(translate: 2), index: index)
            #expect(!variant.contains(0))
            #expect(Self.shift(of: variant, within: 2, border: 2) != nil)
        }
    }

    /// By how much `variant` is the plain picture shifted; outside of it must be 0. `border` pixels
    /// at the edge are not looked at.
    private static func shift(of variant: [Float], within reach: Int, border: Int = 0) -> [Int]? {
        for dy in -reach...reach {
            for dx in -reach...reach {
                let fits = (border..<28 - border).allSatisfy { y in
                    (border..<28 - border).allSatisfy { x in
                        let (row, column) = (y + dy, x + dx)
                        let inside = (0..<28).contains(row) && (0..<28).contains(column)
                        return variant[y * 28 + x] == (inside ? plain[row * 28 + column] : 0)
                    }
                }
                if fits { return [dx, dy] }
            }
        }
        return nil
    }

    @Test func cutoutClearsASquareThatTheBorderMayCut() {
        var whole = 0
        for index in 0..<100 {
            let scaling = PixelScaling(scale: 1, offset: -0.5)
            let variant = Self.variant(Augmentation(cutout: 8), index: index, scaling: scaling)
            let cleared = (0..<784).filter { variant[$0] == -0.5 }
            let rows = Set(cleared.map { $0 / 28 })
            let columns = Set(cleared.map { $0 % 28 })
            #expect(cleared.count == rows.count * columns.count)
            #expect((4...8).contains(rows.count))
            #expect((4...8).contains(columns.count))
            whole += cleared.count == 64 ? 1 : 0
        }
        #expect(whole > 30)
    }

    @Test func theSquareMayHaveAGreyOfItsOwn() {
        for index in 0..<20 {
            let black = Self.variant(Augmentation(cutout: 8), index: index, scaling: .unit)
            let grey = Self.variant(
                Augmentation(cutout: 8, cutoutFill: 73), index: index, scaling: .unit)
            for (black, grey) in zip(black, grey) {
                #expect(grey == (black == 0 ? PixelScaling.unit.input(of: 73) : black))
            }
        }
        #expect(
            Augmentation(cutout: 8, cutoutFill: 73).description == "cutout 8 of 73")
    }

    @Test func randomErasingChangesARectangleAsOftenAsAsked() {
        let augmentation = Augmentation(randomErasing: 0.5)
        var erased = 0
        for index in 0..<200 {
            let variant = Self.variant(augmentation, index: index)
            let changed = (0..<784).filter { variant[$0] != Self.plain[$0] }
            guard !changed.isEmpty else { continue }
            erased += 1
            let rows = Set(changed.map { $0 / 28 }).count
            let columns = Set(changed.map { $0 % 28 }).count
            #expect(Double(rows * columns) <= 0.45 * 784)
            #expect(Double(changed.count) > 0.8 * Double(rows * columns))
        }
        #expect((70...130).contains(erased))
    }
}
