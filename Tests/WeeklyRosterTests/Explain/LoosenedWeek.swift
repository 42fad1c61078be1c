import Clinic

/// A week of promises in which only some facts are in force, told by where they stand in the scenario; written anew for
/// the tests, so that what the explainer leaves out is left out by other code.
struct LoosenedWeek {
    let scenario: Scenario
    let facts: Set<String>

    /// Everything but the facts is lifted.
    func week() -> Scenario {
        var week = scenario
        week.requests = scenario.requests.filter { $0.fixed != nil && facts.contains("requests \($0.id) fixed") }
        loosenRooms(&week)
        loosenPatients(&week)
        loosenNurses(&week)
        loosenTechnologists(&week)
        loosenRadiologists(&week)
        return week
    }

    private func holds(_ fact: String) -> Bool { facts.contains(fact) }

    private func loosenRooms(_ week: inout Scenario) {
        if !holds("site recovery_bays") { week.site.recoveryBays = 50 }
        for arm in week.site.cArms.indices where !holds("site c_arms \(week.site.cArms[arm].id) closed") {
            week.site.cArms[arm].closed = []
        }
        // A C-arm for each visit, unless the C-arm's rule is in force. Technologists and radiologists are bound to
        // C-arms: where one of their facts is in force visits stay together, which no two that overlap do then.
        guard !facts.contains(where: { $0.hasPrefix("staff technologists") || $0.hasPrefix("staff radiologists") })
        else { return }
        for index in week.requests.indices {
            guard let arm = week.requests[index].fixed?.cArm, !holds("site c_arms \(arm)") else { continue }
            week.site.cArms.append(
                CArm(id: "own \(index)", closed: week.site.cArms.first { $0.id == arm }?.closed ?? []))
            week.requests[index].fixed?.cArm = "own \(index)"
        }
    }

    private func loosenPatients(_ week: inout Scenario) {
        for index in week.requests.indices where !holds("requests patient \(week.requests[index].patient)") {
            week.requests[index].patient = "alone \(index)"
        }
    }

    private func loosenNurses(_ week: inout Scenario) {
        if !holds("policy intake_max_wait") { week.policy.intakeMaxWait = 120 }
        if !holds("policy discharge_max_wait") { week.policy.dischargeMaxWait = 120 }
        let day = [ClockSpan(0, 1440)]
        for who in week.staff.nurses.indices {
            for weekday in Weekday.allCases
            where !holds("staff nurses \(week.staff.nurses[who].id) hours \(weekday.rawValue)") {
                week.staff.nurses[who].hours[weekday.index] = day
            }
        }
        guard !holds("staff nurses") else { return }
        for number in 0..<2 * week.requests.count {
            week.staff.nurses.append(Nurse(id: "extra n\(number)", hours: Array(repeating: day, count: 7)))
        }
    }

    private func loosenTechnologists(_ week: inout Scenario) {
        let names = week.sessions.map(\.name)
        for who in week.staff.technologists.indices {
            let person = week.staff.technologists[who]
            let input = "staff technologists \(person.id)"
            week.staff.technologists[who].sessions = names.filter {
                person.sessions.contains($0) || !holds("\(input) sessions \($0)")
            }
            if !holds("\(input) max_sessions") { week.staff.technologists[who].maxSessions = nil }
            if !holds("\(input) spine") { week.staff.technologists[who].spine = true }
        }
        guard !holds("staff technologists") else { return }
        for number in week.requests.indices {
            week.staff.technologists.append(Technologist(id: "extra t\(number)", spine: true, sessions: names))
        }
    }

    private func loosenRadiologists(_ week: inout Scenario) {
        let names = week.sessions.map(\.name)
        let skills = week.procedures.map(\.skill)
        for who in week.staff.radiologists.indices {
            let person = week.staff.radiologists[who]
            let input = "staff radiologists \(person.id)"
            week.staff.radiologists[who].sessions = names.filter {
                person.sessions.contains($0) || !holds("\(input) sessions \($0)")
            }
            week.staff.radiologists[who].skills += skills.filter { !holds("\(input) skills \($0)") }
            if !holds("\(input) max_sessions") { week.staff.radiologists[who].maxSessions = names.count }
            if !holds("\(input) max_spine_minutes") { week.staff.radiologists[who].maxSpineMinutes = nil }
        }
        guard !holds("staff radiologists") else { return }
        for number in week.requests.indices {
            week.staff.radiologists.append(
                Radiologist(id: "extra r\(number)", skills: skills, sessions: names, maxSessions: names.count))
        }
    }
}
