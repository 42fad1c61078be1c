import Clinic
import ClinicFiles
import GLPK
import TestSupport
import Testing

@testable import WeeklyRoster

/// The contract's own example of a repair.
@Suite("The contract's repair", .enabled(if: ContractFolder.isThere, "\(ContractFolder.absence)"))
struct DayExampleRepairTests {
    /// r1 is away while q4 is injected on c1 at 10:50. c2 can be opened beside c1 for 5: q4 at 09:40 there has its
    /// procedure from 09:50 to 10:10, between the place kept free and q3. An hour earlier costs 10 + 4; the roster
    /// 74 + 5.
    @Test("r1 called away from 10:45 to 11:15 costs 93: q4 moves to c2 at 09:40")
    func calledAway() throws {
        let folder = "\(ContractFolder.path)/day-examples"
        let scenario = try ScenarioFile.read(path: "\(folder)/scenario.yaml")
        let roster = try RosterFile.read(path: "\(folder)/roster.json")
        let day = scenario.week + 1
        let event = RepairEvent(
            .radiologist, "r1", from: day.at(minute: 645), to: day.at(minute: 675), reason: "called away")
        let week = DisturbedWeek(scenario: scenario, roster: roster, now: day.at(minute: 505), events: [event])
        let answer = try RepairOptimizer(solver: GLPKSolver()).repair(week).answer
        let repair = try #require(answer.repair)
        #expect(answer.status == .optimal)
        #expect(repair.bound == Points(93))
        var parts = RepairParts(roster: Points(79))
        parts.movedTime = Points(14)
        #expect(repair.parts == parts)
        #expect(repair.changes.map(\.request) == ["q4"])
        let change = try #require(repair.changes.first)
        #expect(change.kind == .time && change.cost == Points(14) && change.event == 0)
        #expect(change.new?.cArm == "c2" && change.new?.start == day.at(minute: 580))
        #expect(RepairChecker(week).check(repair.roster).isEmpty)
    }
}
