import Clinic

/// A day's list on paper: one row a visit, with what to look up, to prepare, to ask and to tick.
struct Worksheet {
    let plan: WeekPlan
    let eligibility: Eligibility

    init(plan: WeekPlan) {
        self.plan = plan
        eligibility = Eligibility(plan.scenario)
    }

    /// The day's table; empty where the day has no visits.
    func section(of day: Day) -> Markup { section(of: day, with: plan.visits(on: day)) }

    /// The table of some visits of a day.
    func section(of day: Day, with visits: [PlannedVisit]) -> Markup {
        if visits.isEmpty { return .empty }
        return """
            <section class="worksheet">
            <h2>Worksheet: \(day.weekday.fullName), \(RosterWords.longDate(day))</h2>
            <div class="wide"><table><thead><tr>\(Worksheet.columns)</tr></thead>
            <tbody>\(visits.map(row))</tbody></table></div>
            </section>

            """
    }

    private static let columns: [Markup] = [
        ("w-time", "Time"), ("w-arm", "C-arm"), ("w-patient", "Patient"), ("w-procedure", "Procedure and dose"),
        ("w-drugs", "Drugs: hold and restart"), ("w-home", "Way home"), ("ticks", "To tick"),
    ].map { name, title in "<th scope=\"col\" class=\"\(name)\">\(title)</th>" }

    private func row(_ visit: PlannedVisit) -> Markup {
        guard let request = visit.request else { return reserveRow(visit) }
        return """
            <tr><td>\(times(visit))</td><td>\(team(visit))</td>
            <td><strong>\(request.patient)</strong><div>\(request.id)</div>\(about(request))</td>
            <td>\(procedure(visit, request))</td>
            <td>\(drugs(visit, request))</td>
            <td>\(wayHome(visit, request))</td>
            <td class="ticks">\(Worksheet.ticks)</td></tr>

            """
    }

    /// A place kept free is on the list so that the add-on's facts can be written in.
    private func reserveRow(_ visit: PlannedVisit) -> Markup {
        """
        <tr class="kept"><td>\(times(visit))</td><td>\(team(visit))</td>
        <td><strong>Kept free</strong><div>for an add-on</div></td>
        <td>as long as \(visit.procedure.name ?? visit.procedure.code)</td><td></td><td></td>
        <td class="ticks">\(Worksheet.ticks)</td></tr>

        """
    }

    // MARK: Cells

    private func times(_ visit: PlannedVisit) -> Markup {
        let place = visit.placement
        let intake: Markup = place.intake.map { "<div>intake \($0.start.clock), \($0.nurse)</div>" } ?? .empty
        let discharge: Markup = place.discharge.map { "<div>discharge \($0.start.clock), \($0.nurse)</div>" } ?? .empty
        let bay: Markup = place.bay.map { "<div>bay \($0)</div>" } ?? .empty
        return "<strong>\(visit.times.start.clock)-\(visit.times.roomEnd.clock)</strong>\(intake)\(discharge)\(bay)"
    }

    private func team(_ visit: PlannedVisit) -> Markup {
        let place = visit.placement
        return "<strong>\(place.cArm)</strong><div>\(place.radiologist)</div><div>\(place.technologist)</div>"
    }

    private func about(_ request: Request) -> Markup {
        var lines: [Markup] = []
        if let age = request.age { lines.append("<div>age \(age)</div>") }
        if request.priority != "routine" { lines.append("<div><strong>\(request.priority)</strong></div>") }
        if request.fixed != nil { lines.append("<div>promised place</div>") }
        lines += plan.warnings(for: request.id).map { "<div class=\"alert\">Check: \($0.text)</div>" }
        return Markup(lines)
    }

    private func procedure(_ visit: PlannedVisit, _ request: Request) -> Markup {
        var lines: [Markup] = [
            "<strong>\(visit.procedure.name ?? visit.procedure.code)</strong>",
            "<div>\(RosterWords.sites(of: request, service: visit.procedure.service))</div>",
        ]
        if visit.procedure.service == .spine {
            lines.append("<div>\(Dose.text(sites: request.sites))</div>")
            if let age = request.age, age > Dose.anestheticHintAboveAge {
                lines.append("<div class=\"note\">\(Dose.anestheticHint)</div>")
            }
        }
        return Markup(lines)
    }

    private func drugs(_ visit: PlannedVisit, _ request: Request) -> Markup {
        if request.medications.isEmpty { return "none listed" }
        let holds = eligibility.holds(request)
        return Markup(
            request.medications.map { medication -> Markup in
                if let hold = holds.first(where: { $0.medication == medication }) {
                    return "<div class=\"drug\">\(text(of: hold, visit))</div>"
                }
                return
                    "<div class=\"drug\"><strong>\(medication.name)</strong>: \(withoutHold(medication, visit))</div>"
            })
    }

    private func text(of hold: AppliedHold, _ visit: PlannedVisit) -> Markup {
        let notes = [hold.row.coordinateNote, hold.row.restartNote].compactMap(\.self).map { "; \($0)" }.joined()
        let cleared = hold.row.coordinate ? (hold.medication.cleared ? ", cleared" : ", NOT CLEARED") : ""
        let restart = hold.restart(after: visit.times.stepEnd)
        return """
            <strong>\(hold.medication.name)</strong>: held until \(when(hold.end))\(cleared); \
            restart \(when(restart))\(notes)
            """
    }

    /// An instant that no line breaks in two.
    private func when(_ instant: Instant) -> Markup {
        "<span class=\"when\">\(RosterWords.moment(instant))</span>"
    }

    private func withoutHold(_ medication: Medication, _ visit: PlannedVisit) -> String {
        if plan.scenario.policy.holds.row(for: medication.name) == nil {
            return "not in the hold table: the physician decides"
        }
        return visit.procedure.followsHolds ? "may continue" : "no hold asked for this procedure"
    }

    private func wayHome(_ visit: PlannedVisit, _ request: Request) -> Markup {
        if !visit.procedure.needsDriver { return "none needed" }
        return request.driver.isThere(on: visit.day.weekday)
            ? "driver arranged" : "<span class=\"alert\">NO DRIVER arranged</span>"
    }

    /// The ABCD of a safe start, time-out, walking before the way home, and pain before and after.
    private static let ticks: Markup = """
        <div>\(box("Allergies")) \(box("Blood thinners")) \(box("Consent")) \(box("Driver"))</div>\
        <div>\(box("Time-out")) \(box("Walks")) <span class="blank">Pain before ___ /10</span> \
        <span class="blank">after ___ /10</span></div>
        """

    private static func box(_ name: String) -> Markup {
        "<span class=\"tick\"><span class=\"box\"></span>\(name)</span>"
    }
}

/// The dose of a spine visit: one amount, shared by its sites.
enum Dose {
    /// Milligrams of dexamethasone, or what equals it, in one visit.
    static let milligramsPerVisit = 10

    /// Above this age, in years, local anesthetic is to be looked at.
    static let anestheticHintAboveAge = 65

    static let anestheticHint = "over 65: less local anesthetic? For the physician's review"

    /// `5 mg a site` for two of them.
    static func text(sites: Int) -> String {
        let tenths = milligramsPerVisit * 10 / max(1, sites)
        let amount = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
        return sites == 1
            ? "\(amount) mg dexamethasone-equivalent"
            : "\(amount) mg a site (\(milligramsPerVisit) mg dexamethasone-equivalent in all)"
    }
}
