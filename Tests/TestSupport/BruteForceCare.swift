import Clinic

/// Whether nurses and recovery bays can serve visits whose room starts are given, by trying out every nurse at every
/// grid start of every window.
struct BruteForceCare {
    /// A placed visit; times are minutes since 1970-01-01T00:00, all of one date.
    struct Visit {
        let start: Int
        let stepEnd: Int
        let steps: StepMinutes
        let patient: String?
        /// Nurse tasks that are settled: the visit has begun.
        var settled: Placement?
        /// Nothing of it begins earlier.
        var from = Int.min
    }

    /// A visit whose nurses have their times already.
    struct Kept {
        let patient: String?
        let toBay: Int
        let steps: StepMinutes
        let comes: Int
        let leaves: Int
        /// Position of a nurse, begin and minutes of each task.
        let tasks: [(nurse: Int, start: Int, minutes: Int)]
    }

    private struct Busy {
        let nurse: Int
        let start: Int
        let end: Int
    }

    private struct Stay {
        let patient: String?
        let comes: Int
        let toBay: Int
        let leaves: Int
        let needsBay: Bool
    }

    private let nurses: [Nurse]
    private let grid: Int
    private let bays: Int
    private let intakeMaxWait: Int
    private let dischargeMaxWait: Int
    /// No task that is not settled begins before.
    private let now: Int

    init(_ scenario: Scenario, now: Int = Int.min) {
        self.now = now
        nurses = scenario.staff.nurses
        grid = scenario.site.gridMinutes
        bays = scenario.site.recoveryBays
        intakeMaxWait = scenario.policy.intakeMaxWait
        dischargeMaxWait = scenario.policy.dischargeMaxWait
    }

    /// Tries out all times and nurses, beside the visits that are kept as they are.
    func canServe(_ visits: [Visit], beside kept: [Kept] = []) -> Bool {
        var busy = kept.flatMap { visit in
            visit.tasks.map { Busy(nurse: $0.nurse, start: $0.start, end: $0.start + $0.minutes) }
        }
        var stays = kept.map { visit in
            Stay(
                patient: visit.patient, comes: visit.comes, toBay: visit.toBay, leaves: visit.leaves,
                needsBay: visit.steps.recovery > 0 || visit.steps.discharge > 0)
        }
        return serve(visits.sorted { $0.start < $1.start }[...], &busy, &stays)
    }

    private func serve(_ visits: ArraySlice<Visit>, _ busy: inout [Busy], _ stays: inout [Stay]) -> Bool {
        guard let visit = visits.first else { return true }
        let steps = visit.steps
        let lastIntake = visit.start - steps.intake
        let recovered = visit.stepEnd + steps.recovery
        let intakes =
            visit.settled.map { settled($0.intake, minutes: steps.intake) }
            ?? tasks(minutes: steps.intake, from: lastIntake - intakeMaxWait, through: lastIntake)
        let checks =
            visit.settled.map { settled($0.discharge, minutes: steps.discharge) }
            ?? tasks(minutes: steps.discharge, from: recovered, through: recovered + dischargeMaxWait)
        for intake in intakes {
            guard isFree(intake, busy), intake?.start ?? visit.start >= visit.from else { continue }
            if let intake { busy.append(intake) }
            for check in checks {
                guard isFree(check, busy) else { continue }
                let stay = Stay(
                    patient: visit.patient, comes: intake?.start ?? visit.start, toBay: visit.stepEnd,
                    leaves: check?.end ?? recovered, needsBay: steps.recovery > 0 || steps.discharge > 0)
                guard isPossible(stay, stays) else { continue }
                if let check { busy.append(check) }
                stays.append(stay)
                if serve(visits.dropFirst(), &busy, &stays) { return true }
                stays.removeLast()
                if check != nil { busy.removeLast() }
            }
            if intake != nil { busy.removeLast() }
        }
        return false
    }

    /// Every nurse at every grid start of the window; a single nil where the step does not exist.
    private func tasks(minutes: Int, from first: Int, through last: Int) -> [Busy?] {
        guard minutes > 0 else { return [nil] }
        return (first...last).filter { $0 >= now && ($0 % Instant.minutesPerDay) % grid == 0 }.flatMap { start in
            nurses.indices.filter { isAtWork($0, from: start, to: start + minutes) }
                .map { Busy(nurse: $0, start: start, end: start + minutes) }
        }
    }

    /// The task as it was, whoever is away meanwhile.
    private func settled(_ task: NurseTask?, minutes: Int) -> [Busy?] {
        guard let task, let nurse = nurses.firstIndex(where: { $0.id == task.nurse }) else { return [nil] }
        return [Busy(nurse: nurse, start: task.start.minutes, end: task.start.minutes + minutes)]
    }

    private func isAtWork(_ nurse: Int, from start: Int, to end: Int) -> Bool {
        let day = Instant(minutes: start).day
        return nurses[nurse].hours[day.weekday.index].contains {
            day.midnight.minutes + $0.start <= start && end <= day.midnight.minutes + $0.end
        }
    }

    private func isFree(_ task: Busy?, _ busy: [Busy]) -> Bool {
        guard let task else { return true }
        return busy.allSatisfy { $0.nurse != task.nurse || $0.end <= task.start || task.end <= $0.start }
    }

    /// Against the stays before: the patient is in one place, and nowhere are more bays held than there are.
    private func isPossible(_ stay: Stay, _ stays: [Stay]) -> Bool {
        let isAlone = stays.allSatisfy {
            stay.patient == nil || $0.patient != stay.patient || $0.leaves <= stay.comes || stay.leaves <= $0.comes
        }
        guard isAlone else { return false }
        let holders = (stays + [stay]).filter(\.needsBay)
        // The number held is greatest at some instant at which a bay is taken.
        return holders.allSatisfy { holder in
            holders.count { $0.toBay <= holder.toBay && holder.toBay < $0.leaves } <= bays
        }
    }
}
