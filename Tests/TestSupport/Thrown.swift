/// The error of that type that `body` throws, nil if it throws none or another. Before Swift 6.1
/// `#expect(throws:)` does not hand it out.
public func thrown<Failure: Error>(
    _ type: Failure.Type, by body: () throws -> some Any
) -> Failure? {
    do {
        _ = try body()
        return nil
    } catch {
        return error as? Failure
    }
}

/// The same for what suspends.
public func thrown<Failure: Error>(
    _ type: Failure.Type, by body: () async throws -> some Any
) async -> Failure? {
    do {
        _ = try await body()
        return nil
    } catch {
        return error as? Failure
    }
}
