/// Checks the roster of a repair: every rule of the scenario with the events in it, and what the day adds to them.
///
/// Shares nothing with the code that finds repairs.
public struct RepairChecker: Sendable {
    private let week: DisturbedWeek
    private let rules: RosterChecker
    private let index: ScenarioIndex

    /// A checker for repairs of a week.
    public init(_ week: DisturbedWeek) {
        self.week = week
        rules = RosterChecker(week.scenario)
        index = ScenarioIndex(week.scenario)
    }

    /// Every broken rule: those of the scenario, then visits begun that are not as they were, what is placed before now,
    /// and who would have to be there while away.
    public func check(_ roster: Roster) -> [Violation] {
        let reading = RosterReading(roster, index)
        return rules.check(roster, at: week.now).filter { !isOfThePast($0) } + changedPast(roster)
            + placedInThePast(roster)
            + week.absences.flatMap { broken($0, reading) }
    }

    /// Whether a visit that has begun should not have been allowed: that is past judging.
    private func isOfThePast(_ violation: Violation) -> Bool {
        violation.code == .eligible
            && week.begun.contains { row in row.request.map { violation.message.hasPrefix("\($0) at ") } ?? false }
    }

    private func changedPast(_ roster: Roster) -> [Violation] {
        let places = Dictionary(
            roster.appointments.compactMap { row in row.request.map { ($0, row) } },
            uniquingKeysWith: { first, _ in first })
        let visits = week.begun.compactMap { old -> Violation? in
            guard let id = old.request else { return nil }
            guard let new = places[id] else { return Violation(.once, "\(id) has begun, but is not placed any more") }
            return isSame(old, new)
                ? nil
                : Violation(.session, "\(id) has begun at \(old.begins), but its place, staff or nurse times differ")
        }
        let reserves = week.pastReserves.filter { old in !roster.reserves.contains { isSame(old, $0) } }.map {
            Violation(.reserve, "the place kept free at \($0.start) on \($0.cArm) is past, but is not there any more")
        }
        let staff = week.settledStaff.compactMap { old -> Violation? in
            let new = roster.armSessions.first { $0.session == old.session && $0.cArm == old.cArm }
            guard let new, new.radiologist == old.radiologist, new.technologist == old.technologist else {
                return Violation(.cover, "\(old.cArm) in \(old.session) has begun, but is not staffed as it was")
            }
            return nil
        }
        return visits + reserves + staff
    }

    /// Bays are counted, so that their numbers may be dealt anew.
    private func isSame(_ old: Placement, _ new: Placement) -> Bool {
        var (old, new) = (old, new)
        old.bay = nil
        new.bay = nil
        return old == new
    }

    private func placedInThePast(_ roster: Roster) -> [Violation] {
        let begun = Set(week.begun.compactMap(\.request))
        let visits = roster.appointments.filter { row in row.request.map { !begun.contains($0) } ?? false }
        let reserves = roster.reserves.filter { new in !week.pastReserves.contains { isSame($0, new) } }
        return (visits + reserves).compactMap { row in
            let first = min(row.begins, row.start)
            guard first < week.now else { return nil }
            return Violation(.session, "\(row.request ?? "a place kept free") begins at \(first), before \(week.now)")
        }
    }

    private func broken(_ absence: Absence, _ reading: RosterReading) -> [Violation] {
        reading.visits.compactMap { visit in
            let times = visit.times
            switch absence.role {
            case .radiologist:
                guard visit.placement.radiologist == absence.id, absence.meets(times.stepStart, times.stepEnd) else {
                    return nil
                }
                return Violation(
                    .radiologist, "\(visit.label): \(absence.id) is away \(absence.from) to \(absence.to)")
            case .technologist:
                let row = visit.key.flatMap { reading.staff[$0] }
                let runs = [row?.technologist ?? visit.placement.technologist, row?.trainee]
                guard runs.contains(absence.id), absence.meets(times.start, times.roomEnd) else { return nil }
                return Violation(
                    .technologist, "\(visit.label): \(absence.id) is away \(absence.from) to \(absence.to)")
            }
        }
    }
}
