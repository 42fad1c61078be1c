import Clinic

/// A day of a clinic's record as JSON, and what is different from the published roster.
public enum DayFile {
    /// What the day's `format` says.
    public static let format = "fluoro-day/1"

    /// A day on one line for each visit: places, progress, places kept free, given up and held, calls.
    public static func json(_ day: Day, of record: WeekRecord, now: Instant) -> String {
        let writer = RecordWriter()
        let rows = RosterWriter()
        let visits = (record.roster?.appointments ?? []).filter { $0.start.day == day }.map { place in
            let request = place.request.flatMap { record.request($0) }
            let progress = RequestProgress(
                request: place.request ?? "", progress: record.progress(of: place.request ?? ""))
            return JSONValue.object([
                ("appointment", rows.placement(place)), ("patient", request.map { JSONValue.string($0.patient) }),
                ("procedure", request.map { JSONValue.string($0.procedure) }),
                ("progress", writer.progress(progress)),
            ])
        }
        let rooms = (record.roster?.armSessions ?? []).filter { $0.session.weekday == day.weekday }
        let free = (record.roster?.reserves ?? []).filter { $0.start.day == day }
        let given = record.givenUp.filter { $0.start.day == day }.map { place in
            let id = place.request ?? ""
            return JSONValue.object([
                ("appointment", rows.placement(place)),
                ("progress", writer.progress(RequestProgress(request: id, progress: record.progress(of: id)))),
            ])
        }
        let held = record.holds.filter { $0.start.day == day && $0.isLive(at: now) }
        return JSONValue.file([
            ("format", JSONValue.string(format)), ("scenario", JSONValue.string(record.scenario.name)),
            ("date", JSONValue.string("\(day)")), ("now", JSONValue.string("\(now)")),
            ("arm_sessions", JSONValue.rows(rooms.map(rows.armSession))), ("visits", JSONValue.rows(visits)),
            ("reserves", JSONValue.rows(free.map(rows.placement))), ("given_up", JSONValue.rows(given)),
            ("holds", JSONValue.rows(held.map(writer.hold))),
            ("calls", JSONValue.rows(calls(of: day, record).map(rows.call))),
        ])
    }

    /// What is different from a published roster, with the names of drafts beside it.
    public static func json(_ difference: RosterDifference, from published: StoredRoster, drafts: [StoredRoster])
        -> String
    {
        let rows = RosterWriter()
        let changes = difference.rows.map { row in
            JSONValue.object([
                ("change", JSONValue.string(row.kind.rawValue)), ("request", row.request.map(JSONValue.string)),
                ("old", row.old.map(rows.placement)), ("new", row.new.map(rows.placement)),
            ])
        }
        let kept = drafts.map { draft in
            JSONValue.object([
                ("number", "\(draft.number)"), ("name", draft.name.map(JSONValue.string)),
                ("at", JSONValue.string("\(draft.at)")), ("by", JSONValue.string(draft.by)),
            ])
        }
        return JSONValue.file([
            ("publication", "\(published.number)"), ("at", JSONValue.string("\(published.at)")),
            ("by", JSONValue.string(published.by)), ("changes", JSONValue.rows(changes)),
            ("opened", JSONValue.rows(difference.opened.map(rows.armSession))),
            ("closed", JSONValue.rows(difference.closed.map(rows.armSession))), ("drafts", JSONValue.rows(kept)),
        ])
    }

    /// The calls that fall on a date.
    private static func calls(of day: Day, _ record: WeekRecord) -> [FollowUpCall] {
        guard let roster = record.roster else { return [] }
        let due = FollowUpCalls.dueCalls(record.scenario, roster).filter { $0.date == day }
        return roster.calls.filter { call in
            due.contains { $0.request == call.request && $0.patient == call.patient && $0.day == call.day }
        }
    }
}
