import Testing

@testable import WeeklyRoster

/// Hand-worked problems: what fits, and that one more does not.
@Suite("Sequencer")
struct SequencerTests {
    /// Whether a legal sequence is found; every sequence is looked at minute by minute.
    private func fits(_ problem: SequencingCase) -> Bool? {
        switch problem.answer() {
        case .sequence(let sequence):
            let faults = SequenceReview(problem: problem, sequence: sequence).faults()
            #expect(faults.isEmpty)
            return true
        case .impossible: return false
        case .undecided: return nil
        }
    }

    private func team(
        _ counts: [Int], part: Int = 0, radiologists: Int = 1, spineArms: Int = 1, jointArms: Int = 0
    ) -> SequencingTeam {
        SequencingTeam(
            part: part, radiologists: radiologists, spineArms: spineArms, jointArms: jointArms,
            visits: counts.enumerated().filter { $0.element > 0 }.map { KindCount(kind: $0.offset, count: $0.element) })
    }

    @Test(
        "One radiologist between two rooms: 11 visits fit, 12 do not",
        arguments: [(11, true), (12, false)])
    func flipRoom(count: Int, isPossible: Bool) {
        // 10-minute steps: 24 of session, visits of 1 + 2 + 1. c1 starts at 0, 4, … 20 (six), c2 at 2, 6, … 18 (five).
        // The radiologist is never busy in the first and in the last step, so that 22 steps hold 11 procedures of 2.
        var problem = SequencingCase()
        problem.lengths = [24]
        problem.arms = 2
        problem.kinds = [SequencingCase.kind(setup: 1, procedure: 2, turnover: 1)]
        problem.teams = [team([count], spineArms: 2)]
        #expect(fits(problem) == isPossible)
    }

    @Test("Without flipping, a room alone holds six of them", arguments: [(6, true), (7, false)])
    func oneRoom(count: Int, isPossible: Bool) {
        // 24 / 4 = 6.
        var problem = SequencingCase()
        problem.lengths = [24]
        problem.kinds = [SequencingCase.kind(setup: 1, procedure: 2, turnover: 1)]
        problem.teams = [team([count])]
        #expect(fits(problem) == isPossible)
    }

    @Test("A nurse of six minutes does two intakes of three", arguments: [(2, 6, true), (3, 6, false), (3, 9, true)])
    func nurseBottleneck(count: Int, nurseEnd: Int, isPossible: Bool) {
        // Rooms and radiologist have 12 minutes for visits of one; intakes at 0, 3 (and 6) serve starts at 3, 6 (and 9).
        var problem = SequencingCase()
        problem.lengths = [12]
        problem.nurses = [[MinuteSpan(0, nurseEnd)]]
        problem.kinds = [SequencingCase.kind(intake: 3)]
        problem.teams = [team([count])]
        #expect(fits(problem) == isPossible)
    }

    @Test(
        "Recovery bays",
        arguments: [(1, 3, true), (1, 4, false), (2, 6, true), (2, 7, false)])
    func bays(bays: Int, count: Int, isPossible: Bool) {
        // A start at s holds a bay in [s+1, s+5). One bay: starts 0, 4, 8, and 12 is too late in ten minutes.
        // Two bays: starts 0, 1, 4, 5, 8, 9; seven would need four in one of the bays.
        var problem = SequencingCase()
        problem.lengths = [10]
        problem.bays = bays
        problem.kinds = [SequencingCase.kind(procedure: 1, recovery: 4)]
        problem.teams = [team([count])]
        #expect(fits(problem) == isPossible)
    }

    @Test("A nurse with few hours is kept for the task that nobody else is needed for", arguments: [false, true])
    func unequalNurses(isSwapped: Bool) {
        // Promised: A at 1 with an intake of 1 in [0, 1); B at 2 with an intake of 2 in [0, 2).
        // One nurse works in [0, 2), one in [0, 1): A must go to the second. "The task that is due first to the first
        // nurse who is free" fails in one of the two orders, which proves nothing.
        var problem = SequencingCase()
        problem.arms = 2
        problem.nurses = [[MinuteSpan(0, 2)], [MinuteSpan(0, 1)]]
        if isSwapped { problem.nurses.reverse() }
        problem.kinds = [
            promised(SequencingCase.kind(intake: 1), 0, at: 1), promised(SequencingCase.kind(intake: 2), 1, at: 2),
        ]
        problem.teams = [team([1, 1], spineArms: 2)]
        #expect(fits(problem) == true)
        problem.nurses = [[MinuteSpan(0, 1)], [MinuteSpan(0, 1)]]
        #expect(fits(problem) == false)
    }

    @Test("A nurse may have to wait, though there is work", arguments: [(5, true), (2, false)])
    func idleNurse(intakeWait: Int, isPossible: Bool) {
        // Promised: A at 0 with a check of 1 at exactly 1; B at 8 with an intake of 3 that may begin from 5 - wait.
        // Wait 5: the intake could begin at 0, and would then run into the check; 2 to 5 is right.
        // Wait 2 and a nurse who leaves at 5: it could begin at 3, and 6 is too late.
        var problem = SequencingCase()
        problem.arms = 2
        problem.nurses = [[MinuteSpan(0, 5)]]
        problem.intakeWait = intakeWait
        problem.kinds = [
            promised(SequencingCase.kind(discharge: 1), 0, at: 0), promised(SequencingCase.kind(intake: 3), 1, at: 8),
        ]
        problem.teams = [team([1, 1], spineArms: 2)]
        #expect(fits(problem) == isPossible)
    }

    @Test("Downtime splits a session", arguments: [(2, 1, true), (3, 1, false), (3, 2, true), (4, 2, false)])
    func closures(count: Int, arms: Int, isPossible: Bool) {
        // c0 is down in [3, 5): visits of 3 at 0 and 5, and none after 8. Where there is a second C-arm to choose, all
        // three stand there; one C-arm is staffed either way.
        var problem = SequencingCase()
        problem.arms = arms
        problem.closed = [0: [MinuteSpan(3, 5)]]
        problem.kinds = [SequencingCase.kind(setup: 1, procedure: 1, turnover: 1)]
        problem.teams = [team([count])]
        #expect(fits(problem) == isPossible)
    }

    @Test("A promise cuts the room in two", arguments: [(4, 2, true), (4, 3, false), (3, 1, true), (3, 2, false)])
    func promises(start: Int, others: Int, isPossible: Bool) {
        // 12 minutes, visits of 4. Promised at 4, 0 and 8 are left; promised at 3, [0, 3) and [7, 12) hold one other.
        var problem = SequencingCase()
        problem.lengths = [12]
        let kind = SequencingCase.kind(setup: 1, procedure: 2, turnover: 1)
        problem.kinds = [promised(kind, 0, at: start), kind]
        problem.teams = [team([1, others])]
        #expect(fits(problem) == isPossible)
    }

    @Test("A long setup lets others be treated meanwhile", arguments: [(2, true), (3, false)])
    func unequalSetups(procedure: Int, isPossible: Bool) {
        // Six minutes, two rooms. A is set up for five and treated in [5, 6). In the other room two visits of 2 end by 4;
        // two of 3 need the radiologist until 6.
        var problem = SequencingCase()
        problem.lengths = [6]
        problem.arms = 2
        problem.kinds = [SequencingCase.kind(setup: 5), SequencingCase.kind(procedure: procedure)]
        problem.teams = [team([1, 2], spineArms: 2)]
        #expect(fits(problem) == isPossible)
    }

    @Test("A patient is in one place at a time", arguments: [(4, true), (3, false)])
    func onePatient(length: Int, isPossible: Bool) {
        // A recovers for 2 and is checked for 1, so leaves 4 after its start; B has an intake of 2 by a nurse who comes
        // at 0. A first: B's intake from 4, start 6. B first: start 2, leaves at 3, A in [3, 4).
        var problem = SequencingCase()
        problem.lengths = [length]
        problem.arms = 2
        problem.nurses = [[MinuteSpan(0, 20)]]
        problem.kinds = [
            patient(SequencingCase.kind(recovery: 2, discharge: 1), request: 0),
            patient(SequencingCase.kind(intake: 2), request: 1),
        ]
        problem.teams = [team([1, 1], spineArms: 2)]
        #expect(fits(problem) == isPossible)
    }

    @Test("An intake may have to begin later than it could, until the patient's first visit is over")
    func laterIntake() {
        // A is treated in [0, 2) and leaves at 2. B starts at 4 after an intake of 2 that could begin from 0: 2 is right.
        var problem = SequencingCase()
        problem.lengths = [5]
        problem.arms = 2
        problem.intakeWait = 2
        problem.kinds = [
            patient(promised(SequencingCase.kind(procedure: 2), 0, at: 0), request: 0),
            patient(promised(SequencingCase.kind(intake: 2), 1, at: 4), request: 1),
        ]
        problem.teams = [team([1, 1], spineArms: 2)]
        #expect(fits(problem) == true)
    }

    @Test("Which patient was first matters, though their visits are alike")
    func alikeVisits() {
        // Five minutes, setup and procedure of 1 each. b and d recover for 1; a belongs to d's patient, so begins 3 after
        // d at the earliest, 3 being the last start: d at 0, b at 1, a at 3. With b first there is no room for a.
        var problem = SequencingCase()
        problem.lengths = [5]
        problem.arms = 2
        problem.dischargeWait = 2
        var other = SequencingCase.kind(setup: 1, recovery: 1)
        other.patient = 1
        other.request = 1
        problem.kinds = [
            patient(SequencingCase.kind(setup: 1, recovery: 3, discharge: 1), request: 0), other,
            patient(SequencingCase.kind(setup: 1, recovery: 1), request: 2),
        ]
        problem.teams = [team([1, 1, 1], spineArms: 2)]
        #expect(fits(problem) == true)
    }

    @Test("The morning's last patient keeps the bay from the afternoon", arguments: [(1, true), (2, false)])
    func morningIntoAfternoon(count: Int, isPossible: Bool) {
        // Sessions [0, 4) and [4, 8), one bay. The morning's visit at 3 holds it in [4, 8); an afternoon visit of one
        // minute needs it from 8 at the earliest, so starts at 7, the last start there is.
        var problem = SequencingCase()
        problem.lengths = [4, 4]
        problem.breaks = [0]
        problem.bays = 1
        problem.kinds = [promised(SequencingCase.kind(recovery: 4), 0, at: 3), SequencingCase.kind(recovery: 1)]
        problem.teams = [team([1]), team([0, count], part: 1)]
        #expect(fits(problem) == isPossible)
    }

    @Test(
        "A lead for joints alone takes no spine visit",
        arguments: [(1, 1, true), (2, 1, false), (1, 2, true), (0, 3, true)])
    func leads(spine: Int, joint: Int, isPossible: Bool) {
        // Ten minutes, two rooms of which one may take spine visits, a radiologist for each. A spine visit takes six
        // minutes and a joint visit five: one spine visit and two joint visits fit, three joint visits fit (a room holds
        // two), two spine visits do not, though the other room is nearly empty.
        var problem = SequencingCase()
        problem.arms = 2
        problem.kinds = [
            SequencingCase.kind(setup: 4, procedure: 2, spine: true), SequencingCase.kind(setup: 3, procedure: 2),
        ]
        problem.teams = [team([spine, joint], radiologists: 2, spineArms: 1, jointArms: 1)]
        #expect(fits(problem) == isPossible)
    }

    @Test("A search that is cut off claims nothing")
    func cutOff() {
        // As in `bays`: four do not fit, but two steps do not show it.
        var problem = SequencingCase()
        problem.bays = 1
        problem.kinds = [SequencingCase.kind(procedure: 1, recovery: 4)]
        problem.teams = [team([4])]
        let sequencer = Sequencer(
            problem.problem, catalog: problem.catalog, stepLimit: 2,
            clock: SearchClock(limitSeconds: nil, isCancelled: nil))
        guard case .undecided = sequencer.answer() else {
            Issue.record("two steps cannot decide it")
            return
        }
    }

    private func promised(_ kind: VisitKind, _ arm: Int, at start: Int) -> VisitKind {
        var kind = kind
        kind.promise = .init(arm: arm, start: start)
        kind.request = 100 + start * 2 + arm
        return kind
    }

    private func patient(_ kind: VisitKind, request: Int) -> VisitKind {
        var kind = kind
        kind.patient = 0
        kind.request = request
        return kind
    }
}
