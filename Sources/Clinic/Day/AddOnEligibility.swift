/// Where section 4 of the contract allows a request that comes as a same-day add-on: it need not wait for the day after
/// planning, and every other spine injection of the patient counts, promised or not.
extension Eligibility {
    /// The first instant of a session at which the add-on may start, on the grid or not; nil where there is none.
    ///
    /// Within a session the rules only turn from no to yes, so every later instant of it is allowed too.
    ///
    /// - Parameter otherSpineDates: the patient's other spine injections, done or placed.
    public func addOnRelease(of request: Request, in session: Session, otherSpineDates: [Day]) -> Instant? {
        guard shutGates(request).isEmpty, keepsDateRules(request, in: session, otherSpineDates: otherSpineDates) else {
            return nil
        }
        var release = session.start
        for opening in openingDates(request, isAddOn: true) { release = max(release, opening.day.midnight) }
        for hold in holds(request) { release = max(release, hold.end) }
        return release < session.end ? release : nil
    }

    /// Every rule that forbids the add-on at one start of a day or more, each on its own, in the order of
    /// `ReasonCode`, and within a code in the order of the request's medications.
    ///
    /// `until` is the first instant at which that rule alone no longer forbids, where time alone opens it.
    ///
    /// - Parameters:
    ///   - sessions: the sessions of the day that have a start left, in time order; of none no rule forbids any.
    ///   - first: the first start that is left.
    ///   - otherSpineDates: the patient's other spine injections, done or placed.
    public func addOnGates(
        _ request: Request, in sessions: [Session], first: Instant, otherSpineDates: [Day]
    ) -> [Reason] {
        guard let session = sessions.first else { return [] }
        var gates = shutGates(request)
        for opening in openingDates(request, isAddOn: true) where first < opening.day.midnight {
            gates.append(opening.reason)
        }
        for hold in holds(request) where first < hold.end {
            gates.append(Reason(.hold, hold.text, until: hold.end))
        }
        for rule in DateRule.allCases {
            let forbidden = sessions.filter { !allows(rule, request, in: $0, otherSpineDates: otherSpineDates) }
            guard !forbidden.isEmpty else { continue }
            gates.append(
                rule == .interval
                    ? intervalGate(on: session.day, otherSpineDates) : reason(rule, request, forbidden))
        }
        // By code; of one code in the order in which they were found, which is that of the medications.
        return ReasonCode.allCases.flatMap { code in gates.filter { $0.code == code } }
    }

    /// The interval's gate on a day that it forbids, open from the first later day that no injection is too close to.
    private func intervalGate(on day: Day, _ otherSpineDates: [Day]) -> Reason {
        let days = scenario.policy.repeatIntervalDays
        let close = otherSpineDates.filter { abs(day - $0) < days }
        // Only where the interval after an injection ends can a forbidden stretch of days end.
        let ends = otherSpineDates.map { $0 + days }.filter { end in
            day < end && otherSpineDates.allSatisfy { abs(end - $0) >= days }
        }
        var reason = intervalReason(close.max() ?? day)
        reason.until = ends.min()?.midnight
        return reason
    }
}
