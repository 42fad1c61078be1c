extension RosterReading {
    /// Whether the conflict names fixed requests, each once, and nothing else.
    var namesOnlyPromises: Bool {
        let names = roster.conflict
        return !names.isEmpty && names.uniqued.count == names.count
            && names.allSatisfy { index.requests[$0]?.fixed != nil }
    }

    /// An infeasible roster is empty and names fixed requests that really cannot be kept together.
    ///
    /// - Parameter verdict: Whether the named requests can be kept; nil where the names are wrong.
    func brokenImpossibility(_ verdict: PromiseVerdict?) -> [Violation] {
        var violations: [Violation] = []
        if !visits.isEmpty || !armSessions.isEmpty {
            violations.append(
                Violation(.format, "the status is infeasible, yet there are visits or arm-sessions; none is right"))
        }
        if roster.objective != nil || roster.bound != nil || roster.terms != nil {
            violations.append(
                Violation(.format, "the status is infeasible, yet there are objective, bound or terms; none is right"))
        }
        let names = roster.conflict
        if names.isEmpty {
            violations.append(
                Violation(
                    .fixed, "the status is infeasible, but no conflict is named; name the fixed requests that clash"))
        }
        for name in names.uniqued where index.requests[name]?.fixed == nil {
            violations.append(Violation(.fixed, "the conflict names \(name), which is no fixed request"))
        }
        if names.uniqued.count < names.count {
            violations.append(Violation(.fixed, "the conflict names a request twice; once is right"))
        }
        if verdict == .canBeKept {
            violations.append(
                Violation(
                    .fixed,
                    "the status is infeasible, but \(names.joined(separator: ", ")) can be kept together"))
        }
        return violations
    }
}
