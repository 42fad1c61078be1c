import Clinic

/// How a visit's block shows how far the visit has come: by its outline, by a band with a word, and by a bar for the
/// real time in the room.
struct StatusMark {
    let visit: PlannedVisit
    let canvas: DayCanvas

    static let bandHeight: Length = 12

    private var progress: VisitProgress? { canvas.progress(of: visit) }

    /// The classes of the block.
    var blockClass: String {
        if visit.isKeptFree { return "free" }
        guard let progress, progress.status != .expected else { return "visit" }
        return "visit is-\(progress.status.rawValue)"
    }

    /// A word above the steps; empty where there is nothing to say.
    func band(x: Length, bottom: Length, width: Length) -> Markup {
        guard let mark = StatusMark.fitting(words, in: width - 4) else { return .empty }
        let isInRoom = progress?.status == .inRoom
        let y = bottom - StatusMark.bandHeight
        return Svg.rect(
            x: x, y: y, width: width, height: StatusMark.bandHeight, class: isInRoom ? "band-in-room" : "band",
            facts: progress.map { [("status", $0.status.rawValue)] } ?? [])
            + Svg.text(
                mark.text, x: x + width / 2, y: y + 9, size: mark.size,
                class: isInRoom ? "band-in-room-text" : "strong", anchor: .middle)
    }

    private var words: [String] {
        guard let now = canvas.today?.now else { return progress.map(DayWords.marks) ?? [] }
        guard let progress else { return [] }
        if progress.status == .expected, visit.times.comes < now {
            return ["\(now - visit.times.comes) min late", "late"]
        }
        return DayWords.marks(of: progress)
    }

    /// The first of several texts that fits at a size that can be read, else the last as small as it must be.
    static func fitting(_ texts: [String], in room: Length) -> (text: String, size: Length)? {
        for text in texts {
            if let size = TextMeasure.size(of: text, in: room, upTo: 9, least: 7, isBold: true) { return (text, size) }
        }
        return texts.last.map { text in
            (text, TextMeasure.size(of: text, in: room, upTo: 9, least: 3, isBold: true) ?? 3)
        }
    }

    /// From the real begin in the room to the real end, or to now.
    func realTime(y: Length) -> Markup {
        guard let progress, let started = progress.started, started.day == canvas.day,
            let end = progress.finished ?? canvas.today?.now, started < end
        else { return .empty }
        let (x, width) = canvas.extent(started, end)
        return Svg.rect(
            x: x, y: y + 1, width: width, height: 3, class: "real", facts: [("real", visit.label)])
    }
}
