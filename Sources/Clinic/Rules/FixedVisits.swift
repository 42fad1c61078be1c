/// Whether promised visits can all be kept.
public enum PromiseVerdict: Hashable, Sendable {
    /// They can, with nothing else placed.
    case canBeKept
    /// They cannot, whatever else is left out.
    case cannotBeKept
    /// The search was cut off before it was known.
    case undecided
}

/// Decides whether fixed visits can be kept together, nothing else being placed: a plain search over radiologists,
/// over leads and over nurses' times, which do not depend on one another.
public struct FixedVisits: Sendable {
    /// Steps after which a search gives up: a second or less, and as many as the contract's own checker makes.
    static let stepLimit = 300_000

    private let index: ScenarioIndex

    /// The fixed visits of a scenario.
    public init(_ scenario: Scenario) { index = ScenarioIndex(scenario) }

    init(_ index: ScenarioIndex) { self.index = index }

    /// Whether the fixed requests with these ids can be kept together; ids that are no fixed request's are left out.
    public func verdict(on names: [String]) -> PromiseVerdict {
        let visits = names.uniqued.compactMap(promisedVisit)
        guard fitsRooms(visits) else { return .cannotBeKept }
        let rooms = promisedRooms(visits)
        let searches = [
            radiologists(rooms), leads(rooms), NurseSearch(visits, index).verdict(),
        ]
        if searches.contains(.cannotBeKept) { return .cannotBeKept }
        return searches.contains(.undecided) ? .undecided : .canBeKept
    }

    private func promisedVisit(_ id: String) -> RosterVisit? {
        guard let request = index.requests[id], let fixed = request.fixed, let steps = index.steps(of: request),
            let procedure = index.procedures[request.procedure]
        else { return nil }
        let placement = Placement(
            purpose: .request(id), cArm: fixed.cArm, start: fixed.start, radiologist: "", technologist: "")
        return RosterVisit(
            label: id, request: request, procedure: procedure, placement: placement,
            times: VisitTimes(start: fixed.start, steps: steps), session: index.calendar.session(at: fixed.start))
    }

    /// Whether sessions, closures, C-arms and patients allow the visits, whoever does them.
    private func fitsRooms(_ visits: [RosterVisit]) -> Bool {
        let scenario = index.scenario
        let lieInSessions = visits.allSatisfy { visit in
            guard let session = visit.session, index.isOnGrid(visit.times.start) else { return false }
            let closures = index.cArms[visit.placement.cArm]?.closed ?? []
            return visit.times.roomEnd <= session.end
                && closures.allSatisfy { visit.times.roomEnd <= $0.from || $0.to <= visit.times.start }
        }
        let onArms = scenario.site.cArms.flatMap { arm in
            overlaps(
                visits.filter { $0.placement.cArm == arm.id }.map {
                    Occupation(start: $0.times.start, end: $0.times.roomEnd, label: $0.label)
                }, of: arm.id, breaking: .arm)
        }
        let ofPatients = visits.compactMap(\.request?.patient).uniqued.flatMap { patient in
            overlaps(
                visits.filter { $0.request?.patient == patient }.map {
                    Occupation(start: $0.times.comes, end: $0.times.leaves, label: $0.label)
                }, of: patient, breaking: .patient)
        }
        return lieInSessions && onArms.isEmpty && ofPatients.isEmpty
    }

    /// The arm-sessions that the visits need, in time order, then by C-arm.
    private func promisedRooms(_ visits: [RosterVisit]) -> [PromisedRoom] {
        index.calendar.sessions.flatMap { session in
            index.scenario.site.cArms.compactMap { arm in
                let key = ArmSessionKey(session: session.name, cArm: arm.id)
                let here = visits.filter { $0.key == key }
                return here.isEmpty ? nil : PromisedRoom(session: session.name, visits: here)
            }
        }
    }

    private func radiologists(_ rooms: [PromisedRoom]) -> PromiseVerdict {
        let staff = index.scenario.staff.radiologists
        let steps = rooms.map { room in
            room.visits.map { Occupation(start: $0.times.stepStart, end: $0.times.stepEnd, label: $0.label) }
        }
        let spineMinutes = rooms.map { $0.visits.filter(\.isSpine).map(\.times.steps.procedure).reduce(0, +) }
        var search = StaffSearch(
            rooms: rooms.map(\.session),
            candidates: rooms.map { room in
                staff.indices.filter { who in
                    staff[who].sessions.contains(room.session)
                        && room.visits.allSatisfy { staff[who].skills.contains($0.procedure.skill) }
                }
            },
            isAllowed: { who, mine in
                let sessions = mine.map { rooms[$0].session }.uniqued
                let minutes = mine.map { spineMinutes[$0] }.reduce(0, +)
                let busy = mine.flatMap { steps[$0] }
                return sessions.count <= staff[who].maxSessions
                    && staff[who].maxSpineMinutes.map { minutes <= $0 } ?? true
                    && overlaps(busy, of: "", breaking: .radiologist).isEmpty
            })
        return search.verdict()
    }

    private func leads(_ rooms: [PromisedRoom]) -> PromiseVerdict {
        let staff = index.scenario.staff.technologists
        var search = StaffSearch(
            rooms: rooms.map(\.session),
            candidates: rooms.map { room in
                staff.indices.filter { who in
                    staff[who].sessions.contains(room.session)
                        && (staff[who].spine || !room.visits.contains(where: \.isSpine))
                }
            },
            isAllowed: { who, mine in
                let sessions = mine.map { rooms[$0].session }.uniqued
                return sessions.count == mine.count && staff[who].maxSessions.map { sessions.count <= $0 } ?? true
            })
        return search.verdict()
    }
}

/// An arm-session that promised visits need.
private struct PromisedRoom {
    var session: SessionName
    var visits: [RosterVisit]
}

/// Gives each room one of its candidates, depth first.
private struct StaffSearch {
    var rooms: [SessionName]
    /// Positions of staff by room.
    var candidates: [[Int]]
    /// Whether a member of staff may have these rooms together.
    var isAllowed: (_ who: Int, _ rooms: [Int]) -> Bool
    private var chosen: [Int] = []
    private var steps = 0

    init(rooms: [SessionName], candidates: [[Int]], isAllowed: @escaping (Int, [Int]) -> Bool) {
        self.rooms = rooms
        self.candidates = candidates
        self.isAllowed = isAllowed
    }

    mutating func verdict() -> PromiseVerdict {
        let room = chosen.count
        guard room < rooms.count else { return .canBeKept }
        for who in candidates[room] {
            steps += 1
            guard steps < FixedVisits.stepLimit else { return .undecided }
            let mine = chosen.indices.filter { chosen[$0] == who } + [room]
            guard isAllowed(who, mine) else { continue }
            chosen.append(who)
            let rest = verdict()
            chosen.removeLast()
            if rest != .cannotBeKept { return rest }
        }
        return .cannotBeKept
    }
}
