import CGtkShim

/// A point in time as the clock and the calendar of this place show it.
public struct LocalTime: Sendable {
    private let seconds: gint64

    /// - Parameter seconds: Since 1970 in UTC.
    public init(secondsSince1970 seconds: Double) {
        self.seconds = gint64(seconds.rounded(.down))
    }

    /// The time as `format` of g_date_time_format says, such as `%H:%M`; empty for a time that no
    /// calendar has.
    public func text(_ format: String) -> String {
        guard let time = g_date_time_new_from_unix_local(seconds) else { return "" }
        defer { g_date_time_unref(time) }
        guard let text = g_date_time_format(time, format) else { return "" }
        defer { g_free(text) }
        return String(cString: text)
    }
}
