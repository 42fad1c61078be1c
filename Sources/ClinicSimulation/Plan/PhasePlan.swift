import CapacityStudy
import Clinic

/// A clinic and its staffed week by position.
///
/// Never changed once made; a class, so that looking at one counts one reference and not those of all its arrays.
final class PhasePlan: Sendable {
    /// Monday first.
    let weekdays: [WeekdayPlan]
    let bays: Int
    /// The reserve's procedure by position, and how many a day.
    let reserve: (procedure: Int, perDay: Int)?
    /// Most minutes a week in the procedure step of spine visits, by radiologist.
    let spineLimits: [Int?]
    /// Distinct (radiologist, session), and arm-sessions, of a week.
    let radiologistSessions, armSessions: Int
    /// Minutes of a week that are staffed and that there could be.
    let staffed, open: ResourceMinutes

    init(_ phase: ClinicPhase, grid: StepGrid) throws(SimulationFailure) {
        let clinic = phase.clinic
        var rows: [(weekday: Weekday, row: ArmSessionPlan)] = []
        for row in phase.armSessions {
            guard let plan = ArmSessionPlan(row, clinic, grid: grid),
                clinic.site.openWeekdays.contains(row.session.weekday)
            else { throw .unknownArmSession(row) }
            rows.append((row.session.weekday, plan))
        }
        weekdays = Weekday.allCases.map { day in
            WeekdayPlan(day, rows: rows.filter { $0.weekday == day }.map(\.row), clinic, grid: grid)
        }
        bays = max(0, clinic.site.recoveryBays)
        if let wanted = clinic.policy.addonReserve, wanted.perDay > 0 {
            guard let position = clinic.procedures.firstIndex(where: { $0.code == wanted.procedure }) else {
                throw .unknownProcedure(wanted.procedure)
            }
            reserve = (position, wanted.perDay)
        } else {
            reserve = nil
        }
        spineLimits = clinic.staff.radiologists.map(\.maxSpineMinutes)
        armSessions = rows.count
        radiologistSessions = weekdays.reduce(0) { $0 + $1.duties.count }
        staffed = ResourceMinutes(staffed: weekdays, clinic)
        open = ResourceMinutes(open: clinic)
    }
}

/// A room that is staffed in a session.
struct ArmSessionPlan: Sendable {
    let half: Int
    let cArm: Int
    let radiologist: Int
    let technologist: Int
    /// On the grid.
    let start, end: Int
    /// In minutes of the day.
    let endMinute: Int
    let minutes: Int
    /// Whether a procedure may be done there, by position.
    let allows: [Bool]

    init?(_ row: ArmSession, _ clinic: Scenario, grid: StepGrid) {
        guard let half = clinic.site.halves.firstIndex(where: { $0.name == row.session.half }),
            let cArm = clinic.site.cArms.firstIndex(where: { $0.id == row.cArm }),
            let radiologist = clinic.staff.radiologists.firstIndex(where: { $0.id == row.radiologist }),
            let technologist = clinic.staff.technologists.firstIndex(where: { $0.id == row.technologist })
        else { return nil }
        self.half = half
        self.cArm = cArm
        self.radiologist = radiologist
        self.technologist = technologist
        let span = clinic.site.halves[half].span
        start = (span.start - grid.origin) / grid.minutes
        end = (span.end - grid.origin) / grid.minutes
        endMinute = span.end
        minutes = span.length
        let skills = clinic.staff.radiologists[radiologist].skills
        let leadsSpine = clinic.staff.technologists[technologist].spine
        allows = clinic.procedures.map { skills.contains($0.skill) && (leadsSpine || $0.service == .joint) }
    }
}

/// A day of the staffed week; a class for the same reason.
final class WeekdayPlan: Sendable {
    /// A radiologist on duty in a session.
    struct Duty: Hashable, Sendable {
        let half: Int
        let radiologist: Int
        let minutes: Int
    }

    /// Hours of a nurse as bits, no two blocks of which touch each other: a task lies within one block.
    struct Lane: Sendable {
        let nurse: Int
        let bits: [UInt64]
    }

    /// A nurse's hours in minutes of the day.
    struct NurseHours: Sendable {
        let blocks: [ClockSpan]
        /// End of the last block; 0: does not work.
        let end: Int
        /// Stays until the last task is done.
        let staysLate: Bool
    }

    /// In order of time, then of C-arms.
    let armSessions: [ArmSessionPlan]
    /// Positions of the arm-sessions of each session that has any, in time order.
    let halves: [Range<Int>]
    let duties: [Duty]
    /// In order of nurses.
    let lanes: [Lane]
    let nurses: [NurseHours]

    init(_ day: Weekday, rows: [ArmSessionPlan], _ clinic: Scenario, grid: StepGrid) {
        armSessions = rows.sorted { ($0.half, $0.cArm) < ($1.half, $1.cArm) }
        var halves: [Range<Int>] = []
        for (position, row) in armSessions.enumerated() {
            if position > 0, armSessions[position - 1].half == row.half, let last = halves.popLast() {
                halves.append(last.lowerBound..<position + 1)
            } else {
                halves.append(position..<position + 1)
            }
        }
        self.halves = halves
        var duties: [Duty] = []
        for row in armSessions {
            let duty = Duty(half: row.half, radiologist: row.radiologist, minutes: row.minutes)
            if !duties.contains(duty) { duties.append(duty) }
        }
        self.duties = duties
        let hours = clinic.staff.nurses.map { $0.hours[day.index].sorted { $0.start < $1.start } }
        lanes = hours.enumerated().flatMap { WeekdayPlan.lanes(nurse: $0.offset, $0.element, grid: grid) }
        let latest = hours.compactMap { $0.last?.end }.max()
        nurses = hours.map { blocks in
            NurseHours(
                blocks: blocks, end: blocks.last?.end ?? 0, staysLate: !blocks.isEmpty && blocks.last?.end == latest)
        }
    }

    private static func lanes(nurse: Int, _ blocks: [ClockSpan], grid: StepGrid) -> [Lane] {
        var lanes: [(bits: [UInt64], end: Int)] = []
        for block in blocks {
            let first = grid.step(from: Double(block.start))
            let end = (block.end - grid.origin) / grid.minutes
            let free = lanes.firstIndex { $0.end < first }
            let lane = free ?? lanes.count
            if free == nil { lanes.append((Array(repeating: 0, count: grid.words), -1)) }
            for step in first..<max(first, end) { lanes[lane].bits[step / 64] |= 1 << UInt64(step % 64) }
            lanes[lane].end = end
        }
        return lanes.map { Lane(nurse: nurse, bits: $0.bits) }
    }
}

/// Minutes by resource.
struct ResourceMinutes: Sendable, Hashable {
    var cArms: [Double]
    var radiologists: [Double]
    var technologists: [Double]
    var nurses: [Double]
    /// Of all bays together.
    var bays = 0.0

    /// None, of so many.
    init(cArms: Int, radiologists: Int, technologists: Int, nurses: Int) {
        self.cArms = Array(repeating: 0, count: cArms)
        self.radiologists = Array(repeating: 0, count: radiologists)
        self.technologists = Array(repeating: 0, count: technologists)
        self.nurses = Array(repeating: 0, count: nurses)
    }

    private init(_ clinic: Scenario) {
        self.init(
            cArms: clinic.site.cArms.count, radiologists: clinic.staff.radiologists.count,
            technologists: clinic.staff.technologists.count, nurses: clinic.staff.nurses.count)
        for (number, nurse) in clinic.staff.nurses.enumerated() {
            for day in clinic.site.openWeekdays {
                nurses[number] += nurse.hours[day.index].reduce(0) { $0 + Double($1.length) }
            }
        }
    }

    /// The minutes of a week that are staffed.
    init(staffed weekdays: [WeekdayPlan], _ clinic: Scenario) {
        self.init(clinic)
        for day in weekdays {
            for row in day.armSessions {
                cArms[row.cArm] += Double(row.minutes)
                technologists[row.technologist] += Double(row.minutes)
            }
            for duty in day.duties { radiologists[duty.radiologist] += Double(duty.minutes) }
            let sessions = day.halves.reduce(0) { $0 + day.armSessions[$1.lowerBound].minutes }
            bays += Double(sessions * max(0, clinic.site.recoveryBays))
        }
    }

    /// The minutes of a week that there could be.
    init(open clinic: Scenario) {
        self.init(clinic)
        let day = clinic.site.halves.reduce(0) { $0 + $1.span.length }
        let week = Double(day * clinic.site.openWeekdays.count)
        cArms = clinic.site.cArms.map { _ in week }
        bays = week * Double(max(0, clinic.site.recoveryBays))
        func minutes(_ sessions: [SessionName]) -> Double {
            clinic.site.halves.reduce(0) { sum, half in
                let days = clinic.site.openWeekdays.count { sessions.contains(SessionName($0, half.name)) }
                return sum + Double(days * half.span.length)
            }
        }
        radiologists = clinic.staff.radiologists.map { minutes($0.sessions) }
        technologists = clinic.staff.technologists.map { minutes($0.sessions) }
    }

    /// Adds those of a week a number of times; resources that it does not have get nothing.
    mutating func add(_ week: ResourceMinutes, times: Double) {
        for (number, minutes) in week.cArms.enumerated() { cArms[number] += minutes * times }
        for (number, minutes) in week.radiologists.enumerated() { radiologists[number] += minutes * times }
        for (number, minutes) in week.technologists.enumerated() { technologists[number] += minutes * times }
        for (number, minutes) in week.nurses.enumerated() { nurses[number] += minutes * times }
        bays += week.bays * times
    }
}
