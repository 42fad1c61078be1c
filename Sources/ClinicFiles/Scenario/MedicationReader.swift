import Clinic

/// Reads an entry of `medications`: name, last dose, clearance, and details that pick a special case of the hold table.
struct MedicationReader {
    /// Details that the contract's table asks for.
    private static let knownDetails = ["prophylaxis", "renal_impairment", "thromboembolic_risk"]
    private static let keys = ["name", "last_dose", "cleared"]

    /// The medication; nil where it has no name, which is logged.
    func medication(_ row: Fields) -> Medication? {
        let name = row.required("name", .identifier)
        var medication = Medication(name: name ?? "")
        medication.lastDose = row.optional("last_dose", .lastDose) ?? .today
        medication.cleared = row.optional("cleared", .truth) ?? false
        medication.details = details(row)
        return name == nil ? nil : medication
    }

    /// Details may have any name, but one that nearly is a known one would change a hold by a slip of the finger.
    private func details(_ row: Fields) -> [MedicationDetail] {
        let known = MedicationReader.keys + MedicationReader.knownDetails
        var details: [MedicationDetail] = []
        for entry in row.all where !MedicationReader.keys.contains(entry.key) {
            if !known.contains(entry.key), let near = NearestName.nearest(to: entry.key, among: known) {
                row.report(
                    Complaint(message: "is no key that is known here", fix: "did you mean '\(near)'?"),
                    at: FileNode(content: .nothing, line: entry.line, column: entry.column), path: row.path(of: entry))
            } else if let value = value(of: entry, row) {
                details.append(MedicationDetail(key: entry.key, value: value))
            }
        }
        return details.sorted { $0.key < $1.key }
    }

    private func value(of entry: FileEntry, _ row: Fields) -> String? {
        if case .nothing = entry.value.content { return nil }
        let path = row.path(of: entry)
        switch entry.key {
        case "renal_impairment":
            return row.read(entry.value, .truth, path: path).map { $0 ? "true" : "false" }
        case "prophylaxis", "thromboembolic_risk":
            return row.read(entry.value, .text, path: path)
        default: break
        }
        switch entry.value.content {
        case .text(let text), .number(let text): return text
        case .unclear: return row.read(entry.value, .text, path: path)
        case .truth(let truth): return truth ? "true" : "false"
        case .nothing, .list, .mapping:
            row.warn(Complaint(message: "\(entry.value.shown) is not kept: a detail is a word or a number"), at: entry)
            return nil
        }
    }
}

extension Kind where Value == LastDose {
    /// A date, or an instant.
    fileprivate static var lastDose: Kind {
        Kind { (node) throws(Complaint) in
            if case .text(let text) = node.content {
                if let day = Day(text) { return .on(day) }
                if let instant = Instant(text) { return .at(instant) }
            }
            throw Complaint(
                message: "\(node.shown) is no date",
                fix: "write 2026-03-01, or 2026-03-01T08:30 where the time is known")
        }
    }
}
