import Clinic

/// Reads `procedures`.
struct ProcedureReader {
    /// Minutes of the site's grid.
    let grid: Int

    private static let keys = [
        "code", "name", "service", "skill", "minutes", "extra_minutes", "always_high_bleeding_risk", "needs_mri",
        "needs_driver", "follows_holds",
    ]

    /// The procedures that are right, in file order.
    func procedures(_ rows: [Fields]) -> [Procedure] {
        var codes = UniqueNames()
        return rows.compactMap { row in
            let procedure = self.procedure(row)
            guard let code = row.required("code", .identifier), codes.isNew(code, in: row, key: "code") else {
                return nil
            }
            return procedure
        }
    }

    private func procedure(_ row: Fields) -> Procedure? {
        row.allow(ProcedureReader.keys)
        let name = row.optional("name", .identifier)
        let service = row.required("service", Kind<Service>.choice)
        let skill = row.required("skill", .identifier)
        let minutes = row.requiredMapping("minutes").flatMap(steps)
        let extra = row.optional("extra_minutes", .minutes(grid: grid)) ?? 0
        let highRisk = row.optional("always_high_bleeding_risk", .truth) ?? false
        let needsMRI = row.optional("needs_mri", .truth)
        let needsDriver = row.optional("needs_driver", .truth)
        let followsHolds = row.optional("follows_holds", .truth)
        guard case .text(let code)? = row.node("code")?.content, let service, let skill, let minutes else { return nil }
        return Procedure(
            code: code, name: name, service: service, skill: skill, minutes: minutes, extraMinutes: extra,
            alwaysHighBleedingRisk: highRisk, needsMRI: needsMRI, needsDriver: needsDriver, followsHolds: followsHolds)
    }

    private func steps(_ fields: Fields) -> StepMinutes? {
        fields.allow(["intake", "setup", "procedure", "turnover", "recovery", "discharge"])
        let intake = fields.required("intake", .minutes(grid: grid))
        let setup = fields.required("setup", .minutes(grid: grid))
        let procedure = fields.required("procedure", .minutes(grid: grid, atLeast: 1))
        let turnover = fields.required("turnover", .minutes(grid: grid))
        let recovery = fields.required("recovery", .minutes(grid: grid))
        let discharge = fields.required("discharge", .minutes(grid: grid))
        guard let intake, let setup, let procedure, let turnover, let recovery, let discharge else { return nil }
        return StepMinutes(
            intake: intake, setup: setup, procedure: procedure, turnover: turnover, recovery: recovery,
            discharge: discharge)
    }
}
