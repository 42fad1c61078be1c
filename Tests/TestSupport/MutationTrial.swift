import Clinic

/// A clean roster with changes to it, to be judged by the package's rules and by the contract's checker.
public struct MutationTrial: Sendable {
    /// The scenario of the roster.
    public let scenario: Scenario
    /// Where the contract's checker takes the scenario from.
    public let source: ContractChecker.ScenarioSource
    /// The roster, unchanged.
    public let roster: Roster
    /// The changed ones.
    public let mutations: [Mutation]

    /// Changes a roster in every way that applies to it, some times each; where `stacked`, each changed roster is changed
    /// a second time, which may undo the first: rules must not hide each other.
    public init(
        _ roster: Roster, of scenario: Scenario, from source: ContractChecker.ScenarioSource, seed: UInt64,
        perKind: Int, stacked: Bool = true
    ) {
        self.scenario = scenario
        self.source = source
        self.roster = roster
        var mutator = RosterMutator(scenario, seed: seed)
        var mutations: [Mutation] = []
        for kind in MutationKind.allCases {
            for _ in 0..<perKind {
                guard let mutation = mutator.mutate(roster, kind) else { continue }
                mutations.append(mutation)
                guard stacked, var second = mutator.mutate(mutation.roster) else { continue }
                second.mayStayLegal = true
                mutations.append(second)
            }
        }
        self.mutations = mutations
    }

    /// The same roster with other changes.
    public init(of trial: MutationTrial, with mutations: [Mutation]) {
        scenario = trial.scenario
        source = trial.source
        roster = trial.roster
        self.mutations = mutations
    }

    /// The rosters to be judged: the clean one first.
    public var rosters: [Roster] { [roster] + mutations.map(\.roster) }

    /// Changes after which a rule must be broken.
    public var certain: [Mutation] { mutations.filter { !$0.mayStayLegal } }

    /// Where the package's rules say something else than the contract's checker said of ``rosters``, where they find
    /// fault with the clean roster, or none with a change that must break a rule.
    public func faults(beside verdicts: [ContractChecker.Verdict]) -> [String] {
        guard verdicts.count == mutations.count + 1 else { return ["\(verdicts.count) verdicts of \(rosters.count)"] }
        let checker = RosterChecker(scenario)
        var faults: [String] = []
        let clean = checker.check(roster)
        if !clean.isEmpty || !verdicts[0].messages.isEmpty {
            faults.append("\(scenario.name), unchanged: \(clean), \(verdicts[0].messages)")
        }
        for (mutation, verdict) in zip(mutations, verdicts.dropFirst()) {
            let ours = checker.check(mutation.roster)
            if Set(ours.map(\.code.rawValue)).sorted() != verdict.codes {
                faults.append("\(scenario.name), \(mutation.kind): \(ours) but \(verdict.messages)")
            }
            if !mutation.mayStayLegal && ours.isEmpty {
                faults.append("\(scenario.name), \(mutation.kind) is not caught")
            }
        }
        return faults
    }
}
