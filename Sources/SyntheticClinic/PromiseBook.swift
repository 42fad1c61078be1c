import Clinic

/// Keeps promised visits possible: each is entered with everybody who would take part, so that the promises of a week
/// are at any time a legal roster of their own.
struct PromiseBook {
    private let clinic: ClinicWeek
    private var armSessions: Set<ArmSessionKey> = []
    private var duties: [Duty] = []
    private var nurseTasks: [Task] = []
    private var bays: [Span] = []

    init(clinic: ClinicWeek) { self.clinic = clinic }

    /// Promises a place to an order, drawn among those that can be kept; nil where there is none.
    ///
    /// Every promise has an arm-session to itself, at a full or half hour: a service promises few, far apart.
    mutating func promise(_ request: Request, earliest: Day, stream: inout RandomStream) -> FixedPlace? {
        guard let procedure = ClinicWeek.procedures.first(where: { $0.code == request.procedure }) else { return nil }
        let steps = procedure.steps(sites: request.sites)
        var places: [(session: Session, place: FixedPlace)] = []
        for session in sessions where session.day >= earliest && isWelcome(session, request, procedure) {
            for cArm in clinic.site.cArms
            where !armSessions.contains(ArmSessionKey(session: session.name, cArm: cArm.id)) {
                for start in stride(from: session.start.minutes, through: session.end.minutes - steps.room, by: 30) {
                    places.append((session, FixedPlace(cArm: cArm.id, start: Instant(minutes: start))))
                }
            }
        }
        for (session, place) in stream.shuffled(places)
        where enter(place, in: session, procedure: procedure, steps: steps) {
            return place
        }
        return nil
    }

    private var sessions: [Session] {
        ClinicWeek.openWeekdays.flatMap { weekday in
            let day = clinic.monday + weekday.index
            return ClinicWeek.halves.enumerated().map { index, half in
                Session(
                    name: SessionName(weekday, half.name), day: day, halfIndex: index,
                    start: day.at(minute: half.span.start), end: day.at(minute: half.span.end))
            }
        }
    }

    private func isWelcome(_ session: Session, _ request: Request, _ procedure: Procedure) -> Bool {
        session.day >= request.notBefore ?? session.day
            && (request.sessions?.contains(session.name) ?? true)
            && (!procedure.needsDriver || request.driver.isThere(on: session.day.weekday))
            && (!procedure.needsMRI || session.day >= request.mri ?? session.day)
    }

    // MARK: Entering a visit

    private mutating func enter(
        _ place: FixedPlace, in session: Session, procedure: Procedure, steps: StepMinutes
    ) -> Bool {
        let step = Span(place.start + steps.setup, steps.procedure)
        let room = Span(place.start, steps.room)
        guard isOpen(place.cArm, room),
            let radiologist = radiologist(for: procedure, in: session, step: step),
            let technologist = technologist(in: session)
        else { return false }
        let recovered = step.end + steps.recovery
        guard let intake = task(steps.intake, starts: intakeStarts(place.start, steps.intake)),
            let discharge = task(
                steps.discharge, starts: dischargeStarts(recovered), besides: intake)
        else { return false }
        let bay = Span(step.end, (discharge.last?.span.end ?? recovered) - step.end)
        guard bay.minutes == 0 || heldBays(during: bay) < clinic.site.recoveryBays else { return false }

        armSessions.insert(ArmSessionKey(session: session.name, cArm: place.cArm))
        duties.append(
            Duty(
                session: session.name, radiologist: radiologist, technologist: technologist, step: step,
                spineMinutes: procedure.service == .spine ? steps.procedure : 0))
        nurseTasks += intake + discharge
        if bay.minutes > 0 { bays.append(bay) }
        return true
    }

    private func isOpen(_ cArm: String, _ room: Span) -> Bool {
        let closures = clinic.site.cArm(cArm)?.closed ?? []
        return closures.allSatisfy { room.end <= $0.from || $0.to <= room.start }
    }

    private func radiologist(for procedure: Procedure, in session: Session, step: Span) -> String? {
        clinic.staff.radiologists.first { radiologist in
            let own = duties.filter { $0.radiologist == radiologist.id }
            let onDuty = Set(own.map(\.session)).union([session.name]).count
            let spine = own.reduce(procedure.service == .spine ? step.minutes : 0) { $0 + $1.spineMinutes }
            return radiologist.skills.contains(procedure.skill) && radiologist.sessions.contains(session.name)
                && onDuty <= radiologist.maxSessions && spine <= radiologist.maxSpineMinutes ?? spine
                && own.allSatisfy { !$0.step.meets(step) }
        }?.id
    }

    private func technologist(in session: Session) -> String? {
        clinic.staff.technologists.first { technologist in
            let own = duties.filter { $0.technologist == technologist.id }
            return technologist.spine && technologist.sessions.contains(session.name)
                && own.count < technologist.maxSessions ?? Int.max
                && own.allSatisfy { $0.session != session.name }
        }?.id
    }

    private func heldBays(during bay: Span) -> Int { bays.count { $0.meets(bay) } }

    // MARK: Nurses

    /// As late as possible first: the patient then waits least.
    private func intakeStarts(_ roomStart: Instant, _ minutes: Int) -> [Instant] {
        stride(from: 0, through: clinic.policy.intakeMaxWait, by: clinic.site.gridMinutes).map {
            roomStart - minutes - $0
        }
    }

    private func dischargeStarts(_ recovered: Instant) -> [Instant] {
        stride(from: 0, through: clinic.policy.dischargeMaxWait, by: clinic.site.gridMinutes).map { recovered + $0 }
    }

    /// The task with the first nurse who has a gap, as a list of one; empty where it takes no time, nil where none has.
    private func task(_ minutes: Int, starts: [Instant], besides others: [Task] = []) -> [Task]? {
        if minutes == 0 { return [] }
        for start in starts {
            let span = Span(start, minutes)
            for nurse in clinic.staff.nurses where nurse.isAtWork(from: start, minutes: minutes) {
                let taken = (nurseTasks + others).contains { $0.nurse == nurse.id && $0.span.meets(span) }
                if !taken { return [Task(nurse: nurse.id, span: span)] }
            }
        }
        return nil
    }

    // MARK: Entries

    private struct ArmSessionKey: Hashable {
        var session: SessionName
        var cArm: String
    }

    private struct Duty {
        var session: SessionName
        var radiologist: String
        var technologist: String
        var step: Span
        var spineMinutes: Int
    }

    private struct Task {
        var nurse: String
        var span: Span
    }

    /// `[start, end)`.
    private struct Span {
        var start: Instant
        var end: Instant
        var minutes: Int { end - start }

        init(_ start: Instant, _ minutes: Int) {
            self.start = start
            end = start + minutes
        }

        func meets(_ other: Span) -> Bool { start < other.end && other.start < end }
    }
}
