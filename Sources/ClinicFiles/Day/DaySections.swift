import Clinic

/// The parts of a day's page that are lists: who is where, who works where, places kept free, calls.
struct DaySections {
    let view: DayView

    /// The day's patients in groups by status.
    func patients() -> Markup {
        let groups = DayView.statusOrder.map { status -> Markup in
            let visits = view.visits(status)
            if visits.isEmpty { return .empty }
            let name = DayWords.name(of: status)
            let title = name.prefix(1).uppercased() + name.dropFirst()
            return """
                <tbody><tr><th colspan="8" class="group" scope="rowgroup">\(title) (\(visits.count))</th></tr>
                \(visits.map(row))</tbody>

                """
        }
        let rows = Markup(groups)
        if rows.isEmpty { return "<section><h2>Who is where</h2><p>No visits.</p></section>\n" }
        return """
            <section><h2>Who is where</h2>
            <div class="wide"><table class="patients"><thead><tr><th scope="col">Since</th><th scope="col">Patient</th>\
            <th scope="col">Request</th><th scope="col">C-arm</th><th scope="col">Room, as planned</th>\
            <th scope="col">Intake, check</th><th scope="col">Bay</th><th scope="col">Remark</th></tr></thead>
            \(rows)</table></div></section>

            """
    }

    private func row(_ visit: DayVisit) -> Markup {
        let (place, times) = (visit.planned.placement, visit.planned.times)
        let remark = DayWords.remark(on: visit, at: view.now)
        let tasks = [place.intake, place.discharge].compactMap(\.self).map { "\($0.start.clock) \($0.nurse)" }
        return """
            <tr><td>\(DayWords.since(visit.progress))</td>\
            <td><strong>\(visit.planned.request?.patient ?? "-")</strong></td>\
            <td>\(visit.planned.label), \(DayWords.about(visit, in: view))</td>\
            <td>\(place.cArm), \(place.radiologist)</td><td>\(times.start.clock)-\(times.roomEnd.clock)</td>\
            <td>\(tasks.joined(separator: ", "))</td><td>\(place.bay.map(String.init) ?? "-")</td>\
            <td>\(remark.map { "<strong>\($0)</strong>" } ?? .empty)</td></tr>

            """
    }

    /// Places that an add-on can still have, and those that are past.
    func keptFree() -> Markup {
        let items = view.keptFree.map { visit -> Markup in
            let (place, times) = (visit.planned.placement, visit.planned.times)
            let over: Markup = visit.isOver ? " (over)" : .empty
            return """
                <li><strong>\(times.start.clock)-\(times.roomEnd.clock)</strong> on \(place.cArm) with \
                \(place.radiologist), as long as \(visit.planned.procedure.code)\(over)</li>
                """
        }
        if items.isEmpty { return .empty }
        return "<section><h2>Kept free for add-ons</h2><ul>\(items)</ul></section>\n"
    }

    /// Who works where, and what the plan has them do now and next.
    func people() -> Markup {
        let people = view.people
        if people.isEmpty { return .empty }
        let rows = people.map { person -> Markup in
            let tasks: Markup =
                view.now.map { now in
                    "<td>\(self.now(person, now))</td><td>\(next(person, now))</td>"
                } ?? .empty
            return """
                <tr><td><strong>\(person.id)</strong></td><td>\(person.role)</td><td>\(person.place)</td>\(tasks)</tr>

                """
        }
        let titles: Markup =
            view.now.map { "<th scope=\"col\">At \($0.clock), as planned</th><th scope=\"col\">Next</th>" } ?? .empty
        return """
            <section><h2>Who works where</h2>
            <table><thead><tr><th scope="col">Person</th><th scope="col">Role</th><th scope="col">Place</th>\
            \(titles)</tr></thead>
            <tbody>\(rows)</tbody></table></section>

            """
    }

    private func now(_ person: DayPerson, _ now: Instant) -> String {
        person.task(at: now).map { "\($0.text) until \($0.end.clock)" } ?? "-"
    }

    private func next(_ person: DayPerson, _ now: Instant) -> String {
        person.next(after: now).map { "\($0.start.clock) \($0.text)" } ?? "-"
    }

    /// Calls of the day and those that should have been made before it.
    func calls() -> Markup {
        let calls = view.calls
        if calls.isEmpty { return .empty }
        let rows = calls.map { call -> Markup in
            let task = call.dated.call.task
            let state = DayWords.state(of: call, on: view.day)
            let mark: Markup = call.done == nil ? "<span class=\"box\"></span>\(state)" : "\(state)"
            let time = call.isOverdue ? "-" : task?.start.clock ?? "no gap"
            return """
                <tr><td>\(time)</td><td>\(task?.nurse ?? "-")</td><td>\(call.dated.call.patient)</td>\
                <td>\(call.dated.call.request)</td><td>day \(call.dated.call.day)</td><td>\(mark)</td>\
                <td class="answer"></td></tr>

                """
        }
        return """
            <section><h2>Calls due</h2>
            <table><thead><tr><th scope="col">Time</th><th scope="col">Nurse</th><th scope="col">Patient</th>\
            <th scope="col">Injection</th><th scope="col">After it</th><th scope="col">Done</th>\
            <th scope="col">Answer</th></tr></thead>
            <tbody>\(rows)</tbody></table></section>

            """
    }

    /// What is to be looked at before a patient comes: promises against the rules, and what nobody can resolve.
    func warnings() -> Markup {
        let today = Set(view.visits.compactMap(\.planned.request?.id))
        let kept = view.plan.roster.warnings.filter { today.contains($0.request) }.map { entry -> Markup in
            "<li><strong>\(entry.request)</strong>: \(entry.reasons.map(\.text).joined(separator: "; ")).</li>"
        }
        let unknown = (view.plan.strangers + view.strangers).map { id -> Markup in
            "<li><strong>\(id)</strong> has or had a place, but the scenario does not have it.</li>"
        }
        let items = kept + unknown
        if items.isEmpty { return .empty }
        return "<section class=\"warnings\"><h2>Warnings</h2><ul>\(items)</ul></section>\n"
    }
}
