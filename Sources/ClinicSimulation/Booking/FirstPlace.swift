/// The search for places: whole days at a time, a bit for each room start.
extension BookingCalendar {
    /// The first place of a number of dates, `first` to `last`, for a visit that may start at any time of the first one
    /// from a step on.
    mutating func firstPlace(_ procedure: Int, from first: Int, notBefore: Int, through last: Int) -> Place? {
        guard first <= last else { return nil }
        for date in first...last where plan.isOpen[date % 7] {
            let slot = slot(date)
            if isFull(slot, procedure) { continue }
            let wish = PlaceWish(procedure: procedure, notBefore: date == first ? notBefore : 0)
            if let place = firstPlace(wish, on: date) { return place }
            if wish.asksForWholeDay { rememberFull(slot, procedure) }
        }
        return nil
    }

    /// The first place of a date: the earliest room start, then the first C-arm in order.
    func firstPlace(_ wish: PlaceWish, on date: Int) -> Place? {
        let day = weekday(date)
        let slot = slot(date)
        guard !day.halves.isEmpty, findCare(wish, day, slot: slot) else { return nil }
        for half in day.halves {
            var best: (start: Int, armSession: Int)?
            for number in half {
                guard let mask = starts(wish, day.armSessions[number], number, slot: slot, date: date) else { continue }
                if let start = StepMask.first(mask, words: words), start < best?.start ?? .max {
                    best = (start, number)
                }
            }
            if let best { return place(wish, day, slot: slot, date: date, at: best) }
        }
        return nil
    }

    /// The last place of a date: the latest room start, then the last C-arm in order.
    func lastPlace(_ procedure: Int, on date: Int) -> Place? {
        let wish = PlaceWish(procedure: procedure)
        let day = weekday(date)
        let slot = slot(date)
        guard !day.halves.isEmpty, findCare(wish, day, slot: slot) else { return nil }
        for half in day.halves.reversed() {
            var best: (start: Int, armSession: Int)?
            for number in half {
                guard let mask = starts(wish, day.armSessions[number], number, slot: slot, date: date) else { continue }
                if let start = StepMask.last(mask, words: words), start >= best?.start ?? 0 {
                    best = (start, number)
                }
            }
            if let best { return place(wish, day, slot: slot, date: date, at: best) }
        }
        return nil
    }

    // MARK: Masks

    /// Room starts at which nurses and bays are there, in the first scratch mask; false where there are none.
    private func findCare(_ wish: PlaceWish, _ day: WeekdayPlan, slot: Int) -> Bool {
        let procedure = plan.procedures[wish.procedure]
        let care = scratch.words
        for word in 0..<words { care[word] = ~0 }
        if procedure.intake > 0 {
            let free = care + words
            let tasks = care + 2 * words
            findTasks(procedure.intake, day, slot: slot, into: tasks, lane: free)
            StepMask.dropBefore(wish.nothingBefore, tasks, words: words)
            for word in 0..<words { care[word] = 0 }
            for wait in 0...procedure.intakeWait {
                StepMask.orUp(care, tasks, by: procedure.intake + wait, words: words)
            }
        }
        if procedure.needsBay { findStay(procedure, day, slot: slot) }
        StepMask.dropBefore(max(wish.notBefore, procedure.intake > 0 ? 0 : wish.nothingBefore), care, words: words)
        return (0..<words).contains { care[$0] != 0 }
    }

    /// Steps at which some nurse can begin a task.
    private func findTasks(
        _ length: Int, _ day: WeekdayPlan, slot: Int, into tasks: StepMask.Words, lane free: StepMask.Words
    ) {
        for word in 0..<words { tasks[word] = 0 }
        for number in day.lanes.indices {
            let lane = lane(slot, number)
            for word in 0..<words { free[word] = lane[word] }
            StepMask.keepRuns(free, length: length, words: words)
            for word in 0..<words { tasks[word] |= free[word] }
        }
    }

    /// Keeps in the first scratch mask the room starts after which a bay is free until the end of the discharge check,
    /// which begins as early as a nurse can.
    private func findStay(_ procedure: ProcedurePlan, _ day: WeekdayPlan, slot: Int) {
        let care = scratch.words
        let tasks = care + words
        let stay = care + 2 * words
        let good = care + 3 * words
        let seen = care + 4 * words
        let bays = bays(slot)
        for word in 0..<words { stay[word] = bays[word] }
        guard procedure.discharge > 0 else {
            StepMask.keepRuns(stay, length: procedure.recovery, words: words)
            StepMask.andDown(care, stay, by: procedure.untilStepEnd, words: words)
            return
        }
        findTasks(procedure.discharge, day, slot: slot, into: tasks, lane: good)
        StepMask.keepRuns(stay, length: procedure.recovery + procedure.discharge, words: words)
        for word in 0..<words {
            good[word] = 0
            seen[word] = 0
        }
        let recovered = procedure.untilStepEnd + procedure.recovery
        for wait in 0...procedure.dischargeWait {
            if wait > 0 {
                let last = procedure.recovery + procedure.discharge + wait - 1
                StepMask.andDown(stay, bays, by: last, words: words)
            }
            for word in 0..<words {
                let nurse = StepMask.wordDown(tasks, word, by: recovered + wait, words: words)
                let bay = StepMask.wordDown(stay, word, by: procedure.untilStepEnd, words: words)
                good[word] |= nurse & ~seen[word] & bay
                seen[word] |= nurse
            }
        }
        for word in 0..<words { care[word] &= good[word] }
    }

    /// Room starts of an arm-session at which everything is there; nil where it may not take the visit at all.
    private func starts(
        _ wish: PlaceWish, _ row: ArmSessionPlan, _ number: Int, slot: Int, date: Int
    ) -> StepMask.Words? {
        let procedure = plan.procedures[wish.procedure]
        guard row.allows[wish.procedure], keepsSpineLimit(procedure, row.radiologist, on: date) else { return nil }
        let care = scratch.words
        let mask = care + words
        let steps = care + 2 * words
        let room = room(slot, number)
        let radiologist = radiologist(slot, row.radiologist)
        for word in 0..<words {
            mask[word] = room[word]
            steps[word] = radiologist[word]
        }
        StepMask.keepRuns(mask, length: max(1, procedure.room), words: words)
        StepMask.keepRuns(steps, length: procedure.procedure, words: words)
        StepMask.andDown(mask, steps, by: procedure.setup, words: words)
        for word in 0..<words { mask[word] &= care[word] }
        return mask
    }

    // MARK: Nurses

    /// The place at a start that has everything: intake as late, discharge check as early as may be, then the first nurse.
    private func place(
        _ wish: PlaceWish, _ day: WeekdayPlan, slot: Int, date: Int, at best: (start: Int, armSession: Int)
    ) -> Place {
        let procedure = plan.procedures[wish.procedure]
        var place = Place(date: Int32(date), armSession: Int32(best.armSession), start: Int32(best.start))
        if procedure.intake > 0 {
            let latest = best.start - procedure.intake
            for wait in 0...procedure.intakeWait where latest - wait >= wish.nothingBefore {
                guard let lane = freeLane(day, slot: slot, from: latest - wait, count: procedure.intake) else {
                    continue
                }
                place.intake = Int32(latest - wait)
                place.intakeLane = Int32(lane)
                break
            }
        }
        if procedure.discharge > 0 {
            let recovered = best.start + procedure.untilStepEnd + procedure.recovery
            for wait in 0...procedure.dischargeWait {
                guard let lane = freeLane(day, slot: slot, from: recovered + wait, count: procedure.discharge) else {
                    continue
                }
                place.discharge = Int32(recovered + wait)
                place.dischargeLane = Int32(lane)
                break
            }
        }
        return place
    }

    private func freeLane(_ day: WeekdayPlan, slot: Int, from step: Int, count: Int) -> Int? {
        guard step >= 0, step + count <= plan.grid.steps else { return nil }
        return day.lanes.indices.first { StepMask.hasAll(lane(slot, $0), from: step, count: count) }
    }
}
