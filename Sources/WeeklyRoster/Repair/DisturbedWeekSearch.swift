import Clinic
import MILP

/// One search for the cheapest repair of a week.
///
/// At first all other starts of a visit's day have one price, the least: the program stays small, its optimum is a bound, and
/// its rosters are good repairs. Where it moves a visit within its day, the starts of that visit and of all on the days that
/// an event hits are told apart and the program is solved anew, until nobody is moved at a price that is too low.
final class DisturbedWeekSearch {
    private let week: DisturbedWeek
    private let options: RosterOptions
    private let tools: RepairTools
    private let eligibility: Eligibility
    private let keeper: RepairKeeper
    private var statistics = RosterStatistics()

    init(
        _ week: DisturbedWeek, options: RosterOptions, tools: RepairTools,
        progress: (@Sendable (RosterProgress) -> Void)?, onRepair: (@Sendable (RepairAnswer) -> Void)?
    ) {
        self.week = week
        self.options = options
        self.tools = tools
        eligibility = Eligibility(week.scenario)
        keeper = RepairKeeper(
            week, eligibility: eligibility, clock: tools.clock, progress: progress, onRepair: onRepair)
    }

    private var clock: SearchClock { tools.clock }

    func run() throws -> RepairSolution {
        let hasFirst = keeper.offer(FirstRepair(week: week).draft())
        if !hasFirst, try promisesAreImpossible(week.scenario) {
            let answer = RepairAnswer(week, conflict: try conflict())
            return RepairSolution(answer: answer, termination: .proven, statistics: finished(statistics))
        }
        var detail = RepairDetail.none
        while true {
            let round = try solve(detail)
            if keeper.isClosed || !round.isProven || clock.mustStop || detail.contains(round.coarse) {
                return try solution(round)
            }
            detail.add(round.coarse)
            detail.add(hitDays)
        }
    }

    /// The visits and sessions of the days on which an event hits a visit.
    private var hitDays: RepairDetail {
        let hit = week.open.filter { row in row.request.map { week.event(hitting: $0) != nil } ?? false }
        let days = Set(hit.map(\.start.day))
        let sessions = week.scenario.sessions
        return RepairDetail(
            requests: Set(week.open.filter { days.contains($0.start.day) }.compactMap(\.request)),
            sessions: Set(sessions.indices.filter { days.contains(sessions[$0].day) }))
    }

    // MARK: Rounds

    private func layout(_ scenario: Scenario, _ detail: RepairDetail) -> WeekLayout {
        let eligibility = Eligibility(scenario)
        let running = RunningWeekBuilder(week, scenario: scenario, eligibility: eligibility, detail: detail).build()
        return WeekLayout(WeekProblem(scenario, eligibility: eligibility, running: running))
    }

    private func desk(_ layout: WeekLayout) -> SequencingDesk {
        SequencingDesk(catalog: layout.catalog, stepLimit: options.sequencingSteps, clock: clock)
    }

    private func solve(_ detail: RepairDetail) throws -> RepairRound.Result {
        let layout = layout(week.scenario, detail)
        let desk = desk(layout)
        var indicators: Int?
        while true {
            let program = RepairProgram(layout, desk: desk, indicators: indicators, workspace: tools.workspace)
            keeper.begin(with: desk)
            let round = RepairRound(week: week, program: program, keeper: keeper, tools: tools)
            if let result = try round.run() {
                note(result, program)
                return result
            }
            // More impossible sets than spare columns: begin again with more, everything sequenced is remembered.
            indicators = program.master.spareIndicators.count * 4
        }
    }

    private func note(_ result: RepairRound.Result, _ program: RepairProgram) {
        statistics.rootBound = statistics.rootBound ?? result.rootBound
        statistics.nodes += result.nodes
        statistics.columns = program.master.model.columns.count
        statistics.rows = program.master.model.rows.count + program.book.rows.count
        statistics.cuts += program.book.rows.count
        statistics.sequencings += program.desk.searches
        statistics.sequencingSteps += program.desk.steps
    }

    // MARK: Promises

    /// Whether the promises of a scenario cannot be kept beside what has begun; false too where that stayed undecided.
    private func promisesAreImpossible(_ scenario: Scenario) throws -> Bool {
        let layout = layout(scenario, .none)
        let desk = desk(layout)
        var indicators: Int?
        while true {
            let program = RepairProgram(layout, desk: desk, indicators: indicators, workspace: tools.workspace)
            let outcome = try tools.solve(program.promisesOnly, program.book)
            if !program.book.ranOutOfIndicators {
                return outcome.termination == .infeasible && !program.book.hasUndecided
            }
            indicators = program.master.spareIndicators.count * 4
        }
    }

    /// Ids of promises that cannot be kept together, in file order; each is needed, verified by solving again.
    private func conflict() throws -> [String] {
        let begun = Set(week.begun.compactMap(\.request))
        var needed = week.scenario.requests.filter { $0.fixed != nil && !begun.contains($0.id) }
        for request in needed.reversed() {
            let others = needed.filter { $0.id != request.id }
            var scenario = week.scenario
            scenario.requests = scenario.requests.filter { begun.contains($0.id) || others.contains($0) }
            if !others.isEmpty, try promisesAreImpossible(scenario) { needed = others }
        }
        return needed.map(\.id)
    }

    // MARK: Answers

    private func solution(_ round: RepairRound.Result) throws -> RepairSolution {
        guard var best = keeper.best, let cost = keeper.cost else { throw RosterFailure.nothingFound }
        best = try SteadyRepair(week: week, tools: tools, sequencingSteps: options.sequencingSteps).steadier(best)
        let answer = RepairAnswer(week, roster: best, bound: min(keeper.bound ?? .zero, cost))
        return RepairSolution(
            answer: answer, termination: termination(round, answer.status), statistics: finished(statistics))
    }

    private func termination(_ round: RepairRound.Result, _ status: RosterStatus) -> RosterTermination {
        if status == .optimal { return .proven }
        if clock.isCancelled { return .cancelled }
        return clock.isOver ? .timeLimit : .undecided
    }

    private func finished(_ statistics: RosterStatistics) -> RosterStatistics {
        var result = statistics
        result.seconds = clock.seconds
        return result
    }
}
