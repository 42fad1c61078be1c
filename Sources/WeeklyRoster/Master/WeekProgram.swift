import Clinic
import MILP

/// The integer program of a week as it stands before any session was looked into: built, not solved.
///
/// Every legal roster is a point of it, so its optimum is a bound of the week. The search adds rows that it learns from
/// sessions, and spare columns for them; ``RosterSolution/program`` is the program with these.
public struct WeekProgram: Sendable {
    /// Columns and rows; the objective counts ``unit``.
    public let model: Model
    /// Points of one unit of the model's objective.
    public let unit: Points
    /// Kinds of visits that the program tells apart.
    public let kinds: Int

    /// Decides who is eligible, cuts the week into kinds and sessions, and writes columns and rows.
    public init(_ scenario: Scenario) {
        let layout = WeekLayout(WeekProblem(scenario, eligibility: Eligibility(scenario)))
        let master = MasterModel(layout, indicators: 0)
        model = master.model
        unit = master.unit
        kinds = layout.catalog.kinds.count
    }

    /// Coefficients in the rows.
    public var nonzeros: Int { model.rows.reduce(0) { $0 + $1.terms.count } }
}
