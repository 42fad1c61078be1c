/// Why a change cannot be taken back: what it left behind has been changed again.
public struct ChangedSince: Error, Hashable, Sendable {
    /// Requests, C-arms and the like that are no longer as the change left them, each once.
    public var what: [String]
}

extension WeekRecord {
    /// The record with a change taken back, its other rows being as they are now.
    ///
    /// - Parameters:
    ///   - came: The rows that the change brought. They must still be there, but for bays, which may have been dealt anew,
    ///     and for places kept free, which later changes may have used.
    ///   - gone: The rows that the change took away.
    /// - Returns: The record. `isExact` tells that nothing that follows from the rows changed since, so that calls,
    ///   reasons and points are again what they were; else they are to be worked out anew.
    public func takingBack(
        _ came: RecordRows, for gone: RecordRows
    ) throws(ChangedSince) -> (record: WeekRecord, isExact: Bool) {
        var record = self
        var changed: [String] = []
        record.takeBackRequests(came, gone, &changed)
        record.takeBackProgress(came, gone, &changed)
        if came.head != nil || gone.head != nil { record.takeBackRoster(came, gone, &changed) }
        let placesThen = Set(came.givenUp)
        record.givenUp = givenUp.filter { !placesThen.contains($0) } + gone.givenUp
        for hold in came.holds where !holds.contains(hold) { changed.append("the place held for \(hold.request.id)") }
        let holdsThen = Set(came.holds)
        record.holds = holds.filter { !holdsThen.contains($0) } + gone.holds
        guard changed.isEmpty else { throw ChangedSince(what: changed.uniqued) }
        return (record, isAsLeft(by: came))
    }

    /// Whether all that follows from other rows is as the change left it.
    private func isAsLeft(by came: RecordRows) -> Bool {
        func isSame<Part: Equatable>(_ part: Part?, _ now: Part?) -> Bool { part == nil || part == now }
        let (visits, free) = (Set(roster?.appointments ?? []), Set(roster?.reserves ?? []))
        return isSame(came.head, head) && isSame(came.calls, roster?.calls)
            && isSame(came.unscheduled, roster?.unscheduled) && isSame(came.warnings, roster?.warnings)
            && visits.isSuperset(of: came.appointments) && free.isSuperset(of: came.reserves)
    }

    private mutating func takeBackRequests(_ came: RecordRows, _ gone: RecordRows, _ changed: inout [String]) {
        if let left = came.frame, let old = gone.frame {
            if left != frame { changed.append("the scenario") }
            var scenario = old
            scenario.requests = self.scenario.requests
            self.scenario = scenario
        }
        for row in came.requests {
            guard let position = scenario.requests.firstIndex(where: { $0.id == row.id }),
                scenario.requests[position] == row
            else {
                changed.append(row.id)
                continue
            }
            if let old = gone.requests.first(where: { $0.id == row.id }) {
                scenario.requests[position] = old
            } else {
                if isUnderWay(row.id, since: came) { changed.append(row.id) }
                scenario.requests.remove(at: position)
            }
        }
        for row in gone.requests where !came.requests.contains(where: { $0.id == row.id }) {
            if scenario.requests.contains(where: { $0.id == row.id }) {
                changed.append(row.id)
            } else {
                scenario.requests.append(row)
            }
        }
    }

    /// Whether the visit of a request has gone on since a change.
    private func isUnderWay(_ request: String, since came: RecordRows) -> Bool {
        progress(of: request).status.isUnderWay && !came.progress.contains { $0.request == request }
    }

    private mutating func takeBackProgress(_ came: RecordRows, _ gone: RecordRows, _ changed: inout [String]) {
        for row in came.progress {
            if progress[row.request] != row.progress { changed.append(row.request) }
            progress[row.request] = nil
        }
        for row in gone.progress {
            if progress[row.request] != nil { changed.append(row.request) }
            progress[row.request] = row.progress
        }
    }

    private mutating func takeBackRoster(_ came: RecordRows, _ gone: RecordRows, _ changed: inout [String]) {
        guard let head = gone.head else { return dropRoster(came, &changed) }
        guard var roster else {
            // Where the change was to drop the roster, it comes back as it was; where it was another, it has gone since.
            if came.head != nil { changed.append("the roster") }
            self.roster = WeekRecord.roster(gone, of: scenario)
            publication = head.publication
            return
        }
        if came.head == nil { changed.append("the roster") }
        let rooms = Set(came.armSessions)
        for row in rooms.subtracting(roster.armSessions).sorted(by: isBefore) {
            changed.append("\(row.cArm) in \(row.session)")
        }
        roster.armSessions = roster.armSessions.filter { !rooms.contains($0) } + gone.armSessions
        changed += wentOn(came, gone)
        let visits = Set(came.appointments.map(\.withoutBay))
        for row in came.appointments where !roster.appointments.contains(where: { $0.withoutBay == row.withoutBay }) {
            changed.append(row.request ?? row.cArm)
        }
        roster.appointments =
            roster.appointments.filter { !visits.contains($0.withoutBay) } + gone.appointments
        let free = Set(came.reserves.map(\.withoutBay))
        roster.reserves = roster.reserves.filter { !free.contains($0.withoutBay) } + gone.reserves
        roster.unscheduled = gone.unscheduled ?? roster.unscheduled
        roster.calls = gone.calls ?? roster.calls
        roster.warnings = gone.warnings ?? roster.warnings
        (roster.status, roster.objective, roster.bound) = (head.status, head.objective, head.bound)
        roster.terms = head.terms
        publication = head.publication
        self.roster = roster.inOrder(of: scenario)
    }

    /// Visits that a change brought or moved and that have gone on since, too far for the way back: into the room for one
    /// that was moved, to the door for one that would have no place.
    private func wentOn(_ came: RecordRows, _ gone: RecordRows) -> [String] {
        came.appointments.compactMap { row -> String? in
            guard let id = row.request else { return nil }
            guard let old = gone.appointments.first(where: { $0.request == id }) else {
                return isUnderWay(id, since: came) ? id : nil
            }
            let isMoved = old.cArm != row.cArm || old.start != row.start
            return isMoved && ![.expected, .arrived].contains(progress(of: id).status) ? id : nil
        }
    }

    /// The first roster of the week goes only as it came.
    private mutating func dropRoster(_ came: RecordRows, _ changed: inout [String]) {
        if roster?.appointments != came.appointments || roster?.armSessions != came.armSessions {
            changed.append("the roster")
        }
        changed += came.appointments.compactMap(\.request).filter { isUnderWay($0, since: came) }
        roster = nil
        publication = nil
    }

    private func isBefore(_ a: ArmSession, _ b: ArmSession) -> Bool {
        (a.session.weekday, a.session.half, a.cArm) < (b.session.weekday, b.session.half, b.cArm)
    }
}

extension VisitStatus {
    /// Whether the patient is or was there.
    fileprivate var isUnderWay: Bool {
        switch self {
        case .expected, .cancelled, .noShow: false
        case .arrived, .inRoom, .recovery, .left: true
        }
    }
}

extension Placement {
    /// The same place whatever its bay.
    fileprivate var withoutBay: Placement {
        var place = self
        place.bay = nil
        return place
    }
}
