import Clinic

/// A remark for the log; nothing else changes.
public struct Noting: DayChange {
    private let text: String
    /// The request it is about, where it is about one.
    public let request: String?

    /// - Parameter request: Id of a request that it is about.
    public init(_ text: String, request: String? = nil) {
        self.text = text
        self.request = request
    }

    /// `note`.
    public var kind: ChangeKind { .note }

    /// The same record.
    public func outcome(on record: WeekRecord, _ moment: Moment) throws(ChangeRefusal) -> ChangeOutcome {
        ChangeOutcome(record: record, text: text)
    }
}
