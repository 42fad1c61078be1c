import Clinic

/// Why a week is impossible, and what would mend it.
struct ImpossibleQuestion {
    let scenario: Scenario
    let solver: VariantSolver

    /// - Parameter names: promises that cannot be kept together, as the optimizer found them.
    func answer(_ names: [String], _ onPart: ((Explanation) -> Void)?) throws -> Explanation {
        let clashing = Set(names)
        let week = LiftedWeek(
            scenario: scenario.keeping { $0.fixed != nil && clashing.contains($0.id) }, demands: [])
        let finding = try ConflictSearch(solver: solver).conflict(of: week)
        var answer = ImpossibleWeek(
            conflict: finding.conflict, isMinimal: finding.isMinimal, repairs: [], untried: [])
        onPart?(explanation(answer, isComplete: false))
        let repairs = try RepairSearch(scenario: scenario, promises: names, solver: solver).repairs()
        answer.repairs = repairs.repairs
        answer.untried = repairs.untried
        return explanation(answer, isComplete: answer.isMinimal && answer.untried.isEmpty)
    }

    private func explanation(_ answer: ImpossibleWeek, isComplete: Bool) -> Explanation {
        Explanation(
            scenario: scenario.name, week: scenario.week, answer: .impossible(answer), isComplete: isComplete)
    }
}
