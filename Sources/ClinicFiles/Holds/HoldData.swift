import Clinic

/// The hold table that comes with the package: `Resources/holds.yaml`, with its source and version.
public enum HoldData {
    private static let data: Result<HoldTable, InputProblems> = {
        do throws(InputProblems) {
            return .success(try read(InputFile.text(bytes: PackageResources.holds_yaml, name: "holds.yaml")))
        } catch {
            return .failure(error)
        }
    }()

    /// The contract's table, without any site's override.
    ///
    /// - Throws: What is wrong with the package's own data file; its tests keep that from happening.
    public static func contractTable() throws(InputProblems) -> HoldTable { try data.get() }

    /// Reads a table from the text of a data file.
    static func read(_ text: String) throws(InputProblems) -> HoldTable {
        let log = ProblemLog()
        let root = try FileTree.read(text, name: "holds.yaml")
        if let top = Fields(root, file: "holds.yaml", path: "", log: log) {
            top.allowOnly(["source", "version", "rows"])
            let source = top.required("source", .text)
            let version = top.required("version", .text)
            var names = UniqueNames()
            let rows = (top.requiredMappings("rows") ?? []).compactMap { row($0, &names) }
            try log.check()
            if let source, let version { return HoldTable(source: source, version: version, rows: rows) }
        }
        try log.check()
        throw InputProblems(InputProblem(file: "holds.yaml", message: "cannot be understood"))
    }

    private static func row(_ fields: Fields, _ names: inout UniqueNames) -> HoldRow? {
        fields.allowOnly([
            "names", "hold", "high", "low", "variants", "restart", "restart_note", "coordinate", "coordinate_note",
        ])
        let drugs = (fields.requiredList("names", .identifier) ?? []).map { $0.lowercased() }
        for drug in drugs { _ = names.isNew(drug, in: fields, key: "names") }
        let isAlike = fields.has("hold")
        let high = fields.required(isAlike ? "hold" : "high", .duration)
        let low = fields.required(isAlike ? "hold" : "low", .duration)
        let restart = fields.required("restart", .duration)
        let variants = (fields.mappings("variants") ?? []).compactMap(variant)
        guard let high, let low, let restart else { return nil }
        return HoldRow(
            names: drugs, highRiskMinutes: high, lowRiskMinutes: low,
            coordinate: fields.optional("coordinate", .truth) ?? false,
            coordinateNote: fields.optional("coordinate_note", .text), restartMinutes: restart,
            restartNote: fields.optional("restart_note", .text), variants: variants)
    }

    private static func variant(_ fields: Fields) -> HoldVariant? {
        fields.allowOnly(["when", "hold"])
        guard let detail = fields.requiredMapping("when"), let key = detail.all.first?.key,
            let minutes = fields.required("hold", .duration)
        else { return nil }
        let value =
            if case .truth(let truth)? = detail.node(key)?.content { truth ? "true" : "false" } else {
                detail.required(key, .text)
            }
        return value.map { HoldVariant(detail: MedicationDetail(key: key, value: $0), minutes: minutes) }
    }
}

extension Kind where Value == Int {
    /// `5 d`, `75 h` or `0`, in minutes.
    fileprivate static var duration: Kind {
        Kind { (node) throws(Complaint) in
            if case .number("0") = node.content { return 0 }
            if case .text(let text) = node.content {
                let parts = text.split(separator: " ")
                let minutes = ["d": Instant.minutesPerDay, "h": 60, "min": 1]
                if parts.count == 2, let count = Int(parts[0]), (0...10_000).contains(count),
                    let unit = minutes[String(parts[1])]
                {
                    return count * unit
                }
            }
            throw Complaint(message: "\(node.shown) is no duration", fix: "one looks like 5 d, 75 h, 30 min or 0")
        }
    }
}
