import Clinic

/// What a log shows of the add-ons that come: how many were placed on the day on which they asked.
///
/// Nobody writes down who was refused or went elsewhere, so that the rates are rather too low than too high: a look-ahead
/// by them keeps rather too few places than too many.
public struct ObservedArrivals: Hashable, Sendable {
    /// The newest weeks that are looked at.
    public static let mostWeeks = 8
    /// Days without which nothing is said: a week's worth.
    public static let leastDays = 5

    /// Open days that are over and had a published roster from their beginning.
    public private(set) var days = 0
    /// Minutes from the beginning of the first session to the end of the last, over all of them.
    public private(set) var minutes = 0
    private var counts: [String: Int] = [:]

    /// Counts nothing yet.
    public init() {}

    /// Counts the days of a week that are over before a date.
    ///
    /// - Parameter log: the week's entries, by number.
    public mutating func count(_ record: WeekRecord, _ log: [LogEntry], before today: Day) {
        guard let published = log.first(where: { $0.kind == .publish })?.at.day else { return }
        let sessions = record.scenario.sessions
        let watched = (0..<7).map { record.week + $0 }.filter { published < $0 && $0 < today }
        var open: Set<Day> = []
        for day in watched {
            let ofDay = sessions.filter { $0.day == day }
            guard let begin = ofDay.map(\.start).min(), let end = ofDay.map(\.end).max() else { continue }
            open.insert(day)
            days += 1
            minutes += end - begin
        }
        let undone = Set(log.compactMap(\.undoes))
        for entry in log where open.contains(entry.at.day) && !undone.contains(entry.number) {
            if let priority = entry.newOfTheDay { counts[priority, default: 0] += 1 }
        }
    }

    /// How many there were, of all priorities.
    public var count: Int { counts.values.reduce(0, +) }

    /// How many come an hour, in the order of the priorities; nil where too few days are over.
    public func rates(of priorities: [Priority]) -> [AddonRate]? {
        guard days >= ObservedArrivals.leastDays else { return nil }
        return priorities.map { AddonRate(priority: $0.name, count: counts[$0.name] ?? 0, inMinutes: minutes) }
    }
}

extension LogEntry {
    /// The priority of somebody who was new and was placed on the date of the entry.
    fileprivate var newOfTheDay: String? {
        guard kind == .add, let id = request, let new = after.requests.first(where: { $0.id == id }) else { return nil }
        // Whoever waited already is no arrival.
        guard !before.requests.contains(where: { $0.id == id }) else { return nil }
        return after.appointments.contains { $0.request == id && $0.start.day == at.day } ? new.priority : nil
    }
}

extension ClinicDesk {
    /// The add-ons of the newest weeks before the date of `now`.
    public func arrivals(before now: Instant) throws(ServiceError) -> ObservedArrivals {
        try store.read { (reader) throws(ServiceError) in
            var arrivals = ObservedArrivals()
            let weeks = try reader.weeks().filter { $0 < now.day }
            for week in weeks.suffix(ObservedArrivals.mostWeeks) {
                arrivals.count(try reader.week(week), try reader.entries(of: week, after: 0), before: now.day)
            }
            return arrivals
        }
    }
}
