import Clinic
import Foundation
import Synchronization
import WeeklyRoster

/// A line on a terminal that tells how a long search stands; silent in a pipe and in the first second.
final class ProgressLine: Sendable {
    private let isShown: Bool
    private let wasWritten = Atomic<Bool>(false)

    init(isShown: Bool = Terminal.showsProgress) { self.isShown = isShown }

    func show(_ progress: RosterProgress) {
        guard isShown, progress.seconds >= 1 else { return }
        let incumbent = progress.incumbent.map(\.description) ?? "none yet"
        let bound = progress.bound.map(\.description) ?? "none yet"
        let gap = progress.gap.map { String(format: "%.1f %%", $0 * 100) } ?? "-"
        let seconds = String(format: "%.0f s", progress.seconds)
        wasWritten.store(true, ordering: .relaxed)
        write("\r\u{1B}[Kbest roster \(incumbent)   bound \(bound)   gap \(gap)   \(seconds)   Ctrl-C stops")
    }

    /// Clears the line, so that what follows begins at the margin.
    func end() {
        if wasWritten.exchange(false, ordering: .relaxed) { write("\r\u{1B}[K") }
    }

    private func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
