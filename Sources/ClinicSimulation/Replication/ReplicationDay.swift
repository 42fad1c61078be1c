import Clinic

/// What happens on an open day.
extension Replication {
    /// The day's visits, its same-day requests, and what becomes of everybody.
    mutating func treat(_ date: Int) {
        calendar.releaseReserves(date)
        let slot = calendar.slot(date)
        served.removeAll(keepingCapacity: true)
        missing.removeAll(keepingCapacity: true)
        let noShow = plan.study.patients.noShow
        var coming = 0
        for number in calendar.booked[slot].indices {
            let patient = calendar.booked[slot][number]
            let record = patients[Int(patient)]
            if draws.happens(noShow, .noShow, of: record.number, visit: record.visit) {
                missing.append(patient)
            } else {
                calendar.booked[slot][coming] = patient
                coming += 1
            }
        }
        calendar.booked[slot].removeLast(calendar.booked[slot].count - coming)
        let missed = missing
        for minute in arrivals.sameDayMinutes { askSameDay(date, minute) }
        if isMeasured { runDay(date) }
        for patient in calendar.booked[slot] { finish(patient, on: date, isServed: false) }
        for patient in served { finish(patient, on: date, isServed: true) }
        for patient in missing { giveBackPlace(patient) }
        for patient in missed { miss(patient, on: date) }
    }

    /// A same-day request gets the first place that is left of the day, or asks for another day in the evening.
    private mutating func askSameDay(_ date: Int, _ minute: Double) {
        let patient = enter(procedure: plan.sameDayProcedure, date: date, isSameDay: true)
        if isMeasured { result.sameDayAsked += 1 }
        var kept = 0
        for number in missing.indices {
            let other = missing[number]
            if Double(plan.grid.minute(Int(patients[Int(other)].place.start))) <= minute {
                giveBackPlace(other)
            } else {
                missing[kept] = other
                kept += 1
            }
        }
        missing.removeLast(missing.count - kept)
        let wish = PlaceWish(procedure: plan.sameDayProcedure, nothingBefore: plan.grid.step(from: minute))
        guard let place = calendar.firstPlace(wish, on: date) else {
            ask(patient)
            return
        }
        calendar.take(place, procedure: plan.sameDayProcedure)
        patients[Int(patient)].place = place
        served.append(patient)
        if isMeasured { result.sameDayServed += 1 }
    }

    private mutating func giveBackPlace(_ patient: Int32) {
        let record = patients[Int(patient)]
        calendar.giveBack(record.place, procedure: record.procedure)
    }

    /// The visit was done.
    private mutating func finish(_ slot: Int32, on date: Int, isServed: Bool) {
        let patient = patients[Int(slot)]
        leaveList(slot, on: date)
        if isMeasured {
            result.weeks[week].visits[patient.procedure] += 1
            if !isServed {
                let days = date - patient.asked
                while result.visitsByDays.count <= days { result.visitsByDays.append(0) }
                result.visitsByDays[days] += 1
                result.daysForPlace += date - patient.firstReady
            }
        }
        let isFirst = !patient.isSecond && plan.procedures[patient.procedure].isSpine
        guard isFirst, draws.happens(plan.study.repeatProbability, .second, of: patient.number) else {
            forget(slot)
            return
        }
        patients[Int(slot)].isSecond = true
        patients[Int(slot)].visit += 1
        patients[Int(slot)].listedSince = -1
        patients[Int(slot)].place.date = -1
        askForSecond(slot, doneOn: date)
    }

    // MARK: The running day

    private mutating func runDay(_ date: Int) {
        let phase = plan.phase(on: date)
        let weekday = phase.weekdays[date % 7]
        day.begin(armSessions: weekday.armSessions.count)
        for patient in calendar.booked[calendar.slot(date)] { day.add(visit(patient, weekday, isServed: false)) }
        for patient in served { day.add(visit(patient, weekday, isServed: true)) }
        day.run(weekday, bays: phase.bays)
        for (number, row) in weekday.armSessions.enumerated() {
            result.weeks[week].roomOvertimeMinutes += max(0, day.lastTurnover[number] - Double(row.endMinute))
        }
        for (number, nurse) in weekday.nurses.enumerated() {
            result.nurseOvertimeMinutes += max(0, day.lastTask[number] - Double(nurse.end))
        }
    }

    private func visit(_ slot: Int32, _ weekday: WeekdayPlan, isServed: Bool) -> DayVisit {
        let patient = patients[Int(slot)]
        let row = weekday.armSessions[Int(patient.place.armSession)]
        let hasIntake = plan.procedures[patient.procedure].intake > 0
        let arrival = Double(plan.grid.minute(Int(hasIntake ? patient.place.intake : patient.place.start)))
        return DayVisit(
            procedure: patient.procedure, cArm: row.cArm, radiologist: row.radiologist, technologist: row.technologist,
            armSession: Int(patient.place.armSession), booked: Double(plan.grid.minute(Int(patient.place.start))),
            bookedArrival: arrival, arrives: isServed ? arrival : arrival + draws.minutesLate(patient),
            stepMinutes: draws.stepMinutes(patient))
    }
}
