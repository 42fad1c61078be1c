import Clinic

/// Weeks, drafts, published rosters, and taking back.
extension ClinicDesk {
    /// Takes in a week.
    public func open(_ scenario: Scenario, _ moment: Moment) throws(ServiceError) -> ChangeReceipt {
        try store.change { (writer) throws(ServiceError) in
            let record = WeekRecord(scenario: scenario)
            try writer.open(record)
            let count = scenario.requests.count
            let entry = try writer.append(
                LogEntry(
                    number: 0, week: scenario.week, at: moment.now, by: moment.by, kind: .open,
                    text: "the week of \(scenario.week) (\(scenario.name)) was taken in: "
                        + "\(count) \(count == 1 ? "request" : "requests")",
                    reason: moment.reason))
            return ChangeReceipt(entry: entry, before: record, after: record)
        }
    }

    /// Spine injections that the store's other weeks have placed and that a scenario's history does not tell: the interval
    /// between injections is kept within a week and its history alone.
    public func injectionsMissing(from scenario: Scenario) throws(ServiceError) -> [PastVisit] {
        try store.read { (reader) throws(ServiceError) in
            var missing: [PastVisit] = []
            for week in try reader.weeks() where week < scenario.week {
                let record = try reader.week(week)
                for place in record.roster?.appointments ?? [] {
                    guard let request = place.request.flatMap({ record.request($0) }),
                        record.scenario.procedures.first(where: { $0.code == request.procedure })?.service == .spine
                    else { continue }
                    let visit = PastVisit(
                        patient: request.patient, request: request.id, service: .spine, date: place.start.day)
                    if !scenario.history.contains(visit) { missing.append(visit) }
                }
            }
            return missing
        }
    }

    /// Keeps a roster as a draft, with its faults: it counts for nothing until it is published.
    public func keepDraft(
        _ roster: Roster, name: String, in week: Day, _ moment: Moment
    ) throws(ServiceError) -> (receipt: ChangeReceipt, faults: [Violation]) {
        try store.change { (writer) throws(ServiceError) in
            let record = try writer.week(week)
            let stored = try writer.keep(
                StoredRoster(number: 0, isPublished: false, name: name, at: moment.now, by: moment.by, roster: roster))
            let entry = try writer.append(
                LogEntry(
                    number: 0, week: week, at: moment.now, by: moment.by, kind: .draft,
                    text: "roster \(stored.number) was kept as the draft \(name)", reason: moment.reason))
            let faults = RosterChecker(record.scenario).check(roster, at: moment.now)
            return (ChangeReceipt(entry: entry, before: record, after: record), faults)
        }
    }

    /// Publishes a roster.
    public func publish(_ roster: Roster, in week: Day, _ moment: Moment) throws(ServiceError) -> ChangeReceipt {
        try store.change { (writer) throws(ServiceError) in
            try publish(roster, name: nil, on: try writer.week(week), moment, writer)
        }
    }

    /// Publishes the newest draft of a name.
    public func publishDraft(_ name: String, in week: Day, _ moment: Moment) throws(ServiceError) -> ChangeReceipt {
        try store.change { (writer) throws(ServiceError) in
            let record = try writer.week(week)
            let drafts = try writer.rosters(of: week).filter { !$0.isPublished }
            guard let draft = drafts.last(where: { $0.name == name }) else {
                throw .unknown(.draft(name, known: drafts.compactMap(\.name)))
            }
            return try publish(draft.roster, name: name, on: record, moment, writer)
        }
    }

    private func publish(
        _ roster: Roster, name: String?, on record: WeekRecord, _ moment: Moment, _ writer: any RecordWriting
    ) throws(ServiceError) -> ChangeReceipt {
        let stored = try writer.keep(
            StoredRoster(number: 0, isPublished: true, name: name, at: moment.now, by: moment.by, roster: roster))
        return try commit(Publishing(roster, number: stored.number), on: record, moment, writer)
    }

    /// Takes an earlier change back, as a new entry of the log.
    ///
    /// - Parameter number: Number of the entry; nil: the newest change that was not taken back.
    public func undo(_ number: Int?, in week: Day, _ moment: Moment) throws(ServiceError) -> ChangeReceipt {
        try store.change { (writer) throws(ServiceError) in
            let entry: LogEntry
            if let number {
                guard let found = try writer.entry(number) else {
                    let last = try writer.entries(of: nil, after: 0).last?.number ?? 0
                    throw .unknown(.entry(number, last: last))
                }
                entry = found
            } else {
                guard let newest = try writer.newestChange(of: week) else { throw .refused(.nothingToUndo) }
                entry = newest
            }
            if let other = try writer.undoing(of: entry.number) { throw .refused(.undone(entry.number, by: other)) }
            let record = try writer.week(entry.week)
            return try commit(TakingBackEntry(entry), on: record, moment, undoes: entry.number, writer)
        }
    }
}
