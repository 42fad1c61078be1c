import Clinic

/// Finds rules and facts that cannot hold together, none of which can be left out without the rest becoming possible.
///
/// A deletion filter: each group of facts, then each fact, is lifted; where what is left still clashes it was not needed.
/// Every step is decided by solving again.
struct ConflictSearch {
    let solver: VariantSolver

    /// What was found.
    struct Finding {
        var conflict: [Circumstance]
        /// False where some fact could not be tried.
        var isMinimal: Bool
    }

    /// The conflict of a week that was proven impossible: its promises, and demands if there are any.
    func conflict(of week: LiftedWeek) throws -> Finding {
        if let clash = GeometryClash(week).first() {
            let verdict = try solver.verdict(clash.lifted.scenario, demands: clash.lifted.demands)
            return Finding(conflict: clash.conflict, isMinimal: verdict == .canBeKept)
        }
        return try filtered(ConflictItems(week).all(), of: week)
    }

    private func filtered(_ items: [ConflictItem], of week: LiftedWeek) throws -> Finding {
        var needed = Array(items.indices)
        var groups: [ConflictItem.Group] = []
        for item in items where !groups.contains(item.group) { groups.append(item.group) }
        for group in groups {
            let without = needed.filter { items[$0].group != group }
            if without.count < needed.count - 1, try clashes(without, items, week) == .cannotBeKept { needed = without }
        }
        var isMinimal = true
        for number in items.indices where needed.contains(number) {
            let without = needed.filter { $0 != number }
            switch try clashes(without, items, week) {
            case .cannotBeKept: needed = without
            case .canBeKept: break
            case .undecided: isMinimal = false
            }
        }
        // Promises come first: they are what can be changed most easily.
        let facts = needed.map { items[$0].fact }
        return Finding(
            conflict: facts.filter { $0.rule == .fixed } + facts.filter { $0.rule != .fixed }, isMinimal: isMinimal)
    }

    /// Whether the week with some items in force, and all others lifted, is impossible.
    private func clashes(_ inForce: [Int], _ items: [ConflictItem], _ week: LiftedWeek) throws -> PromiseVerdict {
        var lifted = week
        for number in items.indices where !inForce.contains(number) { items[number].lift(&lifted) }
        return try solver.verdict(lifted.scenario, demands: lifted.demands)
    }
}
