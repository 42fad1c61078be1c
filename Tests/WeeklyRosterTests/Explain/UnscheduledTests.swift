import Clinic
import GLPK
import TestSupport
import Testing

@testable import WeeklyRoster

@Suite("Why a request has no place")
struct UnscheduledTests {
    private let explainer = RosterExplainer(solver: GLPKSolver())
    private static let mondayMorning = SessionName(.mon, "am")
    private static let tuesdayMorning = SessionName(.tue, "am")

    /// Two hours on Monday and Tuesday, one C-arm; q1 can come on Monday only, q2 on Tuesday only. With everybody there
    /// both come: 2 x 15 points for the sessions, and 4 for the day that q2 waits: 34.
    private func week(_ change: (inout Scenario) -> Void) -> Scenario {
        let both = [Self.mondayMorning, Self.tuesdayMorning]
        var week = TinyWeek.scenario
        week.site.openWeekdays = [.mon, .tue]
        week.staff.nurses[0].hours[1] = week.staff.nurses[0].hours[0]
        week.staff.radiologists[0].sessions = both
        week.staff.radiologists[0].maxSessions = 2
        week.staff.technologists[0].sessions = both
        week.policy.jointMinPerWeek = 0
        week.requests = [
            TinyWeek.spine("q1", "P-0001") { $0.sessions = [Self.mondayMorning] },
            TinyWeek.spine("q2", "P-0002") { $0.sessions = [Self.tuesdayMorning] },
        ]
        change(&week)
        return week
    }

    private func unscheduled(_ week: Scenario) throws -> [UnscheduledRequest] {
        let explanation = try explainer.explain(week)
        #expect(explanation.isComplete)
        if case .unscheduled(let answers) = explanation.answer { return answers }
        return []
    }

    @Test("Where everybody is there nobody is left out")
    func nobody() throws { #expect(try unscheduled(week { _ in }).isEmpty) }

    /// r1 is there on Monday only; exactly one more session helps. The changed week costs 34.
    @Test("One session more of the only radiologist places q2, and nothing cheaper does")
    func radiologist() throws {
        let answers = try unscheduled(week { $0.staff.radiologists[0].sessions = [Self.mondayMorning] })
        #expect(answers.map(\.request) == ["q2"])
        let answer = try #require(answers.first)
        #expect(answer.short == [.radiologists])
        #expect(answer.change?.change.text == "let r1 be on duty tue/am")
        #expect(answer.change?.change.price == Points(60))
        #expect(answer.change?.objective == ProvenRange(least: Points(34), most: Points(34)))
        #expect(answer.change?.visit.start.day == TinyWeek.monday + 1)
        #expect(answer.cheapestPlace?.verdict == .forbidden)
        #expect(
            answer.cheapestPlace?.conflict.map(\.input).contains("staff radiologists r1 sessions tue/am") == true)
    }

    @Test("Where the week's limit is in the way too, it is lifted with the session: 80")
    func radiologistAtLimit() throws {
        let answers = try unscheduled(
            week { week in
                week.staff.radiologists[0].sessions = [Self.mondayMorning]
                week.staff.radiologists[0].maxSessions = 1
            })
        #expect(answers.first?.change?.change.text == "let r1 be on duty tue/am, in 2 sessions of the week")
        #expect(answers.first?.change?.change.price == Points(80))
    }

    @Test("A technologist, a nurse, a closure, a bay, a lead for spine, a skill: each where it is short")
    func others() throws {
        let cases: [([Shortage], ProposedChange.Kind, Int, (inout Scenario) -> Void)] = [
            ([.technologists], .technologistSession, 40, { $0.staff.technologists[0].sessions = [Self.mondayMorning] }),
            // The discharge check is due from 08:45 on at the earliest: a quarter more than 08:40 is enough, 8 + 4.
            ([.nurseHours], .nurseHours, 12, { $0.staff.nurses[0].hours[1] = [ClockSpan(450, 520)] }),
            // A C-arm more would do as well, at 1000.
            (
                [.closures, .cArms], .closure, 80,
                { week in
                    let day = TinyWeek.monday + 1
                    week.site.cArms[0].closed = [Closure(from: day.at(minute: 480), to: day.at(minute: 590))]
                }
            ),
            ([.bays], .bay, 200, { $0.site.recoveryBays = 0 }),
            ([.technologists], .spineLead, 400, { $0.staff.technologists[0].spine = false }),
            ([.skills], .skill, 400, { $0.staff.radiologists[0].skills = ["joint"] }),
        ]
        for (shortage, kind, price, change) in cases {
            let answer = try #require(try unscheduled(week(change)).last, "\(shortage)")
            #expect(answer.request == "q2")
            #expect(answer.short == shortage, "\(shortage)")
            #expect(answer.change?.change.kind == kind, "\(shortage)")
            #expect(answer.change?.change.price == Points(price), "\(shortage)")
            #expect(answer.change?.objective.most == Points(34), "\(shortage)")
        }
    }

    /// 50 minutes hold one visit of 30 on one C-arm; on two, r1 does q1 from 08:05 to 08:25 and q2 from 08:25 to 08:45.
    @Test("One C-arm more where the room is short")
    func cArm() throws {
        let answers = try unscheduled(
            week { week in
                week.site.halves[0].span = ClockSpan(480, 530)
                week.requests[0].priority = "urgent"
                week.requests[1].sessions = [Self.mondayMorning]
                week.staff.technologists.append(
                    Technologist(id: "t2", spine: true, sessions: [Self.mondayMorning]))
                week.site.openWeekdays = [.mon]
            })
        #expect(answers.count == 1)
        #expect(answers.first?.short == [.cArms])
        #expect(answers.first?.change?.change.kind == .cArm)
        // Two C-arms in one session of one radiologist: 10 + 2 x 5.
        #expect(answers.first?.change?.objective.most == Points(20))
    }

    /// Neither r1 nor t1 is there on Tuesday: one of them alone changes nothing.
    @Test("Where two things are short no single change is named")
    func twoThings() throws {
        let answers = try unscheduled(
            week { week in
                week.staff.radiologists[0].sessions = [Self.mondayMorning]
                week.staff.technologists[0].sessions = [Self.mondayMorning]
            })
        #expect(answers.first?.short == [])
        #expect(answers.first?.change == nil)
        #expect(answers.first?.untried == [])
    }

    @Test("Shut gates are named with their dates, and nothing is searched")
    func gates() throws {
        let answers = try unscheduled(
            week { week in
                week.requests[1].sessions = nil
                week.requests[1].notBefore = TinyWeek.monday + 20
            })
        #expect(answers.map(\.request) == ["q2"])
        #expect(answers.first?.gates.map(\.code) == [.notBefore])
        #expect(answers.first?.gates.map(\.until) == [(TinyWeek.monday + 20).midnight])
        #expect(answers.first?.cheapestPlace == nil)
        #expect(answers.first?.change == nil)
    }

    /// Two visits of 30 minutes want the last 50 of one C-arm; both cost the same left out, so either may come.
    @Test("Where another roster as good has the request, nothing needs to change")
    func tie() throws {
        let answers = try unscheduled(
            week { week in
                week.site.halves[0].span = ClockSpan(480, 530)
                week.requests[1].sessions = [Self.mondayMorning]
            })
        #expect(answers.count == 1)
        #expect(answers.first?.cheapestPlace?.price == ProvenRange(least: .zero, most: .zero))
        #expect(answers.first?.change == nil)
    }

    @Test("A request with a place is told what the other sessions cost")
    func scheduled() throws {
        let explanation = try explainer.explain(
            week { $0.requests[1].sessions = nil }, question: .request("q2"))
        guard case .scheduled(let answer) = explanation.answer else {
            Issue.record("\(explanation.answer)")
            return
        }
        // Monday has room for both: 15 points; Tuesday costs another session and a day of waiting, 15 + 4 more.
        #expect(answer.sessions.map(\.place) == ["mon/am", "tue/am"])
        #expect(answer.sessions.map(\.price?.most) == [.zero, Points(19)])
    }

    @Test("Without time what is not known is not said")
    func noTime() throws {
        let week = week { $0.staff.radiologists[0].sessions = [Self.mondayMorning] }
        let roster = try RosterOptimizer(solver: GLPKSolver()).optimize(week).roster
        let explanation = try explainer.explain(week, roster: roster, timeLimitSeconds: 1e-9)
        #expect(!explanation.isComplete)
        #expect(explanation.optimum == ProvenRange(least: .zero, most: roster.objective ?? .zero))
        guard case .unscheduled(let answers) = explanation.answer else {
            Issue.record("\(explanation.answer)")
            return
        }
        #expect(answers.map(\.request) == ["q2"])
        #expect(answers.first?.cheapestPlace?.verdict == .undecided)
        #expect(answers.first?.short == [])
        #expect(answers.first?.change == nil)
        #expect(answers.first?.untried.map(\.text).contains("let r1 be on duty tue/am") == true)
    }

    @Test("A roster that breaks rules, and a request that is not there, are refused")
    func refusals() throws {
        var roster = TinyWeek.roster
        roster.appointments[0].start = TinyWeek.at(8, 5)
        #expect(throws: ExplainFailure.self) { try explainer.explain(TinyWeek.scenario, roster: roster) }
        #expect(throws: ExplainFailure.self) { try explainer.explain(TinyWeek.scenario, question: .request("q99")) }
    }

    /// Every change that is said to place a request is made by hand here, and the week is rostered anew.
    @Test("In the changed tiny week a best roster has the request", arguments: 0..<4 as Range<UInt64>)
    func tinyWeeks(batch: UInt64) throws {
        for seed in batch * 10..<(batch + 1) * 10 {
            let scenario = TinyWeeks.week(seed: seed)
            guard BruteForceWeek(scenario).solve().optimum != nil,
                case .unscheduled(let answers) = try explainer.explain(scenario).answer
            else { continue }
            for answer in answers {
                guard let change = answer.change else { continue }
                let changed = try #require(
                    ChangeByHand(scenario, change.change).scenario, "seed \(seed): \(change.change.text)")
                let free = BruteForceWeek(changed).solve().optimum?.objective
                let with = BruteForceWeek(changed).demanding(answer.request) { _, _ in true }.solve().optimum?.objective
                #expect(free == with, "seed \(seed): \(answer.request), \(change.change.text)")
                #expect(free == change.objective.most, "seed \(seed): \(change.change.text)")
            }
        }
    }
}

/// Makes a change from its words, so that what the explainer tried is not what is tested.
private struct ChangeByHand {
    let scenario: Scenario?

    init(_ old: Scenario, _ change: ProposedChange) {
        var week = old
        var isMade = true
        let words = change.text.split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init)
        let raised = change.text.contains("of the week")
        let session = words.compactMap { SessionName($0) }.first
        let radiologist = old.staff.radiologists.firstIndex { $0.id == change.subject }
        let technologist = old.staff.technologists.firstIndex { $0.id == change.subject }
        let nurse = old.staff.nurses.firstIndex { $0.id == change.subject }
        switch change.kind {
        case .radiologistSession:
            guard let radiologist else { isMade = false; break }
            if let session { week.staff.radiologists[radiologist].sessions.append(session) }
            if raised { week.staff.radiologists[radiologist].maxSessions += 1 }
        case .technologistSession:
            guard let technologist else { isMade = false; break }
            if let session { week.staff.technologists[technologist].sessions.append(session) }
            if raised, let most = old.staff.technologists[technologist].maxSessions {
                week.staff.technologists[technologist].maxSessions = most + 1
            }
        case .nurseHours:
            let clocks = words.compactMap { Instant.minuteOfDay(clock: $0) }
            guard let nurse, let day = Weekday(rawValue: words[3]), clocks.count >= 2 else { isMade = false; break }
            if clocks.count == 4 {
                week.staff.nurses[nurse].hours[day.index].removeAll { $0 == ClockSpan(clocks[2], clocks[3]) }
            }
            week.staff.nurses[nurse].hours[day.index].append(ClockSpan(clocks[0], clocks[1]))
        case .spineMinutes:
            guard let radiologist, let limit = words.compactMap(Int.init).first else { isMade = false; break }
            week.staff.radiologists[radiologist].maxSpineMinutes = limit
        case .skill:
            guard let radiologist, let skill = words.last else { isMade = false; break }
            week.staff.radiologists[radiologist].skills.append(skill)
        case .spineLead:
            guard let technologist else { isMade = false; break }
            week.staff.technologists[technologist].spine = true
        case .closure:
            for arm in week.site.cArms.indices where week.site.cArms[arm].id == change.subject {
                week.site.cArms[arm].closed = []
            }
        case .bay: week.site.recoveryBays += 1
        case .cArm: week.site.cArms.append(CArm(id: "another"))
        case .movePromise, .dropPromise: isMade = false
        }
        scenario = isMade ? week : nil
    }
}
