/// A rule that a roster may break, named as the contract and its independent checker name it.
public enum RuleCode: String, CaseIterable, Hashable, Sendable {
    /// A request is placed at most once, and either placed or listed unscheduled.
    case once
    /// Gates, dates, holds, interval, way home and sessions allow the start.
    case eligible
    /// Visits of one patient do not overlap.
    case patient
    /// A visit lies in one session of an open day, on a staffed C-arm that is not closed.
    case session
    /// Visits on one C-arm do not overlap.
    case arm
    /// A staffed C-arm has one radiologist, with every skill that its visits need.
    case cover
    /// A radiologist is in one place at a time and within the week's limits.
    case radiologist
    /// A technologist runs one C-arm a session, within the week's limits; only a trainee is second.
    case technologist
    /// Whoever leads where there is a spine visit is experienced with spine.
    case spineLead = "spine-lead"
    /// Intake and discharge check have a nurse, in time, one task at a time.
    case nurse
    /// No more recovery bays are held than there are, and none twice.
    case bays
    /// A promised visit is where it was promised.
    case fixed
    /// Places kept free are of the reserve procedure, on the right days, not too many.
    case reserve
    /// Terms, objective and bound are what the roster says.
    case terms
    /// Follow-up calls are all listed, on their dates, in a nurse's gaps.
    case calls
    /// A row names nobody, or says what does not apply.
    case format
}

/// A broken rule, told for people: who, where, when, and what would be right.
public struct Violation: Hashable, Sendable {
    /// For programs.
    public var code: RuleCode
    /// For people.
    public var message: String

    /// From its parts.
    public init(_ code: RuleCode, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension Violation: CustomStringConvertible {
    /// `arm: c1: q1 and q2 overlap …`.
    public var description: String { "\(code.rawValue): \(message)" }
}
