extension RosterReading {
    /// `terms`: every term, the objective and the bound are what the roster's rows and its status say.
    func brokenTerms() -> [Violation] {
        let counted = terms
        var violations: [Violation] = []
        if let told = roster.terms {
            for term in Term.allCases where !isSame(told[term], counted[term]) {
                violations.append(
                    Violation(.terms, "\(term.rawValue) is \(counted[term]), the roster says \(told[term])"))
            }
        } else {
            violations.append(Violation(.format, "the roster gives no terms; all twelve are needed"))
        }
        guard let objective = roster.objective else {
            violations.append(Violation(.format, "the roster gives no objective; it is \(counted.total)"))
            return violations + boundFaults(nil)
        }
        if !isSame(objective, counted.total) {
            violations.append(Violation(.terms, "the objective is \(counted.total), the roster says \(objective)"))
        }
        return violations + boundFaults(objective)
    }

    private func boundFaults(_ objective: Points?) -> [Violation] {
        guard let bound = roster.bound else {
            return [Violation(.format, "the roster gives no bound; 0 is a bound where nothing is proven")]
        }
        guard let objective, !isSame(bound, objective) else { return [] }
        if bound > objective {
            return [Violation(.terms, "the bound \(bound) is above the objective \(objective)")]
        }
        guard roster.status == .optimal else { return [] }
        return [Violation(.terms, "the status is optimal, but the bound \(bound) is not the objective \(objective)")]
    }

    /// Files carry decimals, so that the last millionth may be rounded.
    private func isSame(_ a: Points, _ b: Points) -> Bool {
        let (difference, isBeyond) = a.millionths.subtractingReportingOverflow(b.millionths)
        return !isBeyond && difference.magnitude <= 1
    }
}
