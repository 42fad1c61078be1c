import Clinic

/// A visit is given up: the patient cancels, or does not come. The place is free again.
public struct GivingUp: DayChange {
    /// Why the visit does not take place.
    public enum Cause: Hashable, Sendable {
        /// The patient or the clinic cancelled.
        case cancelled
        /// The patient did not come and did not say so.
        case noShow
    }

    private let id: String
    private let cause: Cause

    /// - Parameter request: Id of the request whose visit is given up.
    public init(_ request: String, _ cause: Cause) {
        id = request
        self.cause = cause
    }

    /// `cancel` or `no-show`.
    public var kind: ChangeKind { cause == .cancelled ? .cancel : .noShow }
    /// The request.
    public var request: String? { id }

    /// The record without the visit. A promise ends with it: whoever cancels gives the promised place back.
    public func outcome(on record: WeekRecord, _ moment: Moment) throws(ChangeRefusal) -> ChangeOutcome {
        let place = try record.place(of: id)
        let progress = record.progress(of: id)
        let isPossible = progress.status == .expected || cause == .cancelled && progress.status == .arrived
        guard isPossible else { throw .status(id, progress, kind) }
        if cause == .noShow, moment.now < place.begins { throw .notDue(id, begins: place.begins) }

        var after = record
        after.progress[id] = VisitProgress(
            cause == .cancelled ? .cancelled : .noShow, arrived: progress.arrived, ended: moment.now)
        after.givenUp.removeAll { $0.request == id }
        after.givenUp.append(place)
        if var request = record.request(id), request.fixed != nil {
            request.fixed = nil
            after = after.replacing(request)
        }
        var roster = try record.published()
        roster.appointments.removeAll { $0.request == id }
        roster.unscheduled.append(RequestReasons(request: id, reasons: [reason(moment)]))
        after = after.finishing(roster, now: moment.now)
        let patient = record.request(id)?.patient ?? "the patient"
        let verb = cause == .cancelled ? "cancelled" : "did not come"
        return ChangeOutcome(record: after, text: "\(id) (\(patient)) \(verb); \(words(place)) is free again")
    }

    private func reason(_ moment: Moment) -> Reason {
        let (day, clock) = (moment.now.day, moment.now.clock)
        switch cause {
        case .cancelled: return Reason(.sessions, "the visit was cancelled on \(day) at \(clock)")
        case .noShow: return Reason(.sessions, "the patient did not come on \(day)")
        }
    }
}
