import ClinicFiles
import Testing

/// One thing that is spoiled, and what must be said of it.
struct Spoiled: Sendable, CustomTestStringConvertible {
    /// What stands in the sample.
    var part: String
    /// What stands there instead.
    var other: String
    /// The key path that the problem must name.
    var path: String
    /// A part of its message.
    var says: String
    /// A part of its fix.
    var fix: String?

    init(_ part: String, _ other: String, _ path: String, _ says: String, fix: String? = nil) {
        self.part = part
        self.other = other
        self.path = path
        self.says = says
        self.fix = fix
    }

    var testDescription: String { other }
}

@Suite("A wrong value in a scenario")
struct BadValueTests {
    static let cases = head + site + people + procedures + policy + requests

    static let head = [
        Spoiled("fluoro-scenario/1", "fluoro-scenario/2", "format", "'fluoro-scenario/2' is no format", fix: "/1"),
        Spoiled("name: sample\n", "name:\n", "name", "has no value"),
        Spoiled("name: sample\n", "name: 12\n", "name", "12 is a number", fix: "\"12\""),
        Spoiled("name: sample\n", "name: no\n", "name", "'no' is not plainly a text", fix: "\"no\""),
        Spoiled("week: 2026-11-30", "week: 2026-12-01", "week", "is a Tuesday", fix: "2026-11-30"),
        Spoiled("week: 2026-11-30", "week: 2026-11-31", "week", "'2026-11-31' is no date", fix: "2026-03-01"),
        Spoiled("planning_date: 2026-11-26", "planning_date: 2026-12-07", "planning_date", "after the week"),
        Spoiled("planning_date: 2026-11-26", "planning_date: 26.11.2026", "planning_date", "'26.11.2026' is no date"),
    ]

    static let site = [
        Spoiled("America/Chicago", "Chicago", "site.time_zone", "'Chicago' is no time zone"),
        Spoiled("grid_minutes: 5", "grid_minutes: 0", "site.grid_minutes", "0 is out of range"),
        Spoiled("grid_minutes: 5", "grid_minutes: 5.0", "site.grid_minutes", "5.0 is not a whole number"),
        Spoiled("open_days: [mon,", "open_days: [Monday,", "site.open_days[0]", "'Monday' is not allowed"),
        Spoiled("closed_dates: [2026-12-02]", "closed_dates: [2026-02-29]", "site.closed_dates[0]", "no date"),
        Spoiled(
            "am: [\"08:00\", \"12:00\"]", "am: [\"08:02\", \"12:00\"]", "site.halves.am", "'08:02' is not on the grid"),
        Spoiled("am: [\"08:00\", \"12:00\"]", "am: [\"12:00\", \"08:00\"]", "site.halves.am", "not before"),
        Spoiled("am: [\"08:00\", \"12:00\"]", "am: [\"8:00\", \"12:00\"]", "site.halves.am", "'8:00' is no time"),
        Spoiled("am: [\"08:00\", \"12:00\"]", "am: [480, 720]", "site.halves.am", "480 is no time"),
        Spoiled(
            "am: [\"08:00\", \"12:00\"]", "am: [\"08:00\", \"13:05\"]", "site.halves.pm", "before 'am' ends at 13:05"),
        Spoiled("recovery_bays: 3", "recovery_bays: -1", "site.recovery_bays", "-1 is negative"),
        Spoiled("recovery_bays: 3", "recovery_bays: 99999999999999999999", "site.recovery_bays", "out of range"),
        Spoiled("{id: c2}", "{id: c1}", "site.c_arms[1].id", "'c1' is used twice, first in line 16"),
        Spoiled("to: 2026-12-01T12:00", "to: 2026-12-01T07:00", "site.c_arms[0].closed[0]", "not after its begin"),
        Spoiled("to: 2026-12-01T12:00", "to: 2026-12-01", "site.c_arms[0].closed[0].to", "no date with a time"),
        Spoiled("to: 2026-12-01T12:00", "to: 2026-12-01T24:00", "site.c_arms[0].closed[0].to", "no date with a time"),
    ]

    static let people = [
        Spoiled(
            "[mon/am, tue/pm], max_s", "[mon/am, tue/eve], max_s", "staff.radiologists[0].sessions[1]", "no half 'eve'"),
        Spoiled(
            "[mon/am, tue/pm], max_s", "[monam], max_s", "staff.radiologists[0].sessions[0]", "'monam' is no session"),
        Spoiled("max_sessions: 2,", "max_sessions: two,", "staff.radiologists[0].max_sessions", "not a whole number"),
        Spoiled("max_sessions: 2, ", "", "staff.radiologists[0].max_sessions", "is missing"),
        Spoiled("spine: true", "spine: yes", "staff.technologists[0].spine", "not plainly a truth value", fix: "true"),
        Spoiled("spine: true", "spine: 1", "staff.technologists[0].spine", "1 is not a truth value"),
        Spoiled("id: t2", "id: t1", "staff.technologists[1].id", "'t1' is used twice"),
        Spoiled("[\"07:30\", \"12:15\"]", "[\"07:30\"]", "staff.nurses[0].hours.mon[0]", "not two times"),
        Spoiled("tue: [[\"12:00\"", "tues: [[\"12:00\"", "staff.nurses[0].hours.tues", "no key", fix: "'tue'"),
    ]

    static let procedures = [
        Spoiled("code: joint\n", "code: lumbar-tfesi\n", "procedures[1].code", "used twice, first in line 31"),
        Spoiled("service: spine\n", "service: spin\n", "procedures[0].service", "'spin' is not allowed", fix: "spine"),
        Spoiled("intake: 10", "intake: -5", "procedures[0].minutes.intake", "-5 is negative"),
        Spoiled("intake: 10", "intake: 7", "procedures[0].minutes.intake", "not on the grid of 5", fix: "5 and 10"),
        Spoiled("procedure: 20", "procedure: 0", "procedures[0].minutes.procedure", "0 is out of range"),
        Spoiled(", discharge: 5}", "}", "procedures[0].minutes.discharge", "is missing"),
        Spoiled("extra_minutes: 10", "extra_minutes: 12", "procedures[0].extra_minutes", "not on the grid"),
        Spoiled(
            "extra_minutes: 10", "extra_minute: 10", "procedures[0].extra_minute", "no key", fix: "'extra_minutes'"),
    ]

    static let policy = [
        Spoiled(
            "{procedure: lumbar-tfesi, p", "{procedure: lumbar-tfsi, p", "policy.addon_reserve.procedure",
            "no procedure", fix: "'lumbar-tfesi'"),
        Spoiled("soon: 0.125", "son: 0.125", "policy.addon_arrivals.son", "no key", fix: "'soon'"),
        Spoiled("soon: 0.125", "soon: -0.125", "policy.addon_arrivals.soon", "negative"),
        Spoiled("soon: 0.125", "soon: 61", "policy.addon_arrivals.soon", "not a number from 0 to 60"),
        Spoiled("soon: 0.125", "soon: often", "policy.addon_arrivals.soon", "not a number"),
        Spoiled("intake_max_wait: 15", "intake_max_wait: -15", "policy.intake_max_wait", "negative"),
        Spoiled("days: [2, 7]", "days: [2, seven]", "policy.follow_up_calls.days[1]", "not a whole number"),
        Spoiled("urgent: 4.5", "urgent: 4.0005", "policy.priorities.urgent", "at most three decimals"),
        Spoiled("urgent: 4.5", "urgent: -1", "policy.priorities.urgent", "negative"),
        Spoiled("urgent: 4.5", "urgent: .nan", "policy.priorities.urgent", "not a number"),
        Spoiled("wait_day: 2.125", "wait_day: 1000001", "policy.weights.wait_day", "not a number from 0 to 1000000"),
        Spoiled("wait_day: 2.125", "wait_days: 2", "policy.weights.wait_days", "no key", fix: "'wait_day'"),
        Spoiled("wait_day: 2.125", "beauty: 2", "policy.weights.beauty", "no key", fix: "unscheduled"),
        Spoiled("hours: 96.5", "hours: 96.51", "policy.holds.coumadin.hours", "not whole minutes"),
        Spoiled("hours: 36", "hours: -36", "policy.holds.ginkgo.hours", "not a number of hours from 0"),
        Spoiled("{hours: 36}", "36", "policy.holds.ginkgo", "keys with values were expected"),
        Spoiled("service: spine, date", "service: neck, date", "history[0].service", "'neck' is not allowed"),
    ]

    static let requests = [
        Spoiled("id: q002", "id: q001", "requests[1].id", "'q001' is used twice, first in line 57"),
        Spoiled("patient: P-0002, ", "", "requests[1].patient", "is missing"),
        Spoiled("procedure: joint, bil", "procedure: knee, bil", "requests[1].procedure", "'knee' is no procedure"),
        Spoiled("levels: 2", "levels: 3", "requests[0].levels", "3 sites in one visit", fix: "at most 2"),
        Spoiled("levels: 2", "levels: 0", "requests[0].levels", "0 is out of range"),
        Spoiled("levels: 2", "levels: 2\n    bilateral: true", "requests[0].levels", "4 sites in one visit"),
        Spoiled("priority: soon", "priority: urgnt", "requests[0].priority", "no priority", fix: "'urgent'"),
        Spoiled("guidance: ct", "guidance: mr", "requests[2].guidance", "'mr' is not allowed"),
        Spoiled("received: 2026-11-20", "received: lately", "requests[0].received", "'lately' is no date"),
        Spoiled("due: 2026-12-04", "due: 2026-02-30", "requests[0].due", "'2026-02-30' is no date"),
        Spoiled("due: 2026-12-04", "due: 2026-12-04T10:00", "requests[0].due", "is no date"),
        Spoiled("due: 2026-12-04", "deu: 2026-12-04", "requests[0].deu", "no key", fix: "'due'"),
        Spoiled(
            "authorization: pending", "authorization: soon", "requests[1].authorization", "no date", fix: "pending"),
        Spoiled("driver: true}", "driver: }", "requests[1].driver", "has no value"),
        Spoiled("driver: true}", "driver: maybe}", "requests[1].driver", "way home"),
        Spoiled("driver: [mon, tue]", "driver: [mon, day]", "requests[0].driver[1]", "'day' is not allowed"),
        Spoiled(
            "preferred_radiologist: r1", "preferred_radiologist: r7", "requests[0].preferred_radiologist",
            "'r7' is no radiologist"),
        Spoiled("preferred_half: am", "preferred_half: noon", "requests[0].preferred_half", "'noon' is no half"),
        Spoiled("age: 71", "age: 710", "requests[0].age", "710 is out of range"),
        Spoiled("age: 71", "age: true", "requests[0].age", "true is not a whole number"),
        Spoiled("bleeding_risk: high", "bleeding_risk: medium", "requests[0].bleeding_risk", "'medium' is not allowed"),
        Spoiled("last_dose: 2026-11-24,", "last_dose: 2026-13-24,", "requests[0].medications[0].last_dose", "no date"),
        Spoiled(
            "last_dose: 2026-11-24,", "last_doze: 2026-11-24,", "requests[0].medications[0].last_doze", "no key",
            fix: "'last_dose'"),
        Spoiled("{name: warfarin,", "{", "requests[0].medications[0].name", "is missing"),
        Spoiled("cleared: true", "cleared: \"true\"", "requests[0].medications[0].cleared", "not a truth value"),
        Spoiled(
            "thromboembolic_risk: high", "thromboembolic_risk: 3", "requests[0].medications[1].thromboembolic_risk",
            "number, not a text"),
        Spoiled("c_arm: c2", "c_arm: c9", "requests[2].fixed.c_arm", "'c9' is no C-arm", fix: "c1, c2"),
        Spoiled(
            "start: 2026-11-30T08:30", "start: 2026-11-30T08:32", "requests[2].fixed.start",
            "'08:32' is not on the grid", fix: "08:30 and 08:35"),
        Spoiled("start: 2026-11-30T08:30", "start: 2026-12-07T08:30", "requests[2].fixed.start", "not in the week"),
        Spoiled("[mon/am, tue/pm]\n", "[mon/am, tue/pn]\n", "requests[0].sessions[1]", "no half 'pn'", fix: "am, pm"),
        Spoiled("sessions: [],", "sessions: mon/am,", "requests[2].sessions", "where a list was expected"),
    ]

    @Test("is told once, with its line, key path, value and fix", arguments: cases)
    func isTold(spoiled: Spoiled) throws {
        let line = try SampleScenario.line(of: spoiled.part)
        let problems = SampleScenario.problems(in: try SampleScenario.replacing(spoiled.part, with: spoiled.other))
        let problem = try #require(problems.first)
        #expect(problems.count == 1, "\(problems)")
        #expect(problem.file == "week.yaml")
        #expect(problem.path == spoiled.path)
        // A fault of halves that overlap shows in the line after.
        #expect(problem.line == (spoiled.path == "site.halves.pm" ? line + 1 : line))
        #expect(problem.message.contains(spoiled.says), "\(problem)")
        if let fix = spoiled.fix { #expect(problem.fix?.contains(fix) == true, "\(problem)") }
    }
}
