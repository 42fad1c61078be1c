import Clinic

/// What the technologists make of a C-arm in a session.
enum BruteForceRole: Int, Comparable, Sendable {
    /// Nobody leads.
    case unstaffed
    /// A lead for joint visits only.
    case jointLead
    /// A lead for spine visits too.
    case spineLead
    /// The same, with a trainee beside.
    case training

    static func < (a: BruteForceRole, b: BruteForceRole) -> Bool { a.rawValue < b.rawValue }
}

/// Who is on duty in the week: for each room a radiologist or nobody, and what the technologists make of it.
struct BruteForceStaffing: Sendable {
    /// By room: position of the radiologist, or nil.
    let radiologists: [Int?]
    let roles: [BruteForceRole]
    /// By room: when it is idle because a technologist who runs it is away.
    let idle: [[BruteForceSpan]]
    /// Millionths of points for duty, rooms and unfairness.
    let cost: Int
}

extension BruteForceStaffing {
    /// Every legal staffing, the cheapest first; of two with the same radiologists only what the other does not include.
    static func all(
        _ scenario: Scenario, rooms: [BruteForceRoom], course: BruteForceCourse? = nil
    ) -> [BruteForceStaffing] {
        let teams = BruteForceTechnologists(scenario, rooms: rooms, course: course).weeks()
        var result: [BruteForceStaffing] = []
        for radiologists in assignments(scenario, rooms) where course?.keeps(radiologists: radiologists) ?? true {
            let cost = cost(radiologists, scenario, rooms)
            for team in bestTeams(teams, staffed: radiologists.map { $0 != nil }) {
                result.append(
                    BruteForceStaffing(radiologists: radiologists, roles: team.roles, idle: team.idle, cost: cost))
            }
        }
        return result.sorted { $0.cost < $1.cost }
    }

    /// Radiologists by room that keep their sessions and their number of sessions.
    private static func assignments(_ scenario: Scenario, _ rooms: [BruteForceRoom]) -> [[Int?]] {
        let staff = scenario.staff.radiologists
        var partial: [[Int?]] = [[]]
        for room in rooms {
            let able: [Int?] = [nil] + staff.indices.filter { staff[$0].sessions.contains(room.session.name) }
            partial = partial.flatMap { chosen in able.map { chosen + [$0] } }
        }
        return partial.filter { chosen in
            staff.indices.allSatisfy { sessions(of: $0, chosen, rooms).count <= staff[$0].maxSessions }
        }
    }

    private static func sessions(of radiologist: Int, _ chosen: [Int?], _ rooms: [BruteForceRoom]) -> Set<Int> {
        Set(rooms.indices.filter { chosen[$0] == radiologist }.map { rooms[$0].sessionNumber })
    }

    private static func cost(_ chosen: [Int?], _ scenario: Scenario, _ rooms: [BruteForceRoom]) -> Int {
        let weights = scenario.policy.weights
        let staff = scenario.staff.radiologists
        let counts = staff.indices.map { sessions(of: $0, chosen, rooms).count }
        let fair = staff.indices.filter { !staff[$0].sessions.isEmpty }.map { counts[$0] }
        return counts.reduce(0, +) * weights[.radiologistSession].millionths
            + chosen.count { $0 != nil } * weights[.roomSession].millionths
            + ((fair.max() ?? 0) - (fair.min() ?? 0)) * weights[.unfairSession].millionths
    }

    /// What the technologists can make of exactly the staffed rooms, without what another choice includes.
    private static func bestTeams(_ weeks: [BruteForceTeam], staffed: [Bool]) -> [BruteForceTeam] {
        var possible: [BruteForceTeam] = []
        for team in weeks where zip(team.roles, staffed).allSatisfy({ !$1 || $0 > .unstaffed }) {
            let these = BruteForceTeam(
                roles: zip(team.roles, staffed).map { $1 ? $0 : .unstaffed },
                idle: zip(team.idle, staffed).map { $1 ? $0 : [] })
            if !possible.contains(these) { possible.append(these) }
        }
        return possible.filter { these in !possible.contains { $0 != these && $0.includes(these) } }
    }
}

/// `[start, end)` in minutes since 1970-01-01T00:00.
struct BruteForceSpan: Hashable, Sendable {
    let start: Int
    let end: Int
}

/// What a week's technologists make of the rooms.
struct BruteForceTeam: Hashable, Sendable {
    var roles: [BruteForceRole]
    var idle: [[BruteForceSpan]]

    /// Whether whatever the other can do, this one can.
    func includes(_ other: BruteForceTeam) -> Bool {
        zip(roles, other.roles).allSatisfy { $0 >= $1 }
            && zip(idle, other.idle).allSatisfy { Set($0).isSubset(of: Set($1)) }
    }
}

/// Every way in which the technologists can be spread over the week's rooms.
struct BruteForceTechnologists {
    private let staff: [Technologist]
    private let rooms: [BruteForceRoom]
    private let course: BruteForceCourse?

    init(_ scenario: Scenario, rooms: [BruteForceRoom], course: BruteForceCourse? = nil) {
        staff = scenario.staff.technologists
        self.rooms = rooms
        self.course = course
    }

    /// One session: roles of its rooms, and who works.
    private struct Shift: Hashable {
        var team: BruteForceTeam
        var works: [Bool]
    }

    /// What they make of the rooms, for all assignments that keep `sessions` and `max_sessions`; each once.
    func weeks() -> [BruteForceTeam] {
        let sessions = Set(rooms.map(\.sessionNumber)).sorted()
        var partial: [(team: BruteForceTeam, counts: [Int])] = [(.init(roles: [], idle: []), staff.map { _ in 0 })]
        for session in sessions {
            let shifts = shifts(rooms.indices.filter { rooms[$0].sessionNumber == session })
            partial = partial.flatMap { week in
                shifts.map { shift in
                    (
                        .init(roles: week.team.roles + shift.team.roles, idle: week.team.idle + shift.team.idle),
                        zip(week.counts, shift.works).map { $0 + ($1 ? 1 : 0) }
                    )
                }
            }.filter { week in
                staff.indices.allSatisfy { who in staff[who].maxSessions.map { week.counts[who] <= $0 } ?? true }
            }
        }
        var result: [BruteForceTeam] = []
        var seen = Set<BruteForceTeam>()
        for week in partial where seen.insert(week.team).inserted { result.append(week.team) }
        return result
    }

    /// Every technologist is off, leads one of the rooms or is second in one.
    private func shifts(_ numbers: [Int]) -> [Shift] {
        let here = numbers.map { rooms[$0] }
        guard let session = here.first?.session.name else { return [] }
        var partial: [(leads: [Int?], seconds: [Int?])] = [(here.map { _ in nil }, here.map { _ in nil })]
        for (who, person) in staff.enumerated() where person.sessions.contains(session) {
            var next = partial
            for shift in partial {
                for room in here.indices {
                    if shift.leads[room] == nil {
                        var leads = shift.leads
                        leads[room] = who
                        next.append((leads, shift.seconds))
                    }
                    if person.trainee, shift.seconds[room] == nil {
                        var seconds = shift.seconds
                        seconds[room] = who
                        next.append((shift.leads, seconds))
                    }
                }
            }
            partial = next
        }
        var result: [Shift] = []
        var seen = Set<Shift>()
        for (leads, seconds) in partial {
            // A second stands beside a lead.
            guard zip(leads, seconds).allSatisfy({ $0 != nil || $1 == nil }),
                course?.keeps(leads: leads, seconds: seconds, in: numbers) ?? true
            else { continue }
            let roles = zip(leads, seconds).map { lead, second -> BruteForceRole in
                guard let lead else { return .unstaffed }
                return !staff[lead].spine ? .jointLead : second == nil ? .spineLead : .training
            }
            let idle = zip(leads, seconds).map { lead, second in
                [lead, second].compactMap { $0 }.flatMap { course?.absences(ofTechnologist: $0) ?? [] }
            }
            let shift = Shift(
                team: .init(roles: roles, idle: idle),
                works: staff.indices.map { leads.contains($0) || seconds.contains($0) })
            if seen.insert(shift).inserted { result.append(shift) }
        }
        return result
    }
}
