import CapacityStudy
import Clinic

/// One run of a clinic through warm-up and measured weeks: a function of the plan and the number of the replication.
struct Replication {
    let plan: SimulationPlan
    let draws: PatientDraws
    var calendar: BookingCalendar
    var arrivals: Arrivals
    var day: RunningDay
    var result: ReplicationResult
    /// Patients by slot; slots of those who are gone are used again.
    var patients: [PatientRecord] = []
    private var freeSlots: [Int32] = []
    /// Number of the next patient to come.
    private var nextNumber = 0
    /// Who asks for a place tonight: urgent before routine, then by number of the patient; the slot in the lower half.
    var asking: [UInt64] = []
    /// Who will ask for the second visit of a set, by date (a ring).
    private var seconds: [[Int32]]
    /// Patients who have a place and were not yet seen.
    var waiting = 0
    /// Measured week, from 0; below 0 in the warm-up.
    var week = 0
    /// Today's visits that a same-day request found.
    var served: [Int32] = []
    /// Today's visits whose patients do not come, and whose place is not yet given back.
    var missing: [Int32] = []

    init(_ plan: SimulationPlan, replication: Int, fixing fixed: UncertainFactors?) {
        self.plan = plan
        draws = PatientDraws(plan, replication: replication)
        calendar = BookingCalendar(plan)
        let factors = fixed ?? draws.factors()
        arrivals = Arrivals(plan, factor: factors.demand)
        day = RunningDay(plan)
        result = ReplicationResult(replication: replication, factors: factors, busy: day.busy)
        seconds = Array(repeating: [], count: plan.repeatIntervalDays + 8)
    }

    /// Runs all weeks; nil where it was cancelled.
    mutating func run(isCancelled: () -> Bool) -> ReplicationResult? {
        for date in 0..<plan.horizonDays { calendar.open(date) }
        for number in 0..<plan.weeks {
            if isCancelled() { return nil }
            runWeek(number)
        }
        result.busy = day.busy
        result.onSiteWaitMinutes = day.waited
        return result
    }

    var isMeasured: Bool { week >= 0 }

    private mutating func runWeek(_ number: Int) {
        week = number - plan.study.warmupWeeks
        if week == 0 { result.waitingAtStart = waiting }
        if isMeasured { result.weeks.append(WeekSums(procedures: plan.procedures.count)) }
        let study = plan.study
        let rates = study.demand.map { study.newRequests($0, inWeek: week + 1) }
        let sameDay = study.sameDayRequests(inWeek: week + 1)
        let lastOpen = plan.isOpen.lastIndex(of: true) ?? 0
        for weekday in 0..<7 {
            let date = number * 7 + weekday
            calendar.open(date + plan.horizonDays)
            if plan.isOpen[weekday] {
                arrivals.draw(date, rates: rates, sameDay: sameDay, draws)
                treat(date)
                bookEvening(date)
                if isMeasured, weekday == lastOpen { result.thirdNextDays += thirdNextAvailable(date) }
            }
            if isMeasured { result.weeks[week].waitingNights += waiting }
        }
        if isMeasured { result.weeks[week].waitingAtEnd = waiting }
    }

    // MARK: Patients

    /// Keeps a new patient.
    mutating func enter(procedure: Int, date: Int, isSameDay: Bool) -> Int32 {
        let patient = draws.patient(nextNumber, procedure: procedure, asked: date, isSameDay: isSameDay)
        nextNumber += 1
        countRequest()
        if let slot = freeSlots.popLast() {
            patients[Int(slot)] = patient
            return slot
        }
        patients.append(patient)
        return Int32(patients.count - 1)
    }

    /// A patient who will not be seen again.
    mutating func forget(_ slot: Int32) { freeSlots.append(slot) }

    private mutating func countRequest() {
        if isMeasured { result.weeks[week].requests += 1 }
    }

    /// Asks for a place tonight.
    mutating func ask(_ slot: Int32) {
        let patient = patients[Int(slot)]
        let rank = (patient.isUrgent ? 0 : 1) << 63 | UInt64(patient.number) << 32 | UInt64(slot)
        asking.append(rank)
    }

    /// Leaves the waiting list, if on it.
    mutating func leaveList(_ slot: Int32, on date: Int) {
        let since = patients[Int(slot)].listedSince
        guard since >= 0 else { return }
        waiting -= 1
        guard isMeasured, date > since else { return }
        result.leftList += 1
        result.daysOnList += date - since
    }

    /// Asks for the second visit of the set, the interval later or on the next open day.
    mutating func askForSecond(_ slot: Int32, doneOn date: Int) {
        var due = date + plan.repeatIntervalDays
        while !plan.isOpen[due % 7] { due += 1 }
        seconds[due % seconds.count].append(slot)
    }

    /// The requests of a date that begin its evening: second visits that fall due.
    mutating func takeSeconds(_ date: Int) {
        let today = date % seconds.count
        for slot in seconds[today] {
            patients[Int(slot)].asked = date
            patients[Int(slot)].firstReady = -1
            countRequest()
            ask(slot)
        }
        seconds[today].removeAll(keepingCapacity: true)
    }
}

extension PatientDraws {
    /// What nobody knows, drawn for the replication.
    func factors() -> UncertainFactors {
        UncertainFactors(
            demand: factor(plan.study.uncertain.demand, .demandFactor),
            margin: factor(plan.study.uncertain.margin, .marginFactor),
            capital: factor(plan.study.uncertain.capital, .capitalFactor))
    }

    private func factor(_ range: Triangular?, _ purpose: DrawPurpose) -> Double {
        guard let range else { return 1 }
        var stream = stream(purpose, of: 0)
        return range.quantile(stream.uniform())
    }
}
