import Clinic

extension Scenario {
    /// The scenario as the contract's section 3 tells it; rows of the hold table that a site overrides under
    /// `policy.holds`, all others left to the contract's table.
    public var contractJSON: ContractJSON {
        .object([
            "format": .text("fluoro-scenario/1"), "name": .text(name), "week": .text(week.description),
            "planning_date": .text(planningDate.description), "site": site.contractJSON, "staff": staff.contractJSON,
            "procedures": .list(procedures.map(\.contractJSON)), "policy": policy.contractJSON,
            "history": .list(
                history.map {
                    .object([
                        "patient": .text($0.patient), "request": .text($0.request),
                        "service": .text($0.service.rawValue), "date": .text($0.date.description),
                    ])
                }),
            "requests": .list(requests.map(\.contractJSON)),
        ])
    }
}

private func clock(_ span: ClockSpan) -> ContractJSON {
    .texts([Instant.clock(span.start), Instant.clock(span.end)])
}

private func names(_ sessions: [SessionName]) -> ContractJSON { .texts(sessions.map(\.description)) }

extension Site {
    fileprivate var contractJSON: ContractJSON {
        // The contract's checker takes the halves in the order of the file, which an object cannot promise: their names
        // must sort as they follow each other, as am and pm do.
        let spans = Dictionary(uniqueKeysWithValues: halves.map { ($0.name, clock($0.span)) })
        let arms = cArms.map { arm in
            ContractJSON.object([
                "id": .text(arm.id),
                "closed": .list(
                    arm.closed.map {
                        .object(["from": .text($0.from.description), "to": .text($0.to.description)])
                    }),
            ])
        }
        return .object([
            "name": .text(name), "time_zone": .text(timeZone), "grid_minutes": .whole(gridMinutes),
            "open_days": .texts(openWeekdays.map(\.rawValue)), "closed_dates": .texts(closedDates.map(\.description)),
            "halves": .object(spans), "recovery_bays": .whole(recoveryBays), "c_arms": .list(arms),
        ])
    }
}

extension Staff {
    fileprivate var contractJSON: ContractJSON {
        let radiologists = radiologists.map {
            ContractJSON.some([
                "id": .text($0.id), "skills": .texts($0.skills), "sessions": names($0.sessions),
                "max_sessions": .whole($0.maxSessions),
                "max_spine_minutes": $0.maxSpineMinutes.map(ContractJSON.whole),
            ])
        }
        let technologists = technologists.map {
            ContractJSON.some([
                "id": .text($0.id), "spine": .truth($0.spine), "trainee": .truth($0.trainee),
                "sessions": names($0.sessions), "max_sessions": $0.maxSessions.map(ContractJSON.whole),
            ])
        }
        let nurses = nurses.map { nurse in
            let hours = Weekday.allCases.map { ($0.rawValue, ContractJSON.list(nurse.hours[$0.index].map(clock))) }
            return ContractJSON.object([
                "id": .text(nurse.id), "hours": .object(Dictionary(uniqueKeysWithValues: hours)),
            ])
        }
        return .object([
            "radiologists": .list(radiologists), "technologists": .list(technologists), "nurses": .list(nurses),
        ])
    }
}

extension Procedure {
    fileprivate var contractJSON: ContractJSON {
        .object([
            "code": .text(code), "service": .text(service.rawValue), "skill": .text(skill),
            "minutes": .object([
                "intake": .whole(minutes.intake), "setup": .whole(minutes.setup),
                "procedure": .whole(minutes.procedure), "turnover": .whole(minutes.turnover),
                "recovery": .whole(minutes.recovery), "discharge": .whole(minutes.discharge),
            ]),
            "extra_minutes": .whole(extraMinutes), "always_high_bleeding_risk": .truth(alwaysHighBleedingRisk),
            "needs_mri": .truth(needsMRI), "needs_driver": .truth(needsDriver), "follows_holds": .truth(followsHolds),
        ])
    }
}

extension Policy {
    fileprivate var contractJSON: ContractJSON {
        let reserve = addonReserve.map {
            ContractJSON.object(["procedure": .text($0.procedure), "per_day": .whole($0.perDay)])
        }
        let calls = followUpCalls.map {
            ContractJSON.object(["days": .list($0.days.map(ContractJSON.whole)), "minutes": .whole($0.minutes)])
        }
        let factors = priorities.map { ($0.name, ContractJSON.number(Double($0.factor.thousandths) / 1000)) }
        let points = Term.allCases.map { ($0.rawValue, ContractJSON.number(weights[$0].value)) }
        let overrides = holds.rows.filter(\.isOverride).map { row in
            (
                row.names[0],
                ContractJSON.object([
                    "hours": .number(Double(row.highRiskMinutes) / 60),
                    "low_hours": .number(Double(row.lowRiskMinutes) / 60), "coordinate": .truth(row.coordinate),
                ])
            )
        }
        return .some([
            "addon_reserve": reserve, "intake_max_wait": .whole(intakeMaxWait),
            "discharge_max_wait": .whole(dischargeMaxWait), "repeat_interval_days": .whole(repeatIntervalDays),
            "joint_min_per_week": .whole(jointMinPerWeek),
            "training_sessions_per_week": .whole(trainingSessionsPerWeek), "follow_up_calls": calls,
            "old_age": oldAge.map(ContractJSON.whole),
            "priorities": .object(Dictionary(uniqueKeysWithValues: factors)),
            "weights": .object(Dictionary(uniqueKeysWithValues: points)),
            "holds": .object(Dictionary(uniqueKeysWithValues: overrides)),
        ])
    }
}

extension Request {
    fileprivate var contractJSON: ContractJSON {
        .some([
            "id": .text(id), "patient": .text(patient), "procedure": .text(procedure), "levels": .whole(levels),
            "bilateral": .truth(bilateral), "priority": .text(priority), "guidance": .text(guidance.rawValue),
            "due": due.map { .text($0.description) }, "not_before": notBefore.map { .text($0.description) },
            "mri": mri.map { .text($0.description) }, "authorization": authorizationJSON, "driver": driverJSON,
            "sessions": sessions.map(names), "preferred_radiologist": preferredRadiologist.map(ContractJSON.text),
            "preferred_half": preferredHalf.map(ContractJSON.text), "age": age.map(ContractJSON.whole),
            "bleeding_risk": .text(bleedingRisk.rawValue), "medications": .list(medications.map(\.contractJSON)),
            "fixed": fixed.map { .object(["c_arm": .text($0.cArm), "start": .text($0.start.description)]) },
        ])
    }

    private var authorizationJSON: ContractJSON? {
        switch authorization {
        case .notNeeded: nil
        case .pending: .text("pending")
        case .approved(let day): .text(day.description)
        }
    }

    private var driverJSON: ContractJSON {
        switch driver {
        case .none: .truth(false)
        case .anyDay: .truth(true)
        case .on(let days): .texts(days.map(\.rawValue))
        }
    }
}

extension Medication {
    fileprivate var contractJSON: ContractJSON {
        var values: [String: ContractJSON?] = ["name": .text(name), "cleared": .truth(cleared)]
        switch lastDose {
        case .today: break
        case .on(let day): values["last_dose"] = .text(day.description)
        case .at(let instant): values["last_dose"] = .text(instant.description)
        }
        for detail in details {
            values[detail.key] = detail.value == "true" ? .truth(true) : .text(detail.value)
        }
        return .some(values)
    }
}
