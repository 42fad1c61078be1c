import Clinic

/// A request or a place to be kept free, with every place that it could have by itself.
struct BruteForceVisit: Sendable {
    /// A room and a start, with the points that it costs whoever is on duty.
    struct Place: Sendable {
        let room: Int
        let start: Int
        var cost: Int
    }

    let label: String
    /// Nil for a place kept free.
    let patient: String?
    let isPromised: Bool
    let isSpine: Bool
    /// Counts for the joint minimum when it is placed.
    let isJointRequest: Bool
    /// Section 4 allows some start of the week.
    let isEligible: Bool
    let skill: String
    let steps: StepMinutes
    var places: [Place]
    /// Millionths of points if it is left out; nil: it must not be.
    var leftOutCost: Int?
    let preferredRadiologist: String?
    let otherRadiologistCost: Int
    /// Interchangeable with the visit before it in the list: a place kept free on the same day.
    let isTwinOfPrevious: Bool
    /// Its row where the visit has begun: it stays.
    var settled: Placement?
    /// The radiologist of the old place, and millionths of points for another.
    var oldRadiologist: String?
    var changedRadiologistCost = 0

    /// The same visit, which must stand at one of some of its places.
    func demanded(_ isMeant: (Place) -> Bool) -> BruteForceVisit {
        BruteForceVisit(
            label: label, patient: patient, isPromised: isPromised, isSpine: isSpine, isJointRequest: isJointRequest,
            isEligible: isEligible, skill: skill, steps: steps, places: places.filter(isMeant), leftOutCost: nil,
            preferredRadiologist: preferredRadiologist, otherRadiologistCost: otherRadiologistCost,
            isTwinOfPrevious: isTwinOfPrevious)
    }

    func stepStart(_ start: Int) -> Int { start + steps.setup }
    func stepEnd(_ start: Int) -> Int { start + steps.setup + steps.procedure }
    func roomEnd(_ start: Int) -> Int { stepEnd(start) + steps.turnover }
    func recovered(_ start: Int) -> Int { stepEnd(start) + steps.recovery }
}

extension BruteForceVisit {
    /// Promises first, then by what leaving out costs, then places kept free.
    static func all(_ scenario: Scenario, rooms: [BruteForceRoom]) -> [BruteForceVisit] {
        let eligibility = Eligibility(scenario)
        let requests = scenario.requests.map { visit($0, scenario, eligibility, rooms) }
        let promised = requests.filter(\.isPromised)
        let free = requests.filter { !$0.isPromised && !$0.places.isEmpty }
            .sorted { ($0.leftOutCost ?? 0) > ($1.leftOutCost ?? 0) }
        // Requests that can stand nowhere stay, for what leaving them out costs.
        let nowhere = requests.filter { !$0.isPromised && $0.places.isEmpty }
        return promised + nowhere + free + reserves(scenario, rooms)
    }

    private static func visit(
        _ request: Request, _ scenario: Scenario, _ eligibility: Eligibility, _ rooms: [BruteForceRoom]
    ) -> BruteForceVisit {
        let procedure = scenario.procedures.first { $0.code == request.procedure }
        var steps =
            procedure?.minutes
            ?? StepMinutes(
                intake: 0, setup: 0, procedure: 0, turnover: 0, recovery: 0, discharge: 0)
        steps.procedure += (procedure?.extraMinutes ?? 0) * (request.levels * (request.bilateral ? 2 : 1) - 1)
        let weights = scenario.policy.weights
        return BruteForceVisit(
            label: request.id, patient: request.patient, isPromised: request.fixed != nil,
            isSpine: procedure?.service == .spine, isJointRequest: procedure?.service == .joint,
            isEligible: eligibility.isEligibleInWeek(request), skill: procedure?.skill ?? "", steps: steps,
            places: places(request, steps, scenario, eligibility, rooms),
            leftOutCost: request.fixed == nil ? leftOutCost(request, scenario, eligibility) : nil,
            preferredRadiologist: request.fixed == nil ? request.preferredRadiologist : nil,
            otherRadiologistCost: weights[.notPreferredRadiologist].millionths, isTwinOfPrevious: false)
    }

    private static func places(
        _ request: Request, _ steps: StepMinutes, _ scenario: Scenario, _ eligibility: Eligibility,
        _ rooms: [BruteForceRoom]
    ) -> [Place] {
        let certain = eligibility.certainSpineDates(request)
        return rooms.enumerated().flatMap { number, room -> [Place] in
            starts(in: room, roomMinutes: steps.setup + steps.procedure + steps.turnover, scenario).compactMap {
                start in
                if let fixed = request.fixed {
                    guard fixed.cArm == room.arm.id, fixed.start.minutes == start else { return nil }
                    return Place(room: number, start: start, cost: 0)
                }
                let refusals = eligibility.refusals(
                    request, at: Instant(minutes: start), otherSpineDates: certain)
                guard refusals.isEmpty else { return nil }
                return Place(room: number, start: start, cost: cost(request, room, scenario, eligibility))
            }
        }
    }

    private static func starts(in room: BruteForceRoom, roomMinutes: Int, _ scenario: Scenario) -> [Int] {
        stride(from: room.session.start.minutes, to: room.session.end.minutes, by: scenario.site.gridMinutes)
            .filter { room.isOpen(from: $0, to: $0 + roomMinutes) }
    }

    /// Waiting, lateness and the half that is not preferred.
    static func cost(
        _ request: Request, _ room: BruteForceRoom, _ scenario: Scenario, _ eligibility: Eligibility
    ) -> Int {
        let weights = scenario.policy.weights
        let day = room.session.day
        var cost = (day - eligibility.firstDate(request)) * weighted(weights[.waitDay], request, scenario)
        if let due = request.due, due < day { cost += (day - due) * weighted(weights[.lateDay], request, scenario) }
        if let half = request.preferredHalf, half != room.session.name.half {
            cost += weights[.notPreferredHalf].millionths
        }
        return cost
    }

    private static func leftOutCost(_ request: Request, _ scenario: Scenario, _ eligibility: Eligibility) -> Int {
        guard eligibility.isEligibleInWeek(request) else { return 0 }
        let weights = scenario.policy.weights
        let isDue = request.due.map { $0 <= scenario.week + 6 } ?? false
        return weighted(weights[.unscheduled], request, scenario)
            + (isDue ? weighted(weights[.overdueUnscheduled], request, scenario) : 0)
    }

    /// Millionths of points times the weight of the request's priority.
    static func weighted(_ points: Points, _ request: Request, _ scenario: Scenario) -> Int {
        let priority = scenario.policy.priorities.first { $0.name == request.priority }
        return points.millionths * (priority?.factor.thousandths ?? 1000) / 1000
    }

    private static func reserves(_ scenario: Scenario, _ rooms: [BruteForceRoom]) -> [BruteForceVisit] {
        guard let policy = scenario.policy.addonReserve,
            let procedure = scenario.procedures.first(where: { $0.code == policy.procedure })
        else { return [] }
        let days = (0..<7).map { scenario.week + $0 }
            .filter { scenario.site.isOpen($0) && $0 > scenario.planningDate }
        return days.flatMap { day in
            (0..<policy.perDay).map { number in
                BruteForceVisit(
                    label: "reserve \(day.weekday) \(number + 1)", patient: nil, isPromised: false,
                    isSpine: procedure.service == .spine, isJointRequest: false, isEligible: true,
                    skill: procedure.skill, steps: procedure.minutes,
                    places: rooms.enumerated().filter { $0.element.session.day == day }.flatMap { number, room in
                        starts(in: room, roomMinutes: procedure.minutes.room, scenario)
                            .map { Place(room: number, start: $0, cost: 0) }
                    },
                    leftOutCost: scenario.policy.weights[.addonShortfall].millionths, preferredRadiologist: nil,
                    otherRadiologistCost: 0, isTwinOfPrevious: number > 0)
            }
        }
    }
}
