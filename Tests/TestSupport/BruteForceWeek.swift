import Clinic

/// The exact optimum of a tiny week, by trying out every roster that the contract's sections 2, 4, 5 and 6 allow.
///
/// It stands beside the optimizer as a second opinion, so it shares nothing with it but the scenario's values and the
/// eligibility rules of `Clinic`: no kinds of visits, no frames, no rows, no sequences. Whoever staffs which C-arm is
/// tried out first, then a place for each request and each place kept free, one after the other; whatever is dearer
/// than the best roster so far is left. Its time grows by a power for each request: weeks of up to about six.
public struct BruteForceWeek: Sendable {
    /// The cheapest roster that there is.
    public struct Optimum: Sendable {
        /// Its sum of section 6.
        public var objective: Points
        /// Who staffs which C-arm when, and what stands where, a line each.
        public var lines: [String]
    }

    /// What was found, and what it took.
    public struct Outcome: Sendable {
        /// Nil where no roster keeps all that was promised.
        public var optimum: Optimum?
        /// Partial rosters looked at.
        public var nodes: Int
    }

    let scenario: Scenario
    let rooms: [BruteForceRoom]
    private(set) var visits: [BruteForceVisit]
    /// What is settled of a week under way; nil before the week.
    let course: BruteForceCourse?

    /// A week to be solved.
    public init(_ scenario: Scenario) {
        self.scenario = scenario
        rooms = BruteForceRoom.all(scenario)
        visits = BruteForceVisit.all(scenario, rooms: rooms)
        course = nil
    }

    /// A week under way to be repaired: its optimum is the least cost, prices included.
    public init(_ week: DisturbedWeek) {
        scenario = week.scenario
        rooms = BruteForceRoom.all(scenario)
        let course = BruteForceCourse(week, rooms: rooms)
        self.course = course
        visits = course.visits(BruteForceVisit.all(scenario, rooms: rooms))
    }

    /// The same week where a request must stand at one of the places for which something holds.
    public func demanding(
        _ request: String, where isMeant: (_ start: Instant, _ cArm: String) -> Bool
    ) -> BruteForceWeek {
        var week = self
        week.visits = visits.map { visit in
            guard visit.label == request else { return visit }
            return visit.demanded { isMeant(Instant(minutes: $0.start), rooms[$0.room].arm.id) }
        }
        return week
    }

    /// Tries out everything.
    public func solve() -> Outcome {
        var search = BruteForceSearch(self)
        for staffing in BruteForceStaffing.all(scenario, rooms: rooms, course: course) { search.tryOut(staffing) }
        return Outcome(optimum: search.best, nodes: search.nodes)
    }
}

/// A C-arm in a session, staffed or not. All times are minutes since 1970-01-01T00:00.
struct BruteForceRoom: Sendable {
    let session: Session
    /// Sessions of the week, numbered in time order.
    let sessionNumber: Int
    let arm: CArm

    static func all(_ scenario: Scenario) -> [BruteForceRoom] {
        scenario.sessions.enumerated().flatMap { number, session in
            scenario.site.cArms.map { BruteForceRoom(session: session, sessionNumber: number, arm: $0) }
        }
    }

    /// Whether the room can be used in `[start, end)`.
    func isOpen(from start: Int, to end: Int) -> Bool {
        guard session.start.minutes <= start, end <= session.end.minutes else { return false }
        return arm.closed.allSatisfy { end <= $0.from.minutes || $0.to.minutes <= start }
    }
}
