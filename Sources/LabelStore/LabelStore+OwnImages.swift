import FoundationEssentials

extension LabelStore {
    /// The collection: what was added and not removed, and every image outside the data set that
    /// has a label now; in the order in which they came, each content once.
    public func ownImages() throws -> [OwnImageRecord] {
        try reading { try $0.rows(OwnImageRecord.select, make: OwnImageRecord.init) }
    }

    /// Adds those images that have not been added before, as one step, which one undo takes back.
    ///
    /// - Returns: The step; nil where all of them were there.
    @discardableResult
    public func addOwnImages(
        _ images: [OwnImageRecord], at time: Date = Date()
    ) throws -> LabelStep? {
        try writing(.labels) { database in
            let sql = "SELECT sample FROM current_own_event WHERE kept"
            var known = Set(try database.rows(sql) { $0.column(0, as: String.self) })
            let new = images.filter { known.insert($0.sampleID).inserted }
            guard !new.isEmpty else { return nil }
            let step = try database.appendStep(.add, at: time)
            let addSample = try database.prepare(
                """
                INSERT INTO sample (id, pixels) VALUES (?, ?)
                ON CONFLICT (id) DO UPDATE SET pixels = coalesce(pixels, excluded.pixels)
                """)
            for image in new { try addSample.run([image.sampleID, image.pixels]) }
            try database.appendEntries(for: new, kept: true, to: step)
            return try database.step(step)
        }
    }

    /// Takes those of the images that are there out of the collection, and takes their labels back,
    /// as one step.
    ///
    /// - Returns: The step; nil where none of them was there.
    @discardableResult
    public func removeOwnImages(_ ids: [String], at time: Date = Date()) throws -> LabelStep? {
        try writing(.labels) { database in
            let wanted = Set(ids)
            let images = try database.rows(OwnImageRecord.select, make: OwnImageRecord.init)
                .filter { wanted.contains($0.sampleID) }
            guard !images.isEmpty else { return nil }
            let step = try database.appendStep(.remove, at: time)
            try database.appendEntries(for: images, kept: false, to: step)
            let labelled = Set(images.filter { $0.label != nil }.map(\.sampleID))
            let taken = try database.labelsOutsideTheDataset().filter {
                labelled.contains($0.sampleID)
            }
            try append(
                taken.map { correction in
                    var back = correction
                    back.corrected = nil
                    return (back, time)
                }, to: step, in: database)
            return try database.step(step)
        }
    }

    /// The samples that a step added to the collection or removed, in that order.
    public func ownSamples(ofStep step: Int64) throws -> [String] {
        try reading { database in
            let sql = "SELECT sample FROM own_event WHERE step = ? ORDER BY id"
            return try database.rows(sql, step) { $0.column(0) }
        }
    }
}

extension Database {
    fileprivate func appendEntries(
        for images: [OwnImageRecord], kept: Bool, to step: Int64
    ) throws {
        let statement = try prepare(
            """
            INSERT INTO own_event (step, sample, origin, file, path, kept)
            VALUES (?, ?, ?, ?, ?, ?)
            """)
        for image in images {
            let (origin, _, file) = image.origin.columns
            try statement.run([step, image.sampleID, origin, file, image.path, kept])
        }
    }

    fileprivate func labelsOutsideTheDataset() throws -> [Correction] {
        let sql = """
            SELECT \(LabelEvent.columns)
            FROM current_event AS event JOIN sample ON sample.id = event.sample
            WHERE event.corrected IS NOT NULL AND event.origin IN ('drawn', 'image')
            ORDER BY event.id
            """
        return try rows(sql) { LabelEvent($0).correction }
    }
}
