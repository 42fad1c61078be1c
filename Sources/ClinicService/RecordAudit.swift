import Clinic

/// What is wrong with a whole record, before a store is made of it.
public struct RecordAudit: Sendable {
    /// A sentence for each fault; empty where there is none.
    public let faults: [String]

    /// Looks at weeks, rosters and log.
    public init(_ record: ClinicRecord) {
        var faults: [String] = []
        let weeks = record.weeks.map(\.week)
        if weeks.isEmpty { faults.append("there is no week in it") }
        if Set(weeks).count < weeks.count { faults.append("a week stands in it twice") }
        for week in record.weeks { faults += RecordAudit.faults(of: week, in: record) }
        for (position, roster) in record.rosters.enumerated() where roster.number != position + 1 {
            faults.append("roster \(roster.number) stands where \(position + 1) was expected")
        }
        for (position, entry) in record.log.enumerated() where entry.number != position + 1 {
            faults.append("log entry \(entry.number) stands where \(position + 1) was expected")
        }
        let known = Set(weeks)
        for entry in record.log where !known.contains(entry.week) {
            faults.append("log entry \(entry.number) is of the week of \(entry.week), which is not there")
        }
        for roster in record.rosters where !known.contains(roster.roster.week) {
            faults.append("roster \(roster.number) is of the week of \(roster.roster.week), which is not there")
        }
        self.faults = faults
    }

    private static func faults(of week: WeekRecord, in record: ClinicRecord) -> [String] {
        var faults: [String] = []
        let ids = Set(week.scenario.requests.map(\.id))
        for id in week.progress.keys.sorted() where !ids.contains(id) {
            faults.append("week of \(week.week): \(id) has a progress but is no request")
        }
        guard let roster = week.roster else { return faults }
        let latest = record.log.filter { $0.week == week.week }.map(\.at).max() ?? week.week.midnight
        return faults
            + RosterChecker(week.scenario).check(roster, at: latest).map { "week of \(week.week): \($0)" }
    }
}
