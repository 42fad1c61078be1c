import Clinic

/// What is booked in the evening of an open day.
extension Replication {
    /// Cancels visits of the next open day, then gives all who ask tonight the first place, in their order.
    mutating func bookEvening(_ date: Int) {
        cancelNextDay(date)
        takeSeconds(date)
        for (number, procedure) in plan.demandProcedures.enumerated() {
            for _ in 0..<arrivals.newRequests[number] {
                ask(enter(procedure: procedure, date: date, isSameDay: false))
            }
        }
        asking.sort()
        for rank in asking { book(Int32(truncatingIfNeeded: rank & 0xFFFF_FFFF), on: date) }
        asking.removeAll(keepingCapacity: true)
    }

    private mutating func cancelNextDay(_ date: Int) {
        let probability = plan.study.patients.lateCancel
        guard probability > 0 else { return }
        var next = date + 1
        while !plan.isOpen[next % 7] { next += 1 }
        let slot = calendar.slot(next)
        var kept = 0
        for number in calendar.booked[slot].indices {
            let patient = calendar.booked[slot][number]
            let record = patients[Int(patient)]
            if draws.happens(probability, .lateCancel, of: record.number, visit: record.visit) {
                calendar.giveBack(record.place, procedure: record.procedure)
                miss(patient, on: date)
            } else {
                calendar.booked[slot][kept] = patient
                kept += 1
            }
        }
        calendar.booked[slot].removeLast(calendar.booked[slot].count - kept)
    }

    /// A visit will not be: the patient asks again tonight, or is gone.
    mutating func miss(_ slot: Int32, on date: Int) {
        let patient = patients[Int(slot)]
        patients[Int(slot)].visit += 1
        patients[Int(slot)].place.date = -1
        if draws.happens(plan.study.patients.rebook, .asksAgain, of: patient.number, visit: patient.visit) {
            ask(slot)
            return
        }
        leaveList(slot, on: date)
        if isMeasured { result.weeks[week].missed += 1 }
        forget(slot)
    }

    /// Gives a patient the first place, or loses the patient.
    private mutating func book(_ slot: Int32, on date: Int) {
        let patient = patients[Int(slot)]
        let isNew = patient.firstReady < 0 && !patient.isSecond
        var ready = (date + 1) * Instant.minutesPerDay + patient.holdMinutes
        if isNew { ready = max(ready, (date + patient.authorizationDays) * Instant.minutesPerDay) }
        let readyDate = ready / Instant.minutesPerDay
        if patient.firstReady < 0 { patients[Int(slot)].firstReady = readyDate }
        let notBefore = plan.grid.step(from: Double(ready % Instant.minutesPerDay))
        let last = min(date + plan.horizonDays, readyDate + patient.patienceDays)
        guard let place = calendar.firstPlace(patient.procedure, from: readyDate, notBefore: notBefore, through: last)
        else {
            leaveList(slot, on: date)
            if isMeasured { result.weeks[week].lost += 1 }
            forget(slot)
            return
        }
        calendar.take(place, procedure: patient.procedure)
        calendar.booked[calendar.slot(Int(place.date))].append(slot)
        patients[Int(slot)].place = place
        guard patient.listedSince < 0 else { return }
        patients[Int(slot)].listedSince = date
        waiting += 1
    }

    /// Days to the third of three visits of the first procedure of the demand, were they booked now without gates.
    mutating func thirdNextAvailable(_ date: Int) -> Int {
        guard let procedure = plan.demandProcedures.first else { return plan.horizonDays }
        var places: [Place] = []
        for _ in 0..<3 {
            let from = places.last.map { Int($0.date) } ?? date + 1
            guard
                let place = calendar.firstPlace(procedure, from: from, notBefore: 0, through: date + plan.horizonDays)
            else { break }
            calendar.take(place, procedure: procedure)
            places.append(place)
        }
        for place in places.reversed() { calendar.giveBack(place, procedure: procedure) }
        guard places.count == 3, let third = places.last else { return plan.horizonDays }
        return Int(third.date) - date
    }
}
