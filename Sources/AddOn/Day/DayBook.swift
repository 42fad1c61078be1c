import Clinic

/// One day of a roster, ready to be searched: where C-arms, radiologists, nurses and bays are free beside the
/// appointments, and what the places kept free hold on top.
struct DayBook: Sendable {
    let grid: DayGrid
    let sessions: [BookedSession]
    /// Free on each C-arm inside a session, outside closures and beside appointments; counted from a step on.
    let armAhead: RunTable
    /// The same, counted up to a step.
    let armBehind: RunTable
    let radiologistAhead: RunTable
    /// Free in a block of the nurse's hours.
    let nurseAhead: RunTable
    /// By step: bays held by appointments.
    let baysHeld: [Int]
    /// Steps from one on at which a bay is free beside appointments.
    let bayAhead: RunTable
    /// The day's places kept free by start, then C-arm: what each holds, and its row of the roster.
    let reserves: [(holding: Holding, row: Placement)]
    /// What the day's appointments hold in bays, in steps, each with its number.
    let stays: [BayStay]
    /// Minutes that appointments hold, for the sums of what is free.
    let appointments: BusyMinutes

    init(_ day: Day, _ week: WeekBook, _ roster: Roster, _ sessions: [Session]) {
        let scenario = week.scenario
        let grid = DayGrid(day: day, minutes: week.grid)
        self.grid = grid
        self.sessions = sessions.map { BookedSession($0, week, grid) }

        // A reserve of another day can only reach over midnight; it does not give way.
        let near = { (place: Placement) in abs(place.start.day - day) <= 1 }
        let appointments = BusyMinutes(roster.appointments.filter(near), week, day)
        self.appointments = appointments
        let others = BusyMinutes(roster.reserves.filter { near($0) && $0.start.day != day }, week, day)

        let spans = self.sessions.map(\.span)
        let rooms = scenario.site.cArms.indices.map { arm in
            let closures = scenario.site.cArms[arm].closed.map { Stretch(grid.offset($0.from), grid.offset($0.to)) }
            return Stretch.free(of: spans, without: closures + appointments.arms[arm] + others.arms[arm])
        }
        armAhead = RunTable(rooms, grid, .ahead)
        armBehind = RunTable(rooms, grid, .behind)
        let window = [Stretch(0, grid.steps * grid.minutes)]
        radiologistAhead = RunTable(
            zip(appointments.radiologists, others.radiologists).map { Stretch.free(of: window, without: $0 + $1) },
            grid, .ahead)
        let hours = scenario.staff.nurses.map { DayBook.blocks(of: $0, on: day) }
        nurseAhead = RunTable(
            hours.indices.map { nurse in
                Stretch.free(of: hours[nurse], without: appointments.nurses[nurse] + others.nurses[nurse])
            }, grid, .ahead)

        var held = Array(repeating: 0, count: grid.steps)
        for stay in appointments.bays + others.bays {
            let (first, end) = (max(0, stay.from / grid.minutes), min(grid.steps, stay.to / grid.minutes))
            for step in first..<max(first, end) { held[step] += 1 }
        }
        baysHeld = held
        let free = held.indices.filter { held[$0] < scenario.site.recoveryBays }.map { step in
            Stretch(step * grid.minutes, (step + 1) * grid.minutes)
        }
        bayAhead = RunTable([Stretch.union(of: free)], grid, .ahead)

        reserves = DayBook.reserves(roster, on: grid, week)
        stays = roster.appointments.filter { $0.start.day == day }.compactMap { place in
            guard let arm = week.arms[place.cArm], let times = week.times(place), times.steps.needsBay else {
                return nil
            }
            return BayStay(
                begins: grid.stepUp(times.stepEnd), ends: grid.stepUp(times.leaves), cArm: arm, kept: place.bay)
        }
    }

    /// The blocks of a nurse's hours, those of the next day included.
    static func blocks(of nurse: Nurse, on day: Day) -> [Stretch] {
        [0, 1].flatMap { later in
            nurse.hours[(day + later).weekday.index].map { block in
                Stretch(later * Instant.minutesPerDay + block.start, later * Instant.minutesPerDay + block.end)
            }
        }
    }

    private static func reserves(
        _ roster: Roster, on grid: DayGrid, _ week: WeekBook
    ) -> [(holding: Holding, row: Placement)] {
        roster.reserves.filter { $0.start.day == grid.day }.compactMap { row in
            guard let arm = week.arms[row.cArm], let radiologist = week.radiologists[row.radiologist],
                let times = week.times(row)
            else { return nil }
            var holding = Holding()
            holding.arm = arm
            holding.start = grid.stepUp(times.start)
            holding.roomEnd = grid.stepUp(times.roomEnd)
            holding.radiologist = radiologist
            holding.technologist = week.technologists[row.technologist] ?? 0
            holding.stepStart = grid.stepUp(times.stepStart)
            holding.stepEnd = grid.stepUp(times.stepEnd)
            holding.spineMinutes = week.kind(row.purpose)?.procedure.service == .spine ? times.steps.procedure : 0
            holding.intakeNurse = row.intake.flatMap { week.nurses[$0.nurse] } ?? -1
            holding.intakeStart = grid.stepUp(times.comes)
            holding.intakeEnd = grid.stepUp(times.comes + times.steps.intake)
            holding.dischargeNurse = row.discharge.flatMap { week.nurses[$0.nurse] } ?? -1
            holding.dischargeStart = grid.stepUp(times.leaves - times.steps.discharge)
            holding.dischargeEnd = grid.stepUp(times.leaves)
            holding.bay = row.bay
            return (holding, row)
        }.sorted { ($0.holding.start, $0.holding.arm) < ($1.holding.start, $1.holding.arm) }
    }
}

/// A session of the day, its rooms and who could open another.
struct BookedSession: Sendable {
    let name: SessionName
    let start: Int
    let end: Int
    /// In minutes.
    let span: Stretch
    /// By position of the C-arm; nil where it is not staffed.
    let rooms: [RoomStaff?]
    /// The radiologists on duty, in order.
    let duty: [Int]
    /// The technologists who could lead a room that is opened, in order.
    let openers: [Int]
    /// The first of them; nil where there is none.
    let firstOpener: Int?
    /// The first of them who is experienced with spine.
    let firstSpineOpener: Int?

    init(_ session: Session, _ week: WeekBook, _ grid: DayGrid) {
        name = session.name
        start = grid.stepUp(session.start)
        end = grid.stepDown(session.end)
        span = Stretch(grid.offset(session.start), grid.offset(session.end))
        let rooms = week.rooms(in: session.name)
        self.rooms = rooms
        duty = Set(rooms.compactMap { $0?.radiologist }).sorted()
        let openers = week.openers(of: session.name)
        self.openers = openers
        firstOpener = openers.first
        firstSpineOpener = openers.first { week.scenario.staff.technologists[$0].spine }
    }

    /// Whether some C-arm is staffed.
    var isStaffed: Bool { !duty.isEmpty }
}

/// The minutes that places hold, by resource, from a day's midnight.
struct BusyMinutes: Sendable {
    var arms: [[Stretch]]
    var radiologists: [[Stretch]]
    var nurses: [[Stretch]]
    var bays: [Stretch] = []

    init(_ places: [Placement], _ week: WeekBook, _ day: Day) {
        arms = Array(repeating: [], count: week.scenario.site.cArms.count)
        radiologists = Array(repeating: [], count: week.scenario.staff.radiologists.count)
        nurses = Array(repeating: [], count: week.scenario.staff.nurses.count)
        for place in places {
            guard let times = week.times(place) else { continue }
            func stretch(_ from: Instant, _ to: Instant) -> Stretch {
                Stretch(from - day.midnight, to - day.midnight)
            }
            if let arm = week.arms[place.cArm] { arms[arm].append(stretch(times.start, times.roomEnd)) }
            if let who = week.radiologists[place.radiologist] {
                radiologists[who].append(stretch(times.stepStart, times.stepEnd))
            }
            if let task = place.intake, let nurse = week.nurses[task.nurse] {
                nurses[nurse].append(stretch(task.start, task.start + times.steps.intake))
            }
            if let task = place.discharge, let nurse = week.nurses[task.nurse] {
                nurses[nurse].append(stretch(task.start, task.start + times.steps.discharge))
            }
            if times.steps.needsBay { bays.append(stretch(times.stepEnd, times.leaves)) }
        }
    }
}
