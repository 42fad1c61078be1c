import Clinic

/// One operation of the clinic's day: a week's record in, another out, or the reason why not.
///
/// It knows nothing of stores. Whoever applies it checks the roster that results.
public protocol DayChange: Sendable {
    /// What the log calls it.
    var kind: ChangeKind { get }
    /// Id of the request it is about, where it is about one.
    var request: String? { get }

    /// The record after the change and what is to be said of it.
    func outcome(on record: WeekRecord, _ moment: Moment) throws(ChangeRefusal) -> ChangeOutcome
}

/// What a change leaves behind.
public struct ChangeOutcome: Hashable, Sendable {
    /// The week after the change.
    public var record: WeekRecord
    /// What was done, for people.
    public var text: String

    /// From its parts.
    public init(record: WeekRecord, text: String) {
        self.record = record
        self.text = text
    }
}

extension WeekRecord {
    /// The newest roster.
    func published() throws(ChangeRefusal) -> Roster {
        guard let roster else { throw .noRoster(week) }
        return roster
    }

    /// Where a request is placed.
    func place(of request: String) throws(ChangeRefusal) -> Placement {
        _ = try published()
        guard let place = placement(of: request) else { throw .notPlaced(request) }
        return place
    }

    /// The record with a roster that was changed by hand, finished by the rules of the day.
    func finishing(_ changed: Roster, now: Instant) -> WeekRecord {
        var record = self
        let before = roster ?? changed
        record.roster = DayRevision(scenario).finish(changed, after: before, now: now)
        return record
    }

    /// The record in which a request's row is another.
    func replacing(_ request: Request) -> WeekRecord {
        var record = self
        if let position = scenario.requests.firstIndex(where: { $0.id == request.id }) {
            record.scenario.requests[position] = request
        }
        return record
    }
}

/// A place in a sentence: `c1 on 2026-12-08 at 10:00`.
func words(_ place: Placement) -> String { words(place.cArm, place.start) }

/// The same from its parts.
func words(_ cArm: String, _ start: Instant) -> String { "\(cArm) on \(start.day) at \(start.clock)" }
