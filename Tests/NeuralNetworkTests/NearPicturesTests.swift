import NeuralNetwork
import Testing

@Suite struct NearPicturesTests {
    /// Blots of light in some places, so that some are alike by chance, and variants of earlier ones.
    private static func pictures(_ count: Int) -> [[UInt8]] {
        var generator = SplitMix64(state: 11)
        func number(_ limit: Int) -> Int { Int(generator.next() % UInt64(limit)) }
        var made: [[UInt8]] = []
        for picture in 0..<count {
            if picture % 5 == 4 {
                let from = made[number(made.count)]
                // Darker by a share, and a little otherwise.
                let share = 60 + number(41)
                made.append(from.map { UInt8(min(255, Int($0) * share / 100 + number(9))) })
                continue
            }
            var pixels = [UInt8](repeating: 0, count: 784)
            let (left, top, width, height) = (
                number(12), number(12), 6 + number(10), 6 + number(10)
            )
            for y in top..<min(28, top + height) {
                for x in left..<min(28, left + width) {
                    pixels[y * 28 + x] = UInt8(150 + number(100))
                }
            }
            made.append(pixels)
        }
        return made
    }

    private static func cosines(_ pictures: [[UInt8]]) -> [[Double]] {
        func product(_ a: [UInt8], _ b: [UInt8]) -> Double {
            var sum = 0
            for place in 0..<a.count where a[place] > 0 { sum += Int(a[place]) * Int(b[place]) }
            return Double(sum)
        }
        let squares = pictures.map { product($0, $0) }
        return pictures.indices.map { first in
            pictures.indices.map { second in
                product(pictures[first], pictures[second])
                    / (squares[first] * squares[second]).squareRoot()
            }
        }
    }

    @Test func everyPairIsFoundAndNoOther() throws {
        let pictures = Self.pictures(120)
        let cosines = Self.cosines(pictures)
        let labels = pictures.indices.map { UInt8($0 % 3) }
        let found = try #require(NearPictures(pixels: pictures.flatMap { $0 }, labels: labels))
        var (pairs, others) = (0, 0)
        for index in pictures.indices {
            let near = pictures.indices.filter {
                $0 != index && cosines[index][$0] >= NearPictures.alikeness
            }
            func best(_ among: [Int]) -> Int? {
                among.max { (Float(cosines[index][$0]), -$0) < (Float(cosines[index][$1]), -$1) }
            }
            #expect(found.nearest[index]?.index == best(near))
            let other = best(near.filter { labels[$0] != labels[index] })
            #expect(found.nearestOfOtherClass[index]?.index == other)
            pairs += near.count
            others += other == nil ? 0 : 1
        }
        // There was something to find, and something to pass over.
        #expect(pairs > 20 && others > 10 && found.nearest.contains { $0 == nil })
    }

    @Test func blankPicturesAreTheSame() throws {
        var pixels = [UInt8](repeating: 0, count: 3 * 784)
        pixels[784 + 100] = 1
        let found = try #require(NearPictures(pixels: pixels, labels: [0, 0, 1]))
        #expect(found.nearest.map { $0?.index } == [2, nil, 0])
        #expect(found.nearestOfOtherClass[0]?.alikeness == 1)
        #expect(NearPictures(pixels: [], labels: [])?.nearest.isEmpty == true)
    }

    @Test func aCancelledSearchFindsNothing() async {
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return NearPictures(
                pixels: Self.pictures(50).flatMap { $0 }, labels: Array(repeating: 0, count: 50))
        }
        #expect(await task.value == nil)
    }
}
