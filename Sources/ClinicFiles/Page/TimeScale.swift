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

    /// The window of a week: the same for all its days, so that pictures can be compared; whole half-hours around the
    /// sessions and everything that happens.
    init(of plan: WeekPlan) {
        let site = plan.scenario.site
        var (first, last) = (Instant.minutesPerDay, 0)
        for half in site.halves {
            first = min(first, half.span.start)
            last = max(last, half.span.end)
        }
        let nurses = plan.scenario.staff.nurses
        for weekday in site.openWeekdays {
            for block in nurses.flatMap({ $0.hours[weekday.index] }) {
                first = min(first, block.start)
                last = max(last, block.end)
            }
        }
        for visit in plan.visits {
            first = min(first, visit.placement.intake?.start.minuteOfDay ?? visit.start.minuteOfDay)
            last = max(last, visit.bayEnd - visit.day.midnight)
        }
        guard first < last else {
            window = ClockSpan(0, Instant.minutesPerDay)
            return
        }
        window = ClockSpan(first / 30 * 30, min(Instant.minutesPerDay, (last + 29) / 30 * 30))
    }

    init(window: ClockSpan) { self.window = window }

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
