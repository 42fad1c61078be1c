import Clinic

/// A roster's week while one of its days runs, as plain lists of who and what is taken when: the slow and plain side of
/// every test of add-ons. It shares nothing with them but the scenario's values and the eligibility rules of `Clinic`.
public struct BruteForceDay: Sendable {
    /// Something that may stand in the way of a visit.
    public enum Limit: CaseIterable, Sendable {
        case cArm, radiologist, technologist, nurse, bay, patient
    }

    /// A visit or a place kept free, in minutes since 1970-01-01T00:00.
    struct Visit {
        var purpose: Purpose
        var patient: String?
        var procedure: Procedure
        var steps: StepMinutes
        var cArm: String
        var start: Int
        var radiologist: String
        var technologist: String
        var intake: NurseTask?
        var discharge: NurseTask?
        var bay: Int?

        var step: Range<Int> { start + steps.setup..<start + steps.setup + steps.procedure }
        var room: Range<Int> { start..<start + steps.room }
        var inBay: Range<Int> { step.upperBound..<leaves }
        var comes: Int { intake?.start.minutes ?? start - steps.intake }
        var leaves: Int { (discharge?.start.minutes ?? step.upperBound + steps.recovery) + steps.discharge }
        var tasks: [(nurse: String, time: Range<Int>)] {
            let first = intake.map { ($0.nurse, $0.start.minutes..<$0.start.minutes + steps.intake) }
            let last = discharge.map { ($0.nurse, $0.start.minutes..<$0.start.minutes + steps.discharge) }
            return [first, last].compactMap(\.self)
        }
        var day: Day { Instant(minutes: start).day }

        var placement: Placement {
            Placement(
                purpose: purpose, cArm: cArm, start: Instant(minutes: start), radiologist: radiologist,
                technologist: technologist, intake: intake, discharge: discharge, bay: bay)
        }
    }

    /// The scenario.
    public let scenario: Scenario
    let roster: Roster
    let now: Instant
    /// Every appointment of the week.
    let appointments: [Visit]
    /// Every place kept free of the week that is not over.
    let reserves: [Visit]

    /// The week of a roster at an instant.
    public init(_ scenario: Scenario, _ roster: Roster, now: Instant) {
        self.scenario = scenario
        self.roster = roster
        self.now = now
        appointments = roster.appointments.compactMap { BruteForceDay.visit($0, scenario) }
        reserves = roster.reserves.compactMap { BruteForceDay.visit($0, scenario) }.filter { reserve in
            // It began: its intake, or its setup where it has no intake.
            reserve.day != now.day || (reserve.intake?.start.minutes ?? reserve.start) >= now.minutes
        }
    }

    private static func visit(_ row: Placement, _ scenario: Scenario) -> Visit? {
        var patient: String?
        var sites = 1
        var code = ""
        switch row.purpose {
        case .reserve(let procedure): code = procedure
        case .request(let id):
            guard let request = scenario.requests.first(where: { $0.id == id }) else { return nil }
            (patient, sites, code) = (request.patient, request.sites, request.procedure)
        }
        guard let procedure = scenario.procedures.first(where: { $0.code == code }) else { return nil }
        return Visit(
            purpose: row.purpose, patient: patient, procedure: procedure, steps: procedure.steps(sites: sites),
            cArm: row.cArm, start: row.start.minutes, radiologist: row.radiologist, technologist: row.technologist,
            intake: row.intake, discharge: row.discharge, bay: row.bay)
    }

    // MARK: Staff

    func room(_ session: SessionName, _ cArm: String) -> ArmSession? {
        roster.armSessions.first { $0.session == session && $0.cArm == cArm }
    }

    /// Radiologists on duty in a session, in order.
    func onDuty(_ session: SessionName) -> [String] {
        scenario.staff.radiologists.map(\.id).filter { id in
            roster.armSessions.contains { $0.session == session && $0.radiologist == id }
        }
    }

    /// Technologists who could lead a visit in a room opened in a session, in order.
    func openers(_ session: SessionName, isSpine: Bool) -> [String] {
        scenario.staff.technologists.filter { who in
            let mine = roster.armSessions.filter { $0.technologist == who.id || $0.trainee == who.id }.map(\.session)
            return who.sessions.contains(session) && !mine.contains(session)
                && who.maxSessions.map { Set(mine).count < $0 } ?? true && (who.spine || !isSpine)
        }.map(\.id)
    }

    // MARK: Whether a visit fits

    /// Whether a visit keeps every hard constraint beside others, one kind of them perhaps left out.
    func fits(_ visit: Visit, beside others: [Visit], ignoring limit: Limit? = nil) -> Bool {
        fitsRoom(visit, others, limit) && fitsRadiologist(visit, others, limit) && fitsCare(visit, others, limit)
    }

    private func fitsRoom(_ visit: Visit, _ others: [Visit], _ limit: Limit?) -> Bool {
        let lead = scenario.staff.technologist(visit.technologist)
        if limit != .technologist, visit.procedure.service == .spine, lead?.spine != true { return false }
        if limit == .cArm { return true }
        let closures = scenario.site.cArm(visit.cArm)?.closed ?? []
        return closures.allSatisfy { !visit.room.overlaps($0.from.minutes..<$0.to.minutes) }
            && others.allSatisfy { $0.cArm != visit.cArm || !$0.room.overlaps(visit.room) }
    }

    private func fitsRadiologist(_ visit: Visit, _ others: [Visit], _ limit: Limit?) -> Bool {
        if limit == .radiologist { return true }
        guard let who = scenario.staff.radiologist(visit.radiologist), who.skills.contains(visit.procedure.skill)
        else { return false }
        let mine = others.filter { $0.radiologist == who.id }
        let spine = (mine + [visit]).filter { $0.procedure.service == .spine }.map(\.steps.procedure).reduce(0, +)
        let isWithin = visit.procedure.service == .joint || who.maxSpineMinutes.map { spine <= $0 } ?? true
        return isWithin && mine.allSatisfy { !$0.step.overlaps(visit.step) }
    }

    private func fitsCare(_ visit: Visit, _ others: [Visit], _ limit: Limit?) -> Bool {
        if limit != .nurse {
            for task in visit.tasks {
                guard let nurse = scenario.staff.nurse(task.nurse),
                    nurse.isAtWork(from: Instant(minutes: task.time.lowerBound), minutes: task.time.count),
                    others.allSatisfy({ other in
                        other.tasks.allSatisfy { $0.nurse != task.nurse || !$0.time.overlaps(task.time) }
                    })
                else { return false }
            }
        }
        if limit != .bay {
            for minute in visit.inBay {
                let held = others.count { $0.inBay.contains(minute) }
                if held >= scenario.site.recoveryBays { return false }
            }
        }
        if limit == .patient { return true }
        return others.allSatisfy { other in
            guard let patient = visit.patient, other.patient == patient else { return true }
            return visit.leaves <= other.comes || other.leaves <= visit.comes
        }
    }

    /// The visit with nurse times by the day's rule, or nil where it fits with none: of all choices that fit the one
    /// with the latest intake, then the earliest discharge check, then the first nurses in order.
    func served(
        _ visit: Visit, beside others: [Visit], from earliest: Instant, ignoring limit: Limit? = nil
    ) -> Visit? {
        let last = visit.start - visit.steps.intake
        guard last >= earliest.minutes, fitsRoom(visit, others, limit), fitsRadiologist(visit, others, limit) else {
            return nil
        }
        if limit == .nurse { return fits(visit, beside: others, ignoring: limit) ? visit : nil }
        let recovered = visit.step.upperBound + visit.steps.recovery
        let intakes = tasks(
            visit.steps.intake, from: max(last - scenario.policy.intakeMaxWait, earliest.minutes), through: last)
        let checks = tasks(
            visit.steps.discharge, from: recovered, through: recovered + scenario.policy.dischargeMaxWait)
        let latestFirst = Dictionary(grouping: intakes) { $0?.start.minutes ?? 0 }.sorted { $0.key > $1.key }
            .flatMap(\.value)
        for intake in latestFirst {
            for check in checks {
                var visit = visit
                visit.intake = intake
                visit.discharge = check
                if fits(visit, beside: others, ignoring: limit) { return visit }
            }
        }
        return nil
    }

    /// Every nurse at every grid start of a window, by start, then nurse; one that is nil where the task takes no time.
    func tasks(_ minutes: Int, from first: Int, through last: Int) -> [NurseTask?] {
        if minutes == 0 { return [nil] }
        guard first <= last else { return [] }
        return (first...last).map(Instant.init(minutes:)).filter { $0.minuteOfDay % scenario.site.gridMinutes == 0 }
            .flatMap { start in scenario.staff.nurses.map { NurseTask(nurse: $0.id, start: start) } }
    }

    /// Grid starts inside the sessions of a day.
    func starts(on day: Day) -> [(session: Session, start: Int)] {
        scenario.sessions.filter { $0.day == day }.flatMap { session in
            stride(from: session.start.minutes, to: session.end.minutes, by: scenario.site.gridMinutes)
                .map { (session, $0) }
        }
    }

    /// Position of a C-arm in order.
    func order(_ cArm: String) -> Int { scenario.site.cArms.firstIndex { $0.id == cArm } ?? Int.max }
}
