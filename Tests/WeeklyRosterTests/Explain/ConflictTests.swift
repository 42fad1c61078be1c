import Clinic
import ClinicFiles
import Foundation
import GLPK
import TestSupport
import Testing

@testable import WeeklyRoster

@Suite("Why a week is impossible")
struct ConflictTests {
    private let explainer = RosterExplainer(solver: GLPKSolver())

    private func impossible(_ scenario: Scenario) throws -> ImpossibleWeek? {
        if case .impossible(let answer) = try explainer.explain(scenario).answer { return answer }
        return nil
    }

    /// Weeks that cannot be done among the first seeds.
    static let seeds: [UInt64] = (0..<700 as Range<UInt64>).filter { seed in
        let scenario = TinyWeeks.week(seed: seed)
        let promised = scenario.requests.filter { $0.fixed != nil }.map(\.id)
        return !promised.isEmpty && FixedVisits(scenario).verdict(on: promised) == .cannotBeKept
    }

    /// Weeks in which the checker's search gives up.
    static let tooLong: [UInt64] = [558]

    @Test("there are enough of them")
    func enough() { #expect(Self.seeds.count >= 25) }

    /// The judge is the checker's own search, on weeks in which other code lifted what is left out.
    @Test(
        "The conflict clashes with all else lifted, and no longer where any one of it is lifted too", arguments: seeds)
    func minimal(seed: UInt64) throws {
        let scenario = TinyWeeks.week(seed: seed)
        let answer = try #require(try impossible(scenario), "seed \(seed)")
        #expect(answer.isMinimal, "seed \(seed)")
        let facts = answer.conflict.map(\.input)
        #expect(Set(facts).count == facts.count, "seed \(seed): \(facts)")
        let whole = verdict(scenario, facts)
        #expect(whole == .cannotBeKept || Self.tooLong.contains(seed) && whole == .undecided, "seed \(seed): \(facts)")
        for fact in facts where !isOfOneSession(fact) {
            let rest = facts.filter { $0 != fact }
            #expect(verdict(scenario, rest) == .canBeKept, "seed \(seed): \(facts) without \(fact)")
        }
    }

    /// A visit that lies in no session is so whatever else is lifted: the session itself cannot be left out by hand.
    private func isOfOneSession(_ fact: String) -> Bool { fact.hasPrefix("site halves") || fact == "site open_days" }

    private func verdict(_ scenario: Scenario, _ facts: [String]) -> PromiseVerdict {
        let week = LoosenedWeek(scenario: scenario, facts: Set(facts)).week()
        return FixedVisits(week).verdict(on: week.requests.map(\.id))
    }

    @Test("Its promises are those that the roster names", arguments: seeds)
    func promises(seed: UInt64) throws {
        let scenario = TinyWeeks.week(seed: seed)
        let roster = try RosterOptimizer(solver: GLPKSolver()).optimize(scenario).roster
        let named = try #require(try impossible(scenario)).conflict.filter { $0.rule == .fixed }.map(\.input)
        #expect(Set(named).isSubset(of: Set(roster.conflict.map { "requests \($0) fixed" })), "seed \(seed)")
    }

    /// q2 needs r1 from 09:05 to 09:25 and q4 from 09:15 to 09:35; r2 does no lumbar injections. q2 ten minutes earlier
    /// leaves r1 at 09:15: 10 for another time and 1 for a begun quarter of an hour. q4 ten minutes later begins at 09:25.
    @Test("The impossible week of the scenarios has its conflict and the repairs worked out by hand")
    func scenarioFolder() throws {
        let scenario = try ScenarioFile.read(path: ScenarioFolderTests.path(of: "impossible-week"))
        let answer = try #require(try impossible(scenario))
        #expect(
            answer.conflict.map(\.input) == [
                "requests q2 fixed", "requests q4 fixed", "staff radiologists r2 skills lumbar", "staff radiologists",
            ])
        #expect(answer.repairs.map(\.mendsWeek) == [true, true, true])
        #expect(answer.repairs.map(\.change.price) == [Points(11), Points(11), Points(260)])
        #expect(
            answer.repairs.prefix(2).map(\.change.text) == [
                "move q2 to mon/am, 2026-11-30 08:50 on c1", "move q4 to mon/am, 2026-11-30 09:20 on c2",
            ])
    }

    @Test(
        "The contract's impossible week is two visits and one C-arm",
        .enabled(if: ContractFolder.isThere, Comment(rawValue: ContractFolder.absence)))
    func contract() throws {
        let scenario = try ScenarioFile.read(path: ContractFolder.path + "/scenarios/infeasible-fixed.yaml")
        let answer = try #require(try impossible(scenario))
        #expect(answer.conflict.map(\.input) == ["requests q2 fixed", "requests q4 fixed", "site c_arms c1"])
        #expect(answer.conflict.map(\.rule) == [.fixed, .fixed, .arm])
        #expect(answer.repairs.count == 3)
    }
}

@Suite("What mends an impossible week")
struct RepairTests {
    private let explainer = RosterExplainer(solver: GLPKSolver())

    /// One promise, q1 on c1 on Monday at 08:00 (until 08:30), and a change that makes it impossible.
    private func repairs(_ change: (inout Scenario) -> Void) throws -> ImpossibleWeek? {
        var scenario = TinyWeek.scenario
        scenario.requests = [TinyWeek.spine("q1", "P-0001")]
        scenario.requests[0].fixed = FixedPlace(cArm: "c1", start: TinyWeek.at(8, 0))
        scenario.requests[0].notBefore = TinyWeek.monday
        change(&scenario)
        if case .impossible(let answer) = try explainer.explain(scenario).answer { return answer }
        return nil
    }

    /// The check is due from 08:45 to 09:00 and takes 5 minutes, but n1 goes home at 08:40. A quarter of an hour more is
    /// enough: 8 + 4. No start is early enough for n1, so that the promise can only be taken back: 260.
    @Test("A nurse who goes home too early stays a quarter of an hour longer")
    func nurse() throws {
        let answer = try #require(
            try repairs { $0.staff.nurses[0].hours[0] = [ClockSpan(450, 520)] })
        #expect(answer.conflict.map(\.input).contains("staff nurses n1 hours mon"))
        #expect(answer.repairs.first?.change.price == Points(12))
        #expect(answer.repairs.first?.change.kind == .nurseHours)
        #expect(
            answer.repairs.first?.change.text
                == "let n1 work mon from 07:30 to 08:55 rather than from 07:30 to 08:40")
    }

    @Test("A technologist who is not there works a session more, 40; a radiologist, 60")
    func sessions() throws {
        let technologist = try #require(try repairs { $0.staff.technologists[0].sessions = [] })
        #expect(technologist.repairs.map(\.change.text) == ["let t1 work mon/am", "take back the promise of q1"])
        #expect(technologist.repairs.map(\.change.price) == [Points(40), Points(260)])
        #expect(
            technologist.conflict.map(\.input) == [
                "requests q1 fixed", "staff technologists t1 sessions mon/am", "staff technologists",
            ])
        let radiologist = try #require(
            try repairs { week in
                week.site.openWeekdays = [.mon, .tue]
                week.staff.radiologists[0].sessions = [SessionName(.tue, "am")]
            })
        #expect(radiologist.repairs.first?.change.text == "let r1 be on duty mon/am")
        #expect(radiologist.repairs.first?.change.price == Points(60))
    }

    /// t1 may work in one session and is needed on Monday and Tuesday. Another C-arm day is no help; one session more is.
    @Test("A limit of sessions is lifted by one")
    func limit() throws {
        let answer = try #require(
            try repairs { week in
                let both = [SessionName(.mon, "am"), SessionName(.tue, "am")]
                week.site.openWeekdays = [.mon, .tue]
                week.staff.nurses[0].hours[1] = week.staff.nurses[0].hours[0]
                week.staff.radiologists[0].sessions = both
                week.staff.radiologists[0].maxSessions = 2
                week.staff.technologists[0].sessions = both
                week.staff.technologists[0].maxSessions = 1
                var second = TinyWeek.spine("q2", "P-0002")
                second.fixed = FixedPlace(cArm: "c1", start: (TinyWeek.monday + 1).at(minute: 480))
                week.requests.append(second)
            })
        #expect(answer.repairs.first?.change.text == "let t1 work in 2 sessions of the week")
        #expect(
            answer.conflict.map(\.input) == [
                "requests q1 fixed", "requests q2 fixed", "staff technologists t1 max_sessions", "staff technologists",
            ])
    }

    @Test("A closure is lifted, a bay is added, a skill learned")
    func others() throws {
        let closed = try #require(
            try repairs { week in
                week.site.cArms[0].closed = [Closure(from: TinyWeek.at(7, 0), to: TinyWeek.at(10, 0), reason: "paint")]
            })
        #expect(
            closed.repairs.first?.change.text
                == "lift the closure of c1 from 2026-11-30 07:00 to 2026-11-30 10:00 (paint)")
        #expect(closed.conflict.map(\.input) == ["requests q1 fixed", "site c_arms c1 closed"])
        let bays = try #require(try repairs { $0.site.recoveryBays = 0 })
        #expect(bays.repairs.map(\.change.kind) == [.bay, .dropPromise])
        #expect(bays.conflict.map(\.text) == ["q1 is promised on c1, 2026-11-30 08:00", "there are 0 recovery bays"])
        let skill = try #require(try repairs { $0.staff.radiologists[0].skills = ["joint"] })
        #expect(skill.repairs.map(\.change.kind) == [.dropPromise, .skill])
    }

    /// Two pairs of promises that clash on c1, in different hours: whoever mends the one leaves the other.
    @Test("Of two conflicts one is told, and that the other is left")
    func twoConflicts() throws {
        let answer = try #require(
            try repairs { week in
                for (number, minute) in [490, 540, 550].enumerated() {
                    var other = TinyWeek.spine("q\(number + 2)", "P-000\(number + 2)")
                    other.fixed = FixedPlace(cArm: "c1", start: TinyWeek.monday.at(minute: minute))
                    week.requests.append(other)
                }
            })
        #expect(answer.conflict.count == 3)
        #expect(!answer.repairs.isEmpty)
        #expect(answer.repairs.allSatisfy { !$0.mendsWeek })
    }
}
