import NeuralNetwork

extension Workbench {
    /// Images of a part that are nearly the same as another of either part.
    func nearDuplicates(
        of part: Part, progress: @escaping @Sendable (Double) -> Void
    ) async throws -> ReviewList? {
        var sets: [Part: ImageSet] = [:]
        for part in Part.allCases { sets[part] = try await shelf.images(of: part) }
        if knownNear == nil {
            knownNear = await Self.nearPictures(
                in: Part.allCases.compactMap { sets[$0] }, progress: progress)
        }
        guard let near = knownNear else { return nil }
        // Where each image came from, in the order in which they were searched.
        let places = Part.allCases.flatMap { part in
            (0..<(sets[part]?.count ?? 0)).map { (part: part, index: $0) }
        }
        let found = places.indices.filter {
            places[$0].part == part && near.nearest[$0] != nil
        }
        let entries = found.sorted { near.rank($0) < near.rank($1) }.compactMap { place in
            near.best(of: place).map { other in
                let there = places[other.index]
                return ReviewList.Entry(
                    index: places[place].index, score: Double(other.alikeness),
                    finding: .nearDuplicate(
                        part: there.part, index: there.index,
                        label: Int(sets[there.part]?.labels[there.index] ?? 0),
                        alikeness: Double(other.alikeness)))
            }
        }
        return ReviewList(.nearDuplicates, part, entries)
    }

    /// Runs beside the actor; nil if the task was cancelled.
    private nonisolated static func nearPictures(
        in sets: [ImageSet], progress: @Sendable (Double) -> Void
    ) async -> NearPictures? {
        var pixels: [UInt8] = []
        pixels.reserveCapacity(sets.reduce(0) { $0 + $1.count } * NearPictures.size)
        for set in sets {
            for index in 0..<set.count {
                set.withPixels(of: index) { pixels.append(contentsOf: $0) }
            }
        }
        return NearPictures(pixels: pixels, labels: sets.flatMap(\.labels), progress: progress)
    }
}

extension NearPictures {
    /// The picture that a person should compare it with: one of another class if there is one.
    fileprivate func best(of place: Int) -> Neighbour? {
        nearestOfOtherClass[place] ?? nearest[place]
    }

    /// Pairs of two classes first, then the more alike; the two of a pair beside each other.
    fileprivate func rank(_ place: Int) -> (Int, Float, Int, Int) {
        let other = best(of: place)
        return (
            nearestOfOtherClass[place] == nil ? 1 : 0, -(other?.alikeness ?? 0),
            min(place, other?.index ?? place), place
        )
    }
}
