/// A radiologist or technologist who is away for a part of the week, `[from, to)`, visits under way left aside.
///
/// Where a part of a session remains theirs, no rule of a scenario can say this: it must be kept beside the scenario.
public struct Absence: Hashable, Sendable {
    /// Who can be away so.
    public enum Role: Hashable, Sendable {
        /// No procedure step of theirs meets the absence.
        case radiologist
        /// No visit on a C-arm that they run, as lead or as second, meets the absence.
        case technologist
    }

    /// Which of the two.
    public var role: Role
    /// Id of the person.
    public var id: String
    /// Begin.
    public var from: Instant
    /// End, after the begin.
    public var to: Instant

    /// From its parts.
    public init(_ role: Role, _ id: String, from: Instant, to: Instant) {
        self.role = role
        self.id = id
        self.from = from
        self.to = to
    }

    /// Whether something in `[start, end)` meets it; what takes no time meets nothing.
    public func meets(_ start: Instant, _ end: Instant) -> Bool { start < end && start < to && from < end }
}
