/// Checks a roster against every rule of the contract, sharing nothing with the code that makes rosters.
public struct RosterChecker: Sendable {
    private let index: ScenarioIndex

    /// A checker for rosters of a scenario.
    public init(_ scenario: Scenario) { index = ScenarioIndex(scenario) }

    /// Every broken rule, in the order of the contract's section 5; empty for a clean roster.
    ///
    /// A roster that says `infeasible` is clean if it is empty and its conflict names fixed requests that cannot be kept
    /// together. Where that is too large to be confirmed here it counts as clean; `findings` says so.
    public func check(_ roster: Roster) -> [Violation] { findings(roster).violations }

    /// Every broken rule of a roster that is being worked through, at an instant of its week.
    ///
    /// Two things are then no fault: a visit before the day after planning, which came as a same-day add-on, and a
    /// follow-up call without a nurse whose only gaps lie before `now`.
    public func check(_ roster: Roster, at now: Instant) -> [Violation] { findings(roster, at: now).violations }

    /// The broken rules, and whether the conflict of an infeasible roster could be confirmed.
    ///
    /// - Parameter now: As for ``check(_:at:)``; nil: the roster is judged as published before its week.
    public func findings(_ roster: Roster, at now: Instant? = nil) -> RosterFindings {
        let reading = RosterReading(roster, index, now: now)
        if roster.status == .infeasible {
            let verdict = reading.namesOnlyPromises ? conflictVerdict(roster) : nil
            return RosterFindings(
                violations: reading.violations + reading.brokenImpossibility(verdict), conflictVerdict: verdict)
        }
        let violations =
            reading.violations + reading.brokenOnce() + reading.brokenEligibility() + reading.brokenPatients()
            + reading.brokenSessions() + reading.brokenArms() + reading.brokenCover()
            + reading.brokenRadiologists() + reading.brokenTechnologists() + reading.brokenSpineLeads()
            + reading.brokenNurses() + reading.brokenBays() + reading.brokenPromises() + reading.brokenReserves()
            + reading.brokenTerms() + reading.brokenCalls()
        return RosterFindings(violations: violations, conflictVerdict: nil)
    }

    /// What is known of the conflict that an infeasible roster names; nil for any other roster.
    public func conflictVerdict(_ roster: Roster) -> PromiseVerdict? {
        guard roster.status == .infeasible else { return nil }
        return FixedVisits(index).verdict(on: roster.conflict)
    }

    /// The fixed visits of a roster that section 4 would forbid, each with every reason: what its `warnings` must list.
    public func warnings(for roster: Roster) -> [RequestReasons] {
        RosterReading(roster, index).promisesAgainstTheRules()
    }
}

/// What a checker found in a roster.
public struct RosterFindings: Hashable, Sendable {
    /// Every broken rule.
    public var violations: [Violation]
    /// What is known of the conflict that an infeasible roster names; nil for any other, and where the names themselves
    /// are wrong.
    public var conflictVerdict: PromiseVerdict?
}
