import Clinic

/// Other places for a promised visit, the cheapest first, those that arithmetic alone rules out left out.
struct PromiseMoves {
    let scenario: Scenario
    let request: Request
    private let eligibility: Eligibility

    init(scenario: Scenario, request: Request) {
        self.scenario = scenario
        self.request = request
        eligibility = Eligibility(scenario)
    }

    /// Each place is one that section 4 allows, or, where the promise itself was made against a gate, that breaks no
    /// other one; on a free C-arm as far as promises go.
    func steps() -> [WeekChange] {
        guard let old = request.fixed, let procedure = procedure(request) else { return [] }
        let steps = procedure.steps(sites: request.sites)
        let factor = scenario.factor(ofRequest: request.id)
        var places: [(place: FixedPlace, price: Points, distance: Int)] = []
        for session in scenario.sessions {
            let grid = scenario.site.gridMinutes
            for start in stride(from: session.start.minutes, through: session.end.minutes - steps.room, by: grid)
                .map(Instant.init(minutes:)) where isAllowed(start, old)
            {
                for arm in scenario.site.cArms where isFree(arm, VisitTimes(start: start, steps: steps)) {
                    let place = FixedPlace(cArm: arm.id, start: start)
                    guard place != old else { continue }
                    places.append(
                        (place, ChangePrices.move(factor, from: old.start, to: start), abs(start - old.start)))
                }
            }
        }
        // Stable: of equal places the earlier, then the C-arm in order.
        let sorted = places.enumerated().sorted {
            ($0.element.price, $0.element.distance, $0.offset) < ($1.element.price, $1.element.distance, $1.offset)
        }
        return sorted.map { .movePromise(request.id, $0.element.place) }
    }

    private func procedure(_ request: Request) -> Procedure? {
        scenario.procedures.first { $0.code == request.procedure }
    }

    private func isAllowed(_ start: Instant, _ old: FixedPlace) -> Bool {
        let dates = eligibility.certainSpineDates(request)
        let shut = Set(eligibility.refusals(request, at: old.start, otherSpineDates: dates).map(\.code))
        return eligibility.refusals(request, at: start, otherSpineDates: dates).allSatisfy { shut.contains($0.code) }
    }

    private func isFree(_ arm: CArm, _ times: VisitTimes) -> Bool {
        arm.closed.allSatisfy { times.roomEnd <= $0.from || $0.to <= times.start }
            && scenario.requests.allSatisfy { other in
                guard other.id != request.id, let fixed = other.fixed, fixed.cArm == arm.id,
                    let steps = procedure(other)?.steps(sites: other.sites)
                else { return true }
                let theirs = VisitTimes(start: fixed.start, steps: steps)
                return theirs.roomEnd <= times.start || times.roomEnd <= theirs.start
            }
    }
}
