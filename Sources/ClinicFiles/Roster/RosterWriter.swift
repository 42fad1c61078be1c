import Clinic

/// Writes a roster as JSON: the top level a key a line, and of the long lists a row a line.
struct RosterWriter {
    func text(_ roster: Roster) -> String {
        let isStaffed = roster.status != .infeasible
        let fields: [(String, String?)] = [
            ("format", string(RosterFile.format)),
            ("scenario", string(roster.scenario)),
            ("week", string("\(roster.week)")),
            ("status", string(roster.status.rawValue)),
            ("objective", isStaffed ? roster.objective?.description : nil),
            ("bound", isStaffed ? roster.bound?.description : nil),
            ("terms", isStaffed ? roster.terms.map(terms) : nil),
            ("arm_sessions", rows(roster.armSessions.map(armSession))),
            ("appointments", rows(roster.appointments.map(placement))),
            ("reserves", rows(roster.reserves.map(placement))),
            ("unscheduled", rows(roster.unscheduled.map(reasons))),
            ("calls", rows(roster.calls.map(call))),
            ("warnings", roster.warnings.isEmpty ? nil : rows(roster.warnings.map(reasons))),
            ("conflict", isStaffed ? nil : list(roster.conflict.map(string))),
        ]
        let lines = fields.compactMap { key, value in value.map { " \(string(key)): \($0)" } }
        return "{\n\(lines.joined(separator: ",\n"))\n}\n"
    }

    private func rows(_ rows: [String]) -> String {
        rows.isEmpty ? "[]" : "[\n\(rows.map { "  \($0)" }.joined(separator: ",\n"))\n ]"
    }

    private func terms(_ points: TermPoints) -> String {
        object(Term.allCases.map { ($0.rawValue, points[$0].description) })
    }

    private func armSession(_ row: ArmSession) -> String {
        object([
            ("session", string("\(row.session)")), ("c_arm", string(row.cArm)),
            ("radiologist", string(row.radiologist)), ("technologist", string(row.technologist)),
            ("trainee", row.trainee.map(string)),
        ])
    }

    private func placement(_ row: Placement) -> String {
        let purpose: (String, String?) =
            switch row.purpose {
            case .request(let id): ("request", string(id))
            case .reserve(let procedure): ("procedure", string(procedure))
            }
        return object([
            purpose, ("c_arm", string(row.cArm)), ("start", string("\(row.start)")),
            ("radiologist", string(row.radiologist)), ("technologist", string(row.technologist)),
            ("intake", row.intake.map(task)), ("discharge", row.discharge.map(task)),
            ("bay", row.bay.map(String.init)),
        ])
    }

    private func task(_ task: NurseTask) -> String {
        object([("nurse", string(task.nurse)), ("start", string("\(task.start)"))])
    }

    private func reasons(_ row: RequestReasons) -> String {
        let reasons = row.reasons.map { reason in
            object([
                ("code", string(reason.code.rawValue)), ("text", string(reason.text)),
                ("until", reason.until.map { string("\($0)") }),
            ])
        }
        return object([("request", string(row.request)), ("reasons", list(reasons))])
    }

    private func call(_ call: FollowUpCall) -> String {
        object([
            ("request", string(call.request)), ("patient", string(call.patient)), ("day", "\(call.day)"),
            ("nurse", call.task.map { string($0.nurse) }), ("start", call.task.map { string("\($0.start)") }),
        ])
    }
}

// MARK: - JSON

extension RosterWriter {
    private func object(_ fields: [(String, String?)]) -> String {
        "{\(fields.compactMap { key, value in value.map { "\(string(key)): \($0)" } }.joined(separator: ", "))}"
    }

    private func list(_ elements: [String]) -> String { "[\(elements.joined(separator: ", "))]" }

    private func string(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\u{0}"..<" ", "\u{7F}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
