import Clinic

/// A request by what matters for its place in the week.
struct WeekRequest: Sendable {
    /// Position in the scenario.
    let index: Int
    /// Positions of requests with the same patient share this number.
    let patient: Int
    let steps: StepMinutes
    let service: Service
    let skill: String
    /// Section 4 allows some start of the week (for the terms of an unplaced request).
    var isEligible: Bool
    /// By session: minutes from its start to the first grid start that section 4 allows; nil where none is.
    var release: [Int?]
    var fixed: WeekFixed?
    /// By session: points of waiting, lateness and the half not preferred.
    let placeCost: [Points]
    /// Position of the preferred radiologist.
    let preferredRadiologist: Int?
    /// Points where another does it.
    let otherRadiologistCost: Points
    /// Points where it is not placed.
    var unplacedCost: Points
    /// Where it must be, though nobody promised it; nil: where it is best, or nowhere.
    var demand: PlaceDemand?
    /// In a week under way, by session: where it could begin, at what price; nil: anywhere from `release` on, without.
    var windows: [[PricedWindow]]?
    /// The radiologist of the old place, from whom a change costs.
    var oldRadiologist: Int?
    /// Points for that change.
    var changedRadiologistCost = Points.zero
}

/// Where a promised visit stands.
struct WeekFixed: Hashable, Sendable {
    /// Position of the C-arm.
    let arm: Int
    /// Room start, minutes from the week's beginning.
    let start: Int
    /// The session that contains the start; nil: none does.
    let session: Int?
}

/// Makes the rows: one place for the arithmetic of section 6 that concerns a single request.
struct RequestBuilder {
    let scenario: Scenario
    let eligibility: Eligibility
    let calendar: [Session]
    private let patientNumber: [String: Int]
    private let procedures: [String: Procedure]

    init(scenario: Scenario, eligibility: Eligibility, calendar: [Session]) {
        self.scenario = scenario
        self.eligibility = eligibility
        self.calendar = calendar
        var numbers: [String: Int] = [:]
        for request in scenario.requests where numbers[request.patient] == nil {
            numbers[request.patient] = numbers.count
        }
        patientNumber = numbers
        procedures = Dictionary(
            scenario.procedures.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        positions = Dictionary(
            scenario.requests.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
    }

    private let positions: [String: Int]

    func row(_ request: Request) -> WeekRequest {
        let weights = scenario.policy.weights
        let factor = scenario.policy.factor(of: request.priority) ?? PriorityFactor(1)
        let procedure = procedures[request.procedure]
        let isEligible = eligibility.isEligibleInWeek(request)
        let firstDate = eligibility.firstDate(request)
        var release: [Int?] = []
        var costs: [Points] = []
        for session in calendar {
            if request.fixed == nil, isEligible, let start = eligibility.release(of: request, in: session) {
                release.append(start - session.start)
            } else {
                release.append(nil)
            }
            costs.append(
                request.fixed == nil ? cost(of: request, in: session, firstDate: firstDate, factor: factor) : .zero)
        }
        var unplaced = Points.zero
        if isEligible, request.fixed == nil {
            unplaced += weights[.unscheduled].scaled(by: factor)
            if let due = request.due, due <= scenario.lastDay {
                unplaced += weights[.overdueUnscheduled].scaled(by: factor)
            }
        }
        return WeekRequest(
            index: positions[request.id] ?? 0, patient: patientNumber[request.patient] ?? 0,
            steps: procedure?.steps(sites: request.sites)
                ?? StepMinutes(intake: 0, setup: 0, procedure: 0, turnover: 0, recovery: 0, discharge: 0),
            service: procedure?.service ?? .joint, skill: procedure?.skill ?? "", isEligible: isEligible,
            release: release, fixed: fixedPlace(request), placeCost: costs,
            preferredRadiologist: request.preferredRadiologist.flatMap { id in
                scenario.staff.radiologists.firstIndex { $0.id == id }
            },
            otherRadiologistCost: request.fixed == nil ? weights[.notPreferredRadiologist] : .zero,
            unplacedCost: unplaced)
    }

    private func cost(of request: Request, in session: Session, firstDate: Day, factor: PriorityFactor) -> Points {
        let weights = scenario.policy.weights
        var cost = (session.day - firstDate) * weights[.waitDay].scaled(by: factor)
        if let due = request.due {
            cost += max(0, session.day - due) * weights[.lateDay].scaled(by: factor)
        }
        if let half = request.preferredHalf, half != session.name.half {
            cost += weights[.notPreferredHalf]
        }
        return cost
    }

    private func fixedPlace(_ request: Request) -> WeekFixed? {
        guard let fixed = request.fixed,
            let arm = scenario.site.cArms.firstIndex(where: { $0.id == fixed.cArm })
        else { return nil }
        let start = fixed.start - scenario.week.midnight
        let session = calendar.firstIndex { $0.start <= fixed.start && fixed.start < $0.end }
        return WeekFixed(arm: arm, start: start, session: session)
    }
}
