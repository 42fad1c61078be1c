/// A place of a roster whose names all resolve, with its instants.
struct RosterVisit {
    /// What to call it in messages: the request's id, or `reserve 2026-11-30T10:00 on c2`.
    var label: String
    /// Nil for a reserve.
    var request: Request?
    var procedure: Procedure
    var placement: Placement
    var times: VisitTimes
    /// The session that contains the start; nil where there is none.
    var session: Session?

    var isReserve: Bool { request == nil }
    var isSpine: Bool { procedure.service == .spine }
    /// The arm-session that it lies in; nil where it lies in no session.
    var key: ArmSessionKey? { session.map { ArmSessionKey(session: $0.name, cArm: placement.cArm) } }
}

/// What an arm-session is told apart by.
struct ArmSessionKey: Hashable {
    var session: SessionName
    var cArm: String
}

/// A roster as far as its names resolve, ready to be asked about each rule.
///
/// A row that names somebody or something unknown is one or more `format` violations and is left out of the rest.
struct RosterReading {
    let index: ScenarioIndex
    let roster: Roster
    /// The instant of a running day, whose add-ons and calls the day's rules allow more; nil before the week.
    let now: Instant?
    /// Appointments, then reserves, in file order.
    private(set) var visits: [RosterVisit] = []
    private(set) var armSessions: [ArmSession] = []
    /// Arm-sessions by key; of two with one key, the last.
    private(set) var staff: [ArmSessionKey: ArmSession] = [:]
    /// The keys in order of first listing, each once.
    private(set) var staffedKeys: [ArmSessionKey] = []
    /// Ids of known requests listed unscheduled, as often as they are listed.
    private(set) var unscheduled: [String] = []
    private(set) var calls: [FollowUpCall] = []
    /// The first appointment of each placed request.
    private(set) var placed: [String: RosterVisit] = [:]
    /// What did not resolve.
    private(set) var violations: [Violation] = []

    var scenario: Scenario { index.scenario }

    init(_ roster: Roster, _ index: ScenarioIndex, now: Instant? = nil) {
        self.index = index
        self.roster = roster
        self.now = now
        readHead()
        for (number, row) in roster.armSessions.enumerated() { read(row, at: "arm_sessions #\(number + 1)") }
        for (number, row) in roster.appointments.enumerated() {
            readAppointment(row, at: "appointments #\(number + 1)")
        }
        for (number, row) in roster.reserves.enumerated() { readReserve(row, at: "reserves #\(number + 1)") }
        for (number, row) in roster.unscheduled.enumerated() { read(row, at: "unscheduled #\(number + 1)") }
        for (number, row) in roster.calls.enumerated() { read(row, at: "calls #\(number + 1)") }
    }

    private mutating func readHead() {
        if roster.scenario != scenario.name {
            complain("the roster is made for the scenario \(roster.scenario), not for \(scenario.name)")
        }
        if roster.week != scenario.week {
            complain("the roster is made for the week of \(roster.week), not for that of \(scenario.week)")
        }
    }

    private mutating func complain(_ text: String) { violations.append(Violation(.format, text)) }

    /// Complains of a name that is not there; whether it is.
    private mutating func resolve(_ id: String, _ isKnown: Bool, _ kind: String, _ place: String) -> Bool {
        if !isKnown { complain("\(place): the scenario has no \(kind) \(id)") }
        return isKnown
    }

    private mutating func read(_ row: ArmSession, at place: String) {
        // Each name is looked up, so that all faults of a row are told at once.
        var isGood = resolve(row.session.description, index.knows(row.session), "session", place)
        isGood = resolve(row.cArm, index.cArms[row.cArm] != nil, "C-arm", place) && isGood
        isGood = resolveStaff(row.radiologist, row.technologist, place) && isGood
        if let trainee = row.trainee {
            isGood = resolve(trainee, index.technologists[trainee] != nil, "technologist", place) && isGood
        }
        guard isGood else { return }
        let key = ArmSessionKey(session: row.session, cArm: row.cArm)
        if staff[key] == nil { staffedKeys.append(key) }
        staff[key] = row
        armSessions.append(row)
    }

    private mutating func resolveStaff(_ radiologist: String, _ technologist: String, _ place: String) -> Bool {
        let first = resolve(radiologist, index.radiologists[radiologist] != nil, "radiologist", place)
        return resolve(technologist, index.technologists[technologist] != nil, "technologist", place) && first
    }

    private mutating func readAppointment(_ row: Placement, at place: String) {
        guard case .request(let id) = row.purpose else {
            return complain("\(place): a place kept free belongs under reserves")
        }
        guard let request = index.requests[id] else {
            return complain("\(place): the scenario has no request \(id)")
        }
        guard let procedure = index.procedures[request.procedure] else {
            return complain("\(place): the scenario has no procedure \(request.procedure)")
        }
        append(row, request, procedure, label: id, at: "\(place) (\(id))")
    }

    private mutating func readReserve(_ row: Placement, at place: String) {
        guard case .reserve(let code) = row.purpose else {
            return complain("\(place): the visit of a request belongs under appointments")
        }
        guard let procedure = index.procedures[code] else {
            return complain("\(place): the scenario has no procedure \(code)")
        }
        if code != scenario.policy.addonReserve?.procedure {
            let right = scenario.policy.addonReserve.map { "it is \($0.procedure)" } ?? "the policy has none"
            violations.append(Violation(.reserve, "\(place): \(code) is not the reserve procedure; \(right)"))
        }
        append(row, nil, procedure, label: "reserve \(row.start) on \(row.cArm)", at: place)
    }

    private mutating func append(
        _ row: Placement, _ request: Request?, _ procedure: Procedure, label: String, at place: String
    ) {
        let steps = procedure.steps(sites: request?.sites ?? 1)
        var isGood = resolve(row.cArm, index.cArms[row.cArm] != nil, "C-arm", place)
        isGood = resolveStaff(row.radiologist, row.technologist, place) && isGood
        for (name, minutes, task) in [
            ("intake", steps.intake, row.intake), ("discharge", steps.discharge, row.discharge),
        ] {
            guard let task else { continue }
            isGood = resolve(task.nurse, index.nurses[task.nurse] != nil, "nurse", "\(place) \(name)") && isGood
            if minutes == 0 {
                complain("\(place): \(name) does not apply, it takes 0 minutes; leave it out")
                isGood = false
            }
        }
        if row.bay != nil && !steps.needsBay {
            complain("\(place): a bay does not apply, there is no recovery and no discharge check; leave it out")
            isGood = false
        }
        guard isGood else { return }
        let times = VisitTimes(
            start: row.start, steps: steps, intake: row.intake?.start, discharge: row.discharge?.start)
        let visit = RosterVisit(
            label: label, request: request, procedure: procedure, placement: row, times: times,
            session: index.calendar.session(at: row.start))
        visits.append(visit)
        if let id = request?.id, placed[id] == nil { placed[id] = visit }
    }

    private mutating func read(_ row: RequestReasons, at place: String) {
        guard resolve(row.request, index.requests[row.request] != nil, "request", place) else { return }
        if row.reasons.isEmpty { complain("\(place): \(row.request) has no reason; at least one is needed") }
        if row.reasons.contains(where: \.text.isEmpty) {
            complain("\(place): \(row.request) has a reason without a text for people")
        }
        unscheduled.append(row.request)
    }

    private mutating func read(_ row: FollowUpCall, at place: String) {
        if let nurse = row.task?.nurse, !resolve(nurse, index.nurses[nurse] != nil, "nurse", place) { return }
        calls.append(row)
    }
}
