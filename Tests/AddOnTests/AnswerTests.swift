import AddOn
import Clinic
import TestSupport
import Testing

/// Small cases by hand: what a place costs, when a day is over, what is no question at all.
@Suite("Answers worked by hand")
struct AnswerTests {
    private let monday = EmptyMorning.monday

    private func at(_ hour: Int, _ minute: Int) -> Instant { monday.at(minute: hour * 60 + minute) }

    @Test("waiting counts from when the patient is there, in quarters that are begun, times the weight")
    func waiting() throws {
        // There from 08:07: the intake can begin at 08:10, the visit at 08:20, 13 minutes later: one quarter, 4 points.
        let answer = try EmptyMorning.answer(arrives: at(8, 7)) { $0.priority = "urgent" }
        #expect(answer.proposals.first?.appointment.start == at(8, 20))
        #expect(answer.proposals.first?.appointment.intake?.start == at(8, 10))
        #expect(answer.proposals.first?.parts.wait == Points(4))
        // Whoever came before now is there from now on.
        let early = try EmptyMorning.answer(now: at(8, 7), arrives: at(7, 0)) { $0.priority = "urgent" }
        #expect(early.proposals == answer.proposals)
    }

    @Test("time left idle: 25 minutes is the shortest visit, 20 minutes are four steps lost")
    func idle() throws {
        var options = AddOnOptions()
        options.listsAll = true
        options.limit = 0
        let addOn = AddOn(request: TinyWeek.spine("a1", "P-0100"))
        let desk = AddOnDesk(scenario: EmptyMorning.scenario, roster: EmptyMorning.roster())
        let answer = try desk.answer(addOn, now: at(8, 0), options: options)
        let gaps = Dictionary(
            uniqueKeysWithValues: answer.proposals.map { ($0.appointment.start, $0.parts.idleGap) })
        // The first possible start is 08:10: nothing before it is lost. The room is free again 30 minutes after a start.
        #expect(gaps[at(8, 10)] == .zero)
        #expect(gaps[at(8, 15)] == Points(1))
        #expect(gaps[at(8, 30)] == Points(4))
        #expect(gaps[at(8, 35)] == .zero)
        #expect(gaps[at(9, 5)] == .zero)
        #expect(gaps[at(9, 10)] == Points(4))
        #expect(gaps[at(9, 30)] == .zero)
        #expect(gaps[at(9, 35)] == nil)
        // In the afternoon the session begins at 13:00.
        #expect(gaps[at(13, 0)] == .zero)
        #expect(gaps[at(13, 20)] == Points(4))
    }

    @Test("of one C-arm and clock hour the best, at most five, unless more are wanted")
    func listing() throws {
        let answer = try EmptyMorning.answer(now: at(8, 0))
        #expect(answer.proposals.map(\.appointment.start) == [at(8, 10), at(9, 0), at(13, 0), at(14, 0)])
        let addOn = AddOn(request: TinyWeek.spine("a1", "P-0100"))
        let desk = AddOnDesk(scenario: EmptyMorning.scenario, roster: EmptyMorning.roster())
        var options = AddOnOptions()
        options.limit = 2
        let two = try desk.answer(addOn, now: at(8, 0), options: options)
        #expect(two.proposals == Array(answer.proposals.prefix(2)))
        options.includesLaterDays = true
        options.limit = 0
        let week = try desk.answer(addOn, now: at(14, 0), options: options)
        // 14:10 today costs 1, and 4 for the 20 minutes that are left; on Tuesday 64 for the day and 1 for each quarter from 08:00.
        #expect(week.proposals.map(\.cost).prefix(3) == [Points(5), Points(64), Points(68)])
        #expect(week.proposals.map(\.appointment.start.day).prefix(2) == [monday, monday + 1])
    }

    @Test("after the last start the day is closed; without staff it is unstaffed; both whatever the gates say")
    func over() throws {
        let evening = try EmptyMorning.answer(now: at(14, 56)) { $0.driver = .none }
        #expect(evening.refused.map(\.code) == [.closed])
        #expect(evening.gates.isEmpty)
        #expect(evening.later == nil)
        let sunday = try EmptyMorning.answer(now: (monday + 6).at(minute: 480))
        #expect(sunday.refused.map(\.code) == [.closed])
        // At 14:55 a start is left, but the visit does not end in time, whatever one lifts.
        #expect(try EmptyMorning.answer(now: at(14, 55)).refused.map(\.code) == [.capacity])

        var roster = EmptyMorning.roster()
        roster.armSessions.removeAll { $0.session.weekday == .mon }
        roster = DayRevision(EmptyMorning.scenario).finish(roster, after: roster, now: monday.midnight)
        let desk = AddOnDesk(scenario: EmptyMorning.scenario, roster: roster)
        let answer = try desk.answer(AddOn(request: TinyWeek.spine("a1", "P-0100")), now: at(8, 0))
        #expect(answer.refused.map(\.code) == [.unstaffed])
        #expect(answer.later?.appointment.start == (monday + 1).at(minute: 480))
    }

    @Test("the tiny week is full: what is short, with what is free of it")
    func short() throws {
        let desk = AddOnDesk(scenario: TinyWeek.scenario, roster: TinyWeek.roster)
        let answer = try desk.answer(AddOn(request: TinyWeek.spine("a1", "P-0100")), now: at(7, 30))
        // c1 is taken from 08:00 to 09:50. Were it free, r1 would still have ten minutes at a time until 09:45, and from
        // there no visit ends by 10:00. Were r1 free, c1 would not be: neither alone would do.
        #expect(answer.refused.map(\.code) == [.capacity])
        #expect(answer.refused.first?.freeMinutes == nil)
    }

    @Test("what is no question: a sentence for each")
    func errors() {
        func error(_ scenario: Scenario, _ roster: Roster, now: Instant, _ change: (inout Request) -> Void)
            -> AddOnError?
        {
            do {
                let addOn = AddOn(request: TinyWeek.spine("a1", "P-0100", change))
                _ = try AddOnDesk(scenario: scenario, roster: roster).answer(addOn, now: now)
                return nil
            } catch {
                return error
            }
        }
        let (scenario, roster) = (TinyWeek.scenario, TinyWeek.roster)
        #expect(
            error(scenario, roster, now: (monday - 1).midnight) { _ in }
                == .nowOutsideWeek(now: (monday - 1).midnight, week: monday))
        #expect(error(scenario, roster, now: (monday + 7).midnight) { _ in } != nil)
        #expect(error(scenario, roster, now: at(8, 0)) { $0.id = "q2" } == .idIsTaken("q2"))
        #expect(error(scenario, roster, now: at(8, 0)) { $0.id = "q1" } == nil)
        #expect(error(scenario, roster, now: at(8, 0)) { $0.procedure = "x" } == .unknownProcedure("x"))
        #expect(error(scenario, roster, now: at(8, 0)) { $0.priority = "x" } == .unknownPriority("x"))
        #expect(error(scenario, roster, now: at(8, 0)) { $0.levels = 3 } == .tooManySites(3))
        #expect(
            error(scenario, roster, now: at(8, 0)) {
                $0.fixed = FixedPlace(cArm: "c1", start: EmptyMorning.monday.midnight)
            }
                == .hasPromise("a1"))
    }
}
