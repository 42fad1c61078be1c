import Clinic

/// Answers same-day add-ons from a published roster: every place that the rules allow, with what it costs, or what
/// stands in the way (DAY.md section 1).
///
/// Making a desk reads the roster once; then each answer takes a fraction of a millisecond. The desk does not judge the
/// roster: one that breaks rules gets answers that do, too.
///
/// ```swift
/// let desk = AddOnDesk(scenario: scenario, roster: roster)
/// let answer = try desk.answer(AddOn(request: request), now: now)
/// if let first = answer.proposals.first {
///     let (scenario, roster) = try desk.accept(first, of: AddOn(request: request), now: now)
/// }
/// ```
public struct AddOnDesk: Sendable {
    private let scenario: Scenario
    private let roster: Roster
    private let week: WeekBook
    private let eligibility: Eligibility
    /// The open days of the week, in order.
    private let books: [DayBook]
    private let sessions: [Day: [Session]]
    private let spineDates: [String: [Day]]
    private let visits: [String: [(comes: Instant, leaves: Instant)]]
    private let waiting: Set<String>

    /// A desk for a scenario and its published roster.
    public init(scenario: Scenario, roster: Roster) {
        self.scenario = scenario
        self.roster = roster
        let week = WeekBook(scenario, roster)
        self.week = week
        eligibility = Eligibility(scenario)
        let sessions = Dictionary(grouping: scenario.sessions, by: \.day)
        self.sessions = sessions
        books = (0..<7).map { DayBook(scenario.week + $0, week, roster, sessions[scenario.week + $0] ?? []) }
        waiting = Set(roster.unscheduled.map(\.request))
        var dates: [String: [Day]] = [:]
        for visit in scenario.history where visit.service == .spine {
            dates[visit.patient, default: []].append(visit.date)
        }
        var visits: [String: [(comes: Instant, leaves: Instant)]] = [:]
        for place in roster.appointments {
            guard let request = place.request.flatMap({ week.requests[$0] }), let times = week.times(place) else {
                continue
            }
            visits[request.patient, default: []].append((times.comes, times.leaves))
            if week.procedures[request.procedure]?.service == .spine {
                dates[request.patient, default: []].append(place.start.day)
            }
        }
        self.visits = visits
        spineDates = dates
    }

    /// The places for an add-on, the best first, or why there is none.
    public func answer(
        _ addOn: AddOn, now: Instant, options: AddOnOptions = AddOnOptions()
    ) throws(AddOnError) -> AddOnAnswer {
        let question = try question(addOn, now: now)
        let today = now.day - scenario.week
        var listing = ProposalListing(options)
        let search = search(question, on: today)
        search.fill(&listing)
        if options.includesLaterDays {
            for day in (today + 1)..<max(today + 1, books.count) { self.search(question, on: day).fill(&listing) }
        }
        let left = sessionsLeft(on: now.day, from: question.from)
        let gates = eligibility.addOnGates(
            question.request, in: left.map(\.session), first: left.first?.start ?? now,
            otherSpineDates: question.otherSpineDates
        ).map(Refusal.init)
        var answer = AddOnAnswer(
            scenario: scenario.name, request: question.request.id, now: now, gates: gates,
            proposals: listing.insertions.map { proposal($0, question) })
        if let protection = options.lookAhead.flatMap({ Protection($0, search, week) }) {
            for (position, insertion) in listing.insertions.enumerated() {
                answer.proposals[position].kept = protection.keeping(insertion)
            }
        }
        guard listing.insertions.isEmpty else { return answer }
        let passes = left.contains { session, start in
            release(question, in: session).map { search.book.grid.isStart(in: session, from: max($0, start)) } ?? false
        }
        let shortage = Shortage(search: search, week: week)
        answer.refused = gates + shortage.refusals(left: left.map(\.session), passes: passes)
        if !options.includesLaterDays { answer.later = later(question) }
        return answer
    }

    /// The scenario with the request in it and the roster with the proposal accepted; the roster has passed every rule.
    ///
    /// - Throws: `AddOnError.isStale` where the proposal is not one of this roster at this instant, and
    ///   `AddOnError.breaksRules` where the roster would break a rule.
    public func accept(
        _ proposal: Proposal, of addOn: AddOn, now: Instant
    ) throws(AddOnError) -> (scenario: Scenario, roster: Roster) {
        let question = try question(addOn, now: now)
        guard proposal.appointment.request == question.request.id else {
            throw .isStale("it is for another request than \(question.request.id)")
        }
        guard proposal.appointment.begins >= question.from else {
            throw .isStale("it begins at \(proposal.appointment.begins), before \(question.from)")
        }
        var changed = roster
        for displaced in proposal.displaced {
            guard let place = changed.reserves.firstIndex(where: { $0.isSamePlace(as: displaced.old) }) else {
                throw .isStale("no place is kept free on \(displaced.old.cArm) at \(displaced.old.start) any more")
            }
            changed.reserves.remove(at: place)
        }
        changed.reserves += proposal.displaced.compactMap(\.new)
        changed.appointments.append(proposal.appointment)
        if let opens = proposal.opens { changed.armSessions.append(opens) }
        let scenario = scenario.keeping(question.request)
        let finished = DayRevision(scenario).finish(changed, after: roster, now: now)
        let violations = RosterChecker(scenario).check(finished, at: now)
        guard violations.isEmpty else { throw .breaksRules(violations) }
        return (scenario, finished)
    }

    // MARK: Parts of an answer

    private func question(_ addOn: AddOn, now: Instant) throws(AddOnError) -> AddOnQuestion {
        let request = addOn.requestToKeep(now: now)
        guard scenario.week <= now.day, now.day <= scenario.lastDay else {
            throw .nowOutsideWeek(now: now, week: scenario.week)
        }
        guard week.requests[request.id] == nil || waiting.contains(request.id) else { throw .idIsTaken(request.id) }
        guard request.fixed == nil else { throw .hasPromise(request.id) }
        guard let procedure = week.procedures[request.procedure] else { throw .unknownProcedure(request.procedure) }
        guard (1...2).contains(request.sites) else { throw .tooManySites(request.sites) }
        guard let factor = scenario.policy.factor(of: request.priority) else {
            throw .unknownPriority(request.priority)
        }
        return AddOnQuestion(
            request: request, now: now, from: addOn.isThere(from: now),
            shape: VisitShape(
                procedure, sites: request.sites, grid: week.grid, radiologists: scenario.staff.radiologists),
            weight: Points(1).scaled(by: factor),
            preferred: request.preferredRadiologist.map { week.radiologists[$0] ?? -1 },
            otherVisits: visits[request.patient] ?? [], otherSpineDates: spineDates[request.patient] ?? [])
    }

    private func search(_ question: AddOnQuestion, on day: Int) -> DaySearch {
        let book = books[day]
        let releases = (sessions[book.grid.day] ?? []).map { release(question, in: $0) }
        return DaySearch(
            question, book, week, today: books[question.now.day - scenario.week], releases: releases)
    }

    private func release(_ question: AddOnQuestion, in session: Session) -> Instant? {
        eligibility.addOnRelease(of: question.request, in: session, otherSpineDates: question.otherSpineDates)
    }

    /// The sessions of a day in which a grid start is left, each with the first.
    private func sessionsLeft(on day: Day, from: Instant) -> [(session: Session, start: Instant)] {
        let grid = books[day - scenario.week].grid
        return (sessions[day] ?? []).compactMap { session in
            let start = grid.instant(grid.stepUp(max(session.start, from)))
            return start < session.end ? (session, start) : nil
        }
    }

    private func later(_ question: AddOnQuestion) -> Proposal? {
        let today = question.now.day - scenario.week
        var options = AddOnOptions()
        options.limit = 1
        for day in (today + 1)..<max(today + 1, books.count) {
            var listing = ProposalListing(options)
            search(question, on: day).fill(&listing)
            if let first = listing.insertions.first { return proposal(first, question) }
        }
        return nil
    }

    private func proposal(_ insertion: Insertion, _ question: AddOnQuestion) -> Proposal {
        ProposalWriter(question: question, week: week, book: books[insertion.day - scenario.week]).proposal(insertion)
    }
}

extension DayGrid {
    /// Whether a session has a start on the grid from an instant on.
    fileprivate func isStart(in session: Session, from instant: Instant) -> Bool {
        self.instant(stepUp(instant)) < session.end
    }
}

extension Placement {
    fileprivate func isSamePlace(as other: Placement) -> Bool {
        purpose == other.purpose && cArm == other.cArm && start == other.start
    }
}
