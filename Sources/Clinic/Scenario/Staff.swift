/// The people.
public struct Staff: Hashable, Sendable {
    /// In file order.
    public var radiologists: [Radiologist]
    /// In file order.
    public var technologists: [Technologist]
    /// In file order.
    public var nurses: [Nurse]

    /// From its parts.
    public init(radiologists: [Radiologist], technologists: [Technologist], nurses: [Nurse]) {
        self.radiologists = radiologists
        self.technologists = technologists
        self.nurses = nurses
    }

    /// The radiologist with an id.
    public func radiologist(_ id: String) -> Radiologist? { radiologists.first { $0.id == id } }
    /// The technologist with an id.
    public func technologist(_ id: String) -> Technologist? { technologists.first { $0.id == id } }
    /// The nurse with an id.
    public func nurse(_ id: String) -> Nurse? { nurses.first { $0.id == id } }
}

/// Gives injections; covers one or several C-arms in a session.
public struct Radiologist: Hashable, Sendable {
    /// Id.
    public var id: String
    /// Procedures' skills that this one has.
    public var skills: [String]
    /// When on duty is possible.
    public var sessions: [SessionName]
    /// Sessions a week at most.
    public var maxSessions: Int
    /// Minutes a week at most in the procedure step of spine visits.
    public var maxSpineMinutes: Int?

    /// From its parts.
    public init(
        id: String, skills: [String], sessions: [SessionName], maxSessions: Int, maxSpineMinutes: Int? = nil
    ) {
        self.id = id
        self.skills = skills
        self.sessions = sessions
        self.maxSessions = maxSessions
        self.maxSpineMinutes = maxSpineMinutes
    }
}

/// Runs a room: one C-arm a session, as lead, or as a trainee beside a lead.
public struct Technologist: Hashable, Sendable {
    /// Id.
    public var id: String
    /// Experienced with spine injections: may lead where there is one.
    public var spine: Bool
    /// May be second.
    public var trainee: Bool
    /// When working is possible.
    public var sessions: [SessionName]
    /// Sessions a week at most, both roles together.
    public var maxSessions: Int?

    /// From its parts.
    public init(
        id: String, spine: Bool, trainee: Bool = false, sessions: [SessionName], maxSessions: Int? = nil
    ) {
        self.id = id
        self.spine = spine
        self.trainee = trainee
        self.sessions = sessions
        self.maxSessions = maxSessions
    }
}

/// Consents and screens before a visit, checks before discharge, telephones afterwards.
public struct Nurse: Hashable, Sendable {
    /// Id.
    public var id: String
    /// Blocks of work by weekday, Monday first, seven entries.
    public var hours: [[ClockSpan]]

    /// From its parts; `hours` has seven entries, Monday first.
    public init(id: String, hours: [[ClockSpan]]) {
        self.id = id
        self.hours = hours
    }

    /// Whether `[start, start + minutes)` lies in one block of the nurse's hours.
    public func isAtWork(from start: Instant, minutes: Int) -> Bool {
        let begin = start.minuteOfDay
        return hours[start.day.weekday.index].contains { $0.start <= begin && begin + minutes <= $0.end }
    }
}
