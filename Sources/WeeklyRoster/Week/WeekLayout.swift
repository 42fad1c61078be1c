import Clinic

/// The week cut into what can be decided apart: kinds of visits by session, frames that sessions share, and groups of
/// sessions that must be sequenced together.
struct WeekLayout: Sendable {
    let problem: WeekProblem
    let catalog: KindCatalog
    /// By session.
    let frames: [SessionFrame]
    /// By session: number of the frame among the distinct ones.
    let frameNumber: [Int]
    /// Sessions by group, each in time order.
    let groups: [[Int]]
    /// By session and request: the kinds of visits that the request can be there, one unless its starts have prices.
    let choices: [[[KindChoice]]]
    /// By session: number of the kind of a place kept free; nil where none can be.
    let reserveKind: [Int?]
    private let reach: VisitReach

    init(_ problem: WeekProblem) {
        self.problem = problem
        let reach = VisitReach(problem)
        self.reach = reach
        frames = problem.sessions.map {
            SessionFrame(problem: problem, session: $0, reachBefore: reach.before, reachAfter: reach.after)
        }
        var distinct: [SessionFrame: Int] = [:]
        frameNumber = frames.map { frame in
            if let known = distinct[frame] { return known }
            distinct[frame] = distinct.count
            return distinct.count - 1
        }
        groups = WeekLayout.groups(problem, reach)
        var catalog = KindCatalog()
        var groupOf = Array(repeating: 0, count: problem.sessions.count)
        for (number, group) in groups.enumerated() {
            for session in group { groupOf[session] = number }
        }
        let meets = PatientMeetings(problem, groupOf: groupOf)
        var choices: [[[KindChoice]]] = []
        var reserveKind: [Int?] = []
        for (number, session) in problem.sessions.enumerated() {
            var row = Array(repeating: [KindChoice](), count: problem.requests.count)
            for request in problem.requests {
                guard let kind = WeekLayout.kind(of: request, in: number, session, problem, meets) else { continue }
                for window in request.windows?[number] ?? [PricedWindow(first: 0, price: .zero)] {
                    let priced = request.windows == nil ? kind : kind.within(window, grid: problem.grid)
                    guard request.fixed != nil || !frames[number].starts(of: priced).isEmpty else { continue }
                    row[request.index].append(
                        KindChoice(
                            kind: catalog.number(of: priced), price: window.price, isCoarse: window.isCoarse))
                }
            }
            choices.append(row)
            reserveKind.append(WeekLayout.reserveKind(problem, session, frames[number]).map { catalog.number(of: $0) })
        }
        self.choices = choices
        self.reserveKind = reserveKind
        self.catalog = catalog
    }

    private static func kind(
        of request: WeekRequest, in number: Int, _ session: WeekSession, _ problem: WeekProblem,
        _ meets: PatientMeetings
    ) -> VisitKind? {
        if let fixed = request.fixed {
            guard fixed.session == number else { return nil }
            var kind = VisitKind(steps: request.steps, service: request.service, releaseMinutes: 0, grid: problem.grid)
            kind.request = request.index
            kind.patient = meets.canMeet(request, in: number) ? request.patient : nil
            kind.promise = .init(arm: fixed.arm, start: (fixed.start - session.start) / problem.grid)
            return kind
        }
        guard let release = request.release[number] else { return nil }
        var kind = VisitKind(
            steps: request.steps, service: request.service, releaseMinutes: release, grid: problem.grid)
        if meets.canMeet(request, in: number) {
            kind.request = request.index
            kind.patient = request.patient
        }
        if let demand = request.demand, let arm = demand.arm {
            kind.request = request.index
            kind.promise = .init(arm: arm, start: demand.start.map { $0 / problem.grid })
        }
        return kind
    }

    private static func reserveKind(_ problem: WeekProblem, _ session: WeekSession, _ frame: SessionFrame) -> VisitKind?
    {
        guard let reserve = problem.reserve, reserve.days.contains(session.dayIndex) else { return nil }
        let kind = VisitKind(steps: reserve.steps, service: reserve.service, releaseMinutes: 0, grid: problem.grid)
        return frame.starts(of: kind).isEmpty ? nil : kind
    }

    /// Sessions are joined where what belongs to visits of the one can stand in the way of visits of the other.
    private static func groups(_ problem: WeekProblem, _ reach: VisitReach) -> [[Int]] {
        var groups: [[Int]] = []
        for (number, session) in problem.sessions.enumerated() {
            let window = session.start - reach.before * problem.grid
            let joins = groups.last?.contains { earlier in
                let end = problem.sessions[earlier].end + reach.after * problem.grid
                let isNurseShared = problem.nurses.contains { nurse in
                    nurse.blocks.contains { $0.overlaps(MinuteSpan(window, max(window, end))) }
                }
                let isBayShared = session.start + reach.leastToBay * problem.grid < end
                return window < end && (isNurseShared || isBayShared || reach.samePatient(number, earlier))
            }
            if joins == true { groups[groups.count - 1].append(number) } else { groups.append([number]) }
        }
        return groups
    }

    /// The frame of sessions to be sequenced together, given by position and in time order.
    func groupFrame(_ sessions: [Int]) -> GroupFrame {
        let first = sessions[0]
        guard sessions.count > 1 else { return GroupFrame(frames[first]) }
        let origin = problem.sessions[first].start
        let parts = sessions.map {
            GroupFrame.Part(offset: (problem.sessions[$0].start - origin) / problem.grid, frame: frames[$0])
        }
        let end = problem.sessions[sessions[sessions.count - 1]].end + reach.after * problem.grid
        let window = MinuteSpan(origin - reach.before * problem.grid, end)
        let nurses = problem.nurses.map { nurse in
            nurse.blocks.filter { $0.overlaps(window) }.map {
                MinuteSpan(
                    ($0.start - origin).roundedUp(to: problem.grid) / problem.grid,
                    ($0.end - origin).roundedDown(to: problem.grid) / problem.grid)
            }
        }
        let held = SessionCourse(problem, problem.sessions[first])
            .heldBays(from: -reach.before, to: (end - origin) / problem.grid)
        return GroupFrame(parts: parts, nurses: nurses, bays: problem.bays, heldBays: held)
    }
}

/// One way for a request to be in a session.
struct KindChoice: Hashable, Sendable {
    /// Number of the kind.
    let kind: Int
    /// Points for disturbing the patient.
    let price: Points
    /// Whether some starts of the kind cost more.
    let isCoarse: Bool
}

/// How far visits reach out of their session, in grid steps.
struct VisitReach: Sendable {
    /// From a room start back to the earliest begin of intake.
    let before: Int
    /// From the end of the session to the latest end of a discharge check.
    let after: Int
    /// From a room start to the first instant a bay can be taken.
    let leastToBay: Int
    /// By session: patient and request of everyone who could be there and has another request in the week.
    private let patientsOf: [[(patient: Int, request: Int)]]

    init(_ problem: WeekProblem) {
        var steps = problem.requests.filter { $0.isEligible || $0.fixed != nil }.map(\.steps)
        if let reserve = problem.reserve { steps.append(reserve.steps) }
        let grid = problem.grid
        let intake = steps.map(\.intake).max() ?? 0
        let tail =
            steps.map { $0.recovery + ($0.discharge > 0 ? $0.discharge + problem.dischargeMaxWait : 0) }.max() ?? 0
        before = intake > 0 ? (intake + problem.intakeMaxWait) / grid : 0
        after = tail / grid
        leastToBay = (steps.map { $0.setup + $0.procedure }.min() ?? 0) / grid
        var orders: [Int: Int] = [:]
        for request in problem.requests { orders[request.patient, default: 0] += 1 }
        let several = problem.requests.filter { (orders[$0.patient] ?? 0) > 1 }
        patientsOf = problem.sessions.indices.map { session in
            several.filter { $0.canBe(in: session) }.map { ($0.patient, $0.index) }
        }
    }

    /// Whether one patient could have a visit in each of two sessions, by different requests.
    func samePatient(_ a: Int, _ b: Int) -> Bool {
        patientsOf[a].contains { one in
            patientsOf[b].contains { $0.patient == one.patient && $0.request != one.request }
        }
    }
}

/// Which requests have a sibling of the same patient in the same group of sessions.
struct PatientMeetings {
    private var requestsOf: [Pair: Set<Int>] = [:]
    private let groupOf: [Int]

    private struct Pair: Hashable {
        let patient: Int
        let group: Int
    }

    init(_ problem: WeekProblem, groupOf: [Int]) {
        self.groupOf = groupOf
        for request in problem.requests {
            for session in problem.sessions.indices where request.canBe(in: session) {
                requestsOf[Pair(patient: request.patient, group: groupOf[session]), default: []].insert(request.index)
            }
        }
    }

    func canMeet(_ request: WeekRequest, in session: Int) -> Bool {
        (requestsOf[Pair(patient: request.patient, group: groupOf[session])]?.count ?? 0) > 1
    }
}

extension WeekRequest {
    /// Whether eligibility or a promise puts the request into a session.
    func canBe(in session: Int) -> Bool { fixed?.session == session || release[session] != nil }
}
