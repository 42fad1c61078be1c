import AddOn
import Clinic

/// Who has no place and could now be called in; it books nobody.
public struct WaitingList: Sendable {
    /// Somebody who could come.
    public struct Candidate: Hashable, Sendable {
        /// The request.
        public var request: Request
        /// Where.
        public var place: Placement
        /// Objective of the roster with the visit in it.
        public var objective: Points
        /// What is still to be settled before that start, with dates where time opens it; empty where nothing is.
        public var lacks: [Reason]
        /// How an earlier visit of the request ended: cancelled, or the patient did not come.
        public var gaveUp: VisitProgress?
    }

    /// Those who lack nothing first, then by objective, then in the order of the scenario.
    public let candidates: [Candidate]

    /// The list of a week.
    ///
    /// - Parameters:
    ///   - freed: Only places that meet this one, on its C-arm; nil: any place of today or later.
    ///   - now: Nothing begins before it.
    /// - Throws: That no roster is published, or that the week is over.
    public init(_ record: WeekRecord, freed: Placement? = nil, now: Instant) throws(ChangeRefusal) {
        let roster = try record.published()
        let time = max(now, record.week.midnight)
        guard time.day <= record.scenario.lastDay else { throw .outsideWeek(now, week: record.week) }
        let waiting = Set(roster.unscheduled.map(\.request))
        var found: [Candidate] = []
        for request in record.scenario.requests where waiting.contains(request.id) {
            if request.id == freed?.request || request.guidance == .ct { continue }
            let finder = CandidateFinder(record: record, request: request, freed: freed, now: time)
            if let candidate = try finder.candidate() { found.append(candidate) }
        }
        candidates = found.enumerated().sorted { a, b in
            let (first, second) = (a.element, b.element)
            if first.lacks.isEmpty != second.lacks.isEmpty { return first.lacks.isEmpty }
            return (first.objective, a.offset) < (second.objective, b.offset)
        }.map(\.element)
    }
}

/// Looks for one request's place.
private struct CandidateFinder {
    let record: WeekRecord
    let request: Request
    let freed: Placement?
    let now: Instant

    func candidate() throws(ChangeRefusal) -> WaitingList.Candidate? {
        let offered = try OfferedWeek(record, for: request.id, now: now)
        let asIs = AddOn(request: request)
        if let proposal = try best(asIs, offered) {
            return try candidate(proposal, asIs, offered, lacks: [])
        }
        let settled = AddOn(request: request.withGatesOpen(on: now.day))
        guard let proposal = try best(settled, offered) else { return nil }
        let others = record.scenario.spineDates(of: request, in: record.roster)
        let lacks = Eligibility(record.scenario).refusals(
            asIs.requestToKeep(now: now), at: proposal.appointment.start, otherSpineDates: others, isAddOn: true)
        return try candidate(proposal, settled, offered, lacks: lacks)
    }

    private func best(_ addOn: AddOn, _ offered: OfferedWeek) throws(ChangeRefusal) -> Proposal? {
        let proposals = try offered.answer(addOn, options: .everything).proposals
        guard let freed, let minutes = freed.request.flatMap({ record.scenario.steps(for: .request($0)) })?.room,
            let mine = record.scenario.procedures.first(where: { $0.code == request.procedure })
        else { return proposals.first }
        let length = mine.steps(sites: request.sites).room
        return proposals.first { proposal in
            let start = proposal.appointment.start
            return proposal.appointment.cArm == freed.cArm && start < freed.start + minutes
                && freed.start < start + length
        }
    }

    private func candidate(
        _ proposal: Proposal, _ addOn: AddOn, _ offered: OfferedWeek, lacks: [Reason]
    ) throws(ChangeRefusal) -> WaitingList.Candidate? {
        let after = try offered.accepting(proposal, of: addOn)
        let progress = record.progress(of: request.id)
        return WaitingList.Candidate(
            request: request, place: proposal.appointment, objective: after.roster?.objective ?? .zero, lacks: lacks,
            gaveUp: progress.status.isKept ? nil : progress)
    }
}

extension Request {
    /// The request as if everything that people or time settle were settled.
    fileprivate func withGatesOpen(on day: Day) -> Request {
        var request = self
        request.authorization = .notNeeded
        request.mri = mri.map { min($0, day) } ?? day
        request.driver = .anyDay
        request.sessions = nil
        request.notBefore = nil
        request.medications = []
        return request
    }
}

extension Scenario {
    /// The patient's other spine injections, done and planned.
    fileprivate func spineDates(of request: Request, in roster: Roster?) -> [Day] {
        let done = history.filter { $0.patient == request.patient && $0.service == .spine }.map(\.date)
        let planned = (roster?.appointments ?? []).filter { place in
            guard let other = requests.first(where: { $0.id == place.request }) else { return false }
            return other.patient == request.patient && other.id != request.id
                && procedures.first { $0.code == other.procedure }?.service == .spine
        }
        return done + planned.map(\.start.day)
    }
}
