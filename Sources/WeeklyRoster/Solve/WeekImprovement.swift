import MILP

/// Finds good rosters by deciding a part of the week at a time, the rest held or relaxed, each part exactly.
///
/// First one day after the other, later days as fractions (relax and fix); then, from the best roster, everything that
/// one day, two radiologists or two days hold is decided anew, again and again until nothing gets better (large
/// neighbourhood search). Every limit is counted in nodes and steps, so that the same week gives the same rosters.
/// Nothing that is found here is claimed as a bound.
struct WeekImprovement {
    /// Nodes for one part of a week of `referenceColumns` columns; larger ones get fewer.
    private static let nodes = 300
    private static let referenceColumns = 5000
    /// Relative gap at which a day is settled while later days are still fractions.
    private static let dayGap = 0.01

    let master: MasterModel
    let book: CutBook
    let keeper: RosterKeeper
    let workspace: any SolverWorkspace
    let clock: SearchClock
    let branching: Branching

    /// Columns from which a day with all later ones as fractions takes longer than it is worth.
    private static let mostColumnsDayByDay = 8000

    private var mustStop: Bool { clock.mustStop || book.ranOutOfIndicators || keeper.isClosed }

    // MARK: One radiologist after the other

    /// Decides the week of one radiologist after the other: quick at any size, and needs nothing learned before.
    func buildByRadiologist() throws {
        for duties in master.dutiesOfRadiologist where !duties.isEmpty && !mustStop {
            try decideAnew(duties)
        }
    }

    // MARK: Day by day

    /// Decides one day after the other, later ones as fractions, from the promised visits on.
    func buildDayByDay() throws {
        guard let start = keeper.bestPoint, master.model.columns.count < Self.mostColumnsDayByDay else { return }
        var point = book.completed(start)
        let days = Set(master.problem.sessions.map(\.dayIndex)).sorted()
        for day in days where !mustStop {
            let fates = master.duties.map { duty -> WeekPart.Fate in
                let itsDay = master.problem.sessions[duty.session].dayIndex
                return itsDay < day ? .held : itsDay == day ? .open : .relaxed
            }
            if let next = try decideSomehow(fates, from: point) { point = next }
        }
    }

    /// By best bound, and where that finds nothing in time, depth first.
    private func decideSomehow(_ fates: [WeekPart.Fate], from point: [Double]) throws -> [Double]? {
        try decide(fates, from: point) ?? decide(fates, from: point, backtracking: .depthFirst)
    }

    // MARK: Neighbourhoods

    /// Decides neighbourhoods anew until a whole round brings nothing.
    func improve() throws {
        var hasImproved = true
        while hasImproved, !mustStop {
            let before = keeper.best?.objective
            for neighbourhood in Neighbourhoods(master: master).all() where !mustStop {
                try decideAnew(neighbourhood)
            }
            hasImproved = keeper.best?.objective != before
        }
    }

    /// Decides some duties anew, by position, the rest as in the best roster.
    private func decideAnew(_ duties: [Int]) throws {
        guard let start = keeper.bestPoint else { return }
        let open = Set(duties)
        let fates = master.duties.indices.map { open.contains($0) ? WeekPart.Fate.open : .held }
        _ = try decide(fates, from: book.completed(start))
    }

    // MARK: One part

    /// Decides the open duties; nil where nothing was found within the limits.
    private func decide(
        _ fates: [WeekPart.Fate], from point: [Double], backtracking: Backtracking = .bestBound
    ) throws -> [Double]? {
        let isWhole = !fates.contains(.relaxed)
        let part = WeekPart(master, program: book.program, at: point, fates: fates)
        let model = part.reduced.model
        var limits = SolveOptions()
        limits.timeLimitSeconds = clock.remaining
        limits.nodeLimit = max(40, Self.nodes * Self.referenceColumns / max(Self.referenceColumns, model.columns.count))
        limits.branching = branching
        limits.backtracking = backtracking
        if isWhole {
            limits.objectiveStep = 1
            limits.start = part.reduced.restrict(point)
        } else {
            limits.relativeGap = Self.dayGap
        }
        var failure: (any Error)?
        var hooks = SolveHooks()
        hooks.isCancelled = { [clock, book] in clock.mustStop || failure != nil || book.ranOutOfIndicators }
        hooks.progress = { [keeper] _ in keeper.tell("improve") }
        hooks.lazyRows = { [self] small in
            let values = part.reduced.expand(small.values)
            guard small.isIntegral else { return book.dutyLinks(at: values).compactMap(part.reduced.fold) }
            let rows = book.sequencingRows(at: values, groups: part.groups, isTrial: true)
            do {
                if rows.isEmpty, isWhole, !book.ranOutOfIndicators { try keeper.keep(values, master) }
            } catch {
                failure = error
            }
            return rows.compactMap(part.reduced.fold)
        }
        let outcome = try workspace.solve(model, options: limits, hooks: hooks)
        if let failure { throw failure }
        return outcome.incumbent.map { part.reduced.expand($0.values) }
    }
}
