import Clinic

/// Keeps the best that a search has found: rosters made of points of its program, checked by every rule.
protocol PointKeeper: AnyObject {
    /// What the best costs; nil while there is none.
    var bestObjective: Points? { get }
    /// Columns of the best point, without indicators.
    var bestPoint: [Double]? { get }
    /// Whether nothing better is to be looked for.
    var isClosed: Bool { get }
    /// Makes a roster of a point that can be sequenced, and keeps it where it is better.
    func keep(_ values: [Double], _ master: MasterModel) throws
    /// Tells how the search stands.
    func tell(_ phase: String)
}

extension RosterKeeper: PointKeeper {
    var bestObjective: Points? { best?.objective }
}
