/// What a week under way leaves of one session, in grid steps from the session's begin; everything before the week.
struct SessionCourse {
    /// Nothing begins before.
    let firstStep: Int
    /// Staffed C-arms that stay as they are.
    let lanes: [SettledLane]
    /// By radiologist: when hands are taken or away; empty where nobody's are.
    let away: [[MinuteSpan]]
    /// By technologist: when they are away and the C-arm that they run idle; empty where nobody is.
    let awayTechnologists: [[MinuteSpan]]

    private let problem: WeekProblem
    private let session: WeekSession

    init(_ problem: WeekProblem, _ session: WeekSession) {
        self.problem = problem
        self.session = session
        guard let running = problem.running,
            let number = problem.sessions.firstIndex(where: { $0.start == session.start })
        else {
            firstStep = 0
            lanes = []
            away = []
            awayTechnologists = []
            return
        }
        let grid = problem.grid
        let length = session.length / grid
        let first = min(length, max(0, (running.now - session.start).roundedUp(to: grid) / grid))
        firstStep = first
        lanes = running.lanes(in: number)
        let rest = { (spans: [MinuteSpan]) in
            spans.compactMap { $0.steps(from: session.start, grid: grid, within: MinuteSpan(first, length)) }
                .sorted { $0.start < $1.start }
        }
        let hands = running.radiologistsAway.map(rest)
        away = hands.contains { !$0.isEmpty } ? hands : []
        let limited = problem.technologists.indices.map {
            running.isLimited($0, in: number, of: problem) ? rest(running.technologistsAway[$0]) : []
        }
        awayTechnologists = limited.contains { !$0.isEmpty } ? limited : []
    }

    /// When a C-arm cannot be used, from given downtimes.
    func steps(_ closures: [MinuteSpan]) -> [MinuteSpan] {
        let within = MinuteSpan(0, session.length / problem.grid)
        return closures.compactMap { $0.steps(from: session.start, grid: problem.grid, within: within) }
            .sorted { $0.start < $1.start }
    }

    /// When a C-arm with settled staff is taken by begun visits, or its lead away; in minutes from the week's begin.
    func closures(of arm: Int) -> [MinuteSpan] {
        guard let running = problem.running, let lane = lanes.first(where: { $0.arm == arm }) else { return [] }
        let open = MinuteSpan(session.start + firstStep * problem.grid, session.end)
        return (lane.busy + running.technologistsAway[lane.lead]).filter { $0.overlaps(open) }
    }

    /// Bays that begun visits hold within some steps.
    func heldBays(from first: Int, to last: Int) -> [MinuteSpan] {
        (problem.running?.bays ?? []).compactMap {
            $0.steps(from: session.start, grid: problem.grid, within: MinuteSpan(first, last))
        }
    }
}

extension MinuteSpan {
    /// In grid steps from an origin, rounded outwards and cut to what lies within; nil where nothing does.
    func steps(from origin: Int, grid: Int, within: MinuteSpan) -> MinuteSpan? {
        let from = max(within.start, (start - origin).roundedDown(to: grid) / grid)
        let to = min(within.end, (end - origin).roundedUp(to: grid) / grid)
        return from < to ? MinuteSpan(from, to) : nil
    }
}
