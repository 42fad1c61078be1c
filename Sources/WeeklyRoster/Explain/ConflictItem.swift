import Clinic

/// A week in which some rules and facts are lifted, with the places that requests must have in it.
struct LiftedWeek {
    var scenario: Scenario
    var demands: [DemandedPlace]
}

/// A rule or fact that may be needed for a conflict, and how the week is without it.
///
/// Lifting only ever makes more possible: a set of items that clashes still does with any of the others in force again.
struct ConflictItem {
    /// Items that are tried together first.
    enum Group: Hashable {
        case closures, bays, waits, patients, nurses, technologists, radiologists, cArms, halves, gates
        /// Promises of one session.
        case promises(SessionName?)
    }

    let fact: Circumstance
    let group: Group
    let lift: (inout LiftedWeek) -> Void

    init(_ fact: Circumstance, _ group: Group, lift: @escaping (inout LiftedWeek) -> Void) {
        self.fact = fact
        self.group = group
        self.lift = lift
    }
}

/// Everything about a week that could be needed for a conflict of its promises, and of a place that is asked for.
struct ConflictItems {
    let week: LiftedWeek
    /// Sessions in which promises or demands are.
    let sessions: [Session]

    private var scenario: Scenario { week.scenario }
    /// Visits that must be: promises and demands.
    private let visits: [Request]
    private let procedures: [Procedure]

    init(_ week: LiftedWeek) {
        self.week = week
        let demanded = Set(week.demands.map(\.request))
        let visits = week.scenario.requests.filter { $0.fixed != nil || demanded.contains($0.id) }
        self.visits = visits
        procedures = week.scenario.procedures.filter { procedure in visits.contains { $0.procedure == procedure.code } }
        sessions = week.scenario.sessions.filter { session in
            week.demands.contains { $0.session == nil || $0.session == session.name }
                || visits.contains { visit in
                    visit.fixed.map { session.start <= $0.start && $0.start < session.end } ?? false
                }
        }
    }

    /// The items, those that are best left out first at the beginning.
    func all() -> [ConflictItem] {
        closures + [bays] + waits + patients + nurses + technologists + radiologists + cArms + halves + gates + promises
    }

    /// More people, bays and C-arms than the visits can need at a time.
    private var plenty: Int { visits.count + 1 }

    // MARK: Rooms

    private var closures: [ConflictItem] {
        scenario.site.cArms.enumerated().flatMap { arm, cArm in
            cArm.closed.filter { closure in
                sessions.contains { $0.start < closure.to && closure.from < $0.end }
            }.map { closure in
                let reason = closure.reason.map { " (\($0))" } ?? ""
                let fact = Circumstance(
                    .session, input: "site c_arms \(cArm.id) closed",
                    "\(cArm.id) is closed from \(closure.from.told) to \(closure.to.told)\(reason)")
                return ConflictItem(fact, .closures) { $0.scenario.site.cArms[arm].closed.removeAll { $0 == closure } }
            }
        }
    }

    private var bays: ConflictItem {
        let count = scenario.site.recoveryBays
        let text = count == 1 ? "there is one recovery bay" : "there are \(count) recovery bays"
        let more = plenty
        return ConflictItem(Circumstance(.bays, input: "site recovery_bays", text), .bays) {
            $0.scenario.site.recoveryBays += more
        }
    }

    /// A demand for any start can be met on another C-arm, or before and after the session's hours.
    private var isOpenDemand: Bool { week.demands.contains { $0.start == nil } }

    private var cArms: [ConflictItem] {
        guard isOpenDemand else { return [] }
        let ids = week.demands.compactMap(\.cArm)
        let arms = scenario.site.cArms.map(\.id)
        let fact =
            ids.first.map {
                Circumstance(.arm, input: "site c_arms \($0)", "\($0) is asked for, and holds one visit at a time")
            }
            ?? Circumstance(
                .arm, input: "site c_arms", "there is no C-arm but \(told(arms)), each for one visit at a time")
        return [
            ConflictItem(fact, .cArms) { week in
                week.scenario.site.cArms.append(CArm(id: week.scenario.newCArm))
                for index in week.demands.indices where week.demands[index].start == nil {
                    week.demands[index].cArm = nil
                }
            }
        ]
    }

    private var halves: [ConflictItem] {
        guard isOpenDemand else { return [] }
        let all = scenario.site.halves
        return all.indices.filter { index in sessions.contains { $0.halfIndex == index } }.map { index in
            let span = all[index].span
            let text = "\(all[index].name) lasts from \(Instant.clock(span.start)) to \(Instant.clock(span.end))"
            // The gap between two halves is the earlier one's, so that lifting both never makes them overlap.
            let first = index > 0 ? span.start : 0
            let last = index + 1 < all.count ? all[index + 1].span.start : Instant.minutesPerDay
            return ConflictItem(Circumstance(.session, input: "site halves \(all[index].name)", text), .halves) {
                $0.scenario.site.halves[index].span = ClockSpan(first, last)
            }
        }
    }

    // MARK: Patients

    private var patients: [ConflictItem] {
        var seen: [String] = []
        for visit in visits where !seen.contains(visit.patient) { seen.append(visit.patient) }
        return seen.filter { patient in visits.count { $0.patient == patient } > 1 }.map { patient in
            let fact = Circumstance(
                .patient, input: "requests patient \(patient)", "\(patient) is at one visit at a time")
            return ConflictItem(fact, .patients) { week in
                for index in week.scenario.requests.indices where week.scenario.requests[index].patient == patient {
                    week.scenario.requests[index].patient += " \(week.scenario.requests[index].id)"
                }
            }
        }
    }

    private var promises: [ConflictItem] {
        let calendar = SessionCalendar(scenario)
        return visits.compactMap { visit in
            guard let fixed = visit.fixed else { return nil }
            let fact = Circumstance(
                .fixed, input: "requests \(visit.id) fixed",
                "\(visit.id) is promised on \(fixed.cArm), \(fixed.start.told)")
            return ConflictItem(fact, .promises(calendar.session(at: fixed.start)?.name)) { week in
                week.scenario.requests.removeAll { $0.id == visit.id }
            }
        }
    }

    /// What of section 4 keeps a demanded visit from the beginning of its session.
    private var gates: [ConflictItem] {
        let eligibility = Eligibility(scenario)
        return week.demands.compactMap { demand in
            guard demand.start == nil, let session = sessions.first(where: { $0.name == demand.session }),
                let request = scenario.requests.first(where: { $0.id == demand.request })
            else { return nil }
            let reasons = eligibility.refusals(
                request, at: session.start, otherSpineDates: eligibility.certainSpineDates(request))
            guard !reasons.isEmpty else { return nil }
            let fact = Circumstance(
                .eligible, input: "requests \(request.id)", reasons.map(\.text).joined(separator: "; "))
            return ConflictItem(fact, .gates) { week in
                for index in week.scenario.requests.indices where week.scenario.requests[index].id == request.id {
                    week.scenario.requests[index] = request.withoutGates
                }
            }
        }
    }
}

// MARK: - People

extension ConflictItems {
    private var waits: [ConflictItem] {
        let policy = scenario.policy
        return [
            ConflictItem(
                Circumstance(
                    .nurse, input: "policy intake_max_wait",
                    "a patient waits at most \(policy.intakeMaxWait) min between intake and room"), .waits
            ) { $0.scenario.policy.intakeMaxWait = ConflictItems.longWait },
            ConflictItem(
                Circumstance(
                    .nurse, input: "policy discharge_max_wait",
                    "a patient waits at most \(policy.dischargeMaxWait) min for the discharge check"), .waits
            ) { $0.scenario.policy.dischargeMaxWait = ConflictItems.longWait },
        ]
    }

    /// A wait of this many minutes is as good as any.
    private static let longWait = 480

    private var weekdays: [Weekday] {
        Weekday.allCases.filter { weekday in sessions.contains { $0.day.weekday == weekday } }
    }

    private var nurses: [ConflictItem] {
        let hours = scenario.staff.nurses.enumerated().flatMap { number, nurse in
            weekdays.map { weekday in
                let blocks = nurse.hours[weekday.index]
                let spans = blocks.map { "\(Instant.clock($0.start)) to \(Instant.clock($0.end))" }
                let text =
                    blocks.isEmpty
                    ? "\(nurse.id) does not work on \(weekday.rawValue)"
                    : "\(nurse.id) works \(weekday.rawValue) from \(told(spans))"
                let fact = Circumstance(.nurse, input: "staff nurses \(nurse.id) hours \(weekday.rawValue)", text)
                return ConflictItem(fact, .nurses) {
                    $0.scenario.staff.nurses[number].hours[weekday.index] = [ClockSpan(0, Instant.minutesPerDay)]
                }
            }
        }
        let more = plenty
        let text = noOther("nurse", scenario.staff.nurses.map(\.id), "one task at a time")
        let others = ConflictItem(Circumstance(.nurse, input: "staff nurses", text), .nurses) { week in
            let day = [ClockSpan(0, Instant.minutesPerDay)]
            week.scenario.staff.nurses += (0..<more).map {
                Nurse(id: "more nurses \($0)", hours: Array(repeating: day, count: 7))
            }
        }
        return hours + [others]
    }

    private var technologists: [ConflictItem] {
        let hasSpine = procedures.contains { $0.service == .spine }
        var items: [ConflictItem] = []
        for (number, person) in scenario.staff.technologists.enumerated() {
            let input = "staff technologists \(person.id)"
            for session in sessions.map(\.name) where !person.sessions.contains(session) {
                items.append(
                    ConflictItem(
                        Circumstance(
                            .technologist, input: "\(input) sessions \(session)",
                            "\(person.id) does not work \(session)"),
                        .technologists
                    ) { $0.scenario.staff.technologists[number].sessions.append(session) })
            }
            if let most = person.maxSessions, most < sessions.count {
                let text = "\(person.id) works in at most \(counted(most, "session")) of the week"
                items.append(
                    ConflictItem(Circumstance(.technologist, input: "\(input) max_sessions", text), .technologists) {
                        $0.scenario.staff.technologists[number].maxSessions = nil
                    })
            }
            if hasSpine, !person.spine {
                let text = "\(person.id) is not experienced with spine injections"
                items.append(
                    ConflictItem(Circumstance(.spineLead, input: "\(input) spine", text), .technologists) {
                        $0.scenario.staff.technologists[number].spine = true
                    })
            }
        }
        let (more, names) = (plenty, scenario.sessions.map(\.name))
        let text = noOther("technologist", scenario.staff.technologists.map(\.id), "one C-arm a session")
        items.append(
            ConflictItem(Circumstance(.technologist, input: "staff technologists", text), .technologists) { week in
                week.scenario.staff.technologists += (0..<more).map {
                    Technologist(id: "more technologists \($0)", spine: true, sessions: names)
                }
            })
        return items
    }

    private var radiologists: [ConflictItem] {
        var skills: [String] = []
        for procedure in procedures where !skills.contains(procedure.skill) { skills.append(procedure.skill) }
        var items: [ConflictItem] = []
        for (number, person) in scenario.staff.radiologists.enumerated() {
            let input = "staff radiologists \(person.id)"
            for session in sessions.map(\.name) where !person.sessions.contains(session) {
                let text = "\(person.id) cannot be on duty in \(session)"
                items.append(
                    ConflictItem(Circumstance(.radiologist, input: "\(input) sessions \(session)", text), .radiologists)
                    {
                        $0.scenario.staff.radiologists[number].sessions.append(session)
                    })
            }
            for skill in skills where !person.skills.contains(skill) {
                let text = "\(person.id) does not have the skill \(skill)"
                items.append(
                    ConflictItem(Circumstance(.cover, input: "\(input) skills \(skill)", text), .radiologists) {
                        $0.scenario.staff.radiologists[number].skills.append(skill)
                    })
            }
            items += limits(number, person, input)
        }
        let (more, names) = (plenty, scenario.sessions.map(\.name))
        let text = noOther("radiologist", scenario.staff.radiologists.map(\.id), "one procedure step at a time")
        items.append(
            ConflictItem(Circumstance(.radiologist, input: "staff radiologists", text), .radiologists) { week in
                week.scenario.staff.radiologists += (0..<more).map {
                    Radiologist(
                        id: "more radiologists \($0)", skills: skills, sessions: names, maxSessions: names.count)
                }
            })
        return items
    }

    private func limits(_ number: Int, _ person: Radiologist, _ input: String) -> [ConflictItem] {
        var items: [ConflictItem] = []
        if person.maxSessions < sessions.count {
            let text = "\(person.id) is on duty in at most \(counted(person.maxSessions, "session")) of the week"
            let most = sessions.count
            items.append(
                ConflictItem(Circumstance(.radiologist, input: "\(input) max_sessions", text), .radiologists) {
                    $0.scenario.staff.radiologists[number].maxSessions = most
                })
        }
        if let most = person.maxSpineMinutes {
            let text = "\(person.id) does at most \(most) spine minutes in the week"
            items.append(
                ConflictItem(Circumstance(.radiologist, input: "\(input) max_spine_minutes", text), .radiologists) {
                    $0.scenario.staff.radiologists[number].maxSpineMinutes = nil
                })
        }
        return items
    }

    private func noOther(_ kind: String, _ ids: [String], _ rule: String) -> String {
        ids.isEmpty ? "there is no \(kind)" : "there is no \(kind) but \(told(ids)), \(rule)"
    }

    private func counted(_ number: Int, _ one: String) -> String { "\(number) \(number == 1 ? one : one + "s")" }

    /// `a`, `a and b`, `a, b and c`.
    private func told(_ items: [String]) -> String {
        guard items.count > 1, let last = items.last else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }
}

extension Request {
    /// The same request where nothing of section 4 is in its way but other spine injections of the patient.
    var withoutGates: Request {
        var open = self
        open.guidance = .fluoroscopy
        open.authorization = .notNeeded
        open.notBefore = nil
        open.mri = Day(number: 0)
        open.driver = .anyDay
        open.sessions = nil
        open.medications = []
        return open
    }
}
