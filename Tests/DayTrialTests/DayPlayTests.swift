import AddOn
import Clinic
import ClinicFiles
import DayTrial
import Foundation
import GLPK
import SyntheticClinic
import TestSupport
import Testing
import WeeklyRoster

@Suite("A day of add-ons")
struct DayPlayTests {
    /// 0.3 urgent patients an hour: the routine patient's place is kept until 08:20 (`LookAheadTests`).
    private let lookAhead = LookAhead(rates: [AddonRate(priority: "urgent", perHourThousandths: 300)])

    private func play(_ addOns: [SyntheticAddOn], _ answering: Answering) throws -> DayOutcome {
        try DayPlay(OnePlaceMorning.day(addOns), answering).run()
    }

    /// From 07:30 to 08:55 are 85 minutes, six quarters.
    @Test("plain: the first who calls has the place")
    func plain() throws {
        let outcome = try play([OnePlaceMorning.routine, OnePlaceMorning.urgent], .plain)
        #expect(outcome.accepted == ["a1"])
        #expect(outcome.weightThousandths == 1000)
        #expect(outcome.wait == Points(6))
        #expect(outcome.askedToWait == 0)
    }

    /// The urgent patient calls at 08:00 and has the place, 55 minutes, four quarters of 4. Asked again at 08:20, the
    /// routine one has none: 50 minutes after the call.
    @Test("asking again: the routine patient waits for the answer, the urgent one has the place")
    func kept() throws {
        let outcome = try play([OnePlaceMorning.routine, OnePlaceMorning.urgent], .askingAgain(lookAhead))
        #expect(outcome.accepted == ["a2"])
        #expect(outcome.weightThousandths == 4000)
        #expect(outcome.wait == Points(16))
        #expect(outcome.askedToWait == 1 && outcome.waitedInVain == 1 && outcome.answerMinutes == 50)
    }

    @Test("asking again: where nobody comes, the place is the routine patient's after all")
    func keptInVain() throws {
        let outcome = try play([OnePlaceMorning.routine], .askingAgain(lookAhead))
        #expect(outcome.accepted == ["a1"])
        // Waiting counts from the call, not from the answer.
        #expect(outcome.wait == Points(6))
        #expect(outcome.askedToWait == 1 && outcome.waitedInVain == 0 && outcome.answerMinutes == 50)
    }

    @Test("asking again: of two who wait the more urgent is asked first, then who called first")
    func order() throws {
        let emergent = LookAhead(rates: [AddonRate(priority: "emergent", perHourThousandths: 60_000)])
        // Both are to be asked again at 08:35.
        let outcome = try play([OnePlaceMorning.routine, OnePlaceMorning.urgent], .askingAgain(emergent))
        #expect(outcome.accepted == ["a2"])
        #expect(outcome.askedToWait == 2 && outcome.waitedInVain == 1)
        let alike = [OnePlaceMorning.routine, OnePlaceMorning.caller("a2", "routine", 8, 0)]
        #expect(try play(alike, .askingAgain(emergent)).accepted == ["a1"])
    }

    @Test("at once: a kept place is a refusal")
    func atOnce() throws {
        let both = try play([OnePlaceMorning.routine, OnePlaceMorning.urgent], .atOnce(lookAhead))
        #expect(both.accepted == ["a2"] && both.askedToWait == 0)
        #expect(try play([OnePlaceMorning.routine], .atOnce(lookAhead)).accepted.isEmpty)
    }

    /// If nobody else comes, yes is worth 1 of 1 and no 0 of 1. If the urgent one comes, yes is worth 1 of 4, no 4 of 4.
    /// Half and half: yes 0.625, no 0.5. Where it is certain that she comes, no: 1.
    @Test("the bound of rules that answer at once")
    func bound() throws {
        let day = OnePlaceMorning.day([OnePlaceMorning.routine])
        let bound = AtOnceBound(solver: GLPKSolver())
        #expect(try bound.bound(of: day, futures: [[], [OnePlaceMorning.urgent]]) == 0.625)
        #expect(try bound.bound(of: day, futures: [[OnePlaceMorning.urgent]]) == 1)
        // Calls before the first caller are no future.
        let early = OnePlaceMorning.caller("a9", "urgent", 7, 20)
        #expect(try bound.bound(of: day, futures: [[early]]) == 1)
        var shut = OnePlaceMorning.routine
        shut.request.mri = nil
        #expect(try bound.bound(of: OnePlaceMorning.day([shut]), futures: [[]]) == nil)
    }
}

/// The weeks of the benchmark, as `Benchmarks/Sources/DayQuality` reads them.
@Suite("Days of the benchmark")
struct BenchmarkDayTests {
    private struct Week {
        let name: String
        let scenario: Scenario
        let roster: Roster
    }

    private static func weeks() throws -> [Week] {
        let root = (0..<3).reduce(URL(fileURLWithPath: #filePath)) { path, _ in path.deletingLastPathComponent() }
        let folder = root.appendingPathComponent("Benchmarks/Days")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            .filter { $0.hasSuffix(".yaml") }.map { file in
                let name = String(file.dropLast(5))
                return Week(
                    name: name, scenario: try ScenarioFile.read(path: folder.appendingPathComponent(file).path),
                    roster: try RosterFile.read(path: folder.appendingPathComponent("\(name).roster.json").path))
            }
    }

    @Test("every roster keeps every rule")
    func rosters() throws {
        let weeks = try Self.weeks()
        #expect(weeks.count == 12)
        for week in weeks {
            #expect(RosterChecker(week.scenario).check(week.roster).isEmpty, "\(week.name)")
        }
    }

    /// Five busy days of each week with six calls: whatever the way of answering, the clairvoyant is never beaten, and
    /// the same day ends the same.
    @Test("no way of answering beats the clairvoyant", arguments: 0..<12)
    func bounds(number: Int) throws {
        let week = try Self.weeks()[number]
        var day = try #require(TrialDay.busiest(of: week.scenario, week.roster))
        let generator = AddOnGenerator(seed: 7, callsPerDayThousandths: 6000)
        let lookAhead = LookAhead(rates: [
            AddonRate(priority: "urgent", perHourThousandths: 147),
            AddonRate(priority: "emergent", perHourThousandths: 41),
        ])
        for offset in 0..<5 {
            day.addOns = generator.addOns(number: number * 5 + offset, on: day.day, in: day.scenario)
            let possible = try ClairvoyantOptimizer(solver: GLPKSolver()).optimum(of: day.known)
            #expect(possible.isProven)
            for answering in [Answering.plain, .atOnce(lookAhead), .askingAgain(lookAhead)] {
                let outcome = try DayPlay(day, answering).run()
                #expect(outcome.weightThousandths <= possible.weightThousandths, "\(week.name) \(offset) \(answering)")
                #expect(Set(outcome.accepted).count == outcome.accepted.count)
                #expect(outcome.waitedInVain <= outcome.askedToWait)
                #expect(try DayPlay(day, answering).run() == outcome)
            }
        }
    }

    @Test("the busiest day of a week, and the second")
    func busiest() throws {
        // By hand: BusyDay has 30 + 40 minutes of spine and 25 + 25 of joint on Monday, 30 on Tuesday.
        #expect(TrialDay.busiest(0, of: BusyDay.scenario, BusyDay.roster)?.day == BusyDay.scenario.week)
        #expect(TrialDay.busiest(1, of: BusyDay.scenario, BusyDay.roster)?.day == BusyDay.scenario.week + 1)
        #expect(TrialDay.busiest(2, of: BusyDay.scenario, BusyDay.roster) == nil)
    }
}
