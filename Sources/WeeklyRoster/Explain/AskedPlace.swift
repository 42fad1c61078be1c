import Clinic

/// A place that somebody asks about: a session, a C-arm in it, or an exact start.
public struct AskedPlace: Hashable, Sendable {
    /// The session; nil where a start is given.
    public var session: SessionName?
    /// An exact room start.
    public var start: Instant?
    /// The C-arm; nil: any.
    public var cArm: String?

    /// A session, on any C-arm or one.
    public init(session: SessionName, cArm: String? = nil) {
        self.session = session
        self.cArm = cArm
    }

    /// An exact start, on any C-arm or one.
    public init(start: Instant, cArm: String? = nil) {
        self.start = start
        self.cArm = cArm
    }

    /// Reads `tue/am`, `tue/am/c1`, `2026-12-01T09:00` or `2026-12-01T09:00/c1`.
    ///
    /// - Throws: Why the text is no place of the scenario. That a rule forbids the place is no such reason.
    public init(_ text: String, in scenario: Scenario) throws(PlaceProblem) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        if let start = Instant(parts[0]) {
            guard scenario.week <= start.day, start.day <= scenario.lastDay else {
                throw PlaceProblem.outsideWeek(text, week: scenario.week)
            }
            self.init(start: start, cArm: try AskedPlace.cArm(parts.count > 1 ? parts[1] : nil, in: scenario))
            return
        }
        guard parts.count == 2, let weekday = Weekday(rawValue: parts[0]) else { throw PlaceProblem.notAPlace(text) }
        // Names of halves are the site's own, and may hold a slash.
        let halves = scenario.site.halves.map(\.name).filter { parts[1] == $0 || parts[1].hasPrefix($0 + "/") }
        guard let half = halves.max(by: { $0.count < $1.count }) else {
            throw PlaceProblem.unknownHalf(text, known: scenario.site.halves.map(\.name))
        }
        let rest = parts[1].dropFirst(half.count)
        self.init(
            session: SessionName(weekday, half),
            cArm: try AskedPlace.cArm(rest.isEmpty ? nil : String(rest.dropFirst()), in: scenario))
    }

    private static func cArm(_ id: String?, in scenario: Scenario) throws(PlaceProblem) -> String? {
        guard let id else { return nil }
        guard scenario.site.cArm(id) != nil else {
            throw PlaceProblem.unknownCArm(id, known: scenario.site.cArms.map(\.id))
        }
        return id
    }
}

extension AskedPlace: CustomStringConvertible {
    /// As it is read.
    public var description: String {
        let place = start.map(\.description) ?? session?.description ?? ""
        return cArm.map { "\(place)/\($0)" } ?? place
    }
}

/// Why a text is no place of a scenario.
public enum PlaceProblem: Error, Hashable, Sendable {
    /// It is neither a session nor an instant.
    case notAPlace(String)
    /// The instant is not in the scenario's week.
    case outsideWeek(String, week: Day)
    /// The site has no such half.
    case unknownHalf(String, known: [String])
    /// The site has no such C-arm.
    case unknownCArm(String, known: [String])
}
