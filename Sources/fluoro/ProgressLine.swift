import Clinic
import Foundation
import Synchronization
import WeeklyRoster

/// A line on a terminal that tells how a long search stands; silent in a pipe and in the first second.
///
/// The search only leaves word here. Whoever waits for it draws the line, so that the seconds go on where the search says
/// nothing for a while, and nothing is drawn once the waiting is over.
final class ProgressLine: Sendable {
    private let isShown: Bool
    private let latest = Mutex<RosterProgress?>(nil)
    /// What stands on the terminal.
    private let drawn = Mutex<String?>(nil)

    init(isShown: Bool = Terminal.showsProgress) { self.isShown = isShown }

    /// How the search stands.
    func note(_ progress: RosterProgress) {
        latest.withLock { $0 = progress }
    }

    /// Draws the line anew where it has changed.
    func draw(seconds: Double) {
        guard isShown, seconds >= 1 else { return }
        let text = text(latest.withLock { $0 }, seconds: seconds)
        drawn.withLock { drawn in
            guard drawn != text else { return }
            drawn = text
            write("\r\u{1B}[K\(text)")
        }
    }

    /// Clears the line, so that what follows begins at the margin.
    func end() {
        drawn.withLock { drawn in
            if drawn != nil { write("\r\u{1B}[K") }
            drawn = nil
        }
    }

    private func text(_ progress: RosterProgress?, seconds: Double) -> String {
        let incumbent = progress?.incumbent.map(\.description) ?? "none yet"
        let bound = progress?.bound.map(\.description) ?? "none yet"
        let gap = progress?.gap.map { String(format: "%.1f %%", $0 * 100) } ?? "-"
        let time = String(format: "%.0f s", seconds)
        let end = Interrupt.isWanted ? "stopping" : "Ctrl-C stops"
        let line = "best roster \(incumbent)   bound \(bound)   gap \(gap)   \(time)   \(end)"
        // A line that wraps cannot be taken back. The width is asked each time: windows change.
        return String(line.prefix(max(0, Terminal.progressWidth - 1)))
    }

    private func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
