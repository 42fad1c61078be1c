import AddOn
import Clinic
import TestSupport
import Testing

/// Each gate by itself, with the instant that opens it; asked on Monday at 07:30 of a day that is empty otherwise.
@Suite("Gates of an add-on")
struct GateTests {
    private let monday = EmptyMorning.monday

    private func midnight(_ days: Int) -> Instant { (monday + days).midnight }

    /// A change of a request, and the gates it shuts.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let change: @Sendable (inout Request) -> Void
        let code: RefusalCode
        /// Days after Monday; nil: no time opens it.
        let days: Int?

        init(_ name: String, _ code: RefusalCode, _ days: Int?, _ change: @escaping @Sendable (inout Request) -> Void) {
            testDescription = name
            self.code = code
            self.days = days
            self.change = change
        }
    }

    static let cases = [
        Case("CT guidance", .ct, nil) { $0.guidance = .ct },
        Case("pending authorization", .authorization, nil) { $0.authorization = .pending },
        Case("authorization of Wednesday", .authorization, 2) { $0.authorization = .approved(EmptyMorning.monday + 2) },
        Case("no MRI", .mri, nil) { $0.mri = nil },
        Case("MRI of Tuesday", .mri, 1) { $0.mri = EmptyMorning.monday + 1 },
        // A joint needs no MRI, but a date that is given counts (section 4, rule 2).
        Case("joint with an MRI of Tuesday", .mri, 1) {
            $0.procedure = TinyWeek.joint.code
            $0.mri = EmptyMorning.monday + 1
        },
        Case("not before Tuesday", .notBefore, 1) { $0.notBefore = EmptyMorning.monday + 1 },
        Case("nobody drives", .driver, nil) { $0.driver = .none },
        Case("somebody drives on Tuesday", .driver, nil) { $0.driver = .on([.tue]) },
        Case("comes on no day", .sessions, nil) { $0.sessions = [] },
        Case("a drug that nobody knows", .unknownMedication, nil) { $0.medications = [Medication(name: "unheard-of")] },
        // Warfarin is held for five days; the last dose on Friday the 27th counts from its end, Saturday 00:00: Thursday.
        Case("warfarin", .hold, 3) {
            $0.medications = [GateTests.medication("Warfarin", .on(EmptyMorning.monday - 3))]
        },
        // Without a last dose it was taken today, Monday: from Tuesday 00:00 five days make Sunday.
        Case("warfarin taken today", .hold, 6) { $0.medications = [GateTests.medication("warfarin", .today)] },
    ]

    static func medication(_ name: String, _ lastDose: LastDose, cleared: Bool = true) -> Medication {
        var medication = Medication(name: name)
        medication.lastDose = lastDose
        medication.cleared = cleared
        return medication
    }

    @Test("alone: no place, one reason, the right instant", arguments: cases)
    func alone(_ gate: Case) throws {
        let answer = try EmptyMorning.answer { gate.change(&$0) }
        #expect(answer.proposals.isEmpty)
        #expect(answer.gates.map(\.code) == [gate.code])
        #expect(answer.gates.first?.until == gate.days.map(midnight))
        #expect(answer.refused == answer.gates)
        // Tuesday has a place where Tuesday is past the gate.
        let opensOnTuesday = gate.days == 1 || gate.testDescription.hasSuffix("drives on Tuesday")
        #expect((answer.later?.appointment.start.day == monday + 1) == opensOnTuesday)
    }

    @Test("nothing is shut for a request with everything in order, not even by the planning date")
    func open() throws {
        var scenario = EmptyMorning.scenario
        scenario.planningDate = monday + 1
        let answer = try EmptyMorning.answer(scenario)
        #expect(answer.gates.isEmpty)
        // The intake from 07:30 to 07:40, half an hour until the first session.
        #expect(answer.proposals.first?.appointment.start == monday.at(minute: 480))
        #expect(answer.proposals.first?.parts.wait == Points(2))
    }

    @Test("an interval opens when no injection is too close any more")
    func interval() throws {
        var scenario = EmptyMorning.scenario
        func past(_ days: Int) -> PastVisit {
            PastVisit(patient: "P-0100", request: "old\(days)", service: .spine, date: monday + days)
        }
        scenario.history = [past(-5)]
        #expect(try EmptyMorning.answer(scenario).gates.map(\.until) == [midnight(9)])
        scenario.history = [past(-14)]
        #expect(try EmptyMorning.answer(scenario).gates.isEmpty)
        // Five days ago and one day ago: the later one decides.
        scenario.history = [past(-5), past(-1)]
        #expect(try EmptyMorning.answer(scenario).gates.map(\.until) == [midnight(13)])
        // Thirteen days ago until tomorrow; one planned in 15 days is too close from day 2 on, so tomorrow is the day.
        scenario.history = [past(-13), past(15)]
        #expect(try EmptyMorning.answer(scenario).gates.map(\.until) == [midnight(1)])
        // With one planned in 14 days tomorrow is too close to that: 14 days after it.
        scenario.history = [past(-13), past(14)]
        #expect(try EmptyMorning.answer(scenario).gates.map(\.until) == [midnight(28)])
        // Another patient's, and a joint's, do not count.
        scenario.history = [PastVisit(patient: "P-0100", request: "old", service: .joint, date: monday - 1)]
        #expect(try EmptyMorning.answer(scenario).gates.isEmpty)
    }

    @Test("a hold that ends in the session gives places from there on, and the reason why not earlier")
    func holdEndsToday() throws {
        // Dalteparin is held for 24 hours: from Sunday 08:42 to Monday 08:42; the first start on the grid is 08:45.
        let answer = try EmptyMorning.answer {
            $0.medications = [GateTests.medication("dalteparin", .at((EmptyMorning.monday - 1).at(minute: 522)))]
        }
        #expect(answer.gates.map(\.until) == [monday.at(minute: 522)])
        // It waits 75 minutes, five quarters; from 08:00 on nothing stands before it, a gap of 45 minutes is none.
        #expect(answer.proposals.first?.appointment.start == monday.at(minute: 525))
        #expect(answer.proposals.first?.parts.wait == Points(5))
        #expect(answer.refused.isEmpty)
    }

    @Test("a session that the patient cannot use is said beside the places in the other one")
    func sessions() throws {
        let answer = try EmptyMorning.answer { $0.sessions = [SessionName(.mon, "pm")] }
        #expect(answer.gates.map(\.code) == [.sessions])
        #expect(answer.gates[0].until == nil)
        #expect(answer.proposals.allSatisfy { $0.appointment.start >= EmptyMorning.monday.at(minute: 780) })
        // In the afternoon the gate forbids no start that is left.
        let later = try EmptyMorning.answer(now: monday.at(minute: 610)) { $0.sessions = [SessionName(.mon, "pm")] }
        #expect(later.gates.isEmpty)
    }

    @Test("all together in the order in which a nurse would lift them, one for each medication concerned")
    func together() throws {
        var scenario = EmptyMorning.scenario
        scenario.history = [PastVisit(patient: "P-0100", request: "old", service: .spine, date: monday - 3)]
        let answer = try EmptyMorning.answer(scenario) {
            $0.guidance = .ct
            $0.authorization = .pending
            $0.mri = nil
            $0.notBefore = EmptyMorning.monday + 1
            $0.driver = .none
            $0.sessions = [SessionName(.tue, "am")]
            $0.medications = [
                GateTests.medication("warfarin", .on(EmptyMorning.monday - 3), cleared: false),
                Medication(name: "what"),
                GateTests.medication("plavix", .on(EmptyMorning.monday - 3), cleared: false), Medication(name: "who"),
            ]
        }
        #expect(
            answer.refused.map(\.code) == [
                .ct, .authorization, .mri, .notBefore, .interval, .driver, .sessions, .unknownMedication,
                .unknownMedication, .coordinate, .coordinate, .hold, .hold,
            ])
        let texts = answer.refused.map(\.text)
        #expect(texts[7].contains("what") && texts[8].contains("who"))
        #expect(texts[9].contains("warfarin") && texts[10].contains("plavix"))
        // Five days and seven days from Saturday 00:00.
        #expect(answer.refused.suffix(2).map(\.until) == [midnight(3), midnight(5)])
    }
}
