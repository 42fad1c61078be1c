import Clinic

/// Somebody who calls on the day.
public struct SyntheticAddOn: Hashable, Sendable {
    /// What is asked for; the id is `a1`, `a2` … in order of calls, the patient new.
    public var request: Request
    /// When the call comes.
    public var called: Instant
    /// When the patient can be there, where that is later.
    public var arrives: Instant?

    /// From its parts.
    public init(request: Request, called: Instant, arrives: Instant? = nil) {
        self.request = request
        self.called = called
        self.arrives = arrives
    }

    /// The patient is there from this instant on.
    public var from: Instant { arrives ?? called }
}

/// Days of same-day add-ons at a synthetic clinic: who calls when, and what comes with them.
///
/// Calls are a Poisson process with one rate before noon and one after, drawn minute by minute, at most one a minute. Who
/// a caller is follows ``Shares``, each fact from a stream of its own: the same seed and number make the same day, and
/// more calls leave the first callers as they were.
public struct AddOnGenerator: Sendable {
    /// Which days.
    public var seed: UInt64
    /// Calls a day, on average, in thousandths: from an hour before the first session to the end of the last.
    public var callsPerDayThousandths: Int
    /// Urgent callers.
    public var urgent = Shares.addOnUrgent
    /// Emergent callers.
    public var emergent = Shares.addOnEmergent

    /// Days of a seed with so many calls each, on average.
    ///
    /// No publication has a rate for a spine service; one a day (0.3 to 3) is what the figures of surgical suites and the
    /// size of the service suggest.
    public init(seed: UInt64, callsPerDayThousandths: Int = 1000) {
        self.seed = seed
        self.callsPerDayThousandths = callsPerDayThousandths
    }

    /// The add-ons of day number `number`, held on a date of a scenario's week, in order of calls.
    public func addOns(number: Int, on day: Day, in scenario: Scenario) -> [SyntheticAddOn] {
        let draws = PatientDraws(
            stream: { [seed] purpose, key in
                RandomStream(seed: RandomStream.seed(seed, for: "add-on"), purpose: purpose, week: number, index: key)
            }, holds: scenario.policy.holds, today: day)
        return calls(number: number, on: day, in: scenario).enumerated().map { index, called in
            addOn(index, called: called, draws, scenario)
        }
    }

    // MARK: Calls

    private func calls(number: Int, on day: Day, in scenario: Scenario) -> [Instant] {
        guard let first = scenario.site.halves.first?.span.start, let last = scenario.site.halves.last?.span.end else {
            return []
        }
        let opening = max(0, first - 60)
        let noon = min(max(opening, 12 * 60), last)
        var stream = RandomStream(
            seed: RandomStream.seed(seed, for: "add-on"), purpose: .addOnCalls, week: number, index: 0)
        return (opening..<last).filter { minute in
            let share = minute < noon ? Shares.addOnBeforeNoon.perMille : 1000 - Shares.addOnBeforeNoon.perMille
            let minutes = minute < noon ? noon - opening : last - noon
            return stream.below(AddOnGenerator.million * minutes) < callsPerDayThousandths * share
        }.map { day.at(minute: $0) }
    }

    /// Thousandths of calls times thousandths of the day.
    private static let million = 1_000_000

    // MARK: Callers

    private func addOn(
        _ index: Int, called: Instant, _ draws: PatientDraws, _ scenario: Scenario
    ) -> SyntheticAddOn {
        var service = draws.stream(.addOnService, index)
        let isSpine = service.happens(Shares.addOnSpine)
        var procedure = draws.stream(.procedure, index)
        var request = Request(
            id: "a\(index + 1)", patient: "P-A\(index + 1)",
            procedure: procedure.pick(isSpine ? Mixes.spine : Mixes.joint))
        request.received = called.day
        draws.drawSites(&request, key: index)
        drawUrgency(&request, draws.stream(.urgency, index))
        var preferred = draws.stream(.preferredRadiologist, index)
        if preferred.happens(Shares.preferredRadiologist), !scenario.staff.radiologists.isEmpty {
            let people = scenario.staff.radiologists
            request.preferredRadiologist = people[preferred.below(people.count)].id
        }
        if isSpine {
            drawGates(&request, index, draws)
            request.age = draws.age(key: index, younger: 28...70, spread: 24)
        } else {
            request.age = draws.age(key: index, younger: 18...66, spread: 24)
        }
        return SyntheticAddOn(
            request: request, called: called, arrives: arrival(called, draws.stream(.addOnIsThere, index)))
    }

    private func drawUrgency(_ request: inout Request, _ stream: RandomStream) {
        var stream = stream
        let draw = stream.below(1000)
        if draw < emergent.perMille {
            request.priority = "emergent"
        } else if draw < emergent.perMille + urgent.perMille {
            request.priority = "urgent"
        }
    }

    private func drawGates(_ request: inout Request, _ index: Int, _ draws: PatientDraws) {
        var guidance = draws.stream(.guidance, index)
        if guidance.happens(Shares.ctGuidance) { request.guidance = .ct }
        var mri = draws.stream(.mri, index)
        if !mri.happens(Shares.missingMRI) { request.mri = draws.today - mri.within(0...30) }
        var risk = draws.stream(.bleedingRisk, index)
        if risk.happens(Shares.highBleedingRisk) { request.bleedingRisk = .high }
        request.medications = draws.drugs(key: index)
        draws.drawDosesAndAgreements(&request, key: index)
        draws.drawAuthorization(&request, key: index)
        draws.drawDriver(&request, key: index)
    }

    private func arrival(_ called: Instant, _ stream: RandomStream) -> Instant? {
        var stream = stream
        return stream.happens(Shares.addOnIsThere) ? nil : called + 5 * stream.within(6...24)
    }
}
