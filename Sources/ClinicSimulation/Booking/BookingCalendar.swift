/// What is booked on each date that may be booked: a ring of days, each with the free steps of rooms, radiologists,
/// nurses and bays.
///
/// A day's memory is laid out in one piece: rooms, radiologists, nurses' lanes, bays, each a mask of the plan's words.
struct BookingCalendar {
    let plan: SimulationPlan
    /// Dates in the ring.
    let ring: Int
    let words: Int
    private let memory: MaskMemory
    private let dayWords: Int
    private let radiologistOffset, laneOffset, bayOffset: Int
    /// Bays held, by slot and step.
    private var baysHeld: [UInt16]
    /// By slot and procedure: the whole day was found to have no place, and nothing was given back since.
    private var isFull: [Bool]
    /// Minutes booked in the procedure step of spine visits, by week (a ring) and radiologist.
    private var spineMinutes: [Int]
    private let weekRing: Int
    private let limitsSpine: Bool
    /// Patients booked, by slot.
    var booked: [[Int32]]
    /// Reserves kept, by slot.
    private var reserves: [[Place]]
    /// Masks to work in: care, one more, and two to move.
    let scratch: MaskMemory

    init(_ plan: SimulationPlan) {
        self.plan = plan
        ring = plan.horizonDays + 1
        words = plan.grid.words
        let days = plan.phases.flatMap(\.weekdays)
        let rooms = days.map(\.armSessions.count).max() ?? 0
        let lanes = days.map(\.lanes.count).max() ?? 0
        radiologistOffset = rooms * words
        laneOffset = radiologistOffset + plan.radiologistCount * words
        bayOffset = laneOffset + lanes * words
        dayWords = bayOffset + words
        memory = MaskMemory(count: ring * dayWords)
        scratch = MaskMemory(count: 5 * words)
        baysHeld = Array(repeating: 0, count: ring * plan.grid.steps)
        isFull = Array(repeating: false, count: ring * plan.procedures.count)
        weekRing = plan.horizonDays / 7 + 2
        spineMinutes = Array(repeating: 0, count: weekRing * plan.radiologistCount)
        limitsSpine = plan.phases.contains { $0.spineLimits.contains { $0 != nil } }
        booked = Array(repeating: [], count: ring)
        reserves = Array(repeating: [], count: ring)
    }

    // MARK: Parts of a day

    func slot(_ date: Int) -> Int { date % ring }
    func weekday(_ date: Int) -> WeekdayPlan { plan.phase(on: date).weekdays[date % 7] }
    func room(_ slot: Int, _ armSession: Int) -> StepMask.Words {
        memory.words + (slot * dayWords + armSession * words)
    }
    func radiologist(_ slot: Int, _ number: Int) -> StepMask.Words {
        memory.words + (slot * dayWords + radiologistOffset + number * words)
    }
    func lane(_ slot: Int, _ number: Int) -> StepMask.Words {
        memory.words + (slot * dayWords + laneOffset + number * words)
    }
    func bays(_ slot: Int) -> StepMask.Words { memory.words + (slot * dayWords + bayOffset) }

    // MARK: The date's beginning

    /// Begins a date, on which nothing is booked yet, and keeps its reserves free.
    mutating func open(_ date: Int) {
        let slot = slot(date)
        let phase = plan.phase(on: date)
        let day = phase.weekdays[date % 7]
        booked[slot].removeAll(keepingCapacity: true)
        reserves[slot].removeAll(keepingCapacity: true)
        if date % 7 == 0 {
            let week = date / 7 % weekRing * plan.radiologistCount
            for number in 0..<plan.radiologistCount { spineMinutes[week + number] = 0 }
        }
        for (number, row) in day.armSessions.enumerated() {
            clear(room(slot, number))
            StepMask.insert(room(slot, number), from: row.start, count: row.end - row.start)
        }
        for number in 0..<plan.radiologistCount {
            clear(radiologist(slot, number))
            StepMask.insert(radiologist(slot, number), from: 0, count: plan.grid.steps)
        }
        for (number, lane) in day.lanes.enumerated() {
            for word in 0..<words { self.lane(slot, number)[word] = lane.bits[word] }
        }
        clear(bays(slot))
        if phase.bays > 0 { StepMask.insert(bays(slot), from: 0, count: plan.grid.steps) }
        for step in slot * plan.grid.steps..<(slot + 1) * plan.grid.steps { baysHeld[step] = 0 }
        forgetFull(slot)
        guard let reserve = phase.reserve else { return }
        for _ in 0..<reserve.perDay {
            guard let place = lastPlace(reserve.procedure, on: date) else { return }
            take(place, procedure: reserve.procedure)
            reserves[slot].append(place)
        }
    }

    /// Reserves that are kept on a date.
    func reserves(on date: Int) -> [Place] { reserves[slot(date)] }

    /// Gives what the reserves of a date held free.
    mutating func releaseReserves(_ date: Int) {
        guard let reserve = plan.phase(on: date).reserve else { return }
        let slot = slot(date)
        while let place = reserves[slot].popLast() { giveBack(place, procedure: reserve.procedure) }
    }

    private func clear(_ mask: StepMask.Words) {
        for word in 0..<words { mask[word] = 0 }
    }

    // MARK: Taking and giving back

    /// Books a place.
    mutating func take(_ place: Place, procedure: Int) {
        let slot = slot(Int(place.date))
        let steps = plan.procedures[procedure]
        let row = weekday(Int(place.date)).armSessions[Int(place.armSession)]
        let start = Int(place.start)
        StepMask.remove(room(slot, Int(place.armSession)), from: start, count: steps.room)
        StepMask.remove(radiologist(slot, row.radiologist), from: start + steps.setup, count: steps.procedure)
        if steps.intake > 0 {
            StepMask.remove(lane(slot, Int(place.intakeLane)), from: Int(place.intake), count: steps.intake)
        }
        if steps.discharge > 0 {
            StepMask.remove(lane(slot, Int(place.dischargeLane)), from: Int(place.discharge), count: steps.discharge)
        }
        changeBays(place, steps, slot: slot, by: 1)
        if steps.isSpine, limitsSpine { spineMinutes[spineIndex(place, row.radiologist)] += steps.minutes.procedure }
    }

    /// Gives a place back.
    mutating func giveBack(_ place: Place, procedure: Int) {
        let date = Int(place.date)
        let slot = slot(date)
        let steps = plan.procedures[procedure]
        let row = weekday(date).armSessions[Int(place.armSession)]
        let start = Int(place.start)
        StepMask.insert(room(slot, Int(place.armSession)), from: start, count: steps.room)
        StepMask.insert(radiologist(slot, row.radiologist), from: start + steps.setup, count: steps.procedure)
        if steps.intake > 0 {
            StepMask.insert(lane(slot, Int(place.intakeLane)), from: Int(place.intake), count: steps.intake)
        }
        if steps.discharge > 0 {
            StepMask.insert(lane(slot, Int(place.dischargeLane)), from: Int(place.discharge), count: steps.discharge)
        }
        changeBays(place, steps, slot: slot, by: -1)
        forgetFull(slot)
        guard steps.isSpine, limitsSpine else { return }
        spineMinutes[spineIndex(place, row.radiologist)] -= steps.minutes.procedure
        // A limit of the week may have kept visits off its other days.
        for day in date / 7 * 7..<date / 7 * 7 + 7 { forgetFull(self.slot(day)) }
    }

    private mutating func changeBays(_ place: Place, _ procedure: ProcedurePlan, slot: Int, by change: Int) {
        guard procedure.needsBay else { return }
        let most = plan.phase(on: Int(place.date)).bays
        let first = Int(place.start) + procedure.untilStepEnd
        let end =
            procedure.discharge > 0 ? Int(place.discharge) + procedure.discharge : first + procedure.recovery
        let mask = bays(slot)
        for step in first..<end {
            let held = Int(baysHeld[slot * plan.grid.steps + step]) + change
            baysHeld[slot * plan.grid.steps + step] = UInt16(held)
            if held < most {
                StepMask.insert(mask, from: step, count: 1)
            } else {
                StepMask.remove(mask, from: step, count: 1)
            }
        }
    }

    // MARK: What is known of a day

    /// Whether a date is known to have no place for a procedure.
    func isFull(_ slot: Int, _ procedure: Int) -> Bool { isFull[slot * plan.procedures.count + procedure] }

    mutating func rememberFull(_ slot: Int, _ procedure: Int) {
        isFull[slot * plan.procedures.count + procedure] = true
    }

    private mutating func forgetFull(_ slot: Int) {
        for number in slot * plan.procedures.count..<(slot + 1) * plan.procedures.count { isFull[number] = false }
    }

    /// Whether a radiologist may do one more visit of a procedure in the week of a date.
    func keepsSpineLimit(_ procedure: ProcedurePlan, _ radiologist: Int, on date: Int) -> Bool {
        guard limitsSpine, procedure.isSpine, let limit = plan.phase(on: date).spineLimits[radiologist] else {
            return true
        }
        let booked = spineMinutes[date / 7 % weekRing * plan.radiologistCount + radiologist]
        return booked + procedure.minutes.procedure <= limit
    }

    private func spineIndex(_ place: Place, _ radiologist: Int) -> Int {
        Int(place.date) / 7 % weekRing * plan.radiologistCount + radiologist
    }
}
