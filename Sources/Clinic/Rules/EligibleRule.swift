extension RosterReading {
    /// `eligible`: section 4 allows each visit that was not promised, against history and the roster's other visits. On a
    /// running day any visit may have come as an add-on, so that the day after planning binds none.
    func brokenEligibility() -> [Violation] {
        let dates = SpineDates(self)
        return visits.flatMap { visit -> [Violation] in
            guard let request = visit.request, request.fixed == nil else { return [] }
            return refusals(visit, request, dates).map { reason in
                let until = reason.until.map { "; open from \($0)" } ?? ""
                return Violation(.eligible, "\(visit.label) at \(visit.times.start): \(reason.text)\(until)")
            }
        }
    }

    /// Promised visits that section 4 would forbid, with every reason, in file order.
    func promisesAgainstTheRules() -> [RequestReasons] {
        let dates = SpineDates(self)
        return visits.compactMap { visit in
            guard let request = visit.request, request.fixed != nil else { return nil }
            let reasons = refusals(visit, request, dates)
            return reasons.isEmpty ? nil : RequestReasons(request: request.id, reasons: reasons)
        }
    }

    private func refusals(_ visit: RosterVisit, _ request: Request, _ dates: SpineDates) -> [Reason] {
        index.eligibility.refusals(
            request, at: visit.times.start, otherSpineDates: dates.of(request.patient, apartFrom: request.id),
            isAddOn: now != nil)
    }
}

/// The dates of every patient's spine injections, done and planned.
private struct SpineDates {
    private var byPatient: [String: [(request: String?, date: Day)]] = [:]

    init(_ reading: RosterReading) {
        for visit in reading.scenario.history where visit.service == .spine {
            byPatient[visit.patient, default: []].append((nil, visit.date))
        }
        for visit in reading.visits where visit.isSpine {
            guard let request = visit.request else { continue }
            byPatient[request.patient, default: []].append((request.id, visit.times.start.day))
        }
    }

    func of(_ patient: String, apartFrom request: String) -> [Day] {
        (byPatient[patient] ?? []).filter { $0.request != request }.map(\.date)
    }
}
