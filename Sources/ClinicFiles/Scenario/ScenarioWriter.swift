import Clinic

extension ScenarioFile {
    /// The scenario as YAML that reads back to an equal one; the same scenario gives the same bytes.
    ///
    /// What is at the contract's default is left out where that keeps the file short. Of the hold table only the site's
    /// own rows are written: the rest comes with the program.
    public static func write(_ scenario: Scenario) -> String { ScenarioWriter().scenario(scenario).yamlFile() }

    /// The same as JSON on one line.
    public static func json(_ scenario: Scenario) -> String { ScenarioWriter().scenario(scenario).jsonLine }
}

/// Lays a scenario out as the keys and values of its file.
struct ScenarioWriter {
    func scenario(_ scenario: Scenario) -> OutputValue {
        .section([
            ("format", .word(ScenarioFile.format)), ("name", .text(scenario.name)), ("week", .word("\(scenario.week)")),
            ("planning_date", .word("\(scenario.planningDate)")), ("site", site(scenario.site)),
            ("staff", staff(scenario.staff)), ("procedures", .rows(scenario.procedures.map(procedure))),
            ("policy", policy(scenario.policy)),
            ("history", scenario.history.isEmpty ? nil : .rows(scenario.history.map(pastVisit))),
            ("requests", .rows(scenario.requests.map(request))),
        ])
    }

    private func site(_ site: Site) -> OutputValue {
        .section([
            ("name", .text(site.name)), ("time_zone", .text(site.timeZone)),
            ("grid_minutes", .number(site.gridMinutes)),
            ("open_days", .words(site.openWeekdays.map(\.rawValue))),
            ("closed_dates", site.closedDates.isEmpty ? nil : .words(site.closedDates.map(\.description))),
            ("halves", .section(site.halves.map { ($0.name, span($0.span)) })),
            ("recovery_bays", .number(site.recoveryBays)), ("c_arms", .rows(site.cArms.map(cArm))),
        ])
    }

    private func cArm(_ cArm: CArm) -> OutputValue {
        let closed = cArm.closed.map { closure in
            OutputValue.mapping([
                ("from", .word("\(closure.from)")), ("to", .word("\(closure.to)")),
                ("reason", closure.reason.map { .text($0) }),
            ])
        }
        return .mapping([
            ("id", .text(cArm.id)), ("name", cArm.name.map { .text($0) }),
            ("closed", closed.isEmpty ? nil : .list(closed)),
        ])
    }

    private func staff(_ staff: Staff) -> OutputValue {
        .section([
            ("radiologists", .rows(staff.radiologists.map(radiologist))),
            ("technologists", .rows(staff.technologists.map(technologist))),
            ("nurses", .rows(staff.nurses.map(nurse))),
        ])
    }

    private func radiologist(_ person: Radiologist) -> OutputValue {
        .mapping([
            ("id", .text(person.id)), ("skills", .texts(person.skills)), ("sessions", sessions(person.sessions)),
            ("max_sessions", .number(person.maxSessions)),
            ("max_spine_minutes", person.maxSpineMinutes.map { .number($0) }),
        ])
    }

    private func technologist(_ person: Technologist) -> OutputValue {
        .mapping([
            ("id", .text(person.id)), ("spine", .bare("\(person.spine)")), ("trainee", .ifTrue(person.trainee)),
            ("sessions", sessions(person.sessions)), ("max_sessions", person.maxSessions.map { .number($0) }),
        ])
    }

    private func nurse(_ person: Nurse) -> OutputValue {
        let hours = zip(Weekday.allCases, person.hours).map { weekday, spans -> (key: String, value: OutputValue?) in
            (weekday.rawValue, spans.isEmpty ? nil : .list(spans.map(span)))
        }
        return .mapping([("id", .text(person.id)), ("hours", .mapping(hours))])
    }

    private func procedure(_ procedure: Procedure) -> OutputValue {
        let minutes = procedure.minutes
        let isSpine = procedure.service == .spine
        func gate(_ value: Bool) -> OutputValue? { value == isSpine ? nil : .bare("\(value)") }
        let steps = [
            ("intake", minutes.intake), ("setup", minutes.setup), ("procedure", minutes.procedure),
            ("turnover", minutes.turnover), ("recovery", minutes.recovery), ("discharge", minutes.discharge),
        ]
        return .mapping([
            ("code", .text(procedure.code)), ("name", procedure.name.map { .text($0) }),
            ("service", .word(procedure.service.rawValue)), ("skill", .text(procedure.skill)),
            ("minutes", .mapping(steps.map { ($0, .number($1)) })),
            ("extra_minutes", procedure.extraMinutes == 0 ? nil : .number(procedure.extraMinutes)),
            ("always_high_bleeding_risk", .ifTrue(procedure.alwaysHighBleedingRisk)),
            ("needs_mri", gate(procedure.needsMRI)), ("needs_driver", gate(procedure.needsDriver)),
            ("follows_holds", gate(procedure.followsHolds)),
        ])
    }

    private func pastVisit(_ visit: PastVisit) -> OutputValue {
        .mapping([
            ("patient", .text(visit.patient)), ("request", .text(visit.request)),
            ("service", .word(visit.service.rawValue)), ("date", .word("\(visit.date)")),
        ])
    }

    /// `["08:00", "12:00"]`.
    private func span(_ span: ClockSpan) -> OutputValue {
        .texts([Instant.clock(span.start), Instant.clock(span.end)])
    }

    /// `[mon/am, tue/pm]`.
    private func sessions(_ sessions: [SessionName]) -> OutputValue { .texts(sessions.map(\.description)) }
}

// MARK: - Policy

extension ScenarioWriter {
    private func policy(_ policy: Policy) -> OutputValue {
        let priorities = policy.priorities.filter { !Priority.defaults.contains($0) }
        let weights = Term.allCases.filter { policy.weights[$0] != $0.defaultWeight }
        let holds = policy.holds.rows.filter(\.isOverride)
        return .section([
            ("addon_reserve", policy.addonReserve.map(reserve)), ("addon_arrivals", arrivals(policy)),
            ("intake_max_wait", .number(policy.intakeMaxWait)),
            ("discharge_max_wait", .number(policy.dischargeMaxWait)),
            ("repeat_interval_days", .number(policy.repeatIntervalDays)),
            ("joint_min_per_week", .number(policy.jointMinPerWeek)),
            ("training_sessions_per_week", .number(policy.trainingSessionsPerWeek)),
            ("follow_up_calls", policy.followUpCalls.map(calls)), ("old_age", policy.oldAge.map { .number($0) }),
            (
                "priorities",
                priorities.isEmpty ? nil : .mapping(priorities.map { ($0.name, .bare("\($0.factor)")) })
            ),
            (
                "weights",
                weights.isEmpty ? nil : .mapping(weights.map { ($0.rawValue, .bare("\(policy.weights[$0])")) })
            ),
            ("repair", repair(policy.repair)), ("holds", holds.isEmpty ? nil : .section(holds.compactMap(hold))),
        ])
    }

    private func reserve(_ reserve: AddonReserve) -> OutputValue {
        .mapping([("procedure", .text(reserve.procedure)), ("per_day", .number(reserve.perDay))])
    }

    /// The prices of a repair that differ from the standard ones.
    private func repair(_ prices: RepairPrices) -> OutputValue? {
        let standard = RepairPrices.defaults
        if prices == standard { return nil }
        let fields = [
            ("moved_day", prices.movedDay, standard.movedDay), ("moved_time", prices.movedTime, standard.movedTime),
            ("changed_radiologist", prices.changedRadiologist, standard.changedRadiologist),
        ]
        return .mapping(fields.map { key, value, standard in (key, value == standard ? nil : .bare("\(value)")) })
    }

    private func arrivals(_ policy: Policy) -> OutputValue? {
        if policy.addonArrivals.isEmpty { return nil }
        return .mapping(
            policy.addonArrivals.map { ($0.priority, .bare(YAMLValue.thousandths($0.perHourThousandths))) })
    }

    private func calls(_ calls: FollowUpPolicy) -> OutputValue {
        .mapping([("days", .list(calls.days.map { .number($0) })), ("minutes", .number(calls.minutes))])
    }

    /// A row of the site's own by the first of its names.
    private func hold(_ row: HoldRow) -> (key: String, value: OutputValue?)? {
        guard let name = row.names.first else { return nil }
        let isAlike = row.lowRiskMinutes == row.highRiskMinutes
        return (
            name,
            .mapping([
                ("hours", .bare(YAMLValue.hours(row.highRiskMinutes))),
                ("low_hours", isAlike ? nil : .bare(YAMLValue.hours(row.lowRiskMinutes))),
                ("coordinate", .ifTrue(row.coordinate)),
            ])
        )
    }
}

// MARK: - Requests

extension ScenarioWriter {
    func request(_ request: Request) -> OutputValue {
        .mapping([
            ("id", .text(request.id)), ("patient", .text(request.patient)), ("procedure", .text(request.procedure)),
            ("levels", request.levels == 1 ? nil : .number(request.levels)),
            ("bilateral", .ifTrue(request.bilateral)),
            ("priority", request.priority == "routine" ? nil : .text(request.priority)),
            ("guidance", request.guidance == .fluoroscopy ? nil : .word(request.guidance.rawValue)),
            ("received", date(request.received)), ("due", date(request.due)), ("not_before", date(request.notBefore)),
            ("mri", date(request.mri)), ("authorization", authorization(request.authorization)),
            ("driver", driver(request.driver)), ("sessions", request.sessions.map(sessions)),
            ("preferred_radiologist", request.preferredRadiologist.map { .text($0) }),
            ("preferred_half", request.preferredHalf.map { .text($0) }), ("age", request.age.map { .number($0) }),
            ("bleeding_risk", request.bleedingRisk == .low ? nil : .word(request.bleedingRisk.rawValue)),
            ("medications", request.medications.isEmpty ? nil : .list(request.medications.map(medication))),
            (
                "fixed",
                request.fixed.map { .mapping([("c_arm", .text($0.cArm)), ("start", .word("\($0.start)"))]) }
            ),
        ])
    }

    private func date(_ day: Day?) -> OutputValue? { day.map { .word("\($0)") } }

    private func authorization(_ authorization: Authorization) -> OutputValue? {
        switch authorization {
        case .notNeeded: nil
        case .pending: .word("pending")
        case .approved(let day): .word("\(day)")
        }
    }

    private func driver(_ driver: Driver) -> OutputValue? {
        switch driver {
        case .none: nil
        case .anyDay: .bare("true")
        case .on(let days): .words(days.map(\.rawValue))
        }
    }

    private func medication(_ medication: Medication) -> OutputValue {
        let lastDose: OutputValue? =
            switch medication.lastDose {
            case .today: nil
            case .on(let day): .word("\(day)")
            case .at(let instant): .word("\(instant)")
            }
        let details = medication.details.map { detail -> (key: String, value: OutputValue?) in
            (detail.key, ["true", "false"].contains(detail.value) ? .bare(detail.value) : .text(detail.value))
        }
        return .mapping(
            [
                ("name", .text(medication.name)), ("last_dose", lastDose), ("cleared", .ifTrue(medication.cleared)),
            ] + details)
    }
}
