import Clinic

/// What the appointments of a published day leave free. Instants are minutes since 1970-01-01T00:00.
struct DayFrame {
    let scenario: Scenario
    let grid: Int
    let sessions: [Session]
    let lanes: [DayLane]
    /// When each radiologist is in a procedure step, by position in the staff.
    let steps: [[MinuteSpan]]
    /// Spine minutes that each radiologist may still work this week; nil without a limit.
    let spineMinutesLeft: [Int?]
    /// Hours of each nurse, that day.
    let hours: [[MinuteSpan]]
    /// Tasks of each nurse.
    let tasks: [[MinuteSpan]]
    /// Technologists who could lead a room that is opened, with the sessions of the day they could do it in.
    let openers: [DayOpener]
    /// When each bay that is needed is held.
    let bayHolds: [MinuteSpan]
    /// Presence of each patient who has an appointment, intake to discharge, in file order.
    let presences: [DayPresence]
    /// Spine injections, done and of the week's appointments.
    let spineDates: [DayInjection]

    init(_ day: AddOnDay, scenario: Scenario) {
        self.scenario = scenario
        grid = scenario.site.gridMinutes
        sessions = scenario.sessions.filter { $0.day == day.day }
        let roster = day.roster
        let reading = DayReading(day)
        let today = reading.appointments.filter { $0.times.start.day == day.day }
        lanes = DayFrame.lanes(roster, scenario, sessions, today)
        steps = scenario.staff.radiologists.map { person in
            today.filter { $0.placement.radiologist == person.id }.map {
                MinuteSpan($0.times.stepStart, $0.times.stepEnd)
            }
        }
        // The day's own reserves are free time; those of other days stand.
        let counted = reading.appointments + reading.reserves.filter { $0.times.start.day != day.day }
        spineMinutesLeft = scenario.staff.radiologists.map { person in
            person.maxSpineMinutes.map { most in
                most
                    - counted.filter { $0.isSpine && $0.placement.radiologist == person.id }
                    .reduce(0) { $0 + $1.times.steps.procedure }
            }
        }
        hours = scenario.staff.nurses.map { nurse in
            nurse.hours[day.day.weekday.index].map {
                MinuteSpan(day.day.at(minute: $0.start), day.day.at(minute: $0.end))
            }
        }
        let nurseTasks = today.flatMap(\.tasks)
        tasks = scenario.staff.nurses.map { nurse in nurseTasks.filter { $0.nurse == nurse.id }.map(\.span) }
        openers = DayOpener.all(roster, scenario, sessions)
        bayHolds = today.filter { $0.times.steps.needsBay }.map { MinuteSpan($0.times.stepEnd, $0.times.leaves) }
        presences = today.compactMap { visit in
            visit.patient.map { DayPresence(patient: $0, span: MinuteSpan(visit.times.comes, visit.times.leaves)) }
        }
        let done = scenario.history.filter { $0.service == .spine }.map {
            DayInjection(patient: $0.patient, request: nil, date: $0.date)
        }
        spineDates =
            done
            + reading.appointments.filter(\.isSpine).compactMap { visit in
                visit.patient.map { DayInjection(patient: $0, request: visit.request, date: visit.times.start.day) }
            }
    }

    /// Whether nurse number `nurse` is at work and free for `[start, start + minutes)`.
    func isFree(nurse: Int, from start: Int, minutes: Int) -> Bool {
        let span = MinuteSpan(start, start + minutes)
        return hours[nurse].contains { $0.start <= span.start && span.end <= $0.end }
            && !tasks[nurse].contains { $0.overlaps(span) }
    }

    private static func lanes(
        _ roster: Roster, _ scenario: Scenario, _ sessions: [Session], _ today: [DayAppointment]
    ) -> [DayLane] {
        let people = scenario.staff.radiologists
        return sessions.indices.flatMap { number -> [DayLane] in
            let session = sessions[number]
            let rows = roster.armSessions.filter { $0.session == session.name }
            let onDuty = people.indices.filter { who in rows.contains { $0.radiologist == people[who].id } }
            return scenario.site.cArms.map { arm in
                let row = rows.first { $0.cArm == arm.id }
                let taken = today.filter { $0.placement.cArm == arm.id }
                    .map { MinuteSpan($0.times.start, $0.times.roomEnd) }
                let closed = arm.closed.map { MinuteSpan($0.from, $0.to) }
                let lead = row.flatMap { scenario.staff.technologist($0.technologist) }
                return DayLane(
                    session: number, cArm: arm.id, isStaffed: row != nil,
                    radiologists: row.map { row in people.indices.filter { people[$0].id == row.radiologist } }
                        ?? onDuty,
                    technologist: row?.technologist, allowsSpine: lead?.spine ?? true, taken: taken + closed)
            }
        }
    }
}

/// A C-arm in a session of the day, staffed or one that could be opened.
struct DayLane {
    let session: Int
    let cArm: String
    let isStaffed: Bool
    /// Who covers it, or could, by position.
    let radiologists: [Int]
    /// Who leads; nil where it is not staffed.
    let technologist: String?
    /// The lead is experienced with spine, or is yet to be chosen.
    let allowsSpine: Bool
    /// Appointments and closures.
    let taken: [MinuteSpan]
}

/// A technologist who has no place in some session of the day and may still take one.
struct DayOpener {
    /// Position in the staff.
    let technologist: Int
    let isSpine: Bool
    /// Sessions of the day, by number.
    let sessions: [Int]
    /// Sessions of the week still to be worked; nil without a limit.
    let sessionsLeft: Int?

    static func all(_ roster: Roster, _ scenario: Scenario, _ sessions: [Session]) -> [DayOpener] {
        scenario.staff.technologists.indices.compactMap { number in
            let person = scenario.staff.technologists[number]
            let places = roster.armSessions.filter { $0.technologist == person.id || $0.trainee == person.id }
                .map(\.session)
            let left = person.maxSessions.map { $0 - Set(places).count }
            let possible = sessions.indices.filter {
                person.sessions.contains(sessions[$0].name) && !places.contains(sessions[$0].name)
            }
            guard !possible.isEmpty, left ?? 1 > 0 else { return nil }
            return DayOpener(technologist: number, isSpine: person.spine, sessions: possible, sessionsLeft: left)
        }
    }
}

/// When a patient is in the house.
struct DayPresence {
    let patient: String
    let span: MinuteSpan
}

/// A spine injection; without a request where it was done before the week.
struct DayInjection {
    let patient: String
    let request: String?
    let date: Day
}

extension MinuteSpan {
    init(_ start: Instant, _ end: Instant) { self.init(start.minutes, end.minutes) }
}
