import Clinic

/// The parts of the page that are lists: warnings, requests without a place, calls, the objective.
struct PageSections {
    let plan: WeekPlan

    /// Promised visits that a gate forbids, and what the scenario does not know; empty where there is neither.
    func warnings() -> Markup {
        let kept = plan.roster.warnings.map { entry -> Markup in
            let reasons = entry.reasons.map(\.text).joined(separator: "; ")
            return "<li><strong>\(entry.request)</strong> keeps its promised place all the same: \(reasons).</li>"
        }
        let unknown = plan.strangers.map { id -> Markup in
            "<li><strong>\(id)</strong> is placed by the roster, but the scenario does not have it.</li>"
        }
        let items = kept + unknown
        if items.isEmpty { return .empty }
        return "<section class=\"warnings\"><h2>Warnings</h2><ul>\(items)</ul></section>\n"
    }

    /// Of an impossible week, the promises that cannot be kept.
    func promises() -> Markup {
        let items = RosterWords.promises(of: plan.roster, in: plan.scenario).map { "<li>\($0)</li>" as Markup }
        return items.isEmpty ? .empty : "<section><h2>Promised</h2><ul>\(items)</ul></section>\n"
    }

    /// Who is not scheduled, in groups by what would help, with the date on which that changes.
    func waiting() -> Markup {
        let all = WaitingRequest.all(of: plan.roster, in: plan.scenario)
        if all.isEmpty { return "<section><h2>Not scheduled</h2><p>Nobody: every request has a place.</p></section>\n" }
        let groups = WaitingRequest.Obstacle.allCases.map { obstacle -> Markup in
            let group = all.filter { $0.obstacle == obstacle }
            if group.isEmpty { return .empty }
            return """
                <tbody><tr><th colspan="6" class="group" scope="rowgroup">\(obstacle.title) (\(group.count))</th></tr>
                \(group.map(row))</tbody>
                """
        }
        return """
            <section><h2>Not scheduled</h2>
            <table><thead><tr><th scope="col">Request</th><th scope="col">Patient</th><th scope="col">Priority</th>\
            <th scope="col">Procedure</th><th scope="col">Possible from</th><th scope="col">Why</th></tr></thead>
            \(groups)</table></section>

            """
    }

    private func row(_ waiting: WaitingRequest) -> Markup {
        let request = waiting.request
        return """
            <tr><td>\(waiting.id)</td><td>\(request?.patient ?? "-")</td><td>\(request?.priority ?? "-")</td>\
            <td>\(request?.procedure ?? "-")</td><td>\(waiting.possibleFrom)</td>\
            <td>\(waiting.reasonText)</td></tr>

            """
    }

    /// Whom to call when; a call that found no gap says so.
    func calls() -> Markup {
        let all = DatedCall.all(of: plan)
        if all.isEmpty { return .empty }
        let rows = all.map { dated -> Markup in
            let time: Markup = dated.call.task.map { "\($0.start.clock)" } ?? "<strong>no gap</strong>"
            return """
                <tr><td>\(dated.day.map(RosterWords.date) ?? "not known")</td><td>\(time)</td>\
                <td>\(dated.call.task?.nurse ?? "-")</td><td>\(dated.call.patient)</td><td>\(dated.call.request)</td>\
                <td>day \(dated.call.day)</td><td class="answer"></td></tr>

                """
        }
        return """
            <section><h2>Calls to make</h2>
            <table><thead><tr><th scope="col">Day</th><th scope="col">Time</th><th scope="col">Nurse</th>\
            <th scope="col">Patient</th><th scope="col">Injection</th><th scope="col">After it</th>\
            <th scope="col">Answer</th></tr></thead>
            <tbody>\(rows)</tbody></table></section>

            """
    }

    /// What the roster costs, term by term; empty where the week is impossible.
    func objective() -> Markup {
        guard let terms = plan.roster.terms, let objective = plan.roster.objective else { return .empty }
        let weights = plan.scenario.policy.weights
        let rows = Term.allCases.map { term -> Markup in
            """
            <tr><td>\(RosterWords.name(of: term))</td><td class="key">\(term.rawValue)</td>\
            <td class="number">\(weights[term])</td><td class="number">\(terms[term])</td></tr>

            """
        }
        let bound: Markup =
            plan.roster.bound.map {
                "<tr><td colspan=\"3\">Proven: no roster costs less than</td><td class=\"number\">\($0)</td></tr>"
            } ?? .empty
        return """
            <section><h2>What the week costs</h2>
            <table class="narrow"><thead><tr><th scope="col">Term</th><th scope="col">Key</th>\
            <th scope="col" class="number">Weight</th><th scope="col" class="number">Points</th></tr></thead>
            <tbody>\(rows)</tbody>
            <tfoot><tr><td colspan="3"><strong>In all</strong></td>\
            <td class="number"><strong>\(objective)</strong></td></tr>\(bound)</tfoot></table></section>

            """
    }
}
