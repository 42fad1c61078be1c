/// A stretch of time for which somebody or something is taken.
struct Occupation {
    var start: Instant
    var end: Instant
    /// What for, in messages.
    var label: String
}

/// Where occupations of one resource overlap: each is compared with the one before it that ends last.
func overlaps(_ occupations: [Occupation], of resource: String, breaking code: RuleCode) -> [Violation] {
    let ordered = occupations.sorted { ($0.start, $0.end, $0.label) < ($1.start, $1.end, $1.label) }
    var violations: [Violation] = []
    var latest: Occupation?
    for next in ordered {
        if let latest, next.start < latest.end {
            violations.append(
                Violation(
                    code,
                    "\(resource): \(latest.label) and \(next.label) overlap at \(next.start); the first ends "
                        + "at \(latest.end.clock)"))
        }
        if latest.map({ next.end > $0.end }) ?? true { latest = next }
    }
    return violations
}

extension Array where Element: Hashable {
    /// The elements in order, each where it stands first.
    var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
