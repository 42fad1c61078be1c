import Clinic
import MILP

/// Names promised visits that cannot be kept together, none of which could be spared.
///
/// Only promises can make a week impossible, since everything else may stay unscheduled. Each is left out in turn; where
/// the others still clash, it was not needed. What remains is a minimal conflict, each step verified by solving again.
struct ConflictFinder {
    let scenario: Scenario
    let options: RosterOptions
    let clock: SearchClock
    let workspace: any SolverWorkspace
    let branching: Branching

    /// Ids in file order.
    func conflict() throws -> [String] {
        var needed = scenario.requests.filter { $0.fixed != nil }
        for request in needed.reversed() {
            let others = needed.filter { $0.id != request.id }
            guard !others.isEmpty else { continue }
            if try isImpossible(others) { needed = others }
        }
        return needed.map(\.id)
    }

    private func isImpossible(_ promised: [Request]) throws -> Bool {
        var alone = scenario
        alone.requests = promised
        return try WeekSearch(
            scenario: alone, options: options, clock: clock, workspace: workspace, branching: branching, progress: nil,
            onRoster: nil
        ).promisesAreImpossible()
    }
}
