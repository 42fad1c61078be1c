import AddOn
import Clinic

/// A visit is moved to another C-arm or time of its week, as the rules for add-ons place it: no other appointment
/// changes, places kept free on the day may give way.
public struct Moving: DayChange {
    private let id: String
    private let cArm: String
    private let start: Instant

    /// - Parameter request: Id of the request.
    public init(_ request: String, cArm: String, start: Instant) {
        id = request
        self.cArm = cArm
        self.start = start
    }

    /// `move`.
    public var kind: ChangeKind { .move }
    /// The request.
    public var request: String? { id }

    /// The record with the visit elsewhere. Where terms of the objective rise, that needs a reason.
    public func outcome(on record: WeekRecord, _ moment: Moment) throws(ChangeRefusal) -> ChangeOutcome {
        let old = try record.place(of: id)
        guard let request = record.request(id) else { throw .notPlaced(id) }
        if let fixed = request.fixed { throw .promised(id, fixed) }
        let progress = record.progress(of: id)
        guard [.expected, .arrived].contains(progress.status) else { throw .status(id, progress, kind) }
        if old.cArm == cArm && old.start == start { throw .placed(id, old) }

        // Before the week begins its rules are those of its first minute.
        let now = max(moment.now, record.week.midnight)
        let free = try record.without(id)
        let addOn = AddOn(request: request.withDosesTold(planned: record.scenario.planningDate))
        let offered = try OfferedWeek(free, for: id, now: now)
        guard let proposal = try offered.proposal(addOn, cArm: cArm, start: start) else {
            throw .notOffered(id, cArm: cArm, start: start, because: obstacles(free, old, now))
        }
        var after = try offered.accepting(proposal, of: addOn).replacing(request)
        after.progress = record.progress
        let rising = SoftRule.rising(from: record.roster?.terms, to: after.roster?.terms)
        if !rising.isEmpty, moment.reason == nil { throw .softRules(rising) }
        return ChangeOutcome(
            record: after,
            text: "\(id) (\(request.patient)) was moved from \(words(old)) to \(words(proposal.appointment))"
                + ProposalNotes.words(proposal))
    }

    /// What the rules say of the visit as it is, put there.
    private func obstacles(_ free: WeekRecord, _ old: Placement, _ now: Instant) -> [String] {
        guard let roster = free.roster else { return [] }
        guard free.scenario.site.cArm(cArm) != nil else {
            return ["there is no such C-arm; there is \(free.scenario.site.cArms.map(\.id).joined(separator: ", "))"]
        }
        let later = start - old.start
        var place = old
        (place.cArm, place.start) = (cArm, start)
        place.intake = old.intake.map { NurseTask(nurse: $0.nurse, start: $0.start + later) }
        place.discharge = old.discharge.map { NurseTask(nurse: $0.nurse, start: $0.start + later) }
        if place.begins < now { return ["it would begin at \(place.begins), before \(now)"] }
        let session = SessionCalendar(free.scenario).session(at: start)?.name
        if let staff = roster.armSessions.first(where: { $0.session == session && $0.cArm == cArm }) {
            (place.radiologist, place.technologist) = (staff.radiologist, staff.technologist)
        }
        var trial = roster
        trial.appointments.append(place)
        // Places kept free would give way.
        trial.reserves.removeAll { $0.start.day == start.day }
        trial.unscheduled.removeAll { $0.request == id }
        let finished = DayRevision(free.scenario).finish(trial, after: roster, now: now)
        return RosterChecker(free.scenario).check(finished, at: now).map(\.message)
    }
}

extension WeekRecord {
    /// The record in which a request waits for a place.
    fileprivate func without(_ request: String) throws(ChangeRefusal) -> WeekRecord {
        var record = self
        var roster = try published()
        roster.appointments.removeAll { $0.request == request }
        roster.unscheduled.append(
            RequestReasons(request: request, reasons: [Reason(.capacity, "it is to be placed anew")]))
        record.roster = roster
        return record
    }
}

extension Request {
    /// A last dose that is not told was taken when the week was planned; an add-on's would count from today.
    fileprivate func withDosesTold(planned day: Day) -> Request {
        var request = self
        for position in medications.indices where medications[position].lastDose == .today {
            request.medications[position].lastDose = .on(day)
        }
        return request
    }
}

extension SoftRule {
    /// The terms that cost more than before.
    static func rising(from before: TermPoints?, to after: TermPoints?) -> [SoftRule] {
        guard let before, let after else { return [] }
        return Term.allCases.filter { after[$0] > before[$0] }.map {
            SoftRule(term: $0, points: after[$0] - before[$0])
        }
    }
}
