import Clinic
import EventEngine

/// A day as it runs: patients come, nurses, rooms, radiologists and bays are waited for, until everybody has left.
///
/// Everything that happens at one instant is taken in before anything is given out, so that who asked first at that instant
/// is judged by booked start and C-arm, not by the order of bookkeeping.
struct RunningDay {
    private enum Kind: Int32 {
        case arrives, intakeEnds, startComes, setupEnds, stepEnds, turnoverEnds, recoveryEnds, dischargeEnds
        case hoursBegin
    }

    private let procedures: [StepMinutes]
    private let needsBay: [Bool]
    private var queue = EventQueue()
    /// By booked start, then C-arm: of two who asked at one instant, the lower position is first.
    private var visits: [DayVisit] = []
    private var isNurseBusy: [Bool]
    private var isCArmBusy: [Bool]
    private var isTechnologistBusy: [Bool]
    private var isRadiologistBusy: [Bool]
    private var freeBays = 0
    /// How many wait for a nurse, are ready for a room, and wait for technologists, radiologists, bays.
    private var waitForNurse = 0
    private var areReady = 0
    private var waitForTechnologist = 0
    private var waitForRadiologist = 0
    private var waitForBay = 0
    /// End of the last turnover by arm-session, and of the last task by nurse; 0: none.
    private(set) var lastTurnover: [Double] = []
    private(set) var lastTask: [Double]

    /// Minutes that patients waited on site, of those who have left.
    private(set) var waited = 0.0
    /// Minutes busy, summed over all days.
    private(set) var busy: ResourceMinutes

    init(_ plan: SimulationPlan) {
        procedures = plan.procedures.map(\.minutes)
        needsBay = plan.procedures.map(\.needsBay)
        isNurseBusy = Array(repeating: false, count: plan.nurseCount)
        isCArmBusy = Array(repeating: false, count: plan.cArmCount)
        isTechnologistBusy = Array(repeating: false, count: plan.technologistCount)
        isRadiologistBusy = Array(repeating: false, count: plan.radiologistCount)
        lastTask = Array(repeating: 0, count: plan.nurseCount)
        busy = ResourceMinutes(
            cArms: plan.cArmCount, radiologists: plan.radiologistCount, technologists: plan.technologistCount,
            nurses: plan.nurseCount)
    }

    /// Forgets the day before.
    mutating func begin(armSessions: Int) {
        visits.removeAll(keepingCapacity: true)
        lastTurnover.removeAll(keepingCapacity: true)
        for _ in 0..<armSessions { lastTurnover.append(0) }
        for nurse in lastTask.indices { lastTask[nurse] = 0 }
    }

    /// Adds a visit whose patient will come.
    mutating func add(_ visit: DayVisit) { visits.append(visit) }

    /// Runs the day until the last patient has left and the last room is done.
    mutating func run(_ day: WeekdayPlan, bays: Int) {
        visits.sort { ($0.booked, $0.cArm) < ($1.booked, $1.cArm) }
        queue.removeAll()
        freeBays = bays
        for (number, visit) in visits.enumerated() { schedule(.arrives, number, at: visit.arrives) }
        for nurse in day.nurses {
            for block in nurse.blocks { schedule(.hoursBegin, 0, at: Double(block.start)) }
        }
        while let event = queue.popFirst() {
            let now = event.time
            take(event, at: now)
            while queue.nextTime == now, let next = queue.popFirst() { take(next, at: now) }
            giveOut(day, at: now)
        }
    }

    private mutating func schedule(_ kind: Kind, _ visit: Int, at time: Double) {
        queue.schedule(at: time, kind: kind.rawValue, subject: Int32(visit))
    }

    // MARK: What happens

    private mutating func take(_ event: Event, at now: Double) {
        guard let kind = Kind(rawValue: event.kind) else { return }
        let number = Int(event.subject)
        switch kind {
        case .hoursBegin: break
        case .arrives:
            if procedures[visits[number].procedure].intake > 0 {
                wait(number, .waitsForIntake, at: now)
                waitForNurse += 1
            } else {
                becomeReady(number, at: now)
            }
        case .intakeEnds:
            endTask(number, procedures[visits[number].procedure].intake, at: now)
            becomeReady(number, at: now)
        case .startComes: becomeReady(number, at: now)
        case .setupEnds:
            wait(number, .waitsForRadiologist, at: now)
            waitForRadiologist += 1
        case .stepEnds: endStep(number, at: now)
        case .turnoverEnds: endTurnover(number, at: now)
        case .recoveryEnds: endRecovery(number, at: now)
        case .dischargeEnds:
            endTask(number, procedures[visits[number].procedure].discharge, at: now)
            leaveBay(number, at: now)
        }
    }

    private mutating func wait(_ number: Int, _ state: DayVisit.State, at now: Double) {
        visits[number].state = state
        visits[number].asked = now
    }

    /// Through intake; ready for the room once the booked start has come.
    private mutating func becomeReady(_ number: Int, at now: Double) {
        guard now >= visits[number].booked else {
            schedule(.startComes, number, at: visits[number].booked)
            return
        }
        wait(number, .ready, at: now)
        areReady += 1
    }

    private mutating func endTask(_ number: Int, _ minutes: Int, at now: Double) {
        let nurse = visits[number].nurse
        isNurseBusy[nurse] = false
        busy.nurses[nurse] += Double(minutes)
        lastTask[nurse] = now
    }

    private mutating func endStep(_ number: Int, at now: Double) {
        let visit = visits[number]
        isRadiologistBusy[visit.radiologist] = false
        busy.radiologists[visit.radiologist] += visit.stepMinutes
        if needsBay[visit.procedure] {
            wait(number, .waitsForBay, at: now)
            waitForBay += 1
        } else {
            leave(number, at: now)
            schedule(.turnoverEnds, number, at: now + Double(procedures[visit.procedure].turnover))
        }
    }

    private mutating func endTurnover(_ number: Int, at now: Double) {
        let visit = visits[number]
        isCArmBusy[visit.cArm] = false
        isTechnologistBusy[visit.technologist] = false
        busy.cArms[visit.cArm] += now - visit.roomTaken
        busy.technologists[visit.technologist] += now - visit.roomTaken
        lastTurnover[visit.armSession] = max(lastTurnover[visit.armSession], now)
    }

    private mutating func endRecovery(_ number: Int, at now: Double) {
        guard procedures[visits[number].procedure].discharge > 0 else {
            leaveBay(number, at: now)
            return
        }
        wait(number, .waitsForDischarge, at: now)
        waitForNurse += 1
    }

    private mutating func leaveBay(_ number: Int, at now: Double) {
        freeBays += 1
        busy.bays += now - visits[number].bayTaken
        leave(number, at: now)
    }

    private mutating func leave(_ number: Int, at now: Double) {
        visits[number].state = .left
        let visit = visits[number]
        let steps = procedures[visit.procedure]
        let own = Double(steps.intake + steps.setup + steps.recovery + steps.discharge) + visit.stepMinutes
        waited += now - max(visit.arrives, visit.bookedArrival) - own
    }

    // MARK: Who gets what

    private mutating func giveOut(_ day: WeekdayPlan, at now: Double) {
        while waitForNurse > 0, giveNurse(day, at: now) {}
        if areReady > 0 { giveRooms(at: now) }
        if waitForTechnologist > 0 { giveTechnologists(at: now) }
        if waitForRadiologist > 0 { giveRadiologists(at: now) }
        while waitForBay > 0, freeBays > 0, let number = firstAsking({ $0.state == .waitsForBay }) {
            giveBay(number, at: now)
        }
    }

    /// The one who asked first; of those of one instant, the one booked first, then the first C-arm.
    private func firstAsking(_ asks: (DayVisit) -> Bool) -> Int? {
        var first: Int?
        for number in visits.indices where asks(visits[number]) {
            if first.map({ visits[number].asked < visits[$0].asked }) ?? true { first = number }
        }
        return first
    }

    /// Gives the first free nurse in order the task that was asked for first; false where there is no such nurse.
    private mutating func giveNurse(_ day: WeekdayPlan, at now: Double) -> Bool {
        guard let nurse = day.nurses.indices.first(where: { !isNurseBusy[$0] && day.nurses[$0].mayBegin(at: now) }),
            let number = firstAsking({ $0.state == .waitsForIntake || $0.state == .waitsForDischarge })
        else { return false }
        let steps = procedures[visits[number].procedure]
        let isIntake = visits[number].state == .waitsForIntake
        waitForNurse -= 1
        isNurseBusy[nurse] = true
        visits[number].nurse = nurse
        visits[number].state = isIntake ? .inIntake : .recovers
        schedule(
            isIntake ? .intakeEnds : .dischargeEnds, number,
            at: now + Double(isIntake ? steps.intake : steps.discharge))
        return true
    }

    /// Each free C-arm takes, of its ready patients, the one booked first.
    private mutating func giveRooms(at now: Double) {
        for number in visits.indices where visits[number].state == .ready && !isCArmBusy[visits[number].cArm] {
            areReady -= 1
            isCArmBusy[visits[number].cArm] = true
            wait(number, .waitsForTechnologist, at: now)
            waitForTechnologist += 1
        }
    }

    private mutating func giveTechnologists(at now: Double) {
        for technologist in isTechnologistBusy.indices where !isTechnologistBusy[technologist] {
            guard
                let number = firstAsking({ $0.state == .waitsForTechnologist && $0.technologist == technologist })
            else { continue }
            waitForTechnologist -= 1
            isTechnologistBusy[technologist] = true
            visits[number].state = .inRoom
            visits[number].roomTaken = now
            schedule(.setupEnds, number, at: now + Double(procedures[visits[number].procedure].setup))
        }
    }

    private mutating func giveRadiologists(at now: Double) {
        for radiologist in isRadiologistBusy.indices where !isRadiologistBusy[radiologist] {
            guard let number = firstAsking({ $0.state == .waitsForRadiologist && $0.radiologist == radiologist }) else {
                continue
            }
            waitForRadiologist -= 1
            isRadiologistBusy[radiologist] = true
            visits[number].state = .inRoom
            schedule(.stepEnds, number, at: now + visits[number].stepMinutes)
        }
    }

    private mutating func giveBay(_ number: Int, at now: Double) {
        waitForBay -= 1
        freeBays -= 1
        visits[number].state = .recovers
        visits[number].bayTaken = now
        let steps = procedures[visits[number].procedure]
        schedule(.turnoverEnds, number, at: now + Double(steps.turnover))
        schedule(.recoveryEnds, number, at: now + Double(steps.recovery))
    }
}

extension WeekdayPlan.NurseHours {
    /// Whether a task may be begun at a minute of the day.
    func mayBegin(at minute: Double) -> Bool {
        for block in blocks where Double(block.start) <= minute && minute < Double(block.end) { return true }
        return staysLate && minute >= Double(end)
    }
}
