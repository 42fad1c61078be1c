import Clinic

/// A nurse records that a gate is settled: a way home is arranged, or the payer has approved.
public struct Settling: DayChange {
    private let id: String
    private let gate: Gate
    private let day: Day?

    /// - Parameters:
    ///   - request: Id of the request.
    ///   - day: The day of the way home; nil: that of the visit, or today where there is none.
    public init(_ request: String, _ gate: Gate, day: Day? = nil) {
        id = request
        self.gate = gate
        self.day = day
    }

    /// `settle`.
    public var kind: ChangeKind { .settle }
    /// The request.
    public var request: String? { id }

    /// The record in which the request says so; it needs a reason.
    public func outcome(on record: WeekRecord, _ moment: Moment) throws(ChangeRefusal) -> ChangeOutcome {
        guard moment.reason != nil else { throw .reasonMissing(kind) }
        guard var request = record.request(id) else { throw .notPlaced(id) }
        let text: String
        switch gate {
        case .driver:
            let date = day ?? record.placement(of: id)?.start.day ?? moment.now.day
            guard !request.driver.isThere(on: date.weekday) else { throw .nothingToSettle(id, gate) }
            var days: [Weekday] = []
            if case .on(let known) = request.driver { days = known }
            request.driver = .on((days + [date.weekday]).sorted())
            text = "\(id) (\(request.patient)): a way home is arranged on \(date.weekday.fullName)"
        case .authorization:
            guard request.authorization == .pending || opensLater(request, moment.now.day) else {
                throw .nothingToSettle(id, gate)
            }
            request.authorization = .approved(moment.now.day)
            text = "\(id) (\(request.patient)): the authorization was given on \(moment.now.day)"
        }
        var after = record.replacing(request)
        if var roster = record.roster {
            // Its old reasons may be gone with the gate; a cancellation stays.
            if record.progress(of: id).status.isKept { roster.unscheduled.removeAll { $0.request == id } }
            after = after.finishing(roster, now: moment.now)
        }
        return ChangeOutcome(record: after, text: text)
    }

    private func opensLater(_ request: Request, _ today: Day) -> Bool {
        if case .approved(let day) = request.authorization { day > today } else { false }
    }
}
