import Clinic

extension TinyWeeks {
    /// Up to six requests, some of the same patient, some promised.
    mutating func requests(_ scenario: Scenario) -> [Request] {
        let promises = chance(25) ? 25 : 0
        let count = pick(0, 1, 2, 3, 3, 4, 4, 4, 5, 5, 5, 5, 6, 6, 6, 6)
        var requests: [Request] = []
        for number in 0..<count {
            let sibling = chance(20) ? random.pick(requests) : nil
            let patient = sibling?.patient ?? "P-000\(number + 1)"
            let code = random.pick(scenario.procedures)?.code ?? "joint"
            var request = Request(id: "q\(number + 1)", patient: patient, procedure: code)
            addOrder(&request, scenario)
            addGates(&request, scenario)
            addWishes(&request, scenario)
            if chance(20) { addMedication(&request, scenario) }
            if chance(promises) { request.fixed = promise(scenario) }
            requests.append(request)
        }
        return requests
    }

    private mutating func addOrder(_ request: inout Request, _ scenario: Scenario) {
        if chance(20) {
            request.levels = pick(1, 2)
            request.bilateral = request.levels == 1
        }
        request.priority = random.pick(scenario.policy.priorities)?.name ?? "routine"
        if chance(40) { request.due = scenario.week + pick(-2, 0, 1, 2, 8) }
        if chance(10) { request.age = pick(60, 80) }
        if chance(10) { request.bleedingRisk = .high }
    }

    /// Mostly open, each gate shut now and then.
    private mutating func addGates(_ request: inout Request, _ scenario: Scenario) {
        request.mri = scenario.week - 20
        if chance(10) { request.mri = chance(50) ? nil : scenario.week + 1 }
        if chance(10) { request.authorization = chance(30) ? .pending : .approved(scenario.week + pick(-1, 1)) }
        if chance(3) { request.guidance = .ct }
        request.driver = .anyDay
        if chance(15) { request.driver = .on(some(of: scenario.site.openWeekdays, percent: 60)) }
        if chance(15) { request.notBefore = scenario.week + pick(0, 1, 2) }
        if chance(15) { request.sessions = some(of: sessionNames, percent: 60) }
    }

    private mutating func addWishes(_ request: inout Request, _ scenario: Scenario) {
        if chance(30) { request.preferredRadiologist = random.pick(scenario.staff.radiologists)?.id }
        if chance(30) { request.preferredHalf = random.pick(scenario.site.halves)?.name }
    }

    /// A hold that ends inside a session, off the grid now and then, or a drug that shuts the gate.
    private mutating func addMedication(_ request: inout Request, _ scenario: Scenario) {
        if chance(15) {
            request.medications = [Medication(name: pick("unheard-of", "warfarin", "aspirin"))]
            return
        }
        // Enoxaparin is held for 24 hours, dabigatran for four days, ibuprofen for one where the risk is high.
        let drug = pick(("enoxaparin", 1), ("dalteparin", 1), ("dabigatran", 4), ("ibuprofen", 1))
        var medication = Medication(name: drug.0)
        medication.cleared = chance(95)
        if let session = random.pick(scenario.sessions) {
            let steps = (session.end - session.start) / grid
            let release = session.start + grid * random.below(steps) - pick(0, 0, 1)
            medication.lastDose = .at(release - drug.1 * Instant.minutesPerDay)
        }
        request.medications = [medication]
    }

    /// Mostly on the grid inside a session, where it may still clash or not fit; now and then nowhere near.
    private mutating func promise(_ scenario: Scenario) -> FixedPlace? {
        guard let session = random.pick(scenario.sessions), let arm = random.pick(scenario.site.cArms) else {
            return nil
        }
        let steps = (session.end - session.start) / grid
        let start = session.start + grid * (chance(97) ? random.below(max(1, steps - 2)) : steps + random.below(4))
        return FixedPlace(cArm: arm.id, start: start)
    }
}
