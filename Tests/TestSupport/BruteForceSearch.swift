import Clinic

/// Depth-first over the visits of a staffed week, every place of each in turn, then leaving it out.
struct BruteForceSearch {
    private let scenario: Scenario
    private let course: BruteForceCourse?
    private let rooms: [BruteForceRoom]
    private let visits: [BruteForceVisit]
    private let care: BruteForceCare
    /// By weekday index and sorted visits: whether nurses and bays can serve them.
    private var served: [[Int]: Bool] = [:]
    /// By visit: visits of the same steps and patient share a number, so that `served` answers for both.
    private let likeness: [Int]

    private(set) var best: BruteForceWeek.Optimum?
    private(set) var nodes = 0

    // What belongs to the staffing that is being tried out.
    private var staffing = BruteForceStaffing(radiologists: [], roles: [], idle: [], cost: 0)
    private var choices: [[Choice]] = []
    /// By visit: the least that it and all after it cost.
    private var leastAfter: [Int] = []
    private var trainingBound = 0
    private var chosen: [Choice?] = []

    /// A place with its cost under the staffing.
    private struct Choice {
        let number: Int
        let place: BruteForceVisit.Place
        let cost: Int
    }

    init(_ week: BruteForceWeek) {
        scenario = week.scenario
        rooms = week.rooms
        visits = week.visits
        course = week.course
        care = BruteForceCare(week.scenario, now: week.course?.now ?? Int.min)
        likeness = week.visits.map { visit in
            week.visits.firstIndex {
                $0.steps == visit.steps && $0.patient == visit.patient && $0.settled == visit.settled
            } ?? 0
        }
    }

    /// The best roster with this staffing, if it is better than the best so far.
    mutating func tryOut(_ staffing: BruteForceStaffing) {
        self.staffing = staffing
        choices = visits.map(possibleChoices)
        leastAfter = [0]
        for (visit, choices) in zip(visits, choices).reversed() {
            let least = (choices.map(\.cost) + (visit.leftOutCost.map { [$0] } ?? [])).min()
            // A promise without a place: nothing can come of this staffing.
            guard let least else { return }
            leastAfter.append((leastAfter.last ?? 0) + least)
        }
        leastAfter.reverse()
        trainingBound = trainingCost { staffing.roles[$0] == .training }
        chosen = []
        place(cost: staffing.cost)
    }

    private func possibleChoices(_ visit: BruteForceVisit) -> [Choice] {
        let radiologists = scenario.staff.radiologists
        let all = visit.places.enumerated().compactMap { number, place -> Choice? in
            guard let who = staffing.radiologists[place.room], radiologists[who].skills.contains(visit.skill),
                staffing.roles[place.room] >= (visit.isSpine ? .spineLead : .jointLead),
                !isAway(who, visit, place)
            else { return nil }
            let isOther = visit.preferredRadiologist.map { $0 != radiologists[who].id } ?? false
            let isChanged = visit.oldRadiologist.map { $0 != radiologists[who].id } ?? false
            let cost = (isOther ? visit.otherRadiologistCost : 0) + (isChanged ? visit.changedRadiologistCost : 0)
            return Choice(number: number, place: place, cost: place.cost + cost)
        }
        // The cheap first finds good rosters early.
        return all.sorted { ($0.cost, $0.number) < ($1.cost, $1.number) }
    }

    /// Whether the radiologist, or a technologist who runs the room, is away while needed.
    private func isAway(_ who: Int, _ visit: BruteForceVisit, _ place: BruteForceVisit.Place) -> Bool {
        let step = BruteForceSpan(start: visit.stepStart(place.start), end: visit.stepEnd(place.start))
        let room = BruteForceSpan(start: place.start, end: visit.roomEnd(place.start))
        let steps = course?.absences(ofRadiologist: who) ?? []
        return steps.contains { $0.meets(step) } || staffing.idle[place.room].contains { $0.meets(room) }
    }

    private mutating func place(cost: Int) {
        nodes += 1
        let number = chosen.count
        let bound = cost + leastAfter[number] + trainingBound + jointCost(stillOpen: visits.count - number)
        if let best, bound >= best.objective.millionths { return }
        guard number < visits.count else {
            let total = cost + jointCost(stillOpen: 0) + trainingCost(hasTraining)
            if let best, total >= best.objective.millionths { return }
            best = .init(objective: Points(millionths: total), lines: lines)
            return
        }
        let visit = visits[number]
        // Of places kept free on one day, the later in the list never stands at an earlier place.
        var first = 0
        if visit.isTwinOfPrevious {
            guard let previous = chosen[number - 1] else {
                leaveOut(visit, cost: cost)
                return
            }
            first = previous.number
        }
        for choice in choices[number] where choice.number >= first && isLegal(choice, for: visit) {
            chosen.append(choice)
            if canBeServed(onDayOf: choice) { place(cost: cost + choice.cost) }
            chosen.removeLast()
        }
        leaveOut(visit, cost: cost)
    }

    private mutating func leaveOut(_ visit: BruteForceVisit, cost: Int) {
        guard let leftOut = visit.leftOutCost else { return }
        chosen.append(nil)
        place(cost: cost + leftOut)
        chosen.removeLast()
    }
}

// MARK: Rules

extension BruteForceSearch {
    /// C-arm, radiologist and repeat interval, against what is placed already.
    private func isLegal(_ choice: Choice, for visit: BruteForceVisit) -> Bool {
        let start = choice.place.start
        let who = staffing.radiologists[choice.place.room]
        var spineMinutes = visit.isSpine ? visit.steps.procedure : 0
        for (number, placed) in chosen.enumerated() {
            guard let placed else { continue }
            let other = visits[number]
            let otherStart = placed.place.start
            if placed.place.room == choice.place.room,
                start < other.roomEnd(otherStart), otherStart < visit.roomEnd(start)
            {
                return false
            }
            if staffing.radiologists[placed.place.room] == who {
                if visit.stepStart(start) < other.stepEnd(otherStart),
                    other.stepStart(otherStart) < visit.stepEnd(start)
                {
                    return false
                }
                if other.isSpine { spineMinutes += other.steps.procedure }
            }
            if visit.isSpine, other.isSpine, visit.patient != nil, visit.patient == other.patient,
                !(visit.isPromised && other.isPromised)
            {
                let days = rooms[choice.place.room].session.day - rooms[placed.place.room].session.day
                if abs(days) < scenario.policy.repeatIntervalDays { return false }
            }
        }
        guard visit.isSpine, let who, let most = scenario.staff.radiologists[who].maxSpineMinutes else { return true }
        return spineMinutes <= most
    }

    /// Nurses, bays and patients of one date; answers are remembered.
    private mutating func canBeServed(onDayOf choice: Choice) -> Bool {
        let day = rooms[choice.place.room].session.day
        var key: [Int] = []
        var today: [BruteForceCare.Visit] = []
        for (number, placed) in chosen.enumerated() {
            guard let placed, rooms[placed.place.room].session.day == day else { continue }
            let visit = visits[number]
            let start = placed.place.start
            key.append(start * 64 + likeness[number])
            today.append(
                .init(
                    start: start, stepEnd: visit.stepEnd(start), steps: visit.steps, patient: visit.patient,
                    settled: visit.settled))
        }
        key.sort()
        if let known = served[key] { return known }
        let answer = care.canServe(today)
        served[key] = answer
        return answer
    }

    private func jointCost(stillOpen: Int) -> Int {
        let aim = scenario.policy.jointMinPerWeek
        guard aim > 0 else { return 0 }
        let possible = visits.count { $0.isJointRequest && ($0.isPromised || $0.isEligible) }
        var kept = chosen.enumerated().count { visits[$0.offset].isJointRequest && $0.element != nil }
        kept += visits.suffix(stillOpen).count(where: \.isJointRequest)
        return max(0, min(aim, possible) - kept) * scenario.policy.weights[.jointShortfall].millionths
    }

    /// A trainee is second to a lead for spine visits, and there is one.
    private func hasTraining(_ room: Int) -> Bool {
        staffing.roles[room] == .training
            && chosen.enumerated().contains { visits[$0.offset].isSpine && $0.element?.place.room == room }
    }

    private func trainingCost(_ isTraining: (Int) -> Bool) -> Int {
        let sessions = Set(rooms.indices.filter(isTraining).map { rooms[$0].sessionNumber })
        return max(0, scenario.policy.trainingSessionsPerWeek - sessions.count)
            * scenario.policy.weights[.trainingShortfall].millionths
    }

    /// The roster at hand, for people.
    private var lines: [String] {
        let staffed = rooms.indices.compactMap { room in
            staffing.radiologists[room].map { who in
                "\(rooms[room].session.name) \(rooms[room].arm.id): \(scenario.staff.radiologists[who].id), "
                    + "\(staffing.roles[room])"
            }
        }
        let placed = zip(visits, chosen).map { visit, choice in
            guard let choice else { return "\(visit.label): left out" }
            let room = rooms[choice.place.room]
            return "\(visit.label): \(room.session.name) \(room.arm.id) \(Instant(minutes: choice.place.start).clock)"
        }
        return staffed + placed
    }
}
