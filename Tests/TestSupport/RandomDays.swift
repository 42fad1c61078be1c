import AddOn
import Clinic

/// Seeded random rosters of one to three C-arms, an instant of their week and an add-on: short sessions, several nurses,
/// closures, rooms that could be opened, scarce bays, several places kept free a day, holds that end in a session,
/// procedures without intake or recovery, patients who come twice. The same seed gives the same day everywhere.
public struct RandomDays {
    /// A roster, and what is asked of it.
    public struct Case: Sendable {
        /// Holds every request of the roster, and the add-on's where that is listed unscheduled.
        public var scenario: Scenario
        /// A roster that keeps every rule.
        public var roster: Roster
        /// When it is asked.
        public var now: Instant
        /// What is asked.
        public var addOn: AddOn
    }

    private var random: SeededRandom
    private var scenario: Scenario

    /// The day of a seed.
    public static func day(seed: UInt64) -> Case {
        var days = RandomDays(
            random: SeededRandom(seed: seed &* 0x2545_F491 &+ 3), scenario: TinyWeeks.week(seed: seed))
        return days.makeCase()
    }

    private mutating func makeCase() -> Case {
        enlarge()
        let request = addOnRequest()
        let roster = roster(without: request.id)
        var now = scenario.week.at(minute: 420)
        if let session = random.pick(scenario.sessions) {
            let span = session.end - session.start
            now = session.start - 60 + random.below(span + 20)
            if chance(60) { now = now - now.minuteOfDay % scenario.site.gridMinutes }
            if chance(8) { now = now - Instant.minutesPerDay }
        }
        now = max(now, scenario.week.midnight)
        var addOn = AddOn(request: request)
        if chance(30) { addOn.arrives = now + random.below(120) - 20 }
        return Case(scenario: scenario, roster: roster, now: now, addOn: addOn)
    }

    private mutating func chance(_ percent: Int) -> Bool { random.below(100) < percent }

    // MARK: Scenario

    /// More rooms, people and places kept free than a tiny week has.
    private mutating func enlarge() {
        let grid = scenario.site.gridMinutes
        scenario.name += "-day"
        // Longer sessions, so that there is something to choose: the first half begins earlier, the last ends later.
        if let last = scenario.site.halves.indices.last, chance(75) {
            scenario.site.halves[last].span.end += grid * random.below(7)
            let spare = (scenario.site.halves[0].span.start - 300) / grid
            scenario.site.halves[0].span.start -= grid * random.below(min(4, spare))
        }
        scenario.policy.intakeMaxWait = grid * (random.pick([0, 1, 1, 2, 3]) ?? 0)
        if chance(70) {
            for number in scenario.staff.nurses.indices {
                scenario.staff.nurses[number].hours = Array(repeating: [ClockSpan(240, 1300)], count: 7)
            }
        }
        if chance(50) { scenario.site.recoveryBays += 1 }
        let arms = random.pick([1, 2, 2, 3]) ?? 1
        for number in scenario.site.cArms.count..<max(arms, scenario.site.cArms.count) {
            scenario.site.cArms.append(CArm(id: "c\(number + 1)"))
        }
        let names = scenario.sessions.map(\.name)
        for number in scenario.staff.technologists.count..<(arms + 2) {
            scenario.staff.technologists.append(
                Technologist(id: "t\(number + 1)", spine: chance(70), sessions: names.filter { _ in chance(85) }))
        }
        if scenario.staff.radiologists.count < 2, chance(60) {
            scenario.staff.radiologists.append(
                Radiologist(id: "r9", skills: ["lumbar", "joint", "cervical"], sessions: names, maxSessions: 6))
        }
        if scenario.staff.nurses.count < 3, chance(50), let first = scenario.staff.nurses.first {
            scenario.staff.nurses.append(Nurse(id: "n9", hours: first.hours))
        }
        if chance(85), let procedure = random.pick(scenario.procedures) {
            scenario.policy.addonReserve = AddonReserve(
                procedure: procedure.code, perDay: random.pick([1, 2, 2, 3, 3]) ?? 1)
        }
        if chance(40) { scenario.policy.followUpCalls = FollowUpPolicy(days: [1, 2], minutes: grid) }
        if chance(5) { scenario.planningDate = scenario.week + 1 }
    }

    /// Drops all promises, takes one request out of the scenario or leaves it there unscheduled, and asks for that one.
    private mutating func addOnRequest() -> Request {
        for number in scenario.requests.indices { scenario.requests[number].fixed = nil }
        var request = Request(id: "a1", patient: "P-0099", procedure: scenario.procedures[0].code)
        request.mri = scenario.week - 3
        request.driver = .anyDay
        if let last = scenario.requests.popLast() {
            request = last
            if chance(30) {
                scenario.requests.append(last)
            } else {
                request.id = "a1"
            }
        }
        if chance(60) { request.sessions = nil }
        if chance(60) { request.notBefore = nil }
        if chance(60) { request.guidance = .fluoroscopy }
        if chance(60) { request.authorization = .notNeeded }
        if chance(60) { request.mri = scenario.week - 3 }
        if chance(40) { request.medications = request.medications.filter { $0.name != "unheard-of" } }
        return request
    }

    // MARK: Roster

    private mutating func roster(without waiting: String) -> Roster {
        var roster = Roster(scenario: scenario.name, week: scenario.week, status: .feasible)
        staff(&roster)
        for request in scenario.requests where request.id != waiting && chance(70) {
            place(.request(request.id), request.patient, request.procedure, request.sites, in: &roster, request)
        }
        if let reserve = scenario.policy.addonReserve {
            for day in scenario.reserveDays {
                for _ in 0..<reserve.perDay where chance(85) {
                    place(.reserve(procedure: reserve.procedure), nil, reserve.procedure, 1, in: &roster, nil, day)
                }
            }
        }
        return DayRevision(scenario).finish(roster, after: roster, now: scenario.week.midnight - 1)
    }

    private mutating func staff(_ roster: inout Roster) {
        for session in scenario.sessions {
            for arm in scenario.site.cArms where chance(75) {
                let radiologists = scenario.staff.radiologists.filter { who in
                    let mine = Set(roster.armSessions.filter { $0.radiologist == who.id }.map(\.session))
                    return who.sessions.contains(session.name)
                        && mine.union([session.name]).count <= who.maxSessions
                }
                let technologists = scenario.staff.technologists.filter { isFree($0, in: session.name, roster) }
                guard let radiologist = random.pick(radiologists), let lead = random.pick(technologists) else {
                    continue
                }
                let trainee = technologists.first { $0.trainee && $0.id != lead.id }
                roster.armSessions.append(
                    ArmSession(
                        session: session.name, cArm: arm.id, radiologist: radiologist.id, technologist: lead.id,
                        trainee: chance(30) ? trainee?.id : nil))
            }
        }
    }

    private func isFree(_ who: Technologist, in session: SessionName, _ roster: Roster) -> Bool {
        let mine = Set(roster.armSessions.filter { $0.technologist == who.id || $0.trainee == who.id }.map(\.session))
        return who.sessions.contains(session) && !mine.contains(session)
            && mine.count < who.maxSessions ?? Int.max
    }

    /// Puts a visit somewhere at random, with any nurses at any times that fit; gives up after some tries.
    private mutating func place(
        _ purpose: Purpose, _ patient: String?, _ code: String, _ sites: Int, in roster: inout Roster,
        _ request: Request?, _ day: Day? = nil
    ) {
        guard let procedure = scenario.procedures.first(where: { $0.code == code }) else { return }
        let eligibility = Eligibility(scenario)
        for _ in 0..<12 {
            let sessions = scenario.sessions.filter { day == nil || $0.day == day }
            guard let session = random.pick(sessions),
                let room = random.pick(roster.armSessions.filter { $0.session == session.name })
            else { continue }
            let steps = (session.end - session.start) / scenario.site.gridMinutes
            let start = session.start + random.below(steps) * scenario.site.gridMinutes
            let book = BruteForceDay(scenario, roster, now: scenario.week.midnight - 1)
            let taken = book.appointments + book.reserves
            var visit = BruteForceDay.Visit(
                purpose: purpose, patient: patient, procedure: procedure, steps: procedure.steps(sites: sites),
                cArm: room.cArm, start: start.minutes, radiologist: room.radiologist, technologist: room.technologist)
            guard start + visit.steps.room <= session.end else { continue }
            if let request {
                let others =
                    scenario.history.filter { $0.service == .spine && $0.patient == patient }.map(\.date)
                    + taken.filter { $0.patient == patient && $0.procedure.service == .spine }.map(\.day)
                guard eligibility.refusals(request, at: start, otherSpineDates: others).isEmpty else { continue }
            }
            let last = visit.start - visit.steps.intake
            let recovered = visit.step.upperBound + visit.steps.recovery
            visit.intake =
                random.pick(book.tasks(visit.steps.intake, from: last - scenario.policy.intakeMaxWait, through: last))
                ?? nil
            visit.discharge =
                random.pick(
                    book.tasks(
                        visit.steps.discharge, from: recovered, through: recovered + scenario.policy.dischargeMaxWait))
                ?? nil
            guard (visit.intake == nil) == (visit.steps.intake == 0),
                (visit.discharge == nil) == (visit.steps.discharge == 0), book.fits(visit, beside: taken)
            else { continue }
            if request == nil {
                roster.reserves.append(visit.placement)
            } else {
                roster.appointments.append(visit.placement)
            }
            return
        }
    }
}
