import Clinic
import Synchronization

/// Makes rosters by insertion beside the cutting of the root, on a thread of its own.
///
/// What both end with depends on the week alone: the number of rounds is fixed, and the search gets the best plan once the
/// root is done. On the way better plans are shown, as rosters checked like any other.
struct InsertionRun {
    private let writer: PlanWriter
    private let keeper: RosterKeeper
    private let eligibility: Eligibility
    private let mailbox = Mailbox()
    private let clock: SearchClock
    private var search: RuinAndRecreate
    private let start: WeekPlan

    private static let seed: UInt64 = 1

    /// Where the thread leaves its best plan.
    private final class Mailbox: Sendable {
        let plan = Mutex<WeekPlan?>(nil)

        func take() -> WeekPlan? {
            plan.withLock { plan in
                defer { plan = nil }
                return plan
            }
        }
    }

    /// From a plan of the promised visits; a first roster is made and kept at once.
    init(
        from promised: WeekPlan, _ writer: PlanWriter, eligibility: Eligibility, clock: SearchClock,
        keep: (WeekPlan) throws -> Void, keeper: RosterKeeper
    ) throws {
        self.writer = writer
        self.keeper = keeper
        self.eligibility = eligibility
        self.clock = clock
        var search = RuinAndRecreate(board: writer.board, clock: clock.withoutWork, seed: Self.seed)
        start = search.filled(promised)
        self.search = search
        try keep(start)
    }

    /// What the thread does. Its result is the best plan.
    var job: @Sendable () -> WeekPlan {
        let items = writer.board.items.count
        return { [search, start, mailbox] in
            var search = search
            return search.improve(start, rounds: items * items) { better in
                mailbox.plan.withLock { $0 = better }
            }
        }
    }

    /// Shows the best plan so far, where there is a new one.
    func showNews() throws {
        guard let plan = mailbox.take() else { return }
        // A desk of its own: what the search knows must not depend on when it looked here.
        let desk = SequencingDesk(catalog: writer.board.layout.catalog, stepLimit: 1, clock: clock.withoutWork)
        let scratch = PlanWriter(board: writer.board, desk: desk)
        let builder = RosterBuilder(master: writer.board.master, eligibility: eligibility, desk: desk)
        if let point = scratch.point(of: plan), let roster = builder.roster(at: point) { try keeper.show(roster) }
    }
}
