import Clinic
import ClinicFiles
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
        let theirs = try ContractChecker().requests(of: .values(scenario))
        #expect(scenario.requests.map { verdict(on: $0, eligibility) } == theirs)
        for request in scenario.requests {
            // Whoever is not eligible is told why, and nobody else is.
            #expect(eligibility.reasonsNotInWeek(request).isEmpty == eligibility.isEligibleInWeek(request))
        }
    }

    @Test("Eligibility agrees on every scenario of the contract", arguments: ContractFolder.scenarioFiles)
    func contractScenarios(file: String) throws {
        let scenario = try ScenarioFile.read(path: file)
        let eligibility = Eligibility(scenario)
        let theirs = try ContractChecker().requests(of: .file(file))
        #expect(scenario.requests.map { verdict(on: $0, eligibility) } == theirs)
    }

    private func verdict(on request: Request, _ eligibility: Eligibility) -> ContractChecker.RequestVerdict {
        ContractChecker.RequestVerdict(
            request: request.id, never: !eligibility.shutGates(request).isEmpty,
            earliest: eligibility.earliest(request).description, eligible: eligibility.isEligibleInWeek(request))
    }

    @Test(
        "Every kind of change to a roster is judged alike, and every certain fault is caught", arguments: BusyDay.weeks)
    func mutations(week: BusyDay.Week) throws {
        try compare(week.roster, week.scenario, .values(week.scenario), perKind: 6)
    }

    @Test("So are changes to the roster that the contract publishes")
    func published() throws {
        let folder = ContractFolder.path + "/day-examples"
        let scenario = try ScenarioFile.read(path: folder + "/scenario.yaml")
        let roster = try RosterFile.read(path: folder + "/roster.json")
        try compare(roster, scenario, .file(folder + "/scenario.yaml"), perKind: 6)
    }

    private func compare(
        _ roster: Roster, _ scenario: Scenario, _ source: ContractChecker.ScenarioSource, perKind: Int
    ) throws {
        let trial = MutationTrial(roster, of: scenario, from: source, seed: 7, perKind: perKind)
        #expect(trial.faults(beside: try ContractChecker().verdicts(on: trial.rosters, of: source)) == [])
    }

    @Test("Conflicts of promised visits are judged alike", arguments: 1...10 as ClosedRange<UInt64>)
    func conflicts(seed: UInt64) throws {
        let scenario = RandomPromises.scenario(seed: seed)
        let rosters = RandomPromises.infeasibleRosters(of: scenario, seed: seed, count: 40)
        let verdicts = try ContractChecker().verdicts(on: rosters, of: .values(scenario))
        try #require(verdicts.count == rosters.count)
        for (roster, verdict) in zip(rosters, verdicts) {
            let codes = Set(RosterChecker(scenario).check(roster).map(\.code.rawValue)).sorted()
            #expect(codes == verdict.codes, "\(roster.conflict) of seed \(seed): \(verdict.messages)")
        }
    }
}
