import Clinic
import TestSupport
import Testing

/// The package's rules beside the contract's own checker, which shares no code with them.
@Suite(
    "Agreement with the contract's checker",
    .enabled(if: ContractFolder.checkerRuns, Comment(rawValue: ContractFolder.skipNote)))
struct ContractComparisonTests {
    @Test(
        "Eligibility agrees on random requests with every gate, drug and date", arguments: 1...12 as ClosedRange<UInt64>
    )
    func eligibility(seed: UInt64) throws {
        let scenario = RandomRequests.scenario(seed: seed, count: 100)
        let eligibility = Eligibility(scenario)
        let ours = scenario.requests.map { request in
            ContractChecker.RequestVerdict(
                request: request.id, never: !eligibility.shutGates(request).isEmpty,
                earliest: eligibility.earliest(request).description, eligible: eligibility.isEligibleInWeek(request))
        }
        let theirs = try ContractChecker().requests(of: scenario)
        #expect(ours == theirs)
        for request in scenario.requests {
            // Whoever is not eligible is told why, and nobody else is.
            #expect(eligibility.reasonsNotInWeek(request).isEmpty == eligibility.isEligibleInWeek(request))
        }
    }

    @Test("The hand-made roster is clean to both")
    func clean() throws {
        let verdicts = try ContractChecker().verdicts(on: [TinyWeek.roster], of: TinyWeek.scenario)
        #expect(verdicts.map(\.messages) == [[]])
    }

    @Test(
        "Every kind of change to a roster is judged alike, and every certain fault is caught", arguments: BusyDay.weeks)
    func mutations(week: BusyDay.Week) throws {
        var mutator = RosterMutator(week.scenario, seed: 7)
        var mutations: [Mutation] = []
        for kind in MutationKind.allCases {
            for _ in 0..<6 {
                if let mutation = mutator.mutate(week.roster, kind) { mutations.append(mutation) }
            }
        }
        let verdicts = try ContractChecker().verdicts(on: mutations.map(\.roster), of: week.scenario)
        try #require(verdicts.count == mutations.count)
        let checker = RosterChecker(week.scenario)
        #expect(checker.check(week.roster) == [])
        for (mutation, verdict) in zip(mutations, verdicts) {
            let ours = checker.check(mutation.roster)
            let codes = Set(ours.map(\.code.rawValue)).sorted()
            #expect(codes == verdict.codes, "\(mutation.kind): \(ours) but \(verdict.messages)")
            #expect(mutation.kind.mayStayLegal || !ours.isEmpty, "\(mutation.kind) is not caught")
        }
    }
}
