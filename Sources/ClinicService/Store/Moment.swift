import Clinic

/// Who does something, when and why.
public struct Moment: Hashable, Sendable {
    /// When, by the site's clock.
    public var now: Instant
    /// Who.
    public var by: String
    /// Why, where a reason was given.
    public var reason: String?

    /// From its parts; a reason of blanks is none.
    public init(now: Instant, by: String, reason: String? = nil) {
        self.now = now
        self.by = by
        self.reason = reason.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    }
}
