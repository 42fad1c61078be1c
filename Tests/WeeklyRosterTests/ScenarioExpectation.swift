import Clinic

/// What a folder of `Scenarios/` promises in its `expected.json`.
struct ScenarioExpectation: Decodable {
    /// `optimal` or `infeasible`.
    var status: String
    /// Points of the optimum; none of an impossible week.
    var objective: Double?
    /// Ids of the promised requests that cannot be kept together, of an impossible week.
    var conflict: [String]?

    /// The promise as a README says it: `550`, or `infeasible, because of q2 and q4`.
    var words: String {
        objective.map { "\(Int($0))" } ?? "\(status), because of \((conflict ?? []).joined(separator: " and "))"
    }

    /// How a roster differs from the promise, a sentence for each difference; none where it keeps it.
    ///
    /// The bound is part of the promise: an optimum that is not proven is none.
    func differences(from roster: Roster) -> [String] {
        var found: [String] = []
        func compare<Value: Equatable>(_ name: String, _ promised: Value, _ made: Value) {
            if promised != made { found.append("\(name): \(promised) is promised, \(made) was made") }
        }
        compare("status", status, roster.status.rawValue)
        let promised = objective.map { "\($0)" } ?? "none"
        compare("objective", promised, roster.objective.map { "\($0.value)" } ?? "none")
        compare("bound", promised, roster.bound.map { "\($0.value)" } ?? "none")
        compare("conflict", conflict ?? [], roster.conflict)
        return found
    }
}
