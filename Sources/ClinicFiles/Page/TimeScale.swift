import Clinic

/// Where a time of day stands in the picture of a day.
struct TimeScale {
    /// Left of the lanes, where their names stand.
    static let gutter: Length = 120
    /// The lanes.
    static let plot: Length = 1080
    static let width = gutter + plot

    /// Minutes since midnight that are shown.
    let window: ClockSpan

    /// The window of a day: whole half-hours around the halves that are staffed on it, the visits and the calls.
    ///
    /// Each day has its own: a visit of twenty minutes can be read on paper only where an unstaffed half leaves it the
    /// room.
    init(of plan: WeekPlan, on day: Day) {
        let halves = plan.scenario.site.halves
        let staffed = halves.filter { half in
            plan.roster.armSessions.contains { $0.session == SessionName(day.weekday, half.name) }
        }
        var spans = (staffed.isEmpty ? halves : staffed).map(\.span)
        for visit in plan.visits(on: day) {
            let leaves = max(visit.times.roomEnd, visit.times.leaves)
            spans.append(ClockSpan(visit.times.comes - visit.day.midnight, leaves - visit.day.midnight))
        }
        let callMinutes = plan.scenario.policy.followUpCalls?.minutes ?? 0
        for start in plan.roster.calls.compactMap({ $0.task?.start }) where start.day == day {
            spans.append(ClockSpan(start.minuteOfDay, start.minuteOfDay + callMinutes))
        }
        let first = spans.map(\.start).min() ?? 0
        let last = spans.map(\.end).max() ?? Instant.minutesPerDay
        let window = ClockSpan(max(0, first / 30 * 30), min(Instant.minutesPerDay, (last + 29) / 30 * 30))
        self.window = window.length > 0 ? window : ClockSpan(0, Instant.minutesPerDay)
    }

    init(window: ClockSpan) { self.window = window }

    /// Whether the window shows an instant.
    func contains(_ instant: Instant, on day: Day) -> Bool {
        (window.start...window.end).contains(instant - day.midnight)
    }

    /// The place of an instant on a day; at the edge where it lies outside the window.
    func x(_ instant: Instant, on day: Day) -> Length {
        let minute = min(max(instant - day.midnight, window.start), window.end) - window.start
        return TimeScale.gutter + Length(hundredths: minute * TimeScale.plot.hundredths / window.length)
    }

    /// Full hours in the window.
    var hours: [Int] {
        Array(stride(from: (window.start + 59) / 60 * 60, through: window.end, by: 60))
    }

    /// Half hours in the window that are not full.
    var halfHours: [Int] {
        Array(stride(from: window.start / 30 * 30, through: window.end, by: 30)).filter { $0 % 60 != 0 }
    }
}
