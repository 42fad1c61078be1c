import Clinic
import MILP
import StaffedWeek

/// Looks at every week that a clinic could staff, cell by cell, and takes the best of them level by level. What a week carries
/// is a linear program in which every arm-session has columns of its own.
struct BruteForceStaffedWeek {
    private struct Cell {
        let session: SessionName
        let minutes: Int
        let cArm: String
    }

    let question: StaffingQuestion
    let workspace: any SolverWorkspace

    private var cells: [Cell] {
        Weekday.allCases.filter { question.site.openWeekdays.contains($0) }.flatMap { day in
            question.site.halves.flatMap { half in
                question.site.cArms.map {
                    Cell(session: SessionName(day, half.name), minutes: half.span.length, cArm: $0.id)
                }
            }
        }
    }

    /// The one best week.
    func best() throws -> StaffedWeek {
        let weeks = legalWeeks()
        let most = weeks.map(duties).max() ?? 0
        var best: StaffedWeek?
        for rows in weeks where duties(rows) == most {
            let week = StaffedWeek(
                armSessions: rows, radiologistSessions: most, carriedVisits: try carried(rows),
                openDays: Set(rows.map(\.session.weekday)).count, inCommon: inCommon(rows))
            if best.map({ isBetter(week, than: $0) }) ?? true { best = week }
        }
        return best
            ?? StaffedWeek(armSessions: [], radiologistSessions: 0, carriedVisits: 0, openDays: 0, inCommon: 0)
    }

    // MARK: Which weeks there are

    private func legalWeeks() -> [[ArmSession]] {
        var weeks: [[ArmSession]] = [[]]
        for cell in cells {
            let kept = question.kept.first { $0.session == cell.session && $0.cArm == cell.cArm }
            weeks = weeks.flatMap { rows in
                if let kept { return [rows + [kept]] }
                var longer = [rows]
                for radiologist in question.staff.radiologists where radiologist.sessions.contains(cell.session) {
                    for lead in question.staff.technologists where lead.sessions.contains(cell.session) {
                        longer.append(
                            rows + [
                                ArmSession(
                                    session: cell.session, cArm: cell.cArm, radiologist: radiologist.id,
                                    technologist: lead.id)
                            ])
                    }
                }
                return longer
            }
        }
        return weeks.filter(keepsStaffRules)
    }

    private func keepsStaffRules(_ rows: [ArmSession]) -> Bool {
        let places = Set(rows.map { "\($0.session) \($0.technologist)" })
        guard places.count == rows.count else { return false }
        for person in question.staff.radiologists {
            let days = Set(rows.filter { $0.radiologist == person.id }.map(\.session))
            let kept = Set(question.kept.filter { $0.radiologist == person.id }.map(\.session))
            if days.count > max(person.maxSessions, kept.count) { return false }
        }
        for person in question.staff.technologists {
            let kept = question.kept.count { $0.technologist == person.id }
            let limit = person.maxSessions.map { max($0, kept) } ?? .max
            if rows.count(where: { $0.technologist == person.id }) > limit { return false }
        }
        return true
    }

    private func duties(_ rows: [ArmSession]) -> Int {
        Set(rows.map { "\($0.session) \($0.radiologist)" }).count
    }

    private func inCommon(_ rows: [ArmSession]) -> Int {
        rows.count { row in
            (question.reference ?? []).contains {
                $0.session == row.session && $0.cArm == row.cArm && $0.radiologist == row.radiologist
            }
        }
    }

    // MARK: Which is better

    private func isBetter(_ one: StaffedWeek, than other: StaffedWeek) -> Bool {
        let difference = one.carriedVisits - other.carriedVisits
        if abs(difference) > 1e-4 { return difference > 0 }
        return key(one).lexicographicallyPrecedes(key(other))
    }

    /// Levels 3 to 6 as numbers, the less the better.
    private func key(_ week: StaffedWeek) -> [Int] {
        let rows = cells.map { cell in
            week.armSessions.first { $0.session == cell.session && $0.cArm == cell.cArm }
        }
        let radiologists = rows.map { row in question.staff.radiologists.firstIndex { $0.id == row?.radiologist } ?? -1
        }
        let leads = rows.map { row in question.staff.technologists.firstIndex { $0.id == row?.technologist } ?? -1 }
        return [week.armSessions.count, -week.openDays, -week.inCommon] + rows.map { $0 == nil ? 1 : 0 }
            + radiologists + leads
    }

    // MARK: What a week carries

    private func carried(_ rows: [ArmSession]) throws -> Double {
        var model = Model(name: "carried")
        var columns: [(row: ArmSession, minutes: Int, procedure: Procedure, count: Variable)] = []
        for (number, row) in rows.enumerated() {
            guard let person = question.staff.radiologist(row.radiologist),
                let lead = question.staff.technologist(row.technologist),
                let cell = cells.first(where: { $0.session == row.session })
            else { continue }
            for procedure in question.procedures
            where person.skills.contains(procedure.skill) && (lead.spine || procedure.service == .joint) {
                let count = model.addVariable("x\(number)_\(procedure.code)", cost: -1)
                columns.append((row, cell.minutes, procedure, count))
            }
        }
        func limit(
            _ name: String, _ upper: Double, _ minutes: (StepMinutes) -> Int,
            where belongs: (ArmSession, Procedure) -> Bool
        ) {
            let terms = columns.filter { belongs($0.row, $0.procedure) }.compactMap { column in
                let spent = minutes(column.procedure.minutes)
                return spent > 0 ? LinearTerm(Double(spent), column.count) : nil
            }
            if !terms.isEmpty { model.addRow(name, terms, upper: upper) }
        }
        let load = question.targetLoad
        for cell in cells {
            let name = "\(cell.session.weekday)_\(cell.session.half)"
            let full = load * Double(cell.minutes)
            limit("room_\(name)_\(cell.cArm)", full, \.room) { row, _ in
                row.session == cell.session && row.cArm == cell.cArm
            }
            if cell.cArm != question.site.cArms.first?.id { continue }
            for person in question.staff.radiologists {
                limit("duty_\(name)_\(person.id)", full, \.procedure) { row, _ in
                    row.session == cell.session && row.radiologist == person.id
                }
            }
            limit("bays_\(name)", full * Double(question.site.recoveryBays), { $0.recovery + $0.discharge }) { row, _ in
                row.session == cell.session
            }
        }
        for day in question.site.openWeekdays {
            let minutes = question.staff.nurses.flatMap { $0.hours[day.index] }.map(\.length).reduce(0, +)
            limit("nurses_\(day)", load * Double(minutes), { $0.intake + $0.discharge }) { row, _ in
                row.session.weekday == day
            }
        }
        for person in question.staff.radiologists {
            guard let most = person.maxSpineMinutes else { continue }
            limit("spine_\(person.id)", Double(most), \.procedure) { row, procedure in
                row.radiologist == person.id && procedure.service == .spine
            }
        }
        for demand in question.demand {
            limit("demand_\(demand.procedure)", demand.perWeek, { _ in 1 }) { _, procedure in
                procedure.code == demand.procedure
            }
        }
        guard !columns.isEmpty else { return 0 }
        return -(try workspace.program(model).solve(SolveOptions()).objective)
    }
}
