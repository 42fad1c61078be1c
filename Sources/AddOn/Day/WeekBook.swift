import Clinic

/// The names of a scenario and a roster as positions, and what is counted over the whole week. Its dictionaries are
/// asked, never iterated.
struct WeekBook: Sendable {
    let scenario: Scenario
    let grid: Int
    let arms: [String: Int]
    let radiologists: [String: Int]
    let technologists: [String: Int]
    let nurses: [String: Int]
    let procedures: [String: Procedure]
    let requests: [String: Request]
    /// By radiologist: minutes of spine procedure steps in the week, places kept free included.
    let spineMinutes: [Int]
    /// By technologist: whether one more session is allowed.
    let hasSessionLeft: [Bool]
    /// By session: positions of the technologists who have a place in it.
    private let placed: [SessionName: Set<Int>]
    /// By session: the staffed arm-sessions.
    private let staffed: [SessionName: [ArmSession]]

    init(_ scenario: Scenario, _ roster: Roster) {
        self.scenario = scenario
        grid = scenario.site.gridMinutes
        arms = positions(scenario.site.cArms.map(\.id))
        let radiologists = positions(scenario.staff.radiologists.map(\.id))
        let technologists = positions(scenario.staff.technologists.map(\.id))
        self.radiologists = radiologists
        self.technologists = technologists
        nurses = positions(scenario.staff.nurses.map(\.id))
        let procedures = Dictionary(scenario.procedures.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let requests = Dictionary(scenario.requests.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.procedures = procedures
        self.requests = requests
        staffed = Dictionary(grouping: roster.armSessions, by: \.session)

        var spine = Array(repeating: 0, count: scenario.staff.radiologists.count)
        for place in roster.appointments + roster.reserves {
            guard let who = radiologists[place.radiologist],
                let (procedure, sites) = WeekBook.kind(place.purpose, procedures, requests),
                procedure.service == .spine
            else { continue }
            spine[who] += procedure.steps(sites: sites).procedure
        }
        spineMinutes = spine

        var placed: [SessionName: Set<Int>] = [:]
        var sessions = Array(repeating: Set<SessionName>(), count: scenario.staff.technologists.count)
        for row in roster.armSessions {
            for id in [row.technologist, row.trainee].compactMap(\.self) {
                guard let who = technologists[id] else { continue }
                placed[row.session, default: []].insert(who)
                sessions[who].insert(row.session)
            }
        }
        self.placed = placed
        hasSessionLeft = zip(scenario.staff.technologists, sessions).map { who, mine in
            who.maxSessions.map { mine.count < $0 } ?? true
        }
    }

    /// Procedure and sites of a place; nil where the scenario does not have what it is for.
    func kind(_ purpose: Purpose) -> (procedure: Procedure, sites: Int)? {
        WeekBook.kind(purpose, procedures, requests)
    }

    private static func kind(
        _ purpose: Purpose, _ procedures: [String: Procedure], _ requests: [String: Request]
    ) -> (procedure: Procedure, sites: Int)? {
        switch purpose {
        case .request(let id):
            guard let request = requests[id], let procedure = procedures[request.procedure] else { return nil }
            return (procedure, request.sites)
        case .reserve(let code):
            return procedures[code].map { ($0, 1) }
        }
    }

    /// The times of a place; nil where the scenario does not have what it is for.
    func times(_ place: Placement) -> VisitTimes? {
        kind(place.purpose).map { procedure, sites in
            VisitTimes(
                start: place.start, steps: procedure.steps(sites: sites), intake: place.intake?.start,
                discharge: place.discharge?.start)
        }
    }

    /// The rooms of a session by position of the C-arm.
    func rooms(in session: SessionName) -> [RoomStaff?] {
        var rooms: [RoomStaff?] = Array(repeating: nil, count: scenario.site.cArms.count)
        for row in staffed[session] ?? [] {
            guard let arm = arms[row.cArm], let radiologist = radiologists[row.radiologist],
                let technologist = technologists[row.technologist]
            else { continue }
            rooms[arm] = RoomStaff(
                radiologist: radiologist, technologist: technologist,
                leadsSpine: scenario.staff.technologists[technologist].spine)
        }
        return rooms
    }

    /// The technologists who could lead a room that is opened in a session, in order: they have the session, no place in
    /// it yet, and a session left.
    func openers(of session: SessionName) -> [Int] {
        scenario.staff.technologists.indices.filter { who in
            scenario.staff.technologists[who].sessions.contains(session) && hasSessionLeft[who]
                && placed[session]?.contains(who) != true
        }
    }
}

/// Who runs a C-arm in a session, by position.
struct RoomStaff: Hashable, Sendable {
    let radiologist: Int
    let technologist: Int
    /// Whether the lead may do spine visits.
    let leadsSpine: Bool
}

/// Positions by name; of two with one name, the first.
private func positions(_ names: [String]) -> [String: Int] {
    Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
}
