import Clinic
import TestSupport
import Testing

/// The comparison with the contract's checker, held against checkers that are wrong; needs no contract.
@Suite("The comparison of verdicts")
struct MutationTrialTests {
    private let trial = MutationTrial(
        TinyWeek.roster, of: TinyWeek.scenario, from: .values(TinyWeek.scenario), seed: 3, perKind: 1, stacked: false)

    /// What a checker would say that finds just what the package's rules find.
    private var alike: [ContractChecker.Verdict] {
        trial.rosters.map { roster in
            let found = RosterChecker(trial.scenario).check(roster)
            return .init(codes: Set(found.map(\.code.rawValue)).sorted(), messages: found.map { "\($0)" })
        }
    }

    @Test("finds no fault where both agree")
    func agreement() {
        #expect(trial.faults(beside: alike) == [])
    }

    @Test("finds each roster on which the other differs")
    func disagreement() {
        for index in alike.indices {
            var verdicts = alike
            verdicts[index] = .init(codes: ["arm-of-nobody"], messages: ["arm-of-nobody: wrong"])
            #expect(trial.faults(beside: verdicts).count == 1, "roster \(index)")
        }
    }

    @Test("finds a checker that lets everything pass, a change that nobody catches, and a verdict too few")
    func blindness() throws {
        let blind = trial.rosters.map { _ in ContractChecker.Verdict(codes: [], messages: []) }
        #expect(trial.faults(beside: blind).count >= trial.certain.count)
        var harmless = try #require(trial.mutations.first { $0.kind == .termPlusOne })
        harmless.roster = trial.roster
        let idle = MutationTrial(of: trial, with: [harmless])
        #expect(idle.faults(beside: Array(blind.prefix(2))) == ["tiny, termPlusOne is not caught"])
        #expect(trial.faults(beside: Array(alike.dropLast())).count == 1)
    }
}
