/// Decides where section 4 of the contract allows a request: gates, dates, holds, interval, way home, sessions.
///
/// Whether a C-arm and people are free plays no part here. Everything that does not depend on the request is worked
/// out once, so that asking about each request of a week is linear in requests.
public struct Eligibility: Sendable {
    let scenario: Scenario
    let calendar: SessionCalendar
    private let procedures: [String: Procedure]
    private let holdRows: [String: HoldRow]
    /// By patient: spine injections of history (no request) and fixed spine visits, in file order.
    private let certainByPatient: [String: [CertainSpineDate]]

    private struct CertainSpineDate: Sendable {
        var request: String?
        var date: Day
    }

    /// The rules of a scenario.
    public init(_ scenario: Scenario) {
        self.scenario = scenario
        calendar = SessionCalendar(scenario)
        let procedures = Dictionary(scenario.procedures.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        self.procedures = procedures
        var rows: [String: HoldRow] = [:]
        for row in scenario.policy.holds.rows {
            for name in row.names where rows[name] == nil { rows[name] = row }
        }
        holdRows = rows
        var certain: [String: [CertainSpineDate]] = [:]
        for visit in scenario.history where visit.service == .spine {
            certain[visit.patient, default: []].append(CertainSpineDate(request: nil, date: visit.date))
        }
        for request in scenario.requests {
            guard let fixed = request.fixed, procedures[request.procedure]?.service == .spine else { continue }
            certain[request.patient, default: []].append(CertainSpineDate(request: request.id, date: fixed.start.day))
        }
        certainByPatient = certain
    }

    /// The request's procedure; nil only where the scenario was not validated, and then no rule of a procedure applies.
    func procedure(of request: Request) -> Procedure? { procedures[request.procedure] }

    /// The row of the hold table for a drug, without regard to case.
    func row(for medication: String) -> HoldRow? { holdRows[medication.lowercased()] }

    /// Why no passing of time alone opens the request: CT guidance, authorization pending, no MRI, a drug the table
    /// does not know, a drug that nobody cleared; in this order. Empty where all gates are open.
    public func shutGates(_ request: Request) -> [Reason] {
        var reasons: [Reason] = []
        if request.guidance == .ct {
            reasons.append(Reason(.ct, "CT guidance is asked for: refer to CT, not to a C-arm"))
        }
        if request.authorization == .pending {
            reasons.append(Reason(.authorization, "the authorization is pending"))
        }
        guard let procedure = procedure(of: request) else { return reasons }
        if procedure.needsMRI && request.mri == nil {
            reasons.append(Reason(.mri, "no MRI is available for review"))
        }
        guard procedure.followsHolds else { return reasons }
        for medication in request.medications where row(for: medication.name) == nil {
            reasons.append(
                Reason(
                    .unknownMedication,
                    "the hold table does not know \(medication.name): ask the physician, then add it under policy.holds"
                ))
        }
        for medication in request.medications where !medication.cleared {
            guard let row = row(for: medication.name), row.coordinate else { continue }
            let note = row.coordinateNote.map { " (\($0))" } ?? ""
            let text = "the hold of \(medication.name) is not cleared by its prescriber\(note)"
            reasons.append(Reason(.coordinate, text))
        }
        return reasons
    }

    /// The first instant that dates (the day after planning, not before, MRI, authorization) and holds allow.
    ///
    /// It says nothing of shut gates, of sessions or of the week: it may lie before or after it.
    public func earliest(_ request: Request) -> Instant {
        let dates = openingDates(request).map(\.day.midnight)
        let holds = holds(request).map(\.end)
        return (dates + holds).reduce((scenario.planningDate + 1).midnight, max)
    }

    /// The date from which waiting is counted: that of `earliest`, but not before the week.
    public func firstDate(_ request: Request) -> Day { max(scenario.week, earliest(request).day) }

    /// Dates of the patient's spine injections that no roster can change: history, and fixed visits of other requests.
    public func certainSpineDates(_ request: Request) -> [Day] {
        (certainByPatient[request.patient] ?? []).filter { $0.request != request.id }.map(\.date)
    }

    /// Every rule that forbids a room start, shut gates first, each with `until` where time opens it; empty where the
    /// start is allowed.
    ///
    /// - Parameters:
    ///   - otherSpineDates: the patient's spine injections apart from this one, done or planned; looked at only where
    ///     the request itself is one.
    ///   - isAddOn: whether the visit is a same-day add-on, which need not wait for the day after planning.
    public func refusals(
        _ request: Request, at start: Instant, otherSpineDates: [Day], isAddOn: Bool = false
    ) -> [Reason] {
        var reasons = shutGates(request)
        for opening in openingDates(request, isAddOn: isAddOn) where start < opening.day.midnight {
            reasons.append(opening.reason)
        }
        for hold in holds(request) where start < hold.end { reasons.append(Reason(.hold, hold.text, until: hold.end)) }
        guard let procedure = procedure(of: request) else { return reasons }
        if procedure.service == .spine {
            let tooClose = otherSpineDates.filter { abs(start.day - $0) < scenario.policy.repeatIntervalDays }
            reasons += tooClose.map(intervalReason)
        }
        if procedure.needsDriver && !request.driver.isThere(on: start.day.weekday) {
            reasons.append(Reason(.driver, "no way home is arranged on \(start.day.weekday.fullName)"))
        }
        if !canCome(request, in: calendar.session(at: start)?.name) {
            reasons.append(Reason(.sessions, "the patient cannot come on \(start.day) at \(start.clock)"))
        }
        return reasons
    }

    func canCome(_ request: Request, in session: SessionName?) -> Bool {
        guard let wanted = request.sessions else { return true }
        guard let session else { return false }
        return wanted.contains(session)
    }

    /// A spine injection on `other` is too close; it is no longer so an interval later.
    func intervalReason(_ other: Day) -> Reason {
        let days = scenario.policy.repeatIntervalDays
        return Reason(
            .interval, "a spine injection of the patient on \(other) is less than \(days) days away",
            until: (other + days).midnight)
    }
}

/// A date on which a request opens, and what is to be said before it.
enum OpeningDate {
    case authorization(Day), mri(Day), afterPlanning(Day), notBefore(Day)

    /// The date from whose midnight on it no longer forbids.
    var day: Day {
        switch self {
        case .authorization(let day), .mri(let day), .notBefore(let day): day
        case .afterPlanning(let planning): planning + 1
        }
    }

    /// The rule's code.
    var code: ReasonCode {
        switch self {
        case .authorization: .authorization
        case .mri: .mri
        case .afterPlanning, .notBefore: .notBefore
        }
    }

    /// What to say before the date.
    var reason: Reason {
        let text =
            switch self {
            case .authorization(let day): "the authorization holds from \(day)"
            case .mri(let day): "the MRI is available for review from \(day)"
            case .afterPlanning(let planning): "the roster is made on \(planning) for the days after it"
            case .notBefore(let day): "not wanted before \(day)"
            }
        return Reason(code, text, until: day.midnight)
    }
}

extension Eligibility {
    /// The dates of rule 2 that are given: MRI and authorization under their own codes, then the others; for a
    /// same-day add-on without the day after planning.
    func openingDates(_ request: Request, isAddOn: Bool = false) -> [OpeningDate] {
        var dates: [OpeningDate] = []
        if case .approved(let day) = request.authorization { dates.append(.authorization(day)) }
        if let day = request.mri { dates.append(.mri(day)) }
        if !isAddOn { dates.append(.afterPlanning(scenario.planningDate)) }
        if let day = request.notBefore { dates.append(.notBefore(day)) }
        return dates
    }
}
