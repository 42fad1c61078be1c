import Clinic

/// Writes a roster as JSON: the top level a key a line, and of the long lists a row a line.
struct RosterWriter {
    func text(_ roster: Roster) -> String {
        let isStaffed = roster.status != .infeasible
        let fields: [(String, String?)] = [
            ("format", JSONValue.string(RosterFile.format)),
            ("scenario", JSONValue.string(roster.scenario)),
            ("week", JSONValue.string("\(roster.week)")),
            ("status", JSONValue.string(roster.status.rawValue)),
            ("objective", isStaffed ? roster.objective?.description : nil),
            ("bound", isStaffed ? roster.bound?.description : nil),
            ("terms", isStaffed ? roster.terms.map(terms) : nil),
            ("arm_sessions", JSONValue.rows(roster.armSessions.map(armSession))),
            ("appointments", JSONValue.rows(roster.appointments.map(placement))),
            ("reserves", JSONValue.rows(roster.reserves.map(placement))),
            ("unscheduled", JSONValue.rows(roster.unscheduled.map(reasons))),
            ("calls", JSONValue.rows(roster.calls.map(call))),
            ("warnings", roster.warnings.isEmpty ? nil : JSONValue.rows(roster.warnings.map(reasons))),
            ("conflict", isStaffed ? nil : JSONValue.list(roster.conflict.map(JSONValue.string))),
        ]
        return JSONValue.file(fields)
    }

    func terms(_ points: TermPoints) -> String {
        JSONValue.object(Term.allCases.map { ($0.rawValue, points[$0].description) })
    }

    func armSession(_ row: ArmSession) -> String {
        JSONValue.object([
            ("session", JSONValue.string("\(row.session)")), ("c_arm", JSONValue.string(row.cArm)),
            ("radiologist", JSONValue.string(row.radiologist)), ("technologist", JSONValue.string(row.technologist)),
            ("trainee", row.trainee.map(JSONValue.string)),
        ])
    }

    func placement(_ row: Placement) -> String {
        let purpose: (String, String?) =
            switch row.purpose {
            case .request(let id): ("request", JSONValue.string(id))
            case .reserve(let procedure): ("procedure", JSONValue.string(procedure))
            }
        return JSONValue.object([
            purpose, ("c_arm", JSONValue.string(row.cArm)), ("start", JSONValue.string("\(row.start)")),
            ("radiologist", JSONValue.string(row.radiologist)), ("technologist", JSONValue.string(row.technologist)),
            ("intake", row.intake.map(task)), ("discharge", row.discharge.map(task)),
            ("bay", row.bay.map(String.init)),
        ])
    }

    private func task(_ task: NurseTask) -> String {
        JSONValue.object([("nurse", JSONValue.string(task.nurse)), ("start", JSONValue.string("\(task.start)"))])
    }

    func reasons(_ row: RequestReasons) -> String {
        JSONValue.object([
            ("request", JSONValue.string(row.request)), ("reasons", JSONValue.list(row.reasons.map(reason))),
        ])
    }

    func reason(_ reason: Reason) -> String {
        JSONValue.object([
            ("code", JSONValue.string(reason.code.rawValue)), ("text", JSONValue.string(reason.text)),
            ("until", reason.until.map { JSONValue.string("\($0)") }),
        ])
    }

    func call(_ call: FollowUpCall) -> String {
        JSONValue.object([
            ("request", JSONValue.string(call.request)), ("patient", JSONValue.string(call.patient)),
            ("day", "\(call.day)"),
            ("nurse", call.task.map { JSONValue.string($0.nurse) }),
            ("start", call.task.map { JSONValue.string("\($0.start)") }),
        ])
    }
}
