import MILP

/// Improves the best roster by deciding a part of the week at a time, the rest held, each part exactly.
///
/// First everything in which roster and relaxation differ, then one day, two radiologists or two days, again and again
/// until nothing gets better (large neighbourhood search). Every limit is counted in nodes and steps, so that the same week
/// gives the same rosters. Nothing that is found here is claimed as a bound.
struct WeekImprovement {
    /// Nodes for one part of a week of `referenceColumns` columns; larger ones get fewer.
    private static let nodes = 300
    private static let referenceColumns = 5000

    let master: MasterModel
    let book: CutBook
    let keeper: any PointKeeper
    let workspace: any SolverWorkspace
    let clock: SearchClock
    let branching: Branching
    /// Told the simplex iterations of the part that is being decided, and whether it is over.
    var onWork: ((_ iterations: Int, _ isOver: Bool) -> Void)?

    private var mustStop: Bool { clock.mustStop || book.ranOutOfIndicators || keeper.isClosed }

    // MARK: Neighbourhoods

    /// Decides anew whatever the best roster and the relaxation do not agree on.
    func improve(near relaxation: [Double]) throws {
        while let start = keeper.bestPoint, !mustStop {
            let before = keeper.bestObjective
            let point = book.completed(start)
            let part = WeekPart(master, program: book.program, at: point, near: relaxation)
            try decide(part, from: point)
            guard keeper.bestObjective != before else { return }
        }
    }

    /// Decides neighbourhoods anew until a whole round brings nothing.
    func improve() throws {
        var hasImproved = true
        while hasImproved, !mustStop {
            let before = keeper.bestObjective
            for neighbourhood in Neighbourhoods(master: master).all() where !mustStop {
                try decideAnew(neighbourhood)
            }
            hasImproved = keeper.bestObjective != before
        }
    }

    /// Decides some duties anew, by position, the rest as in the best roster.
    private func decideAnew(_ duties: [Int]) throws {
        guard let start = keeper.bestPoint else { return }
        let point = book.completed(start)
        try decide(WeekPart(master, program: book.program, at: point, deciding: Set(duties)), from: point)
    }

    // MARK: One part

    private func decide(_ part: WeekPart, from point: [Double]) throws {
        let model = part.reduced.model
        var limits = SolveOptions()
        limits.timeLimitSeconds = clock.remaining
        limits.iterationLimit = clock.remainingWork
        limits.nodeLimit = max(40, Self.nodes * Self.referenceColumns / max(Self.referenceColumns, model.columns.count))
        limits.branching = branching
        limits.objectiveStep = 1
        limits.start = part.reduced.restrict(point)
        var failure: (any Error)?
        var hooks = SolveHooks()
        hooks.isCancelled = { [clock, book, keeper] in
            clock.mustStop || failure != nil || book.ranOutOfIndicators || keeper.isClosed
        }
        hooks.progress = { [keeper] _ in keeper.tell("improve") }
        hooks.lazyRows = { [self] small in
            onWork?(small.iterations, false)
            let values = part.reduced.expand(small.values)
            guard small.isIntegral else { return book.dutyLinks(at: values).compactMap(part.reduced.fold) }
            do {
                let rows = try book.sequencingRows(at: values, groups: part.groups, isTrial: true)
                if rows.isEmpty, !book.ranOutOfIndicators { try keeper.keep(values, master) }
                return rows.compactMap(part.reduced.fold)
            } catch {
                failure = error
                return []
            }
        }
        let outcome = try workspace.solve(model, options: limits, hooks: hooks)
        clock.spend(outcome.statistics.iterations)
        onWork?(outcome.statistics.iterations, true)
        if let failure { throw failure }
    }
}
