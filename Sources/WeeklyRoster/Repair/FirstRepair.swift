import Clinic

/// The repair that is always at hand: visits that an event hits lose their places, everything else stays exactly as it
/// is.
struct FirstRepair {
    let week: DisturbedWeek

    /// Its visits and arm-sessions.
    func draft() -> Roster {
        var roster = week.roster
        roster.appointments.removeAll { row in row.request.map { week.event(hitting: $0) != nil } ?? false }
        roster.reserves.removeAll { !week.pastReserves.contains($0) && !mayStay($0) }
        roster.armSessions = roster.armSessions.compactMap { row in staffed(row, roster) }
        return roster
    }

    private var settled: Set<ArmSession> { Set(week.settledStaff) }

    /// Whether a place kept free is still to come, on a day that no event touches.
    private func mayStay(_ reserve: Placement) -> Bool {
        reserve.begins >= week.now && !week.isTouched(reserve.start.day)
    }

    /// The arm-session as it can stay: without a second who is away meanwhile, and not without any visit.
    private func staffed(_ row: ArmSession, _ roster: Roster) -> ArmSession? {
        let session = week.scenario.sessions.first { $0.name == row.session }
        guard let session else { return nil }
        let visits = (roster.appointments + roster.reserves).filter {
            $0.cArm == row.cArm && session.start <= $0.start && $0.start < session.end
        }
        guard settled.contains(row) || !visits.isEmpty else { return nil }
        var row = row
        if let second = row.trainee, session.end > week.now,
            week.absences.contains(where: { $0.id == second && $0.meets(session.start, session.end) })
        {
            row.trainee = nil
        }
        return row
    }
}
