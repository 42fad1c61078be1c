import Clinic
import ClinicFiles
import Foundation
import TestSupport
import Testing

@Suite("Repair files")
struct RepairFileTests {
    private typealias Morning = RepairMorning

    private static let json = """
        {
          "format": "fluoro-repair/1", "scenario": "repair-morning", "now": "2026-12-08T08:45",
          "events": [
            {"kind": "c_arm", "id": "c1", "from": "2026-12-08T09:00", "to": "2026-12-08T12:00", "reason": "tube"},
            {"kind": "session", "id": "thu/am"}
          ]
        }
        """

    private func problems(_ text: String) -> [String] {
        do {
            _ = try RepairFile.parse(text, name: "events", of: Morning.scenario())
            return []
        } catch {
            return error.problems.map(\.description)
        }
    }

    @Test("Events are read from JSON and from YAML alike")
    func reading() throws {
        let yaml = """
            format: fluoro-repair/1
            scenario: repair-morning
            now: 2026-12-08T08:45
            events:
              - {kind: c_arm, id: c1, from: 2026-12-08T09:00, to: 2026-12-08T12:00, reason: tube}
              - {kind: session, id: thu/am}
            """
        for text in [Self.json, yaml] {
            let order = try RepairFile.parse(text, name: "events", of: Morning.scenario())
            #expect(order.now == Morning.at(8, 45))
            #expect(
                order.events == [
                    RepairEvent(.cArm, "c1", from: Morning.at(9, 0), to: Morning.at(12, 0), reason: "tube"),
                    RepairEvent(
                        .session, "thu/am", from: Morning.thursday.at(minute: 480), to: Morning.thursday.at(minute: 720)
                    ),
                ])
        }
    }

    @Test("Every fault is told at once, each with its line and what would be right")
    func faults() {
        let text = """
            format: fluoro-repair/1
            scenario: other
            now: 2026-12-08
            events:
              - {kind: c-arm, id: c1, from: 2026-12-08T09:00, to: 2026-12-08T12:00}
              - {kind: radiologist, id: r9, from: 2026-12-08T09:00, to: 2026-12-08T12:00}
              - {kind: nurse, id: n1, from: 2026-12-08T12:00, to: 2026-12-08T09:00}
              - {kind: session, id: wed/am}
              - {kind: session, id: tue/am, from: 2026-12-08T09:00}
              - {kind: nurse, id: n1, from: 2026-12-15T09:00, to: 2026-12-15T10:00}
              - {kind: nurse, from: 2026-12-08T09:00}
            """
        #expect(
            problems(text) == [
                "events:2: scenario: 'other' is not the scenario that is to be repaired; its name is 'repair-morning'",
                "events:3: now: '2026-12-08' is no date with a time; one looks like 2026-03-01T08:30",
                "events:5: events[0].kind: 'c-arm' is not allowed here; did you mean c_arm?",
                "events:6: events[1].id: 'r9' is no radiologist of the scenario; there is r1, r2",
                "events:7: events[2].to: the event ends at 2026-12-08T09:00, not after its begin 2026-12-08T12:00; "
                    + "begin before the end",
                "events:8: events[3].id: 'wed/am' is no session held in this week of the scenario; there is tue/am, "
                    + "thu/am",
                "events:9: events[4].from: a session has its own times; leave it out, or name the C-arms",
                "events:10: events[5].from: the event lies outside the week; the week is 2026-12-07 to 2026-12-13",
                "events:11: events[6].id: is missing", "events:11: events[6].to: is missing",
            ])
    }

    @Test("No events, another format and a week that is over are refused")
    func heads() {
        #expect(
            problems("format: fluoro-roster/1\nscenario: repair-morning\nnow: 2026-12-08T08:45\nevents: []").count == 2)
        let over = Self.json.replacingOccurrences(of: "2026-12-08T08:45", with: "2026-12-14T00:00")
        #expect(problems(over).first?.contains("the week is over") == true)
    }

    /// The roster as it was, for a repair that changes nothing but q3, see `HandRepairTests`.
    private func answer() -> RepairAnswer {
        let event = RepairEvent(.cArm, "c1", from: Morning.at(8, 45), to: Morning.at(12, 0), reason: "tube")
        let week = Morning.week(now: Morning.at(8, 45), [event])
        var roster = week.roster
        roster.appointments.removeAll { $0.request == "q3" }
        roster.appointments.append(Morning.visit("q3", "c2", Morning.at(9, 20)))
        return RepairAnswer(
            week, roster: DayRevision(week.scenario).finish(roster, after: week.roster, now: week.now),
            bound: Points(40))
    }

    @Test("The answer has the contract's keys in their order, and its roster reads back")
    func writing() throws {
        let text = RepairFile.json(answer())
        let top = text.split(separator: "\n").filter { $0.hasPrefix(" \"") }.map { $0.split(separator: "\"")[1] }
        #expect(
            top == ["format", "scenario", "now", "events", "status", "cost", "bound", "parts", "changes", "roster"])
        #expect(text.contains("\"status\": \"feasible\",\n \"cost\": 47,\n \"bound\": 40,"))
        #expect(
            text.contains("{\"roster\": 43, \"moved_day\": 0, \"moved_time\": 0, \"changed_radiologist\": 4}"))
        #expect(
            text.contains(
                "{\"request\": \"q3\", \"patient\": \"P-0003\", \"change\": \"radiologist\", \"cost\": 4, \"event\": 0, "
                    + "\"text\": \"c1 is down 08:45 to 12:00 (tube)\", \"old\": {\"request\": \"q3\", \"c_arm\": \"c1\""
            ))
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let roster = try JSONSerialization.data(withJSONObject: try #require(object["roster"]))
        let read = try RosterFile.parse(String(decoding: roster, as: UTF8.self), name: "roster")
        #expect(read.appointments.count == 6 && read.status == .feasible)
    }

    @Test("An infeasible answer ends with its conflict")
    func infeasible() {
        let week = Morning.week(now: Morning.at(8, 45), [])
        let text = RepairFile.json(RepairAnswer(week, conflict: ["q5"]))
        #expect(text.hasSuffix(" \"status\": \"infeasible\",\n \"conflict\": [\"q5\"]\n}\n"))
        #expect(!text.contains("\"cost\"") && !text.contains("\"roster\""))
    }

    @Test("The telephone list names old place, new place and why, and what it costs")
    func text() throws {
        let event = RepairEvent(.cArm, "c1", from: Morning.at(8, 45), to: Morning.at(12, 0), reason: "tube")
        let week = Morning.week(now: Morning.at(8, 45), [event])
        let text = RepairText(week, answer(), width: 120, color: false).text()
        #expect(text.contains("Tue 08 09:20 c1 r1  Tue 08 09:20 c2 r2  P-0003"))
        #expect(text.contains("c1 is down 08:45 to 12:00 (tube)"))
        #expect(text.contains("Cost 47 points: the roster 43 (before: 43); another radiologist 4."))
        #expect(text.contains("at most 7 points above the cheapest repair"))
    }

    @Test("Prices of repairs are read from the policy, and written where they are the site's own")
    func prices() throws {
        let scenario = Morning.scenario {
            $0.policy.repair = RepairPrices(
                movedDay: Points(90), movedTime: Points(10), changedRadiologist: Points(millionths: 500_000))
        }
        let text = ScenarioFile.write(scenario)
        #expect(text.contains("repair: {moved_day: 90, changed_radiologist: 0.5}"))
        #expect(try ScenarioFile.parse(text, name: "week").policy.repair == scenario.policy.repair)
        let plain = ScenarioFile.write(Morning.scenario())
        #expect(!plain.contains("repair:"))
        #expect(try ScenarioFile.parse(plain, name: "week").policy.repair == .defaults)
    }
}
