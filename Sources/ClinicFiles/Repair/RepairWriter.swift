import Clinic

/// Writes a repair as JSON: the top level a key a line, events and changes a row a line, the roster as its own file has
/// it.
struct RepairWriter {
    private let rows = RosterWriter()

    func text(_ answer: RepairAnswer) -> String {
        let repair = answer.repair
        return JSONValue.file([
            ("format", JSONValue.string(RepairFile.format)),
            ("scenario", JSONValue.string(answer.scenario)),
            ("now", JSONValue.string("\(answer.now)")),
            ("events", JSONValue.rows(answer.events.map(event))),
            ("status", JSONValue.string(answer.status.rawValue)),
            ("cost", repair?.parts.total.description),
            ("bound", repair?.bound.description),
            ("parts", repair.map { parts($0.parts) }),
            ("changes", repair.map { JSONValue.rows($0.changes.map(change)) }),
            ("roster", repair.map { roster($0.roster) }),
            ("conflict", repair == nil ? JSONValue.list(answer.conflict.map(JSONValue.string)) : nil),
        ])
    }

    private func event(_ event: RepairEvent) -> String {
        let isTimed = event.kind != .session
        return JSONValue.object([
            ("kind", JSONValue.string(event.kind.rawValue)), ("id", JSONValue.string(event.id)),
            ("from", isTimed ? JSONValue.string("\(event.from)") : nil),
            ("to", isTimed ? JSONValue.string("\(event.to)") : nil),
            ("reason", event.reason.map(JSONValue.string)),
        ])
    }

    private func parts(_ parts: RepairParts) -> String {
        JSONValue.object([
            ("roster", parts.roster.description), ("moved_day", parts.movedDay.description),
            ("moved_time", parts.movedTime.description), ("changed_radiologist", parts.changedRadiologist.description),
        ])
    }

    private func change(_ change: RepairChange) -> String {
        JSONValue.object([
            ("request", JSONValue.string(change.request)), ("patient", JSONValue.string(change.patient)),
            ("change", JSONValue.string(change.kind.rawValue)), ("cost", change.cost.description),
            ("event", change.event.map(String.init)), ("text", JSONValue.string(change.text)),
            ("old", change.old.map(rows.placement)), ("new", change.new.map(rows.placement)),
        ])
    }

    /// The roster's own text, moved in by a column.
    private func roster(_ roster: Roster) -> String {
        let lines = RosterFile.json(roster).split(separator: "\n", omittingEmptySubsequences: true)
        return lines.enumerated().map { $0.offset == 0 ? String($0.element) : " \($0.element)" }.joined(separator: "\n")
    }
}
