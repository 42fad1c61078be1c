import CapacityStudy
import Clinic
import TestSupport
import Testing

@testable import ClinicSimulation

/// The booking of the simulation against the rule book and against a search that looks at one start after the other.
@Suite("Booking")
struct BookingTests {
    /// Two procedures, two rooms, two nurses with a break, one of whom has two blocks that touch.
    private func clinic() -> Scenario {
        var clinic = SmallClinic.clinic(end: 12 * 60, cArms: 2, bays: 2)
        clinic.procedures.append(
            Procedure(
                code: "joint", service: .joint, skill: "lumbar",
                minutes: StepMinutes(intake: 0, setup: 5, procedure: 15, turnover: 5, recovery: 0, discharge: 0)))
        clinic.procedures.append(
            Procedure(
                code: "long", service: .spine, skill: "lumbar",
                minutes: StepMinutes(intake: 15, setup: 10, procedure: 25, turnover: 10, recovery: 30, discharge: 10)))
        let first = [ClockSpan(450, 540), ClockSpan(540, 720)]
        let second = [ClockSpan(510, 600), ClockSpan(615, 780)]
        clinic.staff.nurses = [
            Nurse(id: "n1", hours: [first, [], first, [], [], [], []]),
            Nurse(id: "n2", hours: [second, [], [], [], [], [], []]),
        ]
        clinic.policy.addonReserve = AddonReserve(procedure: "tfesi", perDay: 1)
        return clinic
    }

    private func study(_ clinic: Scenario, seed: UInt64) -> Study {
        var study = SmallClinic.busyStudy(seed: seed, weeks: 3)
        study.base = clinic
        study.demand = [
            ProcedureDemand(procedure: "tfesi", perWeek: 14), ProcedureDemand(procedure: "joint", perWeek: 12),
            ProcedureDemand(procedure: "long", perWeek: 6),
        ]
        return study
    }

    private func plan(_ study: Study) throws -> SimulationPlan {
        try SimulationPlan(
            study, phases: [ClinicPhase(clinic: study.base, armSessions: SmallClinic.armSessions(cArms: 2))])
    }

    @Test("every week that is booked, reserves and all, passes the checker of rosters", arguments: [1, 2, 3])
    func checked(seed: Int) throws {
        var clinic = clinic()
        clinic.staff.radiologists[0].maxSpineMinutes = seed == 3 ? 200 : nil
        let plan = try plan(study(clinic, seed: UInt64(seed)))
        var replication = Replication(plan, replication: 0, fixing: nil)
        _ = replication.run { false }
        var visits = 0
        for week in 0..<plan.horizonDays / 7 {
            let monday = plan.weeks * 7 + week * 7
            var (scenario, roster) = week0(clinic, monday: monday)
            for date in monday..<monday + 7 {
                for slot in replication.calendar.booked[replication.calendar.slot(date)] {
                    let patient = replication.patients[Int(slot)]
                    var request = Request(
                        id: "q\(patient.number)", patient: "P\(patient.number)",
                        procedure: clinic.procedures[patient.procedure].code)
                    request.mri = scenario.planningDate
                    request.driver = .anyDay
                    scenario.requests.append(request)
                    #expect(Int(patient.place.date) == date)
                    roster.appointments.append(
                        placement(.request(request.id), patient.place, patient.procedure, plan, scenario))
                }
                for place in replication.calendar.reserves(on: date) {
                    roster.reserves.append(placement(.reserve(procedure: "tfesi"), place, 0, plan, scenario))
                }
            }
            visits += roster.appointments.count
            let dealt = BayNumbering(scenario).deal(roster.appointments + roster.reserves)
            roster.appointments = Array(dealt.prefix(roster.appointments.count))
            roster.reserves = Array(dealt.dropFirst(roster.appointments.count))
            let terms = TermCounter(scenario).terms(of: roster)
            (roster.terms, roster.objective) = (terms, terms.total)
            #expect(RosterChecker(scenario).check(roster).isEmpty, "\(RosterChecker(scenario).check(roster))")
        }
        #expect(visits > 20)
    }

    private func week0(_ clinic: Scenario, monday: Int) -> (Scenario, Roster) {
        var scenario = clinic
        scenario.week = clinic.week + monday
        scenario.planningDate = scenario.week - 1
        var roster = Roster(scenario: scenario.name, week: scenario.week, status: .feasible)
        roster.armSessions = SmallClinic.armSessions(cArms: 2)
        roster.bound = .zero
        return (scenario, roster)
    }

    private func placement(
        _ purpose: Purpose, _ place: Place, _ procedure: Int, _ plan: SimulationPlan, _ scenario: Scenario
    ) -> Placement {
        let day = scenario.week + Int(place.date) % 7
        let weekday = plan.phases[0].weekdays[Int(place.date) % 7]
        let row = weekday.armSessions[Int(place.armSession)]
        let steps = plan.procedures[procedure]
        func task(_ lane: Int32, _ step: Int32) -> NurseTask {
            NurseTask(
                nurse: scenario.staff.nurses[weekday.lanes[Int(lane)].nurse].id,
                start: day.at(minute: plan.grid.minute(Int(step))))
        }
        return Placement(
            purpose: purpose, cArm: scenario.site.cArms[row.cArm].id,
            start: day.at(minute: plan.grid.minute(Int(place.start))), radiologist: "r1",
            technologist: scenario.staff.technologists[row.technologist].id,
            intake: steps.intake > 0 ? task(place.intakeLane, place.intake) : nil,
            discharge: steps.discharge > 0 ? task(place.dischargeLane, place.discharge) : nil)
    }

    @Test("the first and the last place are those of a search start by start, however a day was filled")
    func firstPlaces() throws {
        var clinic = clinic()
        clinic.policy.addonReserve = nil
        let plan = try plan(study(clinic, seed: 1))
        var random = SeededRandom(seed: 4)
        var found = 0
        for _ in 0..<150 {
            var calendar = BookingCalendar(plan)
            for date in 0...plan.horizonDays { calendar.open(date) }
            var slow = StartByStart(clinic: clinic, plan: plan)
            for _ in 0..<24 {
                let procedure = Int.random(in: 0..<3, using: &random)
                if Int.random(in: 0..<4, using: &random) == 0,
                    let number = slow.booked.indices.randomElement(using: &random)
                {
                    let gone = slow.booked.remove(at: number)
                    calendar.giveBack(gone.place, procedure: gone.procedure)
                    continue
                }
                let from = Bool.random(using: &random) ? 0 : Int.random(in: 0..<50, using: &random)
                let begin = Bool.random(using: &random) ? 0 : Int.random(in: 0..<50, using: &random)
                let wish = PlaceWish(procedure: procedure, notBefore: from, nothingBefore: begin)
                let last = Int.random(in: 0..<3, using: &random) == 0
                let place = last ? calendar.lastPlace(procedure, on: 0) : calendar.firstPlace(wish, on: 0)
                #expect(place == slow.place(last ? PlaceWish(procedure: procedure) : wish, isLast: last))
                guard let place else { continue }
                found += 1
                calendar.take(place, procedure: procedure)
                slow.booked.append((place, procedure))
            }
        }
        #expect(found > 1000)
    }
}

/// Looks at one start after the other, in minutes, against a list of what is booked on a Monday.
private struct StartByStart {
    let clinic: Scenario
    let plan: SimulationPlan
    var booked: [(place: Place, procedure: Int)] = []

    func place(_ wish: PlaceWish, isLast: Bool) -> Place? {
        let rooms = plan.phases[0].weekdays[0].armSessions
        var best: Place?
        for step in isLast ? Array((0..<plan.grid.steps).reversed()) : Array(0..<plan.grid.steps) {
            for room in isLast ? Array(rooms.indices.reversed()) : Array(rooms.indices) where best == nil {
                best = place(wish, at: step, room: room)
            }
        }
        return best
    }

    private func place(_ wish: PlaceWish, at step: Int, room: Int) -> Place? {
        let steps = plan.procedures[wish.procedure]
        let row = plan.phases[0].weekdays[0].armSessions[room]
        guard step >= wish.notBefore, step >= row.start, step + steps.room <= row.end else { return nil }
        for other in booked {
            let theirs = plan.procedures[other.procedure]
            let start = Int(other.place.start)
            if Int(other.place.armSession) == room, meet(step, steps.room, start, theirs.room) { return nil }
            // One radiologist covers both rooms.
            if meet(step + steps.setup, steps.procedure, start + theirs.setup, theirs.procedure) { return nil }
        }
        var place = Place(date: 0, armSession: Int32(room), start: Int32(step))
        if steps.intake > 0 {
            let latest = step - steps.intake
            let starts = (0...2).map { latest - $0 }.filter { $0 >= wish.nothingBefore && $0 >= 0 }
            guard let task = task(starts, steps.intake) else { return nil }
            (place.intake, place.intakeLane) = (Int32(task.start), Int32(task.lane))
        } else if step < wish.nothingBefore {
            return nil
        }
        guard steps.needsBay else { return place }
        let stepEnd = step + steps.setup + steps.procedure
        guard let task = task((0...3).map { stepEnd + steps.recovery + $0 }, steps.discharge) else { return nil }
        (place.discharge, place.dischargeLane) = (Int32(task.start), Int32(task.lane))
        for instant in stepEnd..<task.start + steps.discharge {
            let held = booked.count { other in
                let theirs = plan.procedures[other.procedure]
                let first = Int(other.place.start) + theirs.setup + theirs.procedure
                return theirs.needsBay && first <= instant && instant < Int(other.place.discharge) + theirs.discharge
            }
            if held >= clinic.site.recoveryBays { return nil }
        }
        return place
    }

    private func task(_ starts: [Int], _ length: Int) -> (start: Int, lane: Int)? {
        for start in starts {
            for (lane, one) in plan.phases[0].weekdays[0].lanes.enumerated() {
                let nurse = clinic.staff.nurses[one.nurse]
                let begin = plan.grid.minute(start)
                let end = begin + length * plan.grid.minutes
                // A lane is some of the nurse's blocks: the one with the task must be among them.
                guard nurse.hours[0].contains(where: { $0.start <= begin && end <= $0.end }),
                    one.bits[start / 64] >> UInt64(start % 64) & 1 == 1
                else { continue }
                let isFree = booked.allSatisfy { other in
                    let theirs = plan.procedures[other.procedure]
                    let isIntakeApart =
                        theirs.intake == 0 || Int(other.place.intakeLane) != lane
                        || !meet(start, length, Int(other.place.intake), theirs.intake)
                    let isDischargeApart =
                        theirs.discharge == 0 || Int(other.place.dischargeLane) != lane
                        || !meet(start, length, Int(other.place.discharge), theirs.discharge)
                    return isIntakeApart && isDischargeApart
                }
                if isFree { return (start, lane) }
            }
        }
        return nil
    }

    private func meet(_ a: Int, _ aLength: Int, _ b: Int, _ bLength: Int) -> Bool {
        a < b + bLength && b < a + aLength
    }
}
