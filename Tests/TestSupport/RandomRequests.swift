import Clinic

/// Random weeks of requests with every gate, date, drug and detail, for comparing eligibility; nobody is on duty.
public enum RandomRequests {
    /// A week of some requests of few patients, so that intervals matter; the same for the same seed.
    public static func scenario(seed: UInt64, count: Int) -> Scenario {
        var random = SeededRandom(seed: seed)
        var scenario = TinyWeek.scenario
        scenario.name = "random-\(seed)"
        scenario.planningDate = TinyWeek.monday - 4 + random.below(6)
        scenario.site.openWeekdays = Weekday.allCases.filter { $0 < .sat && random.below(3) > 0 }
        scenario.site.halves = [
            Half(name: "am", span: ClockSpan(480, 720)), Half(name: "pm", span: ClockSpan(780, 1020)),
        ]
        scenario.site.closedDates = random.below(3) == 0 ? [TinyWeek.monday + random.below(5)] : []
        scenario.policy.oldAge = random.below(2) == 0 ? 70 : nil
        scenario.policy.repeatIntervalDays = random.below(4) * 7
        if random.below(3) == 0 { override(&scenario.policy.holds, &random) }
        scenario.procedures.append(
            Procedure(
                code: "cervical", service: .spine, skill: "cervical", minutes: TinyWeek.lumbar.minutes,
                alwaysHighBleedingRisk: true, needsMRI: random.below(2) == 0, needsDriver: random.below(2) == 0))
        scenario.history = (0..<5).map { number in
            PastVisit(
                patient: "P-\(random.below(count))", request: "old\(number)",
                service: random.below(3) == 0 ? .joint : .spine, date: scenario.planningDate - random.below(25))
        }
        scenario.requests = (0..<count).map { request(number: $0, of: count, scenario, &random) }
        return scenario
    }

    private static func override(_ holds: inout HoldTable, _ random: inout SeededRandom) {
        let at = random.below(holds.rows.count)
        let high = random.below(200) * 60
        holds.rows[at] = HoldRow(
            names: holds.rows[at].names, highRiskMinutes: high, lowRiskMinutes: random.below(2) * high,
            coordinate: random.below(2) == 0, restartMinutes: 1440, isOverride: true)
    }

    private static func request(
        number: Int, of count: Int, _ scenario: Scenario, _ random: inout SeededRandom
    ) -> Request {
        let codes = scenario.procedures.map(\.code)
        var request = Request(
            id: "q\(number)", patient: "P-\(random.below(count))", procedure: codes[random.below(codes.count)])
        let day = { (random: inout SeededRandom) in TinyWeek.monday - 6 + random.below(14) }
        if random.below(12) == 0 { request.guidance = .ct }
        if random.below(8) > 0 { request.mri = day(&random) - 4 }
        if random.below(4) == 0 { request.notBefore = day(&random) }
        switch random.below(6) {
        case 0: request.authorization = .pending
        case 1, 2: request.authorization = .approved(day(&random))
        default: break
        }
        switch random.below(4) {
        case 0: request.driver = random.below(2) == 0 ? .none : .on([])
        case 1: request.driver = .on(Weekday.allCases.filter { _ in random.below(3) == 0 })
        default: request.driver = .anyDay
        }
        if random.below(3) == 0 {
            let all = Weekday.allCases.flatMap { [SessionName($0, "am"), SessionName($0, "pm")] }
            request.sessions = all.filter { _ in random.below(4) == 0 }
        }
        if random.below(2) == 0 { request.age = 60 + random.below(20) }
        if random.below(4) == 0 { request.bleedingRisk = .high }
        request.medications = (0..<max(0, random.below(5) - 1)).map { _ in medication(scenario, &random) }
        if random.below(8) == 0 {
            request.fixed = FixedPlace(cArm: "c1", start: (TinyWeek.monday + random.below(5)).at(minute: 540))
        }
        return request
    }

    private static func medication(_ scenario: Scenario, _ random: inout SeededRandom) -> Medication {
        let names = scenario.policy.holds.rows.flatMap(\.names)
        var medication = Medication(name: names[random.below(names.count)])
        if random.below(25) == 0 { medication.name = "snake oil" }
        if random.below(4) == 0 { medication.name = medication.name.uppercased() }
        medication.cleared = random.below(5) > 0
        switch random.below(3) {
        case 0: medication.lastDose = .on(TinyWeek.monday - 12 + random.below(14))
        case 1: medication.lastDose = .at((TinyWeek.monday - 10 + random.below(10)).at(minute: random.below(1440)))
        default: break
        }
        if random.below(2) == 0 {
            medication.details = [
                MedicationDetail(key: "prophylaxis", value: random.below(2) == 0 ? "secondary" : "primary"),
                MedicationDetail(key: "renal_impairment", value: random.below(2) == 0 ? "true" : "no"),
                MedicationDetail(key: "thromboembolic_risk", value: random.below(2) == 0 ? "high" : "low"),
            ]
        }
        return medication
    }
}
