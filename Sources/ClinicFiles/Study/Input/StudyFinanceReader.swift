import CapacityStudy

/// Reads `finance`: every price must be said, since a forgotten one would pass for nothing.
struct StudyFinanceReader {
    /// Procedures of the clinic.
    let procedures: KnownNames

    private static let mostYears = 100
    /// Stands for the margin of every procedure that has none of its own.
    private static let otherwise = "default"

    /// - Parameter asked: codes of the procedures that are asked for, each of which needs a margin.
    func finance(_ fields: Fields, asked: [String]) -> Finance? {
        fields.allow([
            "currency", "years", "discount_rate", "margin", "session_cost", "overtime_per_minute",
        ])
        let currency = fields.required("currency", .identifier)
        let years = fields.required("years", .whole(1...StudyFinanceReader.mostYears))
        let rate = fields.required("discount_rate", .share)
        let margin = fields.requiredMapping("margin")
        let margins = margin.map { self.margins($0, asked: asked) } ?? []
        let otherwise = margin.flatMap { $0.optional(StudyFinanceReader.otherwise, .number()) } ?? 0
        let costs = fields.requiredMapping("session_cost")
        costs?.allow(["radiologist", "technologist"])
        let radiologist = costs?.required("radiologist", .count)
        let technologist = costs?.required("technologist", .count)
        let overtime = fields.required("overtime_per_minute", .count)
        guard let currency, let years, let rate, margin != nil, let radiologist, let technologist, let overtime else {
            return nil
        }
        return Finance(
            currency: currency, years: years, discountRate: rate, margins: margins, defaultMargin: otherwise,
            radiologistSession: radiologist, technologistSession: technologist, overtimePerMinute: overtime)
    }

    private func margins(_ fields: Fields, asked: [String]) -> [ProcedureMargin] {
        let others = fields.all.filter { $0.key != StudyFinanceReader.otherwise }
        let margins = others.compactMap { entry -> ProcedureMargin? in
            let value = fields.read(entry.value, Kind<Double>.number(), path: fields.path(of: entry))
            // The key is read as a value would be, so that a reference that leads nowhere is told as everywhere else.
            let name = FileNode(content: .text(entry.key), line: entry.line, column: entry.column)
            let procedure = fields.read(name, .reference(to: procedures), path: fields.path(of: entry))
            guard let procedure, let value else { return nil }
            return ProcedureMargin(procedure: procedure, margin: value)
        }
        guard !fields.has(StudyFinanceReader.otherwise) else { return margins }
        for code in asked where !others.contains(where: { $0.key == code }) {
            fields.report(
                Complaint(
                    message: "\(FileNode.quoted(code)) has no margin", fix: "add \(code), or default for all others"))
        }
        return margins
    }
}
