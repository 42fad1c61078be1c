extension Eligibility {
    /// Whether some grid start of some session of the week is allowed, other spine injections being read as the
    /// certain ones alone.
    public func isEligibleInWeek(_ request: Request) -> Bool {
        calendar.sessions.contains { release(of: request, in: $0) != nil }
    }

    /// The first grid start in a session that is allowed against the certain spine injections; nil if there is none.
    ///
    /// Within a session the rules only turn from no to yes, so every later grid start of it is allowed too.
    public func release(of request: Request, in session: Session) -> Instant? {
        let grid = scenario.site.gridMinutes
        let wait = max(0, earliest(request) - session.start)
        let start = session.start + (wait + grid - 1) / grid * grid
        guard start < session.end, shutGates(request).isEmpty else { return nil }
        return keepsDateRules(request, in: session, otherSpineDates: certainSpineDates(request)) ? start : nil
    }

    /// Why a request is eligible at no start of the week; empty where it is eligible at some.
    ///
    /// Shut gates come first, then what forbids every session of the week by itself. Where only several rules together
    /// leave no session (a hold until Wednesday, a way home on Tuesday), all of these are named.
    public func reasonsNotInWeek(_ request: Request) -> [Reason] {
        guard !isEligibleInWeek(request) else { return [] }
        let gates = shutGates(request)
        guard !calendar.sessions.isEmpty else {
            return gates + [Reason(.sessions, "no session is held in the week of \(scenario.week)")]
        }
        let findings = weekFindings(request)
        let alone = findings.filter { $0.sessionsForbidden == calendar.sessions.count }.map(\.reason)
        if !alone.isEmpty || !gates.isEmpty { return gates + alone }
        return findings.filter { $0.sessionsForbidden > 0 }.map(\.reason)
    }

    private struct Finding {
        var reason: Reason
        var sessionsForbidden: Int
    }

    /// Each rule that passes no judgement by gates, with the number of sessions whose last grid start it forbids.
    private func weekFindings(_ request: Request) -> [Finding] {
        var findings: [Finding] = []
        // Of the dates under one code only the last one matters, and of the holds the deciding one.
        for code in [ReasonCode.authorization, .mri, .notBefore] {
            let dates = openingDates(request).filter { $0.code == code }
            guard let last = dates.max(by: { $0.day < $1.day }) else { continue }
            findings.append(Finding(reason: last.reason, sessionsForbidden: sessionsEnding(by: last.day.midnight)))
        }
        if let hold = decidingHold(request) {
            let reason = Reason(.hold, hold.text, until: hold.end)
            findings.append(Finding(reason: reason, sessionsForbidden: sessionsEnding(by: hold.end)))
        }
        let others = certainSpineDates(request)
        for rule in DateRule.allCases {
            let forbidden = calendar.sessions.filter { !allows(rule, request, in: $0, otherSpineDates: others) }
            guard !forbidden.isEmpty else { continue }
            findings.append(Finding(reason: reason(rule, request, forbidden), sessionsForbidden: forbidden.count))
        }
        return findings
    }

    /// How many sessions have their last grid start before an instant.
    private func sessionsEnding(by instant: Instant) -> Int {
        calendar.sessions.count { $0.end - scenario.site.gridMinutes < instant }
    }
}

/// The rules that judge a session as a whole.
enum DateRule: CaseIterable {
    case interval, driver, sessions
}

extension Eligibility {
    /// Whether interval, way home and sessions allow every start of a session.
    func keepsDateRules(_ request: Request, in session: Session, otherSpineDates: [Day]) -> Bool {
        DateRule.allCases.allSatisfy { allows($0, request, in: session, otherSpineDates: otherSpineDates) }
    }

    func allows(_ rule: DateRule, _ request: Request, in session: Session, otherSpineDates: [Day]) -> Bool {
        let procedure = procedure(of: request)
        switch rule {
        case .interval:
            guard procedure?.service == .spine else { return true }
            let days = scenario.policy.repeatIntervalDays
            return otherSpineDates.allSatisfy { abs(session.day - $0) >= days }
        case .driver:
            return procedure?.needsDriver != true || request.driver.isThere(on: session.day.weekday)
        case .sessions:
            return canCome(request, in: session.name)
        }
    }

    /// What to say of a rule that forbids these sessions of the week.
    func reason(_ rule: DateRule, _ request: Request, _ forbidden: [Session]) -> Reason {
        switch rule {
        case .interval:
            let days = scenario.policy.repeatIntervalDays
            let close = certainSpineDates(request).filter { date in
                forbidden.contains { abs($0.day - date) < days }
            }
            return intervalReason(close.reduce(close.first ?? scenario.week, max))
        case .driver:
            guard case .on(let weekdays) = request.driver, !weekdays.isEmpty else {
                return Reason(.driver, "no way home is arranged")
            }
            let names = weekdays.sorted().map(\.fullName).joined(separator: ", ")
            return Reason(.driver, "a way home is arranged on \(names) only")
        case .sessions:
            guard let wanted = request.sessions, !wanted.isEmpty else {
                return Reason(.sessions, "the request names no session in which the patient can come")
            }
            let names = wanted.map(\.description).joined(separator: ", ")
            return Reason(.sessions, "the patient can come in \(names) only")
        }
    }
}
