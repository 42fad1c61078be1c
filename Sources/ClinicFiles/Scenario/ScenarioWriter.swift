import Clinic

extension ScenarioFile {
    /// The scenario as YAML that reads back to an equal one; the same scenario gives the same bytes.
    ///
    /// What is at the contract's default is left out where that keeps the file short. Of the hold table only the site's
    /// own rows are written: the rest comes with the program.
    public static func write(_ scenario: Scenario) -> String {
        var writer = ScenarioWriter()
        writer.write(scenario)
        return writer.text
    }
}

/// Builds a scenario's YAML line by line.
struct ScenarioWriter {
    private(set) var text = ""

    private mutating func line(_ depth: Int, _ content: String) {
        text += String(repeating: "  ", count: depth) + content + "\n"
    }

    mutating func write(_ scenario: Scenario) {
        line(0, "format: \(ScenarioFile.format)")
        line(0, "name: \(YAMLValue.text(scenario.name))")
        line(0, "week: \(scenario.week)")
        line(0, "planning_date: \(scenario.planningDate)")
        write(scenario.site)
        write(scenario.staff)
        list(0, "procedures", scenario.procedures.map(procedure))
        write(scenario.policy)
        if !scenario.history.isEmpty {
            list(
                0, "history",
                scenario.history.map {
                    YAMLValue.mapping([
                        ("patient", YAMLValue.text($0.patient)), ("request", YAMLValue.text($0.request)),
                        ("service", $0.service.rawValue), ("date", "\($0.date)"),
                    ])
                })
        }
        list(0, "requests", scenario.requests.map(request))
    }

    private mutating func list(_ depth: Int, _ key: String, _ rows: [String]) {
        if rows.isEmpty { return line(depth, "\(key): []") }
        line(depth, "\(key):")
        for row in rows { line(depth + 1, "- \(row)") }
    }

    private mutating func write(_ site: Site) {
        line(0, "site:")
        line(1, "name: \(YAMLValue.text(site.name))")
        line(1, "time_zone: \(YAMLValue.text(site.timeZone))")
        line(1, "grid_minutes: \(site.gridMinutes)")
        line(1, "open_days: \(YAMLValue.list(site.openWeekdays.map(\.rawValue)))")
        if !site.closedDates.isEmpty { line(1, "closed_dates: \(YAMLValue.list(site.closedDates.map(\.description)))") }
        line(1, site.halves.isEmpty ? "halves: {}" : "halves:")
        for half in site.halves { line(2, "\(YAMLValue.text(half.name)): \(YAMLValue.span(half.span))") }
        line(1, "recovery_bays: \(site.recoveryBays)")
        list(1, "c_arms", site.cArms.map(cArm))
    }

    private func cArm(_ cArm: CArm) -> String {
        let closed = cArm.closed.map { closure in
            YAMLValue.mapping([
                ("from", "\(closure.from)"), ("to", "\(closure.to)"), ("reason", closure.reason.map(YAMLValue.text)),
            ])
        }
        return YAMLValue.mapping([
            ("id", YAMLValue.text(cArm.id)), ("name", cArm.name.map(YAMLValue.text)),
            ("closed", closed.isEmpty ? nil : YAMLValue.list(closed)),
        ])
    }

    private mutating func write(_ staff: Staff) {
        line(0, "staff:")
        list(1, "radiologists", staff.radiologists.map(radiologist))
        list(1, "technologists", staff.technologists.map(technologist))
        list(1, "nurses", staff.nurses.map(nurse))
    }

    private func radiologist(_ person: Radiologist) -> String {
        YAMLValue.mapping([
            ("id", YAMLValue.text(person.id)), ("skills", YAMLValue.list(person.skills.map(YAMLValue.text))),
            ("sessions", YAMLValue.sessions(person.sessions)), ("max_sessions", "\(person.maxSessions)"),
            ("max_spine_minutes", person.maxSpineMinutes.map(String.init)),
        ])
    }

    private func technologist(_ person: Technologist) -> String {
        YAMLValue.mapping([
            ("id", YAMLValue.text(person.id)), ("spine", "\(person.spine)"),
            ("trainee", person.trainee ? "true" : nil), ("sessions", YAMLValue.sessions(person.sessions)),
            ("max_sessions", person.maxSessions.map(String.init)),
        ])
    }

    private func nurse(_ person: Nurse) -> String {
        let hours = zip(Weekday.allCases, person.hours).map { weekday, spans in
            (weekday.rawValue, spans.isEmpty ? nil : YAMLValue.list(spans.map(YAMLValue.span)))
        }
        return YAMLValue.mapping([("id", YAMLValue.text(person.id)), ("hours", YAMLValue.mapping(hours))])
    }

    private func procedure(_ procedure: Procedure) -> String {
        let minutes = procedure.minutes
        let isSpine = procedure.service == .spine
        func gate(_ value: Bool) -> String? { value == isSpine ? nil : "\(value)" }
        return YAMLValue.mapping([
            ("code", YAMLValue.text(procedure.code)), ("name", procedure.name.map(YAMLValue.text)),
            ("service", procedure.service.rawValue), ("skill", YAMLValue.text(procedure.skill)),
            (
                "minutes",
                YAMLValue.mapping([
                    ("intake", "\(minutes.intake)"), ("setup", "\(minutes.setup)"),
                    ("procedure", "\(minutes.procedure)"), ("turnover", "\(minutes.turnover)"),
                    ("recovery", "\(minutes.recovery)"), ("discharge", "\(minutes.discharge)"),
                ])
            ),
            ("extra_minutes", procedure.extraMinutes == 0 ? nil : "\(procedure.extraMinutes)"),
            ("always_high_bleeding_risk", procedure.alwaysHighBleedingRisk ? "true" : nil),
            ("needs_mri", gate(procedure.needsMRI)), ("needs_driver", gate(procedure.needsDriver)),
            ("follows_holds", gate(procedure.followsHolds)),
        ])
    }
}

// MARK: - Policy

extension ScenarioWriter {
    private mutating func write(_ policy: Policy) {
        line(0, "policy:")
        if let reserve = policy.addonReserve {
            let fields = [("procedure", YAMLValue.text(reserve.procedure)), ("per_day", "\(reserve.perDay)")]
            line(1, "addon_reserve: \(YAMLValue.mapping(fields))")
        }
        if !policy.addonArrivals.isEmpty {
            let fields = policy.addonArrivals.map {
                (YAMLValue.text($0.priority), YAMLValue.thousandths($0.perHourThousandths))
            }
            line(1, "addon_arrivals: \(YAMLValue.mapping(fields))")
        }
        line(1, "intake_max_wait: \(policy.intakeMaxWait)")
        line(1, "discharge_max_wait: \(policy.dischargeMaxWait)")
        line(1, "repeat_interval_days: \(policy.repeatIntervalDays)")
        line(1, "joint_min_per_week: \(policy.jointMinPerWeek)")
        line(1, "training_sessions_per_week: \(policy.trainingSessionsPerWeek)")
        if let calls = policy.followUpCalls {
            let fields = [("days", YAMLValue.list(calls.days.map(String.init))), ("minutes", "\(calls.minutes)")]
            line(1, "follow_up_calls: \(YAMLValue.mapping(fields))")
        }
        if let oldAge = policy.oldAge { line(1, "old_age: \(oldAge)") }
        let priorities = policy.priorities.filter { !Priority.defaults.contains($0) }
        if !priorities.isEmpty {
            let fields = priorities.map { (YAMLValue.text($0.name), "\($0.factor)") }
            line(1, "priorities: \(YAMLValue.mapping(fields))")
        }
        let weights = Term.allCases.filter { policy.weights[$0] != $0.defaultWeight }
        if !weights.isEmpty {
            line(1, "weights: \(YAMLValue.mapping(weights.map { ($0.rawValue, "\(policy.weights[$0])") }))")
        }
        write(policy.holds)
    }

    /// The site's own rows, each by the first of its names.
    private mutating func write(_ holds: HoldTable) {
        let rows = holds.rows.filter(\.isOverride)
        if rows.isEmpty { return }
        line(1, "holds:")
        for row in rows {
            guard let name = row.names.first else { continue }
            let isAlike = row.lowRiskMinutes == row.highRiskMinutes
            let fields: [(String, String?)] = [
                ("hours", YAMLValue.hours(row.highRiskMinutes)),
                ("low_hours", isAlike ? nil : YAMLValue.hours(row.lowRiskMinutes)),
                ("coordinate", row.coordinate ? "true" : nil),
            ]
            line(2, "\(YAMLValue.text(name)): \(YAMLValue.mapping(fields))")
        }
    }
}

// MARK: - Requests

extension ScenarioWriter {
    private func request(_ request: Request) -> String {
        let authorization: String? =
            switch request.authorization {
            case .notNeeded: nil
            case .pending: "pending"
            case .approved(let day): "\(day)"
            }
        let driver: String? =
            switch request.driver {
            case .none: nil
            case .anyDay: "true"
            case .on(let days): YAMLValue.list(days.map(\.rawValue))
            }
        return YAMLValue.mapping([
            ("id", YAMLValue.text(request.id)), ("patient", YAMLValue.text(request.patient)),
            ("procedure", YAMLValue.text(request.procedure)),
            ("levels", request.levels == 1 ? nil : "\(request.levels)"),
            ("bilateral", request.bilateral ? "true" : nil),
            ("priority", request.priority == "routine" ? nil : YAMLValue.text(request.priority)),
            ("guidance", request.guidance == .fluoroscopy ? nil : request.guidance.rawValue),
            ("received", request.received?.description), ("due", request.due?.description),
            ("not_before", request.notBefore?.description), ("mri", request.mri?.description),
            ("authorization", authorization), ("driver", driver),
            ("sessions", request.sessions.map(YAMLValue.sessions)),
            ("preferred_radiologist", request.preferredRadiologist.map(YAMLValue.text)),
            ("preferred_half", request.preferredHalf.map(YAMLValue.text)), ("age", request.age.map(String.init)),
            ("bleeding_risk", request.bleedingRisk == .low ? nil : request.bleedingRisk.rawValue),
            (
                "medications",
                request.medications.isEmpty ? nil : YAMLValue.list(request.medications.map(medication))
            ),
            (
                "fixed",
                request.fixed.map {
                    YAMLValue.mapping([("c_arm", YAMLValue.text($0.cArm)), ("start", "\($0.start)")])
                }
            ),
        ])
    }

    private func medication(_ medication: Medication) -> String {
        let lastDose: String? =
            switch medication.lastDose {
            case .today: nil
            case .on(let day): "\(day)"
            case .at(let instant): "\(instant)"
            }
        let details = medication.details.map { detail in
            (
                YAMLValue.text(detail.key),
                ["true", "false"].contains(detail.value) ? detail.value : YAMLValue.text(detail.value)
            )
        }
        return YAMLValue.mapping(
            [
                ("name", YAMLValue.text(medication.name)), ("last_dose", lastDose),
                ("cleared", medication.cleared ? "true" : nil),
            ] + details)
    }
}
