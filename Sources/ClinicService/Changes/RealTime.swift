import Clinic

/// A visit goes one step further, at a real time: the patient comes, goes into the room, leaves it, goes home.
public struct RealTime: DayChange {
    /// What happens.
    public enum Step: String, CaseIterable, Hashable, Sendable {
        /// The patient is here.
        case arrive
        /// The visit in the room begins.
        case start
        /// The patient leaves the room.
        case finish
        /// The patient goes home.
        case leave
    }

    private let id: String
    private let step: Step
    private let at: Instant?

    /// - Parameters:
    ///   - request: Id of the request.
    ///   - at: When it happened; nil: now.
    public init(_ request: String, _ step: Step, at: Instant? = nil) {
        id = request
        self.step = step
        self.at = at
    }

    /// As the step is called.
    public var kind: ChangeKind {
        switch step {
        case .arrive: .arrive
        case .start: .start
        case .finish: .finish
        case .leave: .leave
        }
    }

    /// The request.
    public var request: String? { id }

    /// The record with the step noted; the roster, a plan, stays as it is.
    public func outcome(on record: WeekRecord, _ moment: Moment) throws(ChangeRefusal) -> ChangeOutcome {
        let place = try record.place(of: id)
        let at = self.at ?? moment.now
        if at > moment.now { throw .future(at, now: moment.now) }
        if place.start.day != at.day { throw .otherDay(id, place.start.day, now: at) }
        let before = record.progress(of: id)
        if let latest = [before.arrived, before.started, before.finished].compactMap(\.self).max(), at < latest {
            throw .backwards(at, before: latest)
        }
        var after = record
        after.progress[id] = try next(before, at, place, record)
        let patient = record.request(id)?.patient ?? ""
        return ChangeOutcome(record: after, text: "\(id) (\(patient)) \(words) at \(at.clock)")
    }

    private func next(
        _ before: VisitProgress, _ at: Instant, _ place: Placement, _ record: WeekRecord
    ) throws(ChangeRefusal) -> VisitProgress {
        var progress = before
        switch (step, before.status) {
        case (.arrive, .expected):
            progress.status = .arrived
            progress.arrived = at
        case (.start, .expected), (.start, .arrived):
            try requireFreeRoom(place, record)
            progress.status = .inRoom
            progress.started = at
        case (.finish, .inRoom):
            let steps = record.scenario.steps(for: .request(id))
            progress.status = steps?.needsBay == false ? .left : .recovery
            progress.finished = at
            if progress.status == .left { progress.ended = at }
        case (.leave, .recovery):
            progress.status = .left
            progress.ended = at
        default: throw .status(id, before, kind)
        }
        return progress
    }

    /// Nobody goes into a room where another patient still is, whatever the plan says.
    private func requireFreeRoom(_ place: Placement, _ record: WeekRecord) throws(ChangeRefusal) {
        let others = try record.published().appointments.filter {
            $0.cArm == place.cArm && $0.start.day == place.start.day && $0.request != id
        }
        for other in others.compactMap(\.request) where record.progress(of: other).status == .inRoom {
            throw .roomTaken(cArm: place.cArm, by: other, since: record.progress(of: other).started)
        }
    }

    private var words: String {
        switch step {
        case .arrive: "came"
        case .start: "went into the room"
        case .finish: "left the room"
        case .leave: "went home"
        }
    }
}
