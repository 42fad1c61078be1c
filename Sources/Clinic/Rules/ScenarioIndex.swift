/// A scenario with what rules look up by id, worked out once. Its dictionaries are asked, never iterated.
struct ScenarioIndex: Sendable {
    let scenario: Scenario
    let calendar: SessionCalendar
    let eligibility: Eligibility
    let requests: [String: Request]
    let procedures: [String: Procedure]
    let cArms: [String: CArm]
    let radiologists: [String: Radiologist]
    let technologists: [String: Technologist]
    let nurses: [String: Nurse]
    private let factors: [String: PriorityFactor]

    init(_ scenario: Scenario) {
        self.scenario = scenario
        eligibility = Eligibility(scenario)
        calendar = eligibility.calendar
        requests = firstByKey(scenario.requests, \.id)
        procedures = firstByKey(scenario.procedures, \.code)
        cArms = firstByKey(scenario.site.cArms, \.id)
        radiologists = firstByKey(scenario.staff.radiologists, \.id)
        technologists = firstByKey(scenario.staff.technologists, \.id)
        nurses = firstByKey(scenario.staff.nurses, \.id)
        factors = firstByKey(scenario.policy.priorities, \.name).mapValues(\.factor)
    }

    /// How much the request counts; a priority that the policy does not have counts as routine would by default.
    func factor(of request: Request) -> PriorityFactor { factors[request.priority] ?? PriorityFactor(1) }

    /// Whether the site has sessions of that name, on an open day or not.
    func knows(_ session: SessionName) -> Bool {
        scenario.site.halves.contains { $0.name == session.half }
    }

    /// The steps of a request's visit; nil where its procedure is unknown.
    func steps(of request: Request) -> StepMinutes? {
        procedures[request.procedure]?.steps(sites: request.sites)
    }

    /// The steps of a place's visit; nil where the scenario does not have what it is for.
    func steps(for purpose: Purpose) -> StepMinutes? {
        switch purpose {
        case .request(let id): requests[id].flatMap(steps(of:))
        case .reserve(let code): procedures[code]?.minutes
        }
    }

    func isOnGrid(_ instant: Instant) -> Bool { instant.minuteOfDay % scenario.site.gridMinutes == 0 }
}

/// Values by key; of two with one key, the first.
private func firstByKey<Value>(_ values: [Value], _ key: (Value) -> String) -> [String: Value] {
    Dictionary(values.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
}
