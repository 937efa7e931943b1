import NeuralNetwork

extension Workbench {
    /// Images that are nearly the same as another: of a part as one of either part, own ones as another
    /// own one.
    func nearDuplicates(
        of looked: SourceImages, progress: @escaping @Sendable (Double) -> Void
    ) async throws -> ReviewList? {
        var groups = [looked]
        if looked.source != .own {
            groups = []
            for part in Part.allCases { groups.append(try await images(of: ImageSource(part))) }
        }
        let known = looked.source == .own ? nil : knownNear
        let found: NearPictures?
        if let known {
            found = known
        } else {
            found = await Self.nearPictures(in: groups, progress: progress)
        }
        guard let near = found else { return nil }
        if looked.source != .own { knownNear = near }
        // Where each image came from, in the order in which they were searched.
        let places = groups.flatMap { group in
            group.labels.indices.map {
                (source: group.source, index: $0, label: group.labels[$0])
            }
        }
        let own = places.indices.filter {
            places[$0].source == looked.source && near.nearest[$0] != nil
        }
        let entries = own.sorted { near.rank($0) < near.rank($1) }.compactMap { place in
            near.best(of: place).map { other in
                let there = places[other.index]
                return ReviewList.Entry(
                    index: places[place].index, score: Double(other.alikeness),
                    finding: .nearDuplicate(
                        source: there.source, index: there.index, label: there.label,
                        alikeness: Double(other.alikeness)))
            }
        }
        return ReviewList(.nearDuplicates, looked.source, entries)
    }

    /// Runs beside the actor; nil if the task was cancelled.
    private nonisolated static func nearPictures(
        in groups: [SourceImages], progress: @Sendable (Double) -> Void
    ) async -> NearPictures? {
        var pixels: [UInt8] = []
        pixels.reserveCapacity(groups.reduce(0) { $0 + $1.labels.count } * NearPictures.size)
        for group in groups {
            for index in group.labels.indices {
                group.images.set.withPixels(of: index) { pixels.append(contentsOf: $0) }
            }
        }
        // What has no label is of a class of its own: a copy of a labelled image comes first.
        let labels = groups.flatMap { $0.labels.map { UInt8($0 ?? 255) } }
        return NearPictures(pixels: pixels, labels: labels, progress: progress)
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
