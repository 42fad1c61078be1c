import Clinic

/// A legal plan of the week with its cost, changed one visit at a time.
///
/// Training is left out: it follows from the technologists, who are named when the plan is written down.
struct WeekPlan: Sendable {
    private let board: PlanBoard
    private(set) var days: [PlanDay]
    /// By item; nil: not placed.
    private(set) var visits: [PlannedVisit?]
    /// By duty: C-arms it covers.
    private var lanesOfDuty: [Int]
    /// By radiologist.
    private var sessionsOn: [Int]
    private var spineMinutes: [Int]
    private var jointPlaced = 0
    /// By session: C-arms with a lead for spine visits, and with another.
    private(set) var staffing: TechnologistNeed
    /// Objective in the master's units, without the constant that leaving out all requests costs.
    private(set) var cost: Int

    init(_ board: PlanBoard) {
        self.board = board
        days = board.groups.indices.map { PlanDay(board, group: $0) }
        visits = Array(repeating: nil, count: board.items.count)
        lanesOfDuty = Array(repeating: 0, count: board.master.duties.count)
        sessionsOn = Array(repeating: 0, count: board.radiologists.count)
        spineMinutes = sessionsOn
        staffing = TechnologistNeed(sessions: board.problem.sessions.count)
        cost = board.costOfNoAims
    }

    /// Items that could be placed and are not.
    var openItems: [Int] { visits.indices.filter { visits[$0] == nil && !board.items[$0].options.isEmpty } }

    // MARK: What a change would cost

    private func spread(with radiologist: Int?, by change: Int) -> Int {
        guard board.unfairSession > 0 else { return 0 }
        var least = Int.max
        var most = 0
        for (number, person) in board.radiologists.enumerated() where person.countsForFairness {
            let count = sessionsOn[number] + (number == radiologist ? change : 0)
            least = min(least, count)
            most = max(most, count)
        }
        return least <= most ? (most - least) * board.unfairSession : 0
    }

    private func jointCost(_ placed: Int) -> Int { max(0, board.jointTarget - placed) * board.jointShortfall }

    /// Points that opening another C-arm for a duty adds.
    private func openingCost(_ duty: Int) -> Int {
        guard lanesOfDuty[duty] == 0 else { return board.roomSession }
        let radiologist = board.places[duty].radiologist
        return board.roomSession + board.radiologistSession + spread(with: radiologist, by: 1)
            - spread(with: nil, by: 0)
    }

    // MARK: Finding a place

    /// A place for an item, with the C-arm to be opened for it where that is needed.
    struct Place {
        var visit: PlannedVisit
        var cost: Int
        var opensSpineLane: Bool?
    }

    /// The cheapest place, or nil where none pays. Options are passed over now and then, so that the search does not
    /// always meet the same ones.
    func cheapestPlace(
        for item: Int, random: inout PlanRandom, technologists: inout TechnologistBook
    ) -> Place? {
        let wanted = board.items[item]
        var best: Place?
        var ceiling = wanted.isJoint ? jointCost(jointPlaced) - jointCost(jointPlaced + 1) : 0
        for option in wanted.options {
            guard option.cost < ceiling else { break }
            if random.below(64) == 0 { continue }
            guard allows(item, wanted, on: option.duty) else { continue }
            if lanesOfDuty[option.duty] > 0, let visit = place(item, option, on: nil) {
                best = Place(visit: visit, cost: option.cost, opensSpineLane: nil)
                ceiling = option.cost
                continue
            }
            let cost = option.cost + openingCost(option.duty)
            guard cost < ceiling, let place = opening(item, option, cost: cost, &technologists) else {
                continue
            }
            best = place
            ceiling = cost
        }
        return best
    }

    /// Rules that concern the radiologist's week and the patient's.
    private func allows(_ item: Int, _ wanted: PlanBoard.Item, on duty: Int) -> Bool {
        let place = board.places[duty]
        let person = board.radiologists[place.radiologist]
        if isFullyBooked(place.radiologist, apartFrom: duty) { return false }
        if let limit = person.maxSpineMinutes, spineMinutes[place.radiologist] + wanted.spineMinutes > limit {
            return false
        }
        return board.siblings[item].allSatisfy { sibling in
            guard let other = visits[sibling] else { return true }
            return board.mayMeet(item, on: duty, sibling, on: other.duty)
        }
    }

    private func place(
        _ item: Int, _ option: PlanBoard.Option, on lane: Int?
    ) -> PlannedVisit? {
        let site = board.places[option.duty]
        let kind = board.kinds[option.kind]
        let hand = days[site.group].hand(of: option.duty)
        var best: PlannedVisit?
        var least = Int.max
        for number in site.lanes {
            guard number == lane || (lane == nil && days[site.group].lanes[number].duty == option.duty) else {
                continue
            }
            guard number == lane || days[site.group].lanes[number].isSpine || !kind.isSpine else { continue }
            if let arm = kind.promise?.arm, arm != number - site.lanes.lowerBound { continue }
            for start in board.starts[option.starts] {
                guard days[site.group].hasRoom(kind, lane: number, hand: hand, start: start) else { continue }
                let waste = days[site.group].waste(kind, lane: number, hand: hand, start: start)
                guard waste < least, let care = days[site.group].care(kind, start: start) else { continue }
                least = waste
                best = PlannedVisit(
                    item: item, kind: option.kind, duty: option.duty, lane: number, start: start, intake: care.intake,
                    discharge: care.discharge)
                if waste == 0 { return best }
            }
        }
        return best
    }

    private func opening(
        _ item: Int, _ option: PlanBoard.Option, cost: Int, _ technologists: inout TechnologistBook
    ) -> Place? {
        let site = board.places[option.duty]
        var first: PlannedVisit?
        for lane in site.lanes where first == nil && days[site.group].lanes[lane].duty == nil {
            first = place(item, option, on: lane)
        }
        guard let visit = first, let leadsSpine = lead(for: option.duty, &technologists) else { return nil }
        guard leadsSpine || !board.kinds[option.kind].isSpine else { return nil }
        return Place(visit: visit, cost: cost, opensSpineLane: leadsSpine)
    }

    /// Whether another C-arm of a duty could have a lead for spine visits, or at least (false) another lead; nil where
    /// the technologists do not suffice.
    private func lead(for duty: Int, _ technologists: inout TechnologistBook) -> Bool? {
        let site = board.places[duty]
        var need = staffing
        need.add(session: site.session, isSpine: true)
        if technologists.canStaff(need) { return true }
        guard site.mayLackSpineLead else { return nil }
        need = staffing
        need.add(session: site.session, isSpine: false)
        return technologists.canStaff(need) ? false : nil
    }

    // MARK: Opening without a visit

    /// Whether a radiologist can go on no further duty.
    func isFullyBooked(_ radiologist: Int, apartFrom duty: Int) -> Bool {
        lanesOfDuty[duty] == 0 && sessionsOn[radiologist] >= board.radiologists[radiologist].maxSessions
    }

    /// Opens a C-arm for a duty though nobody is there yet; false where that cannot be.
    mutating func openEmpty(_ duty: Int, technologists: inout TechnologistBook) -> Bool {
        let site = board.places[duty]
        guard !isFullyBooked(site.radiologist, apartFrom: duty) else { return false }
        guard let lane = site.lanes.first(where: { days[site.group].lanes[$0].duty == nil }),
            let leadsSpine = lead(for: duty, &technologists)
        else { return false }
        open(lane, duty: duty, session: site.session, isSpine: leadsSpine)
        return true
    }

    /// Closes C-arms on which nobody is.
    mutating func closeEmpty(_ duty: Int) {
        for lane in board.places[duty].lanes where days[board.places[duty].group].lanes[lane].duty == duty {
            closeIfEmpty(lane, of: duty)
        }
    }

    private mutating func closeIfEmpty(_ number: Int, of duty: Int) {
        let site = board.places[duty]
        let lane = days[site.group].lanes[number]
        guard lane.items.isEmpty, !lane.isPromised else { return }
        days[site.group].close(number)
        staffing.remove(session: site.session, isSpine: lane.isSpine)
        lanesOfDuty[duty] -= 1
        if lanesOfDuty[duty] == 0 { sessionsOn[site.radiologist] -= 1 }
        cost -= openingCost(duty)
    }

    // MARK: Changing

    mutating func take(_ place: Place) {
        let visit = place.visit
        let session = board.places[visit.duty].session
        if let isSpine = place.opensSpineLane { open(visit.lane, duty: visit.duty, session: session, isSpine: isSpine) }
        enter(visit)
    }

    // MARK: Promises

    /// Opens a C-arm for promised visits, as a solved point has it.
    mutating func keepOpen(_ lane: Int, duty: Int, isSpine: Bool) {
        open(lane, duty: duty, session: board.places[duty].session, isSpine: isSpine, isPromised: true)
    }

    /// Opens a C-arm for promised visits; false where radiologist or technologists do not suffice.
    mutating func keepOpen(
        _ lane: Int, duty: Int, needsSpineLead: Bool, technologists: inout TechnologistBook
    ) -> Bool {
        guard !isFullyBooked(board.places[duty].radiologist, apartFrom: duty),
            let leadsSpine = lead(for: duty, &technologists), leadsSpine || !needsSpineLead
        else { return false }
        keepOpen(lane, duty: duty, isSpine: leadsSpine)
        return true
    }

    /// A promised visit at its place; nil where something that it needs is taken.
    func promisedVisit(_ item: Int, _ option: PlanBoard.Option, lane: Int) -> PlannedVisit? {
        guard allows(item, board.items[item], on: option.duty) else { return nil }
        return place(item, option, on: lane)
    }

    private mutating func open(_ lane: Int, duty: Int, session: Int, isSpine: Bool, isPromised: Bool = false) {
        cost += openingCost(duty)
        if lanesOfDuty[duty] == 0 { sessionsOn[board.places[duty].radiologist] += 1 }
        lanesOfDuty[duty] += 1
        staffing.add(session: session, isSpine: isSpine)
        days[board.places[duty].group].open(lane, for: duty, isSpine: isSpine, isPromised: isPromised)
    }

    mutating func enter(_ visit: PlannedVisit) {
        count(visit.item, on: visit.duty)
        visits[visit.item] = visit
        days[board.places[visit.duty].group].insert(visit, board.kinds[visit.kind])
    }

    private mutating func count(_ number: Int, on duty: Int) {
        let item = board.items[number]
        cost += item.options.first { $0.duty == duty }?.cost ?? 0
        if item.isJoint {
            cost += jointCost(jointPlaced + 1) - jointCost(jointPlaced)
            jointPlaced += 1
        }
        spineMinutes[board.places[duty].radiologist] += item.spineMinutes
    }

    /// Takes a visit out; a C-arm without visits closes, and a radiologist without C-arms goes off duty.
    mutating func remove(_ number: Int) {
        guard let visit = visits[number] else { return }
        let item = board.items[number]
        let duty = board.places[visit.duty]
        cost -= item.options.first { $0.duty == visit.duty }?.cost ?? 0
        if item.isJoint {
            cost += jointCost(jointPlaced - 1) - jointCost(jointPlaced)
            jointPlaced -= 1
        }
        spineMinutes[duty.radiologist] -= item.spineMinutes
        visits[number] = nil
        days[duty.group].remove(visit, board.kinds[visit.kind])
        closeIfEmpty(visit.lane, of: visit.duty)
    }
}
