/// Improves a legal plan by taking some related visits out and putting them, and whatever else was left out, back in
/// at their cheapest places, again and again, under a falling temperature.
///
/// After Schrimpf and others, "Record Breaking Optimization Results Using the Ruin and Recreate Principle" (2000), and
/// Christiaens and Vanden Berghe, "Slack Induction by String Removals" (2020): adjacent removals, insertion that now and
/// then passes an option over; and Dueck and Scheuer, "Threshold Accepting" (1990). Counted in rounds, never in seconds: the
/// same week gives the same plan.
struct RuinAndRecreate: Sendable {
    private let board: PlanBoard
    private let clock: SearchClock
    private var random: PlanRandom
    private var technologists: TechnologistBook
    /// By session: items that could be done there.
    private let itemsOfSession: [[Int]]

    /// Points by which a plan that is taken may be worse, at the first round and at the last.
    private static let hottest = 20.0
    private static let coldest = 0.5
    /// Rounds between two looks at the clock.
    private static let roundsBetweenLooks = 32
    /// Rounds between two hand-overs.
    private static let roundsBetweenNews = 1000

    init(board: PlanBoard, clock: SearchClock, seed: UInt64) {
        self.board = board
        self.clock = clock
        random = PlanRandom(seed: seed)
        technologists = TechnologistBook(board.problem.technologists)
        var itemsOfSession: [[Int]] = Array(repeating: [], count: board.problem.sessions.count)
        for (item, wanted) in board.items.enumerated() where !wanted.isPromised {
            for session in Set(wanted.options.map { board.places[$0.duty].session }).sorted() {
                itemsOfSession[session].append(item)
            }
        }
        self.itemsOfSession = itemsOfSession
    }

    /// A plan with whatever else finds a place.
    mutating func filled(_ plan: WeekPlan) -> WeekPlan {
        var plan = plan
        recreate(&plan, plan.openItems)
        return plan
    }

    /// The best plan that some rounds find.
    /// - Parameter onBetter: told the best so far, now and then.
    mutating func improve(_ start: WeekPlan, rounds: Int, onBetter: (WeekPlan) -> Void) -> WeekPlan {
        var current = start
        var best = current
        guard !board.places.isEmpty else { return best }
        var told = best.cost
        let unit = Double(board.master.unit.millionths) / 1e6
        for round in 0..<rounds {
            if round % Self.roundsBetweenLooks == 0, clock.mustStop { break }
            if round % Self.roundsBetweenNews == 0, best.cost < told {
                told = best.cost
                onBetter(best)
            }
            let left = 1 - Double(round) / Double(rounds)
            let threshold = (Self.coldest + Self.hottest * left * left * left) / unit
            var next = current
            let opened = random.below(8) == 0 ? open(&next) : nil
            let sessions = ruin(&next, near: opened)
            recreate(&next, candidates(next, sessions, before: current))
            if let opened { next.closeEmpty(opened) }
            guard Double(next.cost - current.cost) <= threshold * random.fraction() else { continue }
            current = next
            if current.cost < best.cost { best = current }
        }
        return best
    }

    // MARK: Ruin

    /// Opens a C-arm somewhere, for which others will have to come.
    private mutating func open(_ plan: inout WeekPlan) -> Int? {
        let duty = random.below(board.places.count)
        let radiologist = board.places[duty].radiologist
        if plan.isFullyBooked(radiologist, apartFrom: duty) {
            // A full week: another duty of the same radiologist makes room.
            let others = plan.visits.indices.filter { item in
                guard let visit = plan.visits[item], !board.items[item].isPromised else { return false }
                return board.places[visit.duty].radiologist == radiologist
            }
            guard !others.isEmpty, let given = plan.visits[others[random.below(others.count)]]?.duty else { return nil }
            for item in others where plan.visits[item]?.duty == given { plan.remove(item) }
        }
        return plan.openEmpty(duty, technologists: &technologists) ? duty : nil
    }

    /// Takes visits out and tells in which sessions.
    /// - Parameter opened: a duty that was just opened: visits that could come there are taken out.
    private mutating func ruin(_ plan: inout WeekPlan, near opened: Int?) -> [Int] {
        let placed = plan.visits.indices.filter { plan.visits[$0] != nil && !board.items[$0].isPromised }
        guard !placed.isEmpty else { return [] }
        if let opened { return remove(from: &plan, near: opened, placed) }
        let seed = placed[random.below(placed.count)]
        guard let visit = plan.visits[seed] else { return [] }
        let removed: [Int]
        let session = board.places[visit.duty].session
        let here = placed.filter { session == self.session(of: $0, plan) }
        switch random.below(10) {
        case 0...2: removed = some(here, most: 12)
        case 3...4: removed = here.filter { plan.visits[$0]?.duty == visit.duty }
        case 5: removed = here.filter { plan.visits[$0]?.lane == visit.lane }
        case 6...7:
            let width = 6 + random.below(12)
            removed = here.filter { abs((plan.visits[$0]?.start ?? 0) - visit.start) < width }
        case 8: removed = some(placed, most: 12)
        default:
            let other = placed[random.below(placed.count)]
            let duties = [visit.duty, plan.visits[other]?.duty ?? visit.duty]
            removed = placed.filter { item in plan.visits[item].map { duties.contains($0.duty) } ?? false }
        }
        return remove(removed, from: &plan)
    }

    private mutating func remove(from plan: inout WeekPlan, near opened: Int, _ placed: [Int]) -> [Int] {
        let could = placed.filter { item in board.items[item].options.contains { $0.duty == opened } }
        return (remove(some(could, most: 24), from: &plan) + [board.places[opened].session]).uniqueSorted()
    }

    private func remove(_ removed: [Int], from plan: inout WeekPlan) -> [Int] {
        var sessions = Set<Int>()
        for item in removed {
            if let session = self.session(of: item, plan) { sessions.insert(session) }
            plan.remove(item)
        }
        return sessions.sorted()
    }

    private func session(of item: Int, _ plan: WeekPlan) -> Int? {
        plan.visits[item].map { board.places[$0.duty].session }
    }

    private mutating func some(_ items: [Int], most: Int) -> [Int] {
        var rest = items
        var chosen: [Int] = []
        for _ in 0..<min(rest.count, 1 + random.below(most)) {
            chosen.append(rest.remove(at: random.below(rest.count)))
        }
        return chosen
    }

    // MARK: Recreate

    /// What is left out and could use a place in some sessions, or had a place before.
    private func candidates(_ plan: WeekPlan, _ sessions: [Int], before: WeekPlan) -> [Int] {
        var isCandidate = Array(repeating: false, count: board.items.count)
        for session in sessions {
            for item in itemsOfSession[session] { isCandidate[item] = true }
        }
        return plan.visits.indices.filter { item in
            plan.visits[item] == nil && (isCandidate[item] || before.visits[item] != nil)
        }
    }

    private mutating func recreate(_ plan: inout WeekPlan, _ items: [Int]) {
        for item in ordered(items) {
            if let place = plan.cheapestPlace(for: item, random: &random, technologists: &technologists) {
                plan.take(place)
            }
        }
    }

    private mutating func ordered(_ items: [Int]) -> [Int] {
        let ties = items.map { _ in random.next() }
        let rank: (Int) -> Int
        switch random.below(4) {
        case 0: rank = { _ in 0 }
        case 1: rank = { [board] item in board.items[item].options.first?.cost ?? 0 }
        case 2: rank = { [board] item in board.items[item].options.count }
        default:
            rank = { [board] item in
                board.items[item].options.first.map { -board.kinds[$0.kind].room } ?? 0
            }
        }
        return zip(items, ties).sorted { (rank($0.0), $0.1) < (rank($1.0), $1.1) }.map(\.0)
    }
}
