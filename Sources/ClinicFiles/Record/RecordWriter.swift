import Clinic

/// Writes rows of a week's record and entries of its log as JSON.
struct RecordWriter {
    private let rosterWriter = RosterWriter()

    /// Rows on one line; parts without rows are left out.
    func rows(_ rows: RecordRows) -> String {
        JSONValue.object([
            ("scenario", rows.frame.map(ScenarioFile.json)), ("requests", list(rows.requests, request)),
            ("roster", rows.head.map(head)), ("arm_sessions", list(rows.armSessions, rosterWriter.armSession)),
            ("appointments", list(rows.appointments, rosterWriter.placement)),
            ("reserves", list(rows.reserves, rosterWriter.placement)),
            ("unscheduled", rows.unscheduled.map { JSONValue.list($0.map(rosterWriter.reasons)) }),
            ("calls", rows.calls.map { JSONValue.list($0.map(rosterWriter.call)) }),
            ("warnings", rows.warnings.map { JSONValue.list($0.map(rosterWriter.reasons)) }),
            ("progress", list(rows.progress, progress)), ("given_up", list(rows.givenUp, rosterWriter.placement)),
            ("holds", list(rows.holds, hold)),
        ])
    }

    /// A log entry on one line.
    func entry(_ entry: LogEntry) -> String {
        JSONValue.object([
            ("entry", "\(entry.number)"), ("week", string("\(entry.week)")), ("at", string("\(entry.at)")),
            ("by", string(entry.by)), ("operation", string(entry.kind.rawValue)),
            ("request", entry.request.map(string)), ("text", string(entry.text)), ("reason", entry.reason.map(string)),
            ("undoes", entry.undoes.map(String.init)), ("before", rows(entry.before)), ("after", rows(entry.after)),
        ])
    }

    func request(_ request: Request) -> String { ScenarioWriter().request(request).jsonLine }

    func progress(_ row: RequestProgress) -> String {
        let progress = row.progress
        func time(_ instant: Instant?) -> String? { instant.map { string("\($0)") } }
        return JSONValue.object([
            ("request", string(row.request)), ("status", string(progress.status.rawValue)),
            ("arrived", time(progress.arrived)), ("started", time(progress.started)),
            ("finished", time(progress.finished)), ("ended", time(progress.ended)),
        ])
    }

    func hold(_ hold: HeldPlace) -> String {
        JSONValue.object([
            ("request", request(hold.request)), ("arrives", hold.arrives.map { string("\($0)") }),
            ("c_arm", string(hold.cArm)), ("start", string("\(hold.start)")), ("since", string("\(hold.since)")),
            ("until", string("\(hold.until)")), ("by", string(hold.by)),
        ])
    }

    private func head(_ head: RosterHead) -> String {
        JSONValue.object([
            ("status", string(head.status.rawValue)), ("objective", head.objective?.description),
            ("bound", head.bound?.description), ("terms", head.terms.map(rosterWriter.terms)),
            ("publication", head.publication.map(String.init)),
        ])
    }

    private func list<Row>(_ rows: [Row], _ text: (Row) -> String) -> String? {
        rows.isEmpty ? nil : JSONValue.list(rows.map(text))
    }

    private func string(_ text: String) -> String { JSONValue.string(text) }
}
