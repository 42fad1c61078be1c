import Clinic
import MILP

/// What somebody who knew the whole day would have accepted.
public struct ClairvoyantAnswer: Sendable {
    /// The visits of accepted add-ons, in order of room start, then of C-arms.
    public var visits: [Placement]
    /// Sum of the accepted add-ons' priority weights, in thousandths.
    public var weightThousandths: Int
    /// Sum of `wait`: the priority weight for each begun quarter of an hour from the arrival to the room start.
    public var wait: Points
    /// The scenario with the accepted add-ons in it.
    public var scenario: Scenario
    /// The roster with them, without the day's reserves; checked by every rule.
    public var roster: Roster
    /// Both sums are proven to be the best.
    public var isProven: Bool
    /// Nodes of both searches.
    public var nodes: Int

    /// Sum of the accepted add-ons' priority weights.
    public var weight: PriorityFactor { PriorityFactor(thousandths: weightThousandths) }
}

/// Why there is no answer.
public enum ClairvoyantFailure: Error, Sendable {
    /// The limit came before anything was found.
    case nothingFound
    /// Those who were promised a place cannot all have one.
    case promisesCannotBeKept
    /// A roster was made that breaks a rule: a fault of this program, with the rules.
    case brokenRoster([Violation])
}

/// Finds the best that could have been made of a day's add-ons, had they all been known from the start.
///
/// First the greatest sum of priority weights over the accepted, then the least sum of `wait` among those; appointments
/// stay as they are and the day's reserves are free time. Two programs are solved, one after the other, so that no weight
/// has to stand for "first". See `Docs/look-ahead.md`.
public struct ClairvoyantOptimizer: Sendable {
    private let solver: any MILPSolver
    /// Seconds for each of the two solves; past it the answer is the best found, and not proven.
    public var limitSeconds: Double

    /// With the solver of integer programs to use.
    public init(solver: any MILPSolver, limitSeconds: Double = 60) {
        self.solver = solver
        self.limitSeconds = limitSeconds
    }

    /// The optimum of the day.
    ///
    /// - Throws: ``ClairvoyantFailure``, or `SolverError` where the solver fails.
    public func optimum(of day: AddOnDay) throws -> ClairvoyantAnswer {
        let frame = DayFrame(day, scenario: day.scenario(with: day.arrivals.map(\.request)))
        var program = ClairvoyantModel(frame: frame, visits: DayVisits(day, frame))
        let promised = day.arrivals.indices.filter { day.arrivals[$0].isPromised }
        guard promised.allSatisfy({ !program.addOns[$0].places.isEmpty }) else {
            throw ClairvoyantFailure.promisesCannotBeKept
        }
        program.require(promised)
        let unit = program.addOns.map(\.factor.thousandths).reduce(0, Int.greatestCommonDivisor)
        guard unit > 0, program.addOns.contains(where: { !$0.places.isEmpty }) else {
            return try ClairvoyantRoster(day, program).answer(at: nil, isProven: true, nodes: 0)
        }
        program.setCosts { addOn, _ in -addOn.factor.thousandths / unit }
        let first = try solve(program.model, from: nil)
        if first.termination == .infeasible { throw ClairvoyantFailure.promisesCannotBeKept }
        guard let most = first.incumbent else { throw ClairvoyantFailure.nothingFound }
        program.requireWeight(-most.objective, unit: unit)
        program.setCosts { addOn, place in addOn.factor.thousandths / unit * addOn.quarters(until: place.start) }
        let second = try solve(program.model, from: most.values)
        guard let least = second.incumbent else { throw ClairvoyantFailure.nothingFound }
        return try ClairvoyantRoster(day, program).answer(
            at: least, isProven: first.termination == .optimal && second.termination == .optimal,
            nodes: first.statistics.nodes + second.statistics.nodes)
    }

    private func solve(_ model: Model, from start: [Double]?) throws -> Outcome {
        var options = SolveOptions()
        options.timeLimitSeconds = limitSeconds
        options.objectiveStep = 1
        options.start = start
        return try solver.solve(model, options: options)
    }
}

extension ClairvoyantModel {
    /// From now on only points that accept these add-ons.
    mutating func require(_ promised: [Int]) {
        for number in promised {
            addRow("promise_\(number)", columns[number].places.map { LinearTerm(1, $0) }, lower: 1)
        }
    }

    /// From now on only points that accept at least so much weight, in units.
    mutating func requireWeight(_ weight: Double, unit: Int) {
        let terms = zip(addOns, columns).flatMap { addOn, own in
            own.places.map { LinearTerm(Double(addOn.factor.thousandths / unit), $0) }
        }
        addRow("weight", terms, lower: weight.rounded())
    }
}
