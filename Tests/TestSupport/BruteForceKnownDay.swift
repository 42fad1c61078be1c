import Clinic

/// The exact optimum of a day whose add-ons are all known, by trying out every place of each of them.
///
/// It shares nothing with the integer program but the scenario's values and the eligibility rules of `Clinic`: first the
/// places, one add-on after the other, then nurses and bays for all of them. For short days of up to about four.
public struct BruteForceKnownDay {
    /// Somebody who asks for a place.
    public struct Caller: Sendable {
        /// What is asked for, with every last dose written out.
        public var request: Request
        /// The patient is there from here on.
        public var from: Instant

        /// From its parts.
        public init(request: Request, from: Instant) {
            self.request = request
            self.from = from
        }
    }

    /// The best that can be made of the day.
    public struct Optimum: Sendable {
        /// Sum of priority weights over the accepted, in thousandths.
        public var weight = 0
        /// Sum of weight times begun quarters of an hour, in thousandths.
        public var wait = 0
        /// Who stands where.
        public var lines: [String] = []
    }

    let scenario: Scenario
    let roster: Roster
    let day: Day
    let callers: [BruteForceCaller]
    private let care: BruteForceCare
    private let kept: [BruteForceCare.Kept]

    /// A day to be solved.
    public init(scenario: Scenario, roster: Roster, day: Day, callers: [Caller]) {
        var scenario = scenario
        // Add-ons need not wait for the day after planning.
        scenario.planningDate = min(scenario.planningDate, day - 1)
        self.scenario = scenario
        self.roster = roster
        self.day = day
        let book = BruteForceBook(scenario: scenario, roster: roster, day: day)
        self.callers = callers.map { BruteForceCaller($0, book) }
        care = BruteForceCare(scenario)
        kept = book.kept
    }

    /// Tries out everything.
    public func solve() -> Optimum {
        var best = Optimum()
        var chosen: [BruteForceCaller.Place?] = []
        search(&chosen, &best)
        return best
    }

    private func search(_ chosen: inout [BruteForceCaller.Place?], _ best: inout Optimum) {
        let weight = zip(callers, chosen).reduce(0) { $0 + ($1.1 == nil ? 0 : $1.0.weight) }
        let wait = chosen.reduce(0) { $0 + ($1?.wait ?? 0) }
        let open = callers.dropFirst(chosen.count).reduce(0) { $0 + ($1.places.isEmpty ? 0 : $1.weight) }
        if weight + open < best.weight || (weight + open == best.weight && wait >= best.wait && best.weight > 0) {
            return
        }
        guard chosen.count < callers.count else {
            guard weight > best.weight || (weight == best.weight && wait < best.wait) else { return }
            best = Optimum(weight: weight, wait: wait, lines: zip(callers, chosen).map { $0.line($1) })
            return
        }
        let caller = callers[chosen.count]
        for place in caller.places where isLegal(place, of: caller, beside: chosen) {
            chosen.append(place)
            if canServe(chosen) { search(&chosen, &best) }
            chosen.removeLast()
        }
        chosen.append(nil)
        search(&chosen, &best)
        chosen.removeLast()
    }

    private func canServe(_ chosen: [BruteForceCaller.Place?]) -> Bool {
        let visits = zip(callers, chosen).compactMap { caller, place in
            place.map { place in
                BruteForceCare.Visit(
                    start: place.start, stepEnd: place.stepEnd, steps: caller.steps, patient: caller.request.patient,
                    from: caller.from)
            }
        }
        return care.canServe(visits, beside: kept)
    }

    private func isLegal(
        _ place: BruteForceCaller.Place, of caller: BruteForceCaller, beside chosen: [BruteForceCaller.Place?]
    ) -> Bool {
        var minutes = caller.isSpine ? caller.steps.procedure : 0
        var opened: [BruteForceCaller.Place] = place.isOpened ? [place] : []
        for (other, otherPlace) in zip(callers, chosen) {
            guard let otherPlace else { continue }
            if otherPlace.isOpened { opened.append(otherPlace) }
            if place.clashes(with: otherPlace) { return false }
            if other.isSpine, otherPlace.radiologist == place.radiologist { minutes += other.steps.procedure }
            if caller.isSpine, other.isSpine, other.request.patient == caller.request.patient,
                scenario.policy.repeatIntervalDays > 0
            {
                return false
            }
        }
        if caller.isSpine, let left = place.spineMinutesLeft, minutes > left { return false }
        // Sessions that the technologist would newly work in.
        let sessions = Set(opened.filter { $0.technologist == place.technologist }.map(\.session))
        return place.sessionsLeft.map { sessions.count <= $0 } ?? true
    }
}
