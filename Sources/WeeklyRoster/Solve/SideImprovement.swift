import Clinic
import MILP

/// The improvement by parts beside the tree, on a thread of its own and with what is known so far of its own.
///
/// It learns nothing from the tree and teaches it nothing but better rosters, so that what it finds after how much work
/// depends on the week alone.
struct SideImprovement: Sendable {
    let scenario: Scenario
    let eligibility: Eligibility
    let master: MasterModel
    /// Rows and indicators of the tree's book when it began.
    let learned: CutBook.Learned
    /// Sequences that were known then.
    let sequences: SequencingDesk.Answers
    let start: [Double]
    let objective: Points
    let branching: Branching
    let clock: SearchClock
    let channel: IncumbentChannel

    /// Steps of sequencing that count as one simplex iteration, about as long as one takes.
    static let stepsPerIteration = 80

    /// Runs until a whole round of parts brings nothing, or nobody waits for more.
    func run(_ workspace: any SolverWorkspace) throws {
        let begin = clock.seconds
        defer { channel.finish(seconds: clock.seconds - begin) }
        let desk = SequencingDesk(sequences, clock: clock)
        let book = CutBook(master: master, desk: desk, workspace: workspace, learned: learned)
        let keeper = SideKeeper(self, desk: desk)
        var improvement = WeekImprovement(
            master: master, book: book, keeper: keeper, workspace: workspace, clock: clock, branching: branching)
        improvement.onWork = { keeper.note(iterations: $0, isOver: $1) }
        try improvement.improve()
    }
}

/// Keeps what the improvement beside the tree finds, checked by every rule, and posts it.
private final class SideKeeper: PointKeeper {
    private(set) var bestObjective: Points?
    private(set) var bestPoint: [Double]?
    private let side: SideImprovement
    private let desk: SequencingDesk
    private let checker: RosterChecker
    /// Simplex iterations of parts that are over, and of the one that is being decided.
    private var iterationsBefore = 0
    private var iterations = 0

    init(_ side: SideImprovement, desk: SequencingDesk) {
        self.side = side
        self.desk = desk
        checker = RosterChecker(side.scenario)
        bestObjective = side.objective
        bestPoint = side.start
    }

    var isClosed: Bool { side.channel.isCancelled }

    private var work: Int {
        iterationsBefore + iterations + desk.steps / SideImprovement.stepsPerIteration
    }

    func note(iterations: Int, isOver: Bool) {
        self.iterations = isOver ? 0 : iterations
        if isOver { iterationsBefore += iterations }
        side.channel.note(work: work)
    }

    func keep(_ values: [Double], _ master: MasterModel) throws {
        let builder = RosterBuilder(master: master, eligibility: side.eligibility, desk: desk)
        guard var roster = builder.roster(at: values), let objective = roster.objective,
            bestObjective.map({ objective < $0 }) ?? true
        else { return }
        // Nothing is proven here.
        roster.bound = min(.zero, objective)
        let violations = checker.check(roster)
        guard violations.isEmpty else { throw RosterFailure.brokenRoster(violations) }
        bestObjective = objective
        bestPoint = values
        let sequences = master.layout.groups.compactMap { group -> KnownSequence? in
            let problem = SequencingQuestion(master: master, group: group, values: values).problem
            guard !problem.teams.isEmpty, case .sequence(let sequence) = desk.answer(problem) else { return nil }
            return KnownSequence(problem: problem, sequence: sequence)
        }
        side.channel.post(IncumbentNews(work: work, point: values, sequences: sequences, roster: roster))
    }

    func tell(_ phase: String) {}
}
