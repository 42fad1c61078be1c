import CapacityStudy
import Clinic

/// Reads `options`, their steps, and what they add.
struct StudyOptionReader {
    /// Nil where it could not be read.
    let base: Scenario?
    /// Measured weeks.
    let weeks: Int
    let hasFinance: Bool
    let rows: StudyRowsReader
    let log: ProblemLog

    /// A hundred of anything is more than any clinic would add.
    private static let mostAdded = 100
    private static let keys = ["add", "arm_sessions", "capital", "cost_per_year"]

    /// The options that are right, in file order.
    ///
    /// - Parameter armSessions: rows of the study itself, beside which those of an option must fit.
    func options(_ top: Fields, armSessions: [ArmSession]) -> [StudyOption] {
        guard let list = top.requiredMappings("options") else { return [] }
        if list.isEmpty, case .list(let elements)? = top.node("options")?.content, elements.isEmpty {
            top.report(
                Complaint(message: "the list is empty", fix: "name what is compared with: [{name: today}]"),
                at: top.node("options"), path: "options")
        }
        var names = UniqueNames()
        return list.compactMap { row in
            let option = self.option(row, armSessions: armSessions)
            guard let name = row.required("name", .identifier), names.isNew(name, in: row, key: "name") else {
                return nil
            }
            return option
        }
    }

    private func option(_ row: Fields, armSessions: [ArmSession]) -> StudyOption {
        row.allow(["name", "steps"] + StudyOptionReader.keys)
        let name = if case .text(let name)? = row.node("name")?.content { name } else { "" }
        var add = row.mapping("add").map(addition) ?? Addition()
        var option = StudyOption(name: name, add: add, investment: investment(row, fromWeek: 1))
        option.armSessions = rows.armSessions(row, add: add, before: armSessions)
        var taken = armSessions + option.armSessions
        var rising = RisingWeeks()
        for step in row.mappings("steps") ?? [] {
            step.allow(["from_week"] + StudyOptionReader.keys)
            let week = rising.week(of: step)
            let more = step.mapping("add").map(addition) ?? Addition()
            add = add + more
            let new = rows.armSessions(step, add: add, before: taken)
            taken += new
            let price = investment(step, fromWeek: week ?? 1)
            guard let week else { continue }
            if week > weeks { log.warn(step.isLate("from_week", week, after: weeks)) }
            option.steps.append(
                OptionStep(
                    fromWeek: week, add: more, armSessions: new, capital: price.capital,
                    costPerYear: price.costPerYear))
        }
        return option
    }

    private func investment(_ row: Fields, fromWeek: Int) -> Investment {
        let capital = row.optional("capital", .number())
        let cost = row.optional("cost_per_year", .number())
        if !hasFinance {
            for entry in row.all where ["capital", "cost_per_year"].contains(entry.key) {
                row.warn(Complaint(message: "has no effect: the study has no finance"), at: entry)
            }
        }
        return Investment(fromWeek: fromWeek, capital: capital ?? 0, costPerYear: cost ?? 0)
    }

    private func addition(_ fields: Fields) -> Addition {
        fields.allowOnly(SingleUnit.allCases.map(\.rawValue) + ["addon_reserve"])
        var add = Addition()
        let most = StudyOptionReader.mostAdded
        for unit in SingleUnit.allCases {
            let range = unit == .radiologistSessions ? -most...most : 0...most
            if let count = fields.optional(unit.rawValue, .whole(range)) { add[unit] = count }
        }
        if let count = fields.optional("addon_reserve", .whole(-most...most)) { add.addonReserve = count }
        if let base { checkCopies(add, fields, base) }
        return add
    }

    /// What is added as a copy needs somebody to copy, and names that are free.
    private func checkCopies(_ add: Addition, _ fields: Fields, _ base: Scenario) {
        func refuse(_ unit: SingleUnit, _ message: String, _ fix: String) {
            fields.report(
                Complaint(message: message, fix: fix), at: fields.node(unit.rawValue), path: fields.path(unit.rawValue))
        }
        if add.nurses > 0, base.staff.nurses.isEmpty {
            refuse(.nurses, "the clinic has no nurse to copy", "add one to the clinic's file")
        }
        if add.technologists > 0, !base.staff.technologists.contains(where: \.spine) {
            refuse(
                .technologists, "the clinic has no technologist with spine: true to copy",
                "add one to the clinic's file")
        }
        let taken: [(SingleUnit, String, [String])] = [
            (.cArms, "c-added-", base.site.cArms.map(\.id)), (.nurses, "n-added-", base.staff.nurses.map(\.id)),
            (.technologists, "t-added-", base.staff.technologists.map(\.id)),
        ]
        for (unit, prefix, ids) in taken where add[unit] > 0 {
            guard let id = ids.first(where: { $0.hasPrefix(prefix) }) else { continue }
            refuse(unit, "the clinic has a unit '\(id)' of its own", "rename it: added ones begin with \(prefix)")
        }
    }
}
