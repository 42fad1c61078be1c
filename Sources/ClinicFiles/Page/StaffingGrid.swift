import Clinic

/// Who works where: a table of C-arms by sessions of the week.
struct StaffingGrid {
    let plan: WeekPlan

    func table() -> Markup {
        let days = plan.scenario.openDays
        let halves = plan.scenario.site.halves.count
        let dayTitles = days.map { day -> Markup in
            "<th colspan=\"\(halves)\" scope=\"colgroup\">\(day.weekday.fullName)<small>\(RosterWords.longDate(day))</small></th>"
        }
        let halfTitles = plan.scenario.sessions.map { session -> Markup in
            "<th scope=\"col\">\(session.name.half)<small>\(session.start.clock)-\(session.end.clock)</small></th>"
        }
        let rows = plan.scenario.site.cArms.map { cArm -> Markup in
            let cells = plan.scenario.sessions.map { cell($0, cArm) }
            return "<tr><th scope=\"row\">\(name(of: cArm))</th>\(cells)</tr>\n"
        }
        return """
            <table class="grid"><thead><tr><th rowspan="2" scope="col" class="corner">C-arm</th>\(dayTitles)</tr>
            <tr>\(halfTitles)</tr></thead>
            <tbody>\(rows)</tbody></table>

            """
    }

    private func name(of cArm: CArm) -> Markup {
        guard let name = cArm.name else { return "\(cArm.id)" }
        return "\(name)<small>\(cArm.id)</small>"
    }

    private func cell(_ session: Session, _ cArm: CArm) -> Markup {
        let closures = cArm.closed.filter { $0.from < session.end && session.start < $0.to }.map { closure -> Markup in
            let reason = closure.reason.map { ", \($0)" } ?? ""
            let (from, to) = (max(closure.from, session.start).clock, min(closure.to, session.end).clock)
            return "<div class=\"note\">closed \(from)-\(to)\(reason)</div>"
        }
        guard let staffing = plan.staffing(of: session.name, cArm: cArm.id) else {
            return "<td class=\"empty\">\(closures.isEmpty ? "not staffed" : Markup(closures))</td>"
        }
        let visits = plan.visits(in: session, cArm: cArm.id)
        let free = visits.count(where: \.isKeptFree)
        let trainee: Markup = staffing.trainee.map { "<div>trainee \($0)</div>" } ?? .empty
        let kept: Markup = free == 0 ? .empty : "<div class=\"note\">\(free) kept free</div>"
        return """
            <td><div class="lead">\(staffing.radiologist)</div><div>lead \(staffing.technologist)</div>\(trainee)\
            <div>\(RosterWords.count(visits.count - free, "visit"))</div>\(kept)\(closures)</td>
            """
    }
}
