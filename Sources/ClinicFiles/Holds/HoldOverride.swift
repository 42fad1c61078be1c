import Clinic

/// A site's own row under `policy: holds:`, such as `warfarin: {hours: 120, low_hours: 120, coordinate: true}`.
struct HoldOverride {
    /// Minutes of hold where bleeding risk is high.
    var highRiskMinutes: Int
    /// Minutes of hold where it is low.
    var lowRiskMinutes: Int
    /// Whoever prescribed the drug must agree.
    var coordinate: Bool

    /// Reads the value under a drug's name; nil where it is wrong, which is logged.
    static func row(_ entry: FileEntry, in holds: Fields) -> HoldOverride? {
        guard let fields = holds.requiredMapping(entry.key) else { return nil }
        fields.allow(["hours", "low_hours", "coordinate"])
        let coordinate = fields.optional("coordinate", .truth) ?? false
        guard let high = fields.required("hours", .hoursAsMinutes) else { return nil }
        let low = fields.optional("low_hours", .hoursAsMinutes) ?? high
        return HoldOverride(highRiskMinutes: high, lowRiskMinutes: low, coordinate: coordinate)
    }
}

extension HoldTable {
    /// Minutes until the restart of a drug of which the table knows nothing but the site's own hold.
    private static let restartOfUnknownDrug = 24 * 60

    /// Puts a site's own row in the place of the row that has the name, for all names of that row and with its special
    /// cases; or adds a row. The restart stays: an override does not speak of it.
    ///
    /// A second override that meets the site's own row again changes its one name alone, so that a site can hold the
    /// brands of one drug differently.
    mutating func apply(_ override: HoldOverride, to name: String) {
        let name = name.lowercased()
        guard let index = rows.firstIndex(where: { $0.names.contains(name) }) else {
            rows.append(
                HoldRow(
                    names: [name], highRiskMinutes: override.highRiskMinutes, lowRiskMinutes: override.lowRiskMinutes,
                    coordinate: override.coordinate, restartMinutes: HoldTable.restartOfUnknownDrug,
                    restartNote: "the site's own row names no restart", isOverride: true))
            return
        }
        var row = rows[index]
        if row.isOverride && row.names.count > 1 {
            rows[index].names.removeAll { $0 == name }
            row.names = [name]
            row.replace(with: override)
            rows.append(row)
        } else {
            rows[index].replace(with: override)
        }
    }
}

extension HoldRow {
    fileprivate mutating func replace(with override: HoldOverride) {
        highRiskMinutes = override.highRiskMinutes
        lowRiskMinutes = override.lowRiskMinutes
        coordinate = override.coordinate
        if !coordinate { coordinateNote = nil }
        variants = []
        isOverride = true
    }
}
