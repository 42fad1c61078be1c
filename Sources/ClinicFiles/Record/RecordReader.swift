import Clinic

/// Reads rows of a week's record and entries of its log.
struct RecordReader {
    /// Names are not looked up: whether rows fit together is for the rules to say, and rows of old states may name what
    /// is no longer there.
    private let requestReader = RequestReader(
        week: nil, names: .any, priorities: KnownNames(noun: "priority", [], isComplete: false))
    private let rosterReader = RosterReader()
    /// Makes the scenario of a frame; nil where it is wrong, which is logged.
    let scenario: (FileNode) -> Scenario?

    func rows(_ fields: Fields) -> RecordRows {
        fields.allowOnly([
            "scenario", "requests", "roster", "arm_sessions", "appointments", "reserves", "unscheduled", "calls",
            "warnings", "progress", "given_up", "holds",
        ])
        var rows = RecordRows()
        rows.frame = fields.node("scenario").flatMap(scenario)
        rows.requests = requestReader.requests(fields.mappings("requests") ?? [])
        rows.head = fields.mapping("roster").flatMap(head)
        rows.armSessions = (fields.mappings("arm_sessions") ?? []).compactMap(rosterReader.armSession)
        rows.appointments = visits(fields, "appointments")
        rows.reserves = (fields.mappings("reserves") ?? []).compactMap { row in
            rosterReader.placement(row, "procedure") { .reserve(procedure: $0) }
        }
        rows.unscheduled = fields.mappings("unscheduled")?.compactMap(rosterReader.reasons)
        rows.calls = fields.mappings("calls")?.compactMap(rosterReader.call)
        rows.warnings = fields.mappings("warnings")?.compactMap(rosterReader.reasons)
        rows.progress = progressRows(fields)
        rows.givenUp = visits(fields, "given_up")
        rows.holds = holds(fields)
        return rows
    }

    func visits(_ fields: Fields, _ key: String) -> [Placement] {
        (fields.mappings(key) ?? []).compactMap { row in rosterReader.placement(row, "request") { .request($0) } }
    }

    func progressRows(_ fields: Fields) -> [RequestProgress] {
        (fields.mappings("progress") ?? []).compactMap { row in
            row.allowOnly(["request", "status", "arrived", "started", "finished", "ended"])
            let request = row.required("request", .identifier)
            let status = row.required("status", Kind<VisitStatus>.choice)
            let arrived = row.optional("arrived", .instant)
            let started = row.optional("started", .instant)
            let finished = row.optional("finished", .instant)
            let ended = row.optional("ended", .instant)
            guard let request, let status else { return nil }
            return RequestProgress(
                request: request,
                progress: VisitProgress(status, arrived: arrived, started: started, finished: finished, ended: ended))
        }
    }

    func holds(_ fields: Fields) -> [HeldPlace] {
        (fields.mappings("holds") ?? []).compactMap { row in
            row.allowOnly(["request", "arrives", "c_arm", "start", "since", "until", "by"])
            let request = row.requiredMapping("request").flatMap { requestReader.requests([$0]).first }
            let arrives = row.optional("arrives", .instant)
            let cArm = row.required("c_arm", .identifier)
            let start = row.required("start", .instant)
            let since = row.required("since", .instant)
            let until = row.required("until", .instant)
            let by = row.required("by", .identifier)
            guard let request, let cArm, let start, let since, let until, let by else { return nil }
            return HeldPlace(
                request: request, arrives: arrives, cArm: cArm, start: start, since: since, until: until, by: by)
        }
    }

    func entry(_ row: Fields) -> LogEntry? {
        row.allowOnly([
            "entry", "week", "at", "by", "operation", "request", "text", "reason", "undoes", "before", "after",
        ])
        let number = row.required("entry", .whole(1...Kind<Int>.largest))
        let week = row.required("week", .date)
        let at = row.required("at", .instant)
        let by = row.required("by", .identifier)
        let kind = row.required("operation", Kind<ChangeKind>.choice)
        let request = row.optional("request", .identifier)
        let text = row.required("text", .text)
        let reason = row.optional("reason", .text)
        let undoes = row.optional("undoes", .whole(1...Kind<Int>.largest))
        let before = row.requiredMapping("before").map(rows)
        let after = row.requiredMapping("after").map(rows)
        guard let number, let week, let at, let by, let kind, let text, let before, let after else { return nil }
        return LogEntry(
            number: number, week: week, at: at, by: by, kind: kind, request: request, text: text, reason: reason,
            before: before, after: after, undoes: undoes)
    }

    private func head(_ row: Fields) -> RosterHead? {
        row.allowOnly(["status", "objective", "bound", "terms", "publication"])
        let status = row.required("status", Kind<RosterStatus>.choice)
        let objective = row.optional("objective", .points)
        let bound = row.optional("bound", .points)
        let terms = row.mapping("terms").map { rosterReader.terms($0, nil) }
        let publication = row.optional("publication", .whole(1...Kind<Int>.largest))
        guard let status else { return nil }
        return RosterHead(status: status, objective: objective, bound: bound, terms: terms, publication: publication)
    }
}

extension FileNames {
    /// Names of a file that is not at hand: none is refused, and any minute is on the grid.
    static var any: FileNames {
        FileNames(
            halves: KnownNames(noun: "half", [], isComplete: false),
            cArms: KnownNames(noun: "C-arm", [], isComplete: false),
            radiologists: KnownNames(noun: "radiologist", [], isComplete: false),
            procedures: KnownNames(noun: "procedure", [], isComplete: false), grid: 1)
    }
}
