import Clinic
import ClinicFiles
import GLPK
import TestSupport
import Testing

@testable import WeeklyRoster

/// The integer program of a known day beside enumeration, on seeded days that are short enough for it.
@Suite("Clairvoyant on tiny days")
struct ClairvoyantTinyDayTests {
    static let batches: [UInt64] = Array(0..<12)

    private struct TinyDay {
        let seed: UInt64
        let day: AddOnDay
        let callers: [BruteForceKnownDay.Caller]

        /// Callers of one of the roster's days; nil where it staffs none.
        init?(seed: UInt64, scenario: Scenario, roster: Roster, most: Int) {
            guard let drawn = TinyDays.callers(seed: seed, scenario: scenario, roster: roster, most: most) else {
                return nil
            }
            self.seed = seed
            callers = drawn.callers
            day = AddOnDay(
                scenario: scenario, roster: roster, day: drawn.day,
                arrivals: drawn.callers.map { AddOnArrival(request: $0.request, from: $0.from) })
        }
    }

    /// Fifteen seeds of each batch on rosters of the optimizer, of which those without a staffed room have no day.
    private func optimizedDays(of batch: UInt64) throws -> [TinyDay] {
        try (0..<15 as Range<UInt64>).compactMap { offset in
            let seed = batch * 15 + offset
            let scenario = TinyWeeks.week(seed: seed)
            let full = try RosterOptimizer(solver: GLPKSolver()).optimize(scenario).roster
            return TinyDay(seed: seed, scenario: scenario, roster: thinned(full, scenario, seed: seed), most: 4)
        }
    }

    /// Fifteen seeds of each batch on random rosters with more rooms, nurses and places kept free.
    private func randomDays(of batch: UInt64) -> [TinyDay] {
        (0..<15 as Range<UInt64>).compactMap { offset in
            let drawn = RandomDays.day(seed: batch * 15 + offset)
            return TinyDay(seed: batch * 15 + offset, scenario: drawn.scenario, roster: drawn.roster, most: 3)
        }
    }

    /// The roster with about half of what was not promised taken out again: an optimal week leaves little to be had.
    private func thinned(_ roster: Roster, _ scenario: Scenario, seed: UInt64) -> Roster {
        guard roster.status != .infeasible else { return roster }
        var random = SeededRandom(seed: seed &+ 0xADD)
        let promised = Set(scenario.requests.filter { $0.fixed != nil }.map(\.id))
        var roster = roster
        roster.appointments.removeAll { placement in
            guard case .request(let id) = placement.purpose else { return false }
            return random.below(2) == 0 && !promised.contains(id)
        }
        roster.status = .feasible
        roster.bound = .zero
        return RosterFinisher(scenario: scenario, eligibility: Eligibility(scenario)).finish(roster)
    }

    @Test("Weight and wait are those of enumeration", arguments: batches)
    func optimum(batch: UInt64) throws {
        for tiny in try optimizedDays(of: batch) { try compare(tiny) }
    }

    @Test("So they are on larger days", arguments: batches)
    func largerDay(batch: UInt64) throws {
        for tiny in randomDays(of: batch) { try compare(tiny) }
    }

    private func compare(_ tiny: TinyDay) throws {
        let answer = try ClairvoyantOptimizer(solver: GLPKSolver()).optimum(of: tiny.day)
        let best = BruteForceKnownDay(
            scenario: tiny.day.scenario, roster: tiny.day.roster, day: tiny.day.day, callers: tiny.callers
        ).solve()
        let story = """
            seed \(tiny.seed) on \(tiny.day.day); enumeration says \(best.lines), the program \(answer.visits)
            \(ScenarioFile.write(tiny.day.scenario))
            """
        #expect(answer.isProven, "\(story)")
        #expect(answer.weightThousandths == best.weight, "\(story)")
        #expect(answer.wait == Points(millionths: best.wait * 1000), "\(story)")
    }

    /// Without days that fill up, rooms that are opened and callers who are turned away, agreement would say little.
    @Test("The days are such that something has to be decided")
    func variety() throws {
        var (accepting, declining, opening) = (0, 0, 0)
        for batch in Self.batches.prefix(6) {
            for tiny in try optimizedDays(of: batch) + randomDays(of: batch) {
                let answer = try ClairvoyantOptimizer(solver: GLPKSolver()).optimum(of: tiny.day)
                if !answer.visits.isEmpty { accepting += 1 }
                if !answer.visits.isEmpty, answer.visits.count < tiny.callers.count { declining += 1 }
                if answer.roster.armSessions.count > tiny.day.roster.armSessions.count { opening += 1 }
            }
        }
        #expect(accepting >= 60 && declining >= 30 && opening >= 5, "\(accepting), \(declining), \(opening)")
    }
}
