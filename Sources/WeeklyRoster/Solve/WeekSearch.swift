import Clinic
import MILP

/// One search for one week: promises first, then cuts at the root, then branch and cut with sequencing.
final class WeekSearch {
    private let scenario: Scenario
    private let options: RosterOptions
    private let clock: SearchClock
    private let workspace: any SolverWorkspace
    private let branching: Branching
    private let report: (@Sendable (RosterProgress) -> Void)?
    private let handOver: (@Sendable (Roster) -> Void)?

    private let eligibility: Eligibility
    private let checker: RosterChecker
    private let layout: WeekLayout
    private let desk: SequencingDesk
    private var best: Roster?
    /// Columns of the best point, in the master's own order without indicators.
    private var bestPoint: [Double]?
    private var bound: Points?
    private var statistics = RosterStatistics()

    init(
        scenario: Scenario, options: RosterOptions, clock: SearchClock, workspace: any SolverWorkspace,
        branching: Branching, progress: (@Sendable (RosterProgress) -> Void)?, onRoster: (@Sendable (Roster) -> Void)?
    ) {
        self.branching = branching
        self.scenario = scenario
        self.options = options
        self.clock = clock
        self.workspace = workspace
        report = progress
        handOver = onRoster
        eligibility = Eligibility(scenario)
        checker = RosterChecker(scenario)
        layout = WeekLayout(WeekProblem(scenario, eligibility: eligibility))
        desk = SequencingDesk(catalog: layout.catalog, stepLimit: options.sequencingSteps, clock: clock)
    }

    func run() throws -> RosterSolution {
        var indicators = 128
        while true {
            let master = MasterModel(layout, indicators: indicators)
            let book = CutBook(master: master, desk: desk, workspace: workspace)
            if let solution = try attempt(master, book) { return solution }
            // More impossible sets than spare columns: begin again with more, everything sequenced is remembered.
            indicators *= 4
        }
    }

    /// One pass with a number of spare columns; nil where they did not suffice.
    private func attempt(_ master: MasterModel, _ book: CutBook) throws -> RosterSolution? {
        let promises = try keepPromises(master, book)
        if book.ranOutOfIndicators { return nil }
        if promises == .infeasible { return try impossible(master, book) }
        try cutAtRoot(master, book)
        let outcome = try branch(master, book)
        if book.ranOutOfIndicators { return nil }
        return try solution(outcome, master, book)
    }

    // MARK: Promises

    /// Places promised visits and nothing else: a first legal roster, or the proof that there is none.
    private func keepPromises(_ master: MasterModel, _ book: CutBook) throws -> Termination {
        var model = master.model
        for duty in master.duties {
            for column in duty.requests where master.problem.requests[column.request].fixed == nil {
                model.setBounds(column.isPlaced, lower: 0, upper: 0)
            }
            if let reserves = duty.reserves { model.setBounds(reserves, lower: 0, upper: 0) }
        }
        let outcome = try solve(model, master, book, phase: "promises")
        return outcome.termination
    }

    // MARK: Root

    /// Adds rows from session relaxations until the root's relaxation breaks none.
    private func cutAtRoot(_ master: MasterModel, _ book: CutBook) throws {
        let program = try workspace.program(withRows(master.model, book.rows))
        while !clock.mustStop {
            var limits = SolveOptions()
            limits.timeLimitSeconds = clock.remaining
            let outcome = try program.solve(limits)
            guard outcome.status == .optimal else { return }
            raiseBound(outcome.objective, master, book)
            tell("root")
            var rows = book.dutyLinks(at: outcome.values)
            if rows.isEmpty { rows = try book.relaxationRows(at: outcome.values) }
            guard !rows.isEmpty else { return }
            for row in rows { try program.addRow(row) }
        }
    }

    private func withRows(_ model: Model, _ rows: [LinearConstraint]) -> Model {
        var model = model
        for row in rows { model.addRow(row) }
        return model
    }

    // MARK: Tree

    private func branch(_ master: MasterModel, _ book: CutBook) throws -> Outcome {
        statistics.rootBound = bound
        return try solve(withRows(master.model, book.rows), master, book, phase: "tree")
    }

    private func solve(
        _ model: Model, _ master: MasterModel, _ book: CutBook, phase: String
    ) throws -> Outcome {
        var limits = SolveOptions()
        limits.timeLimitSeconds = clock.remaining
        limits.relativeGap = phase == "tree" ? options.relativeGap : 0
        limits.objectiveStep = 1
        limits.branching = branching
        limits.backtracking = .bestBound
        limits.start = bestPoint.map(book.completed)
        var failure: (any Error)?
        var hooks = SolveHooks()
        hooks.isCancelled = { [clock] in clock.mustStop || failure != nil || book.ranOutOfIndicators }
        hooks.progress = { [self] progress in
            if phase == "tree", let bound = progress.bound { raiseBound(bound, master, book) }
            tell(phase)
        }
        hooks.lazyRows = { [self] point in
            do {
                if point.isIntegral {
                    let rows = book.sequencingRows(at: point.values)
                    if rows.isEmpty, !book.ranOutOfIndicators { try keep(point.values, master) }
                    return rows
                }
                return book.dutyLinks(at: point.values)
            } catch {
                failure = error
                return []
            }
        }
        let outcome = try workspace.solve(model, options: limits, hooks: hooks)
        if let failure { throw failure }
        statistics.nodes += outcome.statistics.nodes
        if let incumbent = outcome.incumbent, !book.ranOutOfIndicators { try requireKept(incumbent, master) }
        if phase == "tree", let bound = outcome.bound { raiseBound(bound, master, book) }
        return outcome
    }

    // MARK: Bookkeeping

    /// Makes a roster of a point that can be sequenced, checks it by every rule, and keeps it where it is better.
    private func keep(_ values: [Double], _ master: MasterModel) throws {
        guard var roster = RosterBuilder(master: master, eligibility: eligibility, desk: desk).roster(at: values),
            let objective = roster.objective, best?.objective.map({ objective < $0 }) ?? true
        else { return }
        roster.bound = min(bound ?? .zero, objective)
        let violations = checker.check(roster)
        guard violations.isEmpty else { throw RosterFailure.brokenRoster(violations) }
        best = roster
        bestPoint = values
        handOver?(roster)
        tell("incumbent")
    }

    /// The tree's own incumbent must be a roster that was made and checked, else its bound means nothing.
    private func requireKept(_ incumbent: Solution, _ master: MasterModel) throws {
        let objective = Points(millionths: Int(incumbent.objective.rounded()) * master.unit.millionths)
        guard let kept = best?.objective, kept <= objective else {
            throw RosterFailure.rosterMissing(objective: objective)
        }
    }

    /// Rounds up to the next attainable objective; nothing is raised once a sequence stayed undecided.
    private func raiseBound(_ value: Double, _ master: MasterModel, _ book: CutBook) {
        guard !book.hasUndecided, value.isFinite else { return }
        let units = Int((value - 1e-6).rounded(.up))
        let points = Points(millionths: units * master.unit.millionths)
        bound = max(bound ?? points, points)
    }

    private func tell(_ phase: String) {
        report?(RosterProgress(incumbent: best?.objective, bound: bound, seconds: clock.seconds, phase: phase))
    }

    // MARK: Answers

    private func solution(_ outcome: Outcome, _ master: MasterModel, _ book: CutBook) throws -> RosterSolution {
        guard var roster = best, let objective = roster.objective else { throw RosterFailure.nothingFound }
        let isProven = (outcome.termination == .optimal || outcome.termination == .infeasible) && !book.hasUndecided
        let proven = isProven ? objective : min(bound ?? .zero, objective)
        roster.bound = proven
        roster.status = proven == objective ? .optimal : .feasible
        return RosterSolution(
            roster: roster, termination: termination(outcome, roster), statistics: finalStatistics(master, book),
            program: withRows(master.model, book.rows))
    }

    private func termination(_ outcome: Outcome, _ roster: Roster) -> RosterTermination {
        if roster.status == .optimal { return .proven }
        switch outcome.termination {
        case .gapReached: return .gapReached
        case .timeLimit: return .timeLimit
        case .cancelled: return clock.isCancelled ? .cancelled : .timeLimit
        default: return .undecided
        }
    }

    private func finalStatistics(_ master: MasterModel, _ book: CutBook) -> RosterStatistics {
        var result = statistics
        result.columns = master.model.columns.count
        result.rows = master.model.rows.count + book.rows.count
        result.cuts = book.rows.count
        result.sequencings = desk.searches
        result.sequencingSteps = desk.steps
        result.seconds = clock.seconds
        return result
    }

    private func impossible(_ master: MasterModel, _ book: CutBook) throws -> RosterSolution {
        guard !book.hasUndecided else { throw RosterFailure.nothingFound }
        var roster = Roster(scenario: scenario.name, week: scenario.week, status: .infeasible)
        roster.conflict = try ConflictFinder(
            scenario: scenario, options: options, clock: clock, workspace: workspace, branching: branching
        ).conflict()
        return RosterSolution(
            roster: roster, termination: .proven, statistics: finalStatistics(master, book), program: master.model)
    }

    /// Whether the promised visits alone cannot be kept; false too where that stayed undecided.
    func promisesAreImpossible() throws -> Bool {
        var indicators = 128
        while true {
            let master = MasterModel(layout, indicators: indicators)
            let book = CutBook(master: master, desk: desk, workspace: workspace)
            let termination = try keepPromises(master, book)
            if !book.ranOutOfIndicators { return termination == .infeasible && !book.hasUndecided }
            indicators *= 4
        }
    }
}
