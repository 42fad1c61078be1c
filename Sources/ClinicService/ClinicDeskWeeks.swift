import Clinic

/// Which week is meant.
extension ClinicDesk {
    /// The time zone of the newest week's site.
    public func timeZone() throws(ServiceError) -> String {
        let zone = try store.read { (reader) throws(ServiceError) in try reader.timeZone() }
        guard let zone else { throw .unknown(.noWeek) }
        return zone
    }

    /// The week that contains an instant, or else the newest one that the store has.
    public func week(at now: Instant) throws(ServiceError) -> Day {
        let weeks = try store.read { (reader) throws(ServiceError) in try reader.weeks() }
        guard let newest = weeks.last else { throw .unknown(.noWeek) }
        return weeks.last { $0 <= now.day && now.day <= $0 + 6 } ?? newest
    }

    /// The newest week that the store has.
    public func newestWeek() throws(ServiceError) -> Day {
        let weeks = try store.read { (reader) throws(ServiceError) in try reader.weeks() }
        guard let newest = weeks.last else { throw .unknown(.noWeek) }
        return newest
    }

    /// The week that has a date.
    public func week(of day: Day) throws(ServiceError) -> Day {
        let weeks = try store.read { (reader) throws(ServiceError) in try reader.weeks() }
        guard let week = weeks.last(where: { $0 <= day && day <= $0 + 6 }) else {
            throw weeks.isEmpty ? .unknown(.noWeek) : .unknown(.week(day - day.weekday.index, known: weeks))
        }
        return week
    }

    /// The week of a request: that of `now` where several have one with this id.
    public func week(of request: String, at now: Instant) throws(ServiceError) -> Day {
        try store.read { (reader) throws(ServiceError) in
            let weeks = try reader.weeks(with: request)
            if weeks.count == 1 { return weeks[0] }
            if let week = weeks.last(where: { $0 <= now.day && now.day <= $0 + 6 }) { return week }
            guard weeks.isEmpty else { throw .unknown(.requestOfWeeks(request, weeks)) }
            var ids: [String] = []
            for week in try reader.weeks() {
                ids += try reader.record(of: week)?.scenario.requests.map(\.id) ?? []
            }
            throw .unknown(.request(request, near: ids))
        }
    }

    /// A week's newest record.
    public func record(of week: Day) throws(ServiceError) -> WeekRecord {
        try store.read { (reader) throws(ServiceError) in try reader.week(week) }
    }

    /// The log of a week or of all, those entries after a number.
    public func log(of week: Day? = nil, after number: Int = 0) throws(ServiceError) -> [LogEntry] {
        try store.read { (reader) throws(ServiceError) in try reader.entries(of: week, after: number) }
    }

    /// Drafts and published rosters of a week.
    public func rosters(of week: Day) throws(ServiceError) -> [StoredRoster] {
        try store.read { (reader) throws(ServiceError) in try reader.rosters(of: week) }
    }

    /// Everything that the store holds.
    public func everything() throws(ServiceError) -> ClinicRecord {
        try store.read { (reader) throws(ServiceError) in
            var record = ClinicRecord(weeks: [])
            for week in try reader.weeks() {
                record.weeks.append(try reader.week(week))
                record.rosters += try reader.rosters(of: week)
            }
            record.rosters.sort { $0.number < $1.number }
            record.log = try reader.entries(of: nil, after: 0)
            return record
        }
    }
}
