import FoundationEssentials
import Glibc
import GtkKit

/// Measures the window from inside while it runs, where `LAPEL_PROBE` names a file: time to the first
/// usable frame, from a stroke's event to its bars and to the frame that shows them, stalls of the main loop, frames a
/// second while scrolling. Writes them there as JSON when the window closes. Times in milliseconds.
@MainActor
final class Probe {
    /// Nil unless it was asked for.
    static let shared = ProcessInfo.processInfo.environment["LAPEL_PROBE"].map { Probe(path: $0) }

    private struct Report: Codable {
        var firstUsableFrame: Double?
        var strokeToBars: [Double] = []
        var strokeToFrame: [Double] = []
        var longestStall = 0.0
        var stallsOver50 = 0
        var longestFrame = 0.0
        var frames = 0
        var seconds = 0.0
        var peakResidentMegabytes = 0
    }

    private let path: String
    private var report = Report()
    private var began = Probe.now()
    private var lastTick = Probe.now()
    private var lastFrame: Double?
    private var strokeBegan: Double?

    private init(path: String) {
        self.path = path
        let period = 5
        MainLoop.every(milliseconds: period) { [weak self] in
            guard let self else { return false }
            let now = Self.now()
            let stall = now - lastTick - Double(period)
            lastTick = now
            // What comes before the first frame is counted there.
            guard report.firstUsableFrame != nil else { return true }
            report.longestStall = max(report.longestStall, stall)
            if stall > 50 { report.stallsOver50 += 1 }
            return true
        }
    }

    /// The model is open and the page is about to be drawn.
    func isUsable(_ widget: Widget) {
        guard report.firstUsableFrame == nil else { return }
        widget.onFrame { [weak self] in
            self?.report.firstUsableFrame = Self.sinceProcessStart()
            self?.began = Self.now()
            return false
        }
    }

    /// The pointer changed the canvas.
    func stroke() { strokeBegan = strokeBegan ?? Self.now() }

    /// Bars with the newest prediction were set; the next frame shows them.
    func barsSet(in widget: Widget) {
        guard let began = strokeBegan else { return }
        strokeBegan = nil
        report.strokeToBars.append(Self.now() - began)
        widget.onFrame { [weak self] in
            self?.report.strokeToFrame.append(Self.now() - began)
            return false
        }
    }

    /// Counts frames of a widget for as long as it lives.
    func countFrames(of widget: Widget) {
        widget.onFrame { [weak self] in
            guard let self else { return false }
            let now = Self.now()
            if let lastFrame { report.longestFrame = max(report.longestFrame, now - lastFrame) }
            lastFrame = now
            report.frames += 1
            return true
        }
    }

    func write() {
        report.seconds = (Self.now() - began) / 1_000
        var usage = rusage()
        getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
        report.peakResidentMegabytes = usage.ru_maxrss / 1_024
        try? JSONEncoder().encode(report).write(to: URL(filePath: path))
    }

    private static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) * 1e-6
    }

    /// Field 22 of `/proc/self/stat` is the start in ticks since boot (proc(5)).
    private static func sinceProcessStart() -> Double? {
        guard let stat = try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8),
            let name = stat.lastIndex(of: ")")
        else { return nil }
        let fields = stat[name...].split(separator: " ")
        guard fields.count > 20, let ticks = Double(fields[20]) else { return nil }
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        let now = Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) * 1e-6
        return now - ticks * 1e3 / Double(sysconf(Int32(_SC_CLK_TCK)))
    }
}
