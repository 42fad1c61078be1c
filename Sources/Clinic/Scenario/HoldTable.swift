/// How long which drug is held before an injection, and when it restarts.
///
/// Scheduling defaults to be reviewed by the site's physicians; every report says so, with `source` and `version`.
public struct HoldTable: Hashable, Sendable {
    /// Where the defaults come from.
    public var source: String
    /// Version of the defaults.
    public var version: String
    /// Rows, in file order; a site's override replaces a row or stands at the end.
    public var rows: [HoldRow]

    /// From its parts.
    public init(source: String, version: String, rows: [HoldRow]) {
        self.source = source
        self.version = version
        self.rows = rows
    }

    /// The row for a drug's name, without regard to case; nil where the table does not know it.
    public func row(for name: String) -> HoldRow? {
        let wanted = name.lowercased()
        return rows.first { $0.names.contains(wanted) }
    }
}

/// One row of the hold table: drugs that are held alike.
public struct HoldRow: Hashable, Sendable {
    /// Generic and brand names, in lower case.
    public var names: [String]
    /// Minutes of hold where bleeding risk is high.
    public var highRiskMinutes: Int
    /// Minutes of hold where it is low; 0: the drug may continue.
    public var lowRiskMinutes: Int
    /// Whoever prescribed it must agree.
    public var coordinate: Bool
    /// What must be agreed or measured, for people (`INR 1.2 or less on the day`).
    public var coordinateNote: String?
    /// Minutes after the injection until the drug restarts.
    public var restartMinutes: Int
    /// What else is to be said of the restart, for people.
    public var restartNote: String?
    /// Holds that apply instead where the medication's entry has a certain detail; the first that fits counts.
    public var variants: [HoldVariant]
    /// Set by the site's own policy.
    public var isOverride: Bool

    /// From its parts.
    public init(
        names: [String], highRiskMinutes: Int, lowRiskMinutes: Int, coordinate: Bool,
        coordinateNote: String? = nil, restartMinutes: Int, restartNote: String? = nil,
        variants: [HoldVariant] = [], isOverride: Bool = false
    ) {
        self.names = names
        self.highRiskMinutes = highRiskMinutes
        self.lowRiskMinutes = lowRiskMinutes
        self.coordinate = coordinate
        self.coordinateNote = coordinateNote
        self.restartMinutes = restartMinutes
        self.restartNote = restartNote
        self.variants = variants
        self.isOverride = isOverride
    }
}

/// A special case of a row.
public struct HoldVariant: Hashable, Sendable {
    /// The detail that picks it.
    public var detail: MedicationDetail
    /// Minutes of hold, at any risk.
    public var minutes: Int

    /// From its parts.
    public init(detail: MedicationDetail, minutes: Int) {
        self.detail = detail
        self.minutes = minutes
    }
}
