/// What nurses are busy with, by nurse and day.
struct NurseDiary {
    private struct Page: Hashable {
        var nurse: String
        var day: Day
    }
    private var pages: [Page: [Occupation]] = [:]

    /// Takes a nurse for an occupation; it is found on every day that it touches.
    mutating func enter(_ occupation: Occupation, for nurse: String) {
        var day = occupation.start.day
        repeat {
            pages[Page(nurse: nurse, day: day), default: []].append(occupation)
            day = day + 1
        } while day.midnight < occupation.end
    }

    /// The first occupation of the nurse that meets `[start, end)`; nil where the nurse is free.
    func occupation(of nurse: String, from start: Instant, to end: Instant) -> Occupation? {
        pages[Page(nurse: nurse, day: start.day)]?.first { start < $0.end && $0.start < end }
    }

    /// The earliest grid start of that day at which a nurse is at work and free for some minutes, of several nurses
    /// the first in file order; nil where there is none.
    ///
    /// - Parameter from: Nothing before this instant counts; nil: the whole day does.
    func gap(on day: Day, minutes: Int, from: Instant? = nil, _ scenario: Scenario) -> NurseTask? {
        for minute in stride(from: 0, to: Instant.minutesPerDay, by: scenario.site.gridMinutes) {
            let start = day.at(minute: minute)
            if let from, start < from { continue }
            let free = scenario.staff.nurses.first { nurse in
                nurse.isAtWork(from: start, minutes: minutes)
                    && occupation(of: nurse.id, from: start, to: start + minutes) == nil
            }
            if let free { return NurseTask(nurse: free.id, start: start) }
        }
        return nil
    }
}
