import Foundation
import StudyRun
import Synchronization

/// A line on a terminal that tells how many replications are finished and how long the rest will take.
final class StudyProgressLine: WatchedLine {
    private let isShown: Bool
    private let latest = Mutex<StudyProgress?>(nil)
    private let drawn = Mutex<String?>(nil)

    init(isShown: Bool = Terminal.showsProgress) { self.isShown = isShown }

    func note(_ progress: StudyProgress) {
        latest.withLock { $0 = progress }
    }

    func draw(seconds: Double) {
        guard isShown, seconds >= 1 else { return }
        let text = StudyProgressLine.text(latest.withLock { $0 }, seconds: seconds, isStopping: Interrupt.isWanted)
        let line = String(text.prefix(max(0, Terminal.progressWidth - 1)))
        drawn.withLock { drawn in
            guard drawn != line else { return }
            drawn = line
            write("\r\u{1B}[K\(line)")
        }
    }

    func end() {
        drawn.withLock { drawn in
            if drawn != nil { write("\r\u{1B}[K") }
            drawn = nil
        }
    }

    /// `replication 1240 of 5600   22 %   12 s, about 43 s left   Ctrl-C reports what is done`
    static func text(_ progress: StudyProgress?, seconds: Double, isStopping: Bool) -> String {
        let end = isStopping ? "stopping" : "Ctrl-C reports what is done"
        guard let progress, progress.done > 0 else {
            return "staffing the weeks   \(Int(seconds)) s   \(end)"
        }
        let planned = max(progress.planned, progress.done)
        let left = Int((seconds / Double(progress.done) * Double(planned - progress.done)).rounded(.up))
        return "replication \(progress.done) of \(planned)   \(100 * progress.done / planned) %   "
            + "\(Int(seconds)) s, about \(left) s left   \(end)"
    }

    private func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
