import Clinic
import MILP

/// One search for one week: promises first, then cuts at the root, then branch and cut with sequencing.
final class WeekSearch {
    private let scenario: Scenario
    private let options: RosterOptions
    private let clock: SearchClock
    private let workspace: any SolverWorkspace
    private let branching: Branching
    /// Places that requests must have; nil: the week as it is.
    private let demands: [PlaceDemand]?

    /// Units of the bound that a round of session relaxations must bring for another one.
    private static let leastGain = 0.05

    private let layout: WeekLayout
    private let eligibility: Eligibility
    private let desk: SequencingDesk
    private let keeper: RosterKeeper
    private var statistics = RosterStatistics()
    private var hasImproved = false
    /// Steps of sequencing before the search beside the tree began.
    private var stepsBefore = 0
    /// The root's last point.
    private var relaxation: [Double]?

    init(
        scenario: Scenario, options: RosterOptions, clock: SearchClock, workspace: any SolverWorkspace,
        branching: Branching, progress: (@Sendable (RosterProgress) -> Void)?, onRoster: (@Sendable (Roster) -> Void)?,
        demands: [PlaceDemand]? = nil
    ) {
        self.branching = branching
        self.demands = demands
        self.scenario = scenario
        self.options = options
        self.clock = clock
        self.workspace = workspace
        eligibility = Eligibility(scenario)
        layout = WeekLayout(WeekProblem(scenario, eligibility: eligibility, demands: demands ?? []))
        desk = SequencingDesk(catalog: layout.catalog, stepLimit: options.sequencingSteps, clock: clock)
        keeper = RosterKeeper(
            scenario: scenario, eligibility: eligibility, desk: desk, clock: clock, progress: progress,
            onRoster: onRoster, relativeGap: options.relativeGap)
    }

    func run() throws -> RosterSolution {
        var indicators: Int?
        while true {
            let master = MasterModel(layout, indicators: indicators)
            let book = CutBook(master: master, desk: desk, workspace: workspace)
            if let solution = try attempt(master, book) { return solution }
            // More impossible sets than spare columns: begin again with more, everything sequenced is remembered.
            indicators = master.spareIndicators.count * 4
        }
    }

    /// One pass with a number of spare columns; nil where they did not suffice.
    private func attempt(_ master: MasterModel, _ book: CutBook) throws -> RosterSolution? {
        var insertion: InsertionRun?
        if !hasImproved {
            let writer = PlanWriter(board: PlanBoard(master), desk: desk)
            var promised = PromiseInsertion(board: writer.board).plan()
            // Insertion promises nothing of demands: that they can be met is for the program to say.
            if promised == nil || demands?.isEmpty == false {
                let termination = try timed("promises") { try keepPromises(master, book) }
                if book.ranOutOfIndicators { return nil }
                if termination == .infeasible { return try impossible(master, book) }
                promised = promised ?? keeper.bestPoint.flatMap(writer.promises)
            }
            insertion = try promised.map { plan in
                try InsertionRun(
                    from: plan, writer, eligibility: eligibility, clock: clock,
                    keep: { try keep($0, writer, book) }, keeper: keeper)
            }
            relaxation = try cut(beside: insertion, writer, book)
        } else {
            relaxation = try cutAtRoot(book, beside: nil)
        }
        statistics.rootBound = keeper.bound
        let outcome = try searchTree(master, book)
        if book.ranOutOfIndicators { return nil }
        return try solution(outcome, master, book)
    }

    private func timed<Value>(_ part: String, _ body: () throws -> Value) rethrows -> Value {
        let begin = clock.seconds
        defer { keeper.journal.add(clock.seconds - begin, to: part) }
        return try body()
    }

    /// A short tree first, which proves most weeks; where it does not, better rosters, and the tree to its end.
    private func searchTree(_ master: MasterModel, _ book: CutBook) throws -> Outcome {
        let improvement = WeekImprovement(
            master: master, book: book, keeper: keeper, workspace: workspace, clock: clock, branching: branching)
        if !hasImproved, let relaxation { try timed("parts") { try improvement.improve(near: relaxation) } }
        if keeper.isClosed, !book.ranOutOfIndicators, !book.hasUndecided {
            return Outcome(termination: .gapReached, incumbent: nil, bound: nil)
        }
        let first = try timed("tree") {
            try branch(master, book, nodeLimit: max(1, options.trialNodes / master.model.columns.count))
        }
        guard first.termination == .nodeLimit, !book.ranOutOfIndicators else { return first }
        return try timed("tree") {
            hasImproved
                ? try branch(master, book, nodeLimit: nil) : try branchBesideImprovement(master, book)
        }
    }

    /// The tree to its end, while rosters are improved part by part on a core of their own.
    private func branchBesideImprovement(_ master: MasterModel, _ book: CutBook) throws -> Outcome {
        guard let side = sideImprovement(master, book) else { return try branch(master, book, nodeLimit: nil) }
        stepsBefore = desk.steps
        let (_, outcome) = try workspace.beside(side.run) {
            defer { side.channel.cancel() }
            return try branch(master, book, nodeLimit: nil, beside: side.channel)
        }
        keeper.journal.add(side.channel.seconds, to: "parts, beside the tree")
        // A search that the clock or the caller ended gives what there is.
        if clock.isOver || clock.isCancelled, let news = side.channel.untaken() {
            learn(news)
            try keeper.keep(news.point, master)
        }
        return outcome
    }

    /// The improvement by parts from here on, to run beside the tree.
    private func sideImprovement(_ master: MasterModel, _ book: CutBook) -> SideImprovement? {
        guard let start = keeper.bestPoint, let objective = keeper.bestObjective else { return nil }
        return SideImprovement(
            scenario: scenario, eligibility: eligibility, master: master, learned: book.learned, sequences: desk.known,
            start: start, objective: objective, branching: branching, clock: clock.withoutWork,
            channel: IncumbentChannel())
    }

    private func learn(_ news: IncumbentNews) {
        for known in news.sequences { desk.learn(known.problem, known.sequence) }
    }

    // MARK: Promises

    /// Places promised visits and nothing else: a first legal roster, or the proof that there is none.
    private func keepPromises(_ master: MasterModel, _ book: CutBook) throws -> Termination {
        var model = master.model
        for duty in master.duties {
            for column in duty.requests where !master.problem.requests[column.request].mustBe {
                model.setBounds(column.isPlaced, lower: 0, upper: 0)
            }
            if let reserves = duty.reserves { model.setBounds(reserves, lower: 0, upper: 0) }
        }
        let outcome = try solve(model, master, book, phase: "promises")
        return outcome.termination
    }

    // MARK: Root

    /// Cuts the root while rosters are made by insertion, each on a core of its own.
    private func cut(beside insertion: InsertionRun?, _ writer: PlanWriter, _ book: CutBook) throws -> [Double]? {
        try timed("root and insertion") {
            guard let insertion else { return try cutAtRoot(book, beside: nil) }
            let job = insertion.job
            let (best, point) = try workspace.beside({ _ in job() }) {
                try cutAtRoot(book, beside: insertion)
            }
            try keep(best, writer, book)
            return point
        }
    }

    private func keep(_ plan: WeekPlan, _ writer: PlanWriter, _ book: CutBook) throws {
        if let point = writer.point(of: plan) { try keeper.keep(book.completed(point), book.master) }
        keeper.tell("insertion")
    }

    /// Adds rows from session relaxations until the root's relaxation breaks none.
    private func cutAtRoot(_ book: CutBook, beside insertion: InsertionRun?) throws -> [Double]? {
        var last: [Double]?
        var objectiveAtSessions = -Double.infinity
        let program = try workspace.program(book.program)
        while !clock.mustStop {
            var limits = SolveOptions()
            limits.timeLimitSeconds = clock.remaining
            let outcome = try program.solve(limits)
            clock.spend(outcome.iterations)
            guard outcome.status == .optimal else { return last }
            last = outcome.values
            raiseBound(outcome.objective, book.master, book)
            keeper.tell("root")
            try insertion?.showNews()
            var rows = book.dutyLinks(at: outcome.values)
            if rows.isEmpty { rows = try book.patternRows(at: outcome.values) }
            if rows.isEmpty {
                // A relaxation costs a hundred rows' time: once they hardly move the bound, branching does more.
                guard outcome.objective - objectiveAtSessions > Self.leastGain else { return last }
                objectiveAtSessions = outcome.objective
                rows = try book.relaxationRows(at: outcome.values)
            }
            guard !rows.isEmpty else { return last }
            for row in rows { try program.addRow(row) }
        }
        return last
    }

    // MARK: Tree

    private func branch(
        _ master: MasterModel, _ book: CutBook, nodeLimit: Int?, beside channel: IncumbentChannel? = nil
    ) throws -> Outcome {
        try solve(book.program, master, book, phase: "tree", nodeLimit: nodeLimit, beside: channel)
    }

    private func solve(
        _ model: Model, _ master: MasterModel, _ book: CutBook, phase: String, nodeLimit: Int? = nil,
        beside channel: IncumbentChannel? = nil
    ) throws -> Outcome {
        var limits = SolveOptions()
        limits.timeLimitSeconds = clock.remaining
        limits.iterationLimit = clock.remainingWork
        limits.nodeLimit = nodeLimit
        limits.relativeGap = phase == "tree" ? options.relativeGap : 0
        limits.objectiveStep = 1
        limits.branching = branching
        limits.backtracking = .bestBound
        limits.start = keeper.bestPoint.map(book.completed)
        var failure: (any Error)?
        var hooks = SolveHooks()
        hooks.isCancelled = { [clock] in clock.mustStop || failure != nil || book.ranOutOfIndicators }
        hooks.progress = { [self] progress in
            if phase == "tree", let bound = progress.bound { raiseBound(bound, master, book) }
            keeper.tell(phase)
            do { if let news = channel?.unshown() { try keeper.show(news.roster) } } catch { failure = error }
        }
        if let channel { hooks.proposal = { [self] in proposal(at: $0, from: channel, book) } }
        hooks.lazyRows = { [self] point in
            do {
                if point.isIntegral {
                    let rows = try book.sequencingRows(at: point.values)
                    if rows.isEmpty, !book.ranOutOfIndicators { try keeper.keep(point.values, master) }
                    return rows
                }
                return book.dutyLinks(at: point.values)
            } catch {
                failure = error
                return []
            }
        }
        let outcome = try workspace.solve(model, options: limits, hooks: hooks)
        clock.spend(outcome.statistics.iterations)
        if let failure { throw failure }
        statistics.nodes += outcome.statistics.nodes
        if let incumbent = outcome.incumbent, !book.ranOutOfIndicators { try keeper.requireKept(incumbent, master) }
        if phase == "tree", let bound = outcome.bound { raiseBound(bound, master, book) }
        return outcome
    }

    /// What was found beside the tree until it had done as much work as the tree has now.
    private func proposal(at point: SearchPoint, from channel: IncumbentChannel, _ book: CutBook) -> [Double]? {
        let work = point.iterations + (desk.steps - stepsBefore) / SideImprovement.stepsPerIteration
        let news = channel.take(at: work, mustStop: { [clock] in clock.mustStop })
        hasImproved = channel.isOver(at: work)
        guard let news else { return nil }
        learn(news)
        return book.completed(news.point)
    }

    /// Nothing is raised once a sequence stayed undecided.
    private func raiseBound(_ value: Double, _ master: MasterModel, _ book: CutBook) {
        if !book.hasUndecided { keeper.raiseBound(value, master) }
    }

    // MARK: Answers

    private func solution(_ outcome: Outcome, _ master: MasterModel, _ book: CutBook) throws -> RosterSolution {
        guard var roster = keeper.best, let objective = roster.objective else { throw RosterFailure.nothingFound }
        let isProven = (outcome.termination == .optimal || outcome.termination == .infeasible) && !book.hasUndecided
        let proven = isProven ? objective : min(keeper.bound ?? .zero, objective)
        roster.bound = proven
        roster.status = proven == objective ? .optimal : .feasible
        return RosterSolution(
            roster: roster, termination: termination(outcome, roster), statistics: finalStatistics(master, book),
            program: book.program)
    }

    private func termination(_ outcome: Outcome, _ roster: Roster) -> RosterTermination {
        if roster.status == .optimal { return .proven }
        switch outcome.termination {
        case .gapReached: return .gapReached
        case .timeLimit: return .timeLimit
        case .iterationLimit: return .workLimit
        case .cancelled: return clock.isCancelled ? .cancelled : clock.isOver ? .timeLimit : .workLimit
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
        result.work = clock.work
        result.seconds = clock.seconds
        result.history = keeper.journal.history
        result.parts = keeper.journal.parts
        result.rowFamilies = rowFamilies(master.model.rows) + rowFamilies(book.rows)
        return result
    }

    /// Rows counted by the first word of their names, in order of appearance.
    private func rowFamilies(_ rows: [LinearConstraint]) -> [RowFamily] {
        var families: [RowFamily] = []
        var positions: [Substring: Int] = [:]
        for row in rows {
            let word = row.name.prefix { $0 != "_" }
            if let known = positions[word] {
                families[known].count += 1
            } else {
                positions[word] = families.count
                families.append(RowFamily(name: String(word), count: 1))
            }
        }
        return families
    }

    private func impossible(_ master: MasterModel, _ book: CutBook) throws -> RosterSolution {
        guard !book.hasUndecided else { throw RosterFailure.nothingFound }
        var roster = Roster(scenario: scenario.name, week: scenario.week, status: .infeasible)
        if demands == nil {
            roster.conflict = try ConflictFinder(
                scenario: scenario, options: options, clock: clock, workspace: workspace, branching: branching
            ).conflict()
        }
        return RosterSolution(
            roster: roster, termination: .proven, statistics: finalStatistics(master, book), program: master.model)
    }

    /// Whether the promised visits alone cannot be kept; false too where that stayed undecided.
    func promisesAreImpossible() throws -> Bool {
        var indicators: Int?
        while true {
            let master = MasterModel(layout, indicators: indicators)
            let book = CutBook(master: master, desk: desk, workspace: workspace)
            let termination = try keepPromises(master, book)
            if !book.ranOutOfIndicators { return termination == .infeasible && !book.hasUndecided }
            indicators = master.spareIndicators.count * 4
        }
    }
}
