import Clinic

/// The week in numbers: what every part of the optimizer works on.
///
/// Ids become positions in file order; times become minutes from the week's Monday, 00:00. Only what can matter for a
/// roster is kept: open sessions, and requests that some session of the week could take (or that are promised).
struct WeekProblem: Sendable {
    let scenario: Scenario
    let grid: Int
    let sessions: [WeekSession]
    let arms: [WeekArm]
    let radiologists: [WeekRadiologist]
    let technologists: [WeekTechnologist]
    let nurses: [WeekNurse]
    let bays: Int
    let intakeMaxWait: Int
    let dischargeMaxWait: Int
    /// One row for each request of the scenario, in file order.
    let requests: [WeekRequest]
    /// The reserve's steps and skill; nil where the policy keeps nothing free.
    let reserve: WeekReserve?
    /// What is settled of a week under way; nil before the week.
    let running: RunningWeek?

    /// - Parameters:
    ///   - demands: places that requests must have, one a request at most.
    ///   - running: what is settled of a week under way; there are no demands then.
    init(
        _ scenario: Scenario, eligibility: Eligibility, demands: [PlaceDemand] = [], running: RunningWeek? = nil
    ) {
        self.running = running
        self.scenario = scenario
        grid = scenario.site.gridMinutes
        bays = scenario.site.recoveryBays
        intakeMaxWait = scenario.policy.intakeMaxWait
        dischargeMaxWait = scenario.policy.dischargeMaxWait
        let origin = scenario.week.midnight
        let calendar = scenario.sessions
        sessions = calendar.map {
            WeekSession(
                name: $0.name, start: $0.start - origin, end: $0.end - origin, dayIndex: $0.day - scenario.week,
                halfIndex: $0.halfIndex)
        }
        let position = Dictionary(
            calendar.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
        arms = scenario.site.cArms.map { arm in
            WeekArm(closed: arm.closed.map { MinuteSpan($0.from - origin, $0.to - origin) })
        }
        radiologists = scenario.staff.radiologists.map { person in
            WeekRadiologist(
                skills: Set(person.skills), sessions: person.sessions.compactMap { position[$0] }.uniqueSorted(),
                maxSessions: person.maxSessions, maxSpineMinutes: person.maxSpineMinutes,
                countsForFairness: !person.sessions.isEmpty)
        }
        technologists = scenario.staff.technologists.map { person in
            WeekTechnologist(
                spine: person.spine, trainee: person.trainee,
                sessions: person.sessions.compactMap { position[$0] }.uniqueSorted(), maxSessions: person.maxSessions)
        }
        nurses = running?.nurses ?? scenario.staff.nurses.map { WeekNurse($0) }
        let builder = RequestBuilder(scenario: scenario, eligibility: eligibility, calendar: calendar)
        let demandOf = Dictionary(demands.map { ($0.request, $0) }, uniquingKeysWith: { first, _ in first })
        let rows = scenario.requests.map(builder.row).map { row in demandOf[row.index].map(row.demanded) ?? row }
        requests = running?.claimed(rows, in: sessions, grid: grid) ?? rows
        reserve = WeekReserve(scenario)
    }
}

/// `[start, end)` in minutes.
struct MinuteSpan: Hashable, Sendable {
    var start: Int
    var end: Int

    init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }

    func overlaps(_ other: MinuteSpan) -> Bool { start < other.end && other.start < end }
}

/// An open session of the week.
struct WeekSession: Sendable {
    let name: SessionName
    let start: Int
    let end: Int
    let dayIndex: Int
    let halfIndex: Int

    var length: Int { end - start }
}

/// A C-arm by its downtimes.
struct WeekArm: Sendable {
    let closed: [MinuteSpan]

    func isClosed(in span: MinuteSpan) -> Bool { closed.contains { $0.overlaps(span) } }
}

struct WeekRadiologist: Sendable {
    let skills: Set<String>
    /// Open sessions that are possible, by position, in time order.
    let sessions: [Int]
    let maxSessions: Int
    let maxSpineMinutes: Int?
    /// Lists at least one session, open or not, and so counts in the term `unfair_session`.
    let countsForFairness: Bool
}

struct WeekTechnologist: Sendable {
    let spine: Bool
    let trainee: Bool
    let sessions: [Int]
    let maxSessions: Int?
}

/// A nurse by blocks of work, in time order over the week.
struct WeekNurse: Hashable, Sendable {
    let blocks: [MinuteSpan]

    init(blocks: [MinuteSpan]) { self.blocks = blocks }

    init(_ nurse: Nurse) {
        blocks = nurse.hours.enumerated().flatMap { weekday, spans in
            spans.map {
                MinuteSpan(weekday * Instant.minutesPerDay + $0.start, weekday * Instant.minutesPerDay + $0.end)
            }
        }.sorted { $0.start < $1.start }
    }

    /// Whether `[start, start + minutes)` lies in one block.
    func isAtWork(from start: Int, minutes: Int) -> Bool {
        blocks.contains { $0.start <= start && start + minutes <= $0.end }
    }
}

/// What a place kept free holds.
struct WeekReserve: Sendable {
    let steps: StepMinutes
    let service: Service
    let skill: String
    let procedure: String
    let perDay: Int
    /// Days of the week, 0 for Monday, on which places are kept.
    let days: [Int]

    init?(_ scenario: Scenario) {
        guard let policy = scenario.policy.addonReserve, policy.perDay > 0,
            let procedure = scenario.procedures.first(where: { $0.code == policy.procedure })
        else { return nil }
        steps = procedure.minutes
        service = procedure.service
        skill = procedure.skill
        self.procedure = procedure.code
        perDay = policy.perDay
        days = scenario.reserveDays.map { $0 - scenario.week }
    }
}

extension [Int] {
    /// The distinct values, ascending.
    func uniqueSorted() -> [Int] { Set(self).sorted() }
}
