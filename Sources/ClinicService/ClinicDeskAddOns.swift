import AddOn
import Clinic

/// Questions that change nothing.
extension ClinicDesk {
    /// The places for an add-on on the newest roster, held places being taken.
    public func answer(
        _ addOn: AddOn, in week: Day, now: Instant, options: AddOnOptions
    ) throws(ServiceError) -> AddOnAnswer {
        let record = try record(of: week)
        return try refusing { () throws(ChangeRefusal) in
            try OfferedWeek(record, for: addOn.request.id, now: now).answer(addOn, options: options)
        }
    }

    /// Who could come, to the place that a request gave up, or to any.
    public func waiting(for request: String?, in week: Day, now: Instant) throws(ServiceError) -> WaitingList {
        let record = try record(of: week)
        return try refusing { () throws(ChangeRefusal) in
            guard let request else { return try WaitingList(record, now: now) }
            guard let freed = record.givenUp.last(where: { $0.request == request }) else {
                throw .nothingGivenUp(request)
            }
            return try WaitingList(record, freed: freed, now: now)
        }
    }

    private func refusing<Value>(_ work: () throws(ChangeRefusal) -> Value) throws(ServiceError) -> Value {
        do {
            return try work()
        } catch {
            throw .refused(error)
        }
    }
}
