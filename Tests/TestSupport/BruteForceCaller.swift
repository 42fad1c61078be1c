import Clinic

/// An add-on with every place that it could have if nobody else came, nurses and bays left aside.
struct BruteForceCaller {
    /// Times are minutes since 1970-01-01T00:00.
    struct Place {
        let session: SessionName
        let cArm: String
        let start: Int
        let stepStart: Int
        let stepEnd: Int
        let roomEnd: Int
        let radiologist: String
        let technologist: String
        /// In a room that the roster does not staff.
        let isOpened: Bool
        let wait: Int
        let spineMinutesLeft: Int?
        let sessionsLeft: Int?

        /// Whether both cannot be, whoever the patients are.
        func clashes(with other: Place) -> Bool {
            if radiologist == other.radiologist, stepStart < other.stepEnd, other.stepStart < stepEnd { return true }
            guard session == other.session else { return false }
            guard cArm == other.cArm else { return technologist == other.technologist }
            if radiologist != other.radiologist || technologist != other.technologist { return true }
            return start < other.roomEnd && other.start < roomEnd
        }
    }

    let request: Request
    let from: Int
    let isSpine: Bool
    let steps: StepMinutes
    /// Priority weight in thousandths.
    let weight: Int
    private(set) var places: [Place] = []

    init(_ caller: BruteForceKnownDay.Caller, _ book: BruteForceBook) {
        let scenario = book.scenario
        request = caller.request
        from = caller.from.minutes
        let code = caller.request.procedure
        let procedure = scenario.procedures.first { $0.code == code }
        isSpine = procedure?.service == .spine
        var steps =
            procedure?.minutes
            ?? StepMinutes(intake: 0, setup: 0, procedure: 0, turnover: 0, recovery: 0, discharge: 0)
        steps.procedure +=
            (procedure?.extraMinutes ?? 0) * (caller.request.levels * (caller.request.bilateral ? 2 : 1) - 1)
        self.steps = steps
        let priority = caller.request.priority
        weight = scenario.policy.priorities.first { $0.name == priority }?.factor.thousandths ?? 1000
        guard let skill = procedure?.skill else { return }
        for team in book.teams where team.skills.contains(skill) && (team.leadsSpine || !isSpine) {
            for start in book.starts(team) { add(start, team, book) }
        }
        // The good ones first finds good days early.
        places.sort { ($0.wait, $0.start, $0.cArm) < ($1.wait, $1.start, $1.cArm) }
    }

    private mutating func add(_ start: Int, _ team: BruteForceBook.Team, _ book: BruteForceBook) {
        let stepEnd = start + steps.setup + steps.procedure
        var quarters = 0
        while from + 15 * quarters < start { quarters += 1 }
        let place = Place(
            session: team.session.name, cArm: team.arm.id, start: start, stepStart: start + steps.setup,
            stepEnd: stepEnd,
            roomEnd: stepEnd + steps.turnover, radiologist: team.radiologist.id, technologist: team.technologist.id,
            isOpened: team.isOpened, wait: weight * quarters, spineMinutesLeft: book.spineMinutesLeft(team.radiologist),
            sessionsLeft: book.sessionsLeft(team.technologist))
        guard start - steps.intake >= from, book.isFree(place, in: team) else { return }
        guard book.allows(request, at: start) else { return }
        places.append(place)
    }

    func line(_ place: Place?) -> String {
        guard let place else { return "\(request.id): declined" }
        return
            "\(request.id): \(place.cArm) \(Instant(minutes: place.start).clock) \(place.radiologist) \(place.technologist)"
    }
}

/// What a published day says about places: who could work where, and what is taken.
struct BruteForceBook {
    /// A C-arm in a session with the people who do the visits there, or would.
    struct Team {
        let session: Session
        let arm: CArm
        let radiologist: Radiologist
        let technologist: Technologist
        let isOpened: Bool
        var skills: [String] { radiologist.skills }
        var leadsSpine: Bool { technologist.spine }
    }

    private struct Taken {
        let placement: Placement
        let request: Request
        let steps: StepMinutes
        let isSpine: Bool
        var start: Int { placement.start.minutes }
        var stepStart: Int { start + steps.setup }
        var stepEnd: Int { stepStart + steps.procedure }
    }

    let scenario: Scenario
    private let roster: Roster
    private let day: Day
    private let week: [Taken]
    private let eligibility: Eligibility

    init(scenario: Scenario, roster: Roster, day: Day) {
        self.scenario = scenario
        self.roster = roster
        self.day = day
        eligibility = Eligibility(scenario)
        week = roster.appointments.compactMap { placement in
            guard case .request(let id) = placement.purpose,
                let request = scenario.requests.first(where: { $0.id == id }),
                let procedure = scenario.procedures.first(where: { $0.code == request.procedure })
            else { return nil }
            return Taken(
                placement: placement, request: request, steps: procedure.steps(sites: request.sites),
                isSpine: procedure.service == .spine)
        }
    }

    /// Every team that works today or that a room could be opened with.
    var teams: [Team] {
        let staff = scenario.staff
        return scenario.sessions.filter { $0.day == day }.flatMap { session -> [Team] in
            let rows = roster.armSessions.filter { $0.session == session.name }
            return scenario.site.cArms.flatMap { arm -> [Team] in
                if let row = rows.first(where: { $0.cArm == arm.id }) {
                    guard let who = staff.radiologist(row.radiologist), let lead = staff.technologist(row.technologist)
                    else { return [] }
                    return [Team(session: session, arm: arm, radiologist: who, technologist: lead, isOpened: false)]
                }
                let free = staff.technologists.filter { person in
                    person.sessions.contains(session.name)
                        && !rows.contains { $0.technologist == person.id || $0.trainee == person.id }
                }
                return staff.radiologists.filter { who in rows.contains { $0.radiologist == who.id } }.flatMap { who in
                    free.map { Team(session: session, arm: arm, radiologist: who, technologist: $0, isOpened: true) }
                }
            }
        }
    }

    func starts(_ team: Team) -> [Int] {
        Array(stride(from: team.session.start.minutes, to: team.session.end.minutes, by: scenario.site.gridMinutes))
    }

    /// Inside its session, outside closures, beside the appointments.
    func isFree(_ place: BruteForceCaller.Place, in team: Team) -> Bool {
        guard place.roomEnd <= team.session.end.minutes else { return false }
        guard team.arm.closed.allSatisfy({ place.roomEnd <= $0.from.minutes || $0.to.minutes <= place.start }) else {
            return false
        }
        return week.allSatisfy { taken in
            if taken.placement.cArm == place.cArm, place.start < taken.stepEnd + taken.steps.turnover,
                taken.start < place.roomEnd
            {
                return false
            }
            return taken.placement.radiologist != place.radiologist || place.stepEnd <= taken.stepStart
                || taken.stepEnd <= place.stepStart
        }
    }

    func allows(_ request: Request, at start: Int) -> Bool {
        let past = scenario.history.filter { $0.patient == request.patient && $0.service == .spine }.map(\.date)
        let booked = week.filter { $0.isSpine && $0.request.patient == request.patient && $0.request.id != request.id }
            .map(\.placement.start.day)
        return eligibility.refusals(request, at: Instant(minutes: start), otherSpineDates: past + booked).isEmpty
    }

    /// What the day's own reserves hold is free.
    func spineMinutesLeft(_ who: Radiologist) -> Int? {
        guard let most = who.maxSpineMinutes else { return nil }
        let procedure = scenario.procedures.first { $0.code == scenario.policy.addonReserve?.procedure }
        let kept = roster.reserves.filter { $0.radiologist == who.id && $0.start.day != day }.count
        let reserved = procedure?.service == .spine ? kept * (procedure?.minutes.procedure ?? 0) : 0
        let booked = week.filter { $0.isSpine && $0.placement.radiologist == who.id }
        return most - reserved - booked.reduce(0) { $0 + $1.steps.procedure }
    }

    func sessionsLeft(_ who: Technologist) -> Int? {
        guard let most = who.maxSessions else { return nil }
        let rows = roster.armSessions.filter { $0.technologist == who.id || $0.trainee == who.id }
        return most - Set(rows.map(\.session)).count
    }

    /// The appointments of the day, with their nurses.
    var kept: [BruteForceCare.Kept] {
        week.filter { $0.placement.start.day == day }.map { taken in
            func nurse(_ id: String) -> Int? { scenario.staff.nurses.firstIndex { $0.id == id } }
            let recovered = taken.stepEnd + taken.steps.recovery
            let intake = taken.placement.intake.flatMap { task in
                nurse(task.nurse).map { (nurse: $0, start: task.start.minutes, minutes: taken.steps.intake) }
            }
            let check = taken.placement.discharge.flatMap { task in
                nurse(task.nurse).map { (nurse: $0, start: task.start.minutes, minutes: taken.steps.discharge) }
            }
            return BruteForceCare.Kept(
                patient: taken.request.patient, toBay: taken.stepEnd, steps: taken.steps,
                comes: intake?.start ?? taken.start, leaves: check.map { $0.start + $0.minutes } ?? recovered,
                tasks: [intake, check].compactMap(\.self))
        }
    }
}
