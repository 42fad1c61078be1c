import Clinic
import TestSupport
import Testing

/// Two open days with two halves each: Monday 30 November and Wednesday 2 December 2026; planned on Thursday the 26th.
enum Openings {
    static let monday = TinyWeek.monday

    static func week(_ requests: [Request], _ change: (inout Scenario) -> Void = { _ in }) -> Scenario {
        var scenario = TinyWeek.scenario
        scenario.planningDate = monday - 4
        scenario.site.openWeekdays = [.mon, .wed]
        scenario.site.halves = [
            Half(name: "am", span: ClockSpan(480, 720)), Half(name: "pm", span: ClockSpan(780, 1020)),
        ]
        scenario.requests = requests
        change(&scenario)
        return scenario
    }

    static func codes(_ reasons: [Reason]) -> [ReasonCode] { reasons.map(\.code) }
}

@Suite("Gates that no time opens")
struct GateTests {
    private func gates(_ request: Request) -> [ReasonCode] {
        Openings.codes(Eligibility(Openings.week([request])).shutGates(request))
    }

    @Test("A plain spine request passes all gates")
    func open() {
        #expect(gates(TinyWeek.spine("q", "P")) == [])
    }

    @Test("CT guidance, pending authorization and a missing MRI shut a gate each")
    func single() {
        #expect(gates(TinyWeek.spine("q", "P") { $0.guidance = .ct }) == [.ct])
        #expect(gates(TinyWeek.spine("q", "P") { $0.authorization = .pending }) == [.authorization])
        #expect(gates(TinyWeek.spine("q", "P") { $0.mri = nil }) == [.mri])
    }

    @Test("A joint injection needs neither MRI nor clearance nor a known drug")
    func joint() {
        var request = Request(id: "q", patient: "P", procedure: TinyWeek.joint.code)
        request.medications = [Medication(name: "warfarin"), Medication(name: "snake oil")]
        #expect(gates(request) == [])
    }

    @Test("A drug that must be cleared and one that nobody knows are told apart, all gates at once")
    func drugs() {
        let request = TinyWeek.spine("q", "P") {
            $0.guidance = .ct
            $0.medications = [Medication(name: "Coumadin"), Medication(name: "snake oil"), Medication(name: "aspirin")]
        }
        #expect(gates(request) == [.ct, .unknownMedication, .coordinate])
        let reasons = Eligibility(Openings.week([request])).shutGates(request)
        #expect(reasons.last?.text.contains("Coumadin") == true)
        #expect(reasons.last?.text.contains("INR 1.2 or less") == true)
    }

    @Test("Clearance opens the gate")
    func cleared() {
        let request = TinyWeek.spine("q", "P") {
            $0.medications = [Medication(name: "warfarin")]
            $0.medications[0].cleared = true
        }
        #expect(gates(request) == [])
    }
}

@Suite("Dates and holds")
struct HoldTests {
    /// The earliest start of a request planned on 2026-11-26 that takes drugs, all cleared.
    private func earliest(
        _ drugs: [Medication], _ change: (inout Request) -> Void = { _ in },
        _ site: (inout Scenario) -> Void = { _ in }
    ) -> String {
        let request = TinyWeek.spine("q", "P") {
            $0.medications = drugs
            change(&$0)
        }
        return Eligibility(Openings.week([request], site)).earliest(request).description
    }

    private func drug(_ name: String, _ dose: LastDose, _ details: [MedicationDetail] = []) -> Medication {
        var medication = Medication(name: name)
        medication.lastDose = dose
        medication.cleared = true
        medication.details = details
        return medication
    }

    private func on(_ text: String) throws -> LastDose { .on(try #require(Day(text))) }

    @Test("Without dates and drugs the day after planning opens it")
    func planning() {
        #expect(earliest([]) == "2026-11-27T00:00")
    }

    @Test("The last of the dates counts")
    func dates() throws {
        let (second, third) = (try #require(Day("2026-12-02")), try #require(Day("2026-12-03")))
        #expect(earliest([], { $0.notBefore = second }) == "2026-12-02T00:00")
        #expect(earliest([], { $0.mri = third }) == "2026-12-03T00:00")
        let both: (inout Request) -> Void = {
            $0.notBefore = second
            $0.authorization = .approved(third)
        }
        #expect(earliest([], both) == "2026-12-03T00:00")
    }

    @Test("A date-only last dose counts from the next midnight: the 24th and 5 days make the 30th")
    func dateOnly() throws {
        #expect(earliest([drug("warfarin", try on("2026-11-24"))]) == "2026-11-30T00:00")
    }

    @Test("Without a last dose today's is the last: the 27th, 00:00, and 5 days make 2 December")
    func today() {
        #expect(earliest([drug("coumadin", .today)]) == "2026-12-02T00:00")
    }

    @Test("Apixaban is held 75 hours to the minute: Friday 09:10 to Monday 12:10")
    func apixaban() throws {
        let dose = try #require(Instant("2026-11-27T09:10"))
        #expect(earliest([drug("Eliquis", .at(dose))]) == "2026-11-30T12:10")
    }

    @Test(
        "Each row is held as long as the contract says, from the end of 2026-11-26",
        arguments: [
            ("aspirin", "2026-12-03"), ("dabigatran", "2026-12-01"), ("rivaroxaban", "2026-11-30"),
            ("clopidogrel", "2026-12-04"), ("aggrenox", "2026-12-03"), ("prasugrel", "2026-12-07"),
            ("ticlopidine", "2026-12-02"), ("enoxaparin", "2026-11-28"), ("fragmin", "2026-11-28"),
            ("cilostazol", "2026-11-29"), ("brilinta", "2026-12-02"),
        ])
    func rows(name: String, date: String) {
        #expect(earliest([drug(name, .today)]) == "\(date)T00:00")
    }

    @Test(
        "An analgesic is held at high risk and continues at low risk",
        arguments: [
            ("ibuprofen", "2026-11-28"), ("naproxen", "2026-12-01"), ("etodolac", "2026-11-29"),
            ("nabumetone", "2026-12-03"), ("celecoxib", "2026-11-27"),
        ])
    func analgesics(name: String, date: String) {
        #expect(earliest([drug(name, .today)]) == "2026-11-27T00:00")
        #expect(earliest([drug(name, .today)], { $0.bleedingRisk = .high }) == "\(date)T00:00")
    }

    @Test("Beside an anticoagulant an analgesic counts as at high risk, even when the anticoagulant is over")
    func beside() throws {
        // Naproxen: the 27th and 4 days. Warfarin was last taken in October and asks nothing any more.
        let warfarin = drug("warfarin", try on("2026-10-01"))
        #expect(earliest([drug("naproxen", .today), warfarin]) == "2026-12-01T00:00")
        // Two analgesics, none of them held at low risk, do not raise each other.
        #expect(earliest([drug("naproxen", .today), drug("advil", .today)]) == "2026-11-27T00:00")
        // The anticoagulant's own hold is not raised by itself: dalteparin, overridden to 12 h at low and 48 h at high.
        let override: (inout Scenario) -> Void = {
            $0.policy.holds.rows = [
                HoldRow(
                    names: ["dalteparin"], highRiskMinutes: 2880, lowRiskMinutes: 720, coordinate: false,
                    restartMinutes: 1440, isOverride: true)
            ]
        }
        #expect(earliest([drug("dalteparin", .today)], { _ in }, override) == "2026-11-27T12:00")
    }

    @Test("Old age makes risk high only where the policy says from when")
    func oldAge() {
        let drugs = [drug("ibuprofen", .today)]
        let old: (inout Request) -> Void = { $0.age = 80 }
        #expect(earliest(drugs, old) == "2026-11-27T00:00")
        #expect(earliest(drugs, old, { $0.policy.oldAge = 80 }) == "2026-11-28T00:00")
        #expect(earliest(drugs, old, { $0.policy.oldAge = 81 }) == "2026-11-27T00:00")
        #expect(earliest(drugs, { _ in }, { $0.policy.oldAge = 0 }) == "2026-11-27T00:00")
    }

    @Test("A procedure may always be at high risk")
    func procedureRisk() {
        let site: (inout Scenario) -> Void = { $0.procedures[0].alwaysHighBleedingRisk = true }
        #expect(earliest([drug("ibuprofen", .today)], { _ in }, site) == "2026-11-28T00:00")
    }

    @Test("Special cases change the hold, shorter or longer, and only with the right value")
    func variants() {
        func detail(_ key: String, _ value: String) -> [MedicationDetail] { [MedicationDetail(key: key, value: value)] }
        #expect(earliest([drug("aspirin", .today, detail("prophylaxis", "secondary"))]) == "2026-12-01T00:00")
        #expect(earliest([drug("aspirin", .today, detail("prophylaxis", "primary"))]) == "2026-12-03T00:00")
        #expect(earliest([drug("pradaxa", .today, detail("renal_impairment", "true"))]) == "2026-12-03T00:00")
        #expect(earliest([drug("pradaxa", .today, detail("renal_impairment", "false"))]) == "2026-12-01T00:00")
        #expect(earliest([drug("plavix", .today, detail("thromboembolic_risk", "high"))]) == "2026-12-02T00:00")
    }

    @Test("A procedure that does not follow holds waits for none")
    func jointWaitsForNothing() {
        var request = Request(id: "q", patient: "P", procedure: TinyWeek.joint.code)
        request.medications = [drug("warfarin", .today)]
        let eligibility = Eligibility(Openings.week([request]))
        #expect(eligibility.holds(request) == [])
        #expect(eligibility.earliest(request).description == "2026-11-27T00:00")
    }

    @Test("The deciding hold is the one that ends last, with its restart")
    func deciding() throws {
        let request = TinyWeek.spine("q", "P") {
            $0.medications = [drug("clopidogrel", .today), drug("prasugrel", .today), drug("celebrex", .today)]
        }
        let eligibility = Eligibility(Openings.week([request]))
        #expect(eligibility.holds(request).map(\.medication.name) == ["clopidogrel", "prasugrel"])
        let hold = try #require(eligibility.decidingHold(request))
        #expect(hold.text == "prasugrel held until 2026-12-07 00:00 (10 d after the last dose)")
        #expect(hold.restart(after: TinyWeek.at(9, 0)).description == "2026-12-01T09:00")
        #expect(eligibility.firstDate(request).description == "2026-12-07")
    }
}

@Suite("Starts and weeks")
struct WeekEligibilityTests {
    private let monday = Openings.monday

    @Test("Two spine injections of a patient are an interval apart, both ways; joints do not count")
    func interval() {
        let request = TinyWeek.spine("q", "P")
        let eligibility = Eligibility(Openings.week([request]))
        func codes(_ others: [Day]) -> [ReasonCode] {
            Openings.codes(eligibility.refusals(request, at: monday.at(minute: 540), otherSpineDates: others))
        }
        #expect(codes([monday - 14, monday + 14]) == [])
        #expect(codes([monday - 13]) == [.interval])
        #expect(codes([monday + 13, monday]) == [.interval, .interval])
        let joint = Request(id: "j", patient: "P", procedure: TinyWeek.joint.code)
        #expect(eligibility.refusals(joint, at: monday.at(minute: 540), otherSpineDates: [monday]) == [])
    }

    @Test("Certain dates are history and fixed spine visits of the patient's other requests")
    func certain() {
        let fixed = TinyWeek.spine("f", "P") { $0.fixed = FixedPlace(cArm: "c1", start: monday.at(minute: 540)) }
        let request = TinyWeek.spine("q", "P")
        let scenario = Openings.week([fixed, request]) {
            $0.history = [
                PastVisit(patient: "P", request: "old", service: .spine, date: monday - 30),
                PastVisit(patient: "P", request: "hip", service: .joint, date: monday - 3),
                PastVisit(patient: "other", request: "x", service: .spine, date: monday - 3),
            ]
        }
        let eligibility = Eligibility(scenario)
        #expect(eligibility.certainSpineDates(request) == [monday - 30, monday])
        #expect(eligibility.certainSpineDates(fixed) == [monday - 30])
        #expect(!eligibility.isEligibleInWeek(request))
        #expect(eligibility.isEligibleInWeek(fixed))
        let reasons = eligibility.reasonsNotInWeek(request)
        #expect(Openings.codes(reasons) == [.interval])
        #expect(reasons.first?.until == (monday + 14).midnight)
    }

    @Test("A way home is asked for by weekday")
    func driver() {
        let none = TinyWeek.spine("q", "P") { $0.driver = .none }
        let tuesday = TinyWeek.spine("q", "P") { $0.driver = .on([.tue]) }
        let wednesday = TinyWeek.spine("q", "P") { $0.driver = .on([.wed]) }
        let eligibility = Eligibility(Openings.week([none]))
        #expect(Openings.codes(eligibility.reasonsNotInWeek(none)) == [.driver])
        #expect(eligibility.reasonsNotInWeek(tuesday).first?.text == "a way home is arranged on Tuesday only")
        #expect(eligibility.reasonsNotInWeek(wednesday) == [])
        let monday = monday.at(minute: 540)
        #expect(Openings.codes(eligibility.refusals(wednesday, at: monday, otherSpineDates: [])) == [.driver])
    }

    @Test("Sessions that the patient names bind; an empty list leaves none")
    func sessions() {
        let morning = TinyWeek.spine("q", "P") { $0.sessions = [SessionName(.mon, "am")] }
        let never = TinyWeek.spine("q", "P") { $0.sessions = [] }
        let eligibility = Eligibility(Openings.week([morning]))
        #expect(eligibility.refusals(morning, at: monday.at(minute: 540), otherSpineDates: []) == [])
        let afternoon = monday.at(minute: 800)
        #expect(Openings.codes(eligibility.refusals(morning, at: afternoon, otherSpineDates: [])) == [.sessions])
        let lunch = monday.at(minute: 730)
        #expect(Openings.codes(eligibility.refusals(morning, at: lunch, otherSpineDates: [])) == [.sessions])
        #expect(Openings.codes(eligibility.reasonsNotInWeek(never)) == [.sessions])
    }

    @Test("A hold that ends within a session releases it at the next grid start")
    func release() throws {
        // 75 h from Friday 06:03 end on Monday 09:03: 09:05 on the grid; the afternoon is open from its start.
        let dose = try #require(Instant("2026-11-27T06:03"))
        let request = TinyWeek.spine("q", "P") {
            $0.medications = [Medication(name: "apixaban")]
            $0.medications[0].lastDose = .at(dose)
            $0.medications[0].cleared = true
        }
        let scenario = Openings.week([request])
        let eligibility = Eligibility(scenario)
        let releases = scenario.sessions.map { eligibility.release(of: request, in: $0)?.description }
        #expect(releases == ["2026-11-30T09:05", "2026-11-30T13:00", "2026-12-02T08:00", "2026-12-02T13:00"])
    }

    @Test("The last grid start decides a session: 16:55 is in time, 16:56 is not")
    func lastStart() throws {
        func isEligible(_ hold: Int) -> Bool {
            let request = TinyWeek.spine("q", "P") {
                $0.medications = [Medication(name: "x")]
                $0.medications[0].lastDose = .at(monday.midnight)
            }
            let scenario = Openings.week([request]) {
                $0.site.openWeekdays = [.mon]
                $0.policy.holds.rows = [
                    HoldRow(
                        names: ["x"], highRiskMinutes: hold, lowRiskMinutes: hold, coordinate: false, restartMinutes: 0)
                ]
            }
            return Eligibility(scenario).isEligibleInWeek(request)
        }
        #expect(isEligible(16 * 60 + 55))
        #expect(!isEligible(16 * 60 + 56))
    }

    @Test("A hold past the week is the reason, with its end")
    func heldPastTheWeek() {
        let request = TinyWeek.spine("q", "P") {
            $0.medications = [Medication(name: "warfarin")]
            $0.medications[0].cleared = true
            $0.medications[0].lastDose = .on(monday + 2)
        }
        // The end of Wednesday the 2nd, that is the 3rd, and 5 days: the 8th.
        let reasons = Eligibility(Openings.week([request])).reasonsNotInWeek(request)
        #expect(reasons.map(\.text) == ["warfarin held until 2026-12-08 00:00 (5 d after the last dose)"])
        #expect(reasons.first?.until?.description == "2026-12-08T00:00")
    }

    @Test("Where only two rules together leave no session, both are named")
    func together() {
        let request = TinyWeek.spine("q", "P") {
            $0.notBefore = monday + 1
            $0.driver = .on([.mon])
        }
        let reasons = Eligibility(Openings.week([request])).reasonsNotInWeek(request)
        #expect(Openings.codes(reasons) == [.notBefore, .driver])
    }

    @Test("A closed week gives a reason too")
    func closed() {
        let request = TinyWeek.spine("q", "P")
        let eligibility = Eligibility(Openings.week([request]) { $0.site.openWeekdays = [] })
        #expect(Openings.codes(eligibility.reasonsNotInWeek(request)) == [.sessions])
    }

    @Test("Dates on MRI and authorization come under their own codes, with the date that opens them")
    func datedGates() {
        let request = TinyWeek.spine("q", "P") {
            $0.mri = monday + 8
            $0.authorization = .approved(monday + 9)
        }
        let reasons = Eligibility(Openings.week([request])).reasonsNotInWeek(request)
        #expect(Openings.codes(reasons) == [.authorization, .mri])
        #expect(reasons.map(\.until) == [(monday + 9).midnight, (monday + 8).midnight])
    }
}
