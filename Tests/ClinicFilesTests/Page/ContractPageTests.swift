import Clinic
import TestSupport
import Testing

@testable import ClinicFiles

@Suite("Pages of the contract's weeks", .enabled(if: ContractFolder.isThere, Comment(rawValue: ContractFolder.absence)))
struct ContractPageTests {
    /// q1 of the example is in the room on Tuesday 08:00 to 08:40. Its only half is 08:00 to 12:00, the first intake
    /// 07:50 and the last check ends at 12:15: the window is 07:30 to 12:30, 300 minutes on 1080 units, 3.6 a minute.
    @Test("The day example is drawn whole and to scale")
    func dayExample() throws {
        let folder = ContractFolder.path
        let scenario = try ScenarioFile.read(path: folder + "/day-examples/scenario.yaml")
        let roster = try RosterFile.read(path: folder + "/day-examples/roster.json")
        let page = try ParsedPage(WeekPage(scenario: scenario, roster: roster, generatedBy: "fluoro").html())
        for id in ["q1", "q2", "q3", "q4", "q5", "q6"] {
            #expect(page.rects(lane: "c1", visit: id).count == 1, "\(id)")
            #expect(page.rects(lane: "r1", visit: id).count == 1, "\(id)")
        }
        #expect(page.rects(lane: "c1", visit: "kept free").count == 2)
        let first = try #require(page.rects(lane: "c1", visit: "q1").first)
        #expect(first.attributes["x"] == "228")
        #expect(first.attributes["width"] == "144")
        #expect(page.all("figure").count == 2)
        #expect(page.all("section") { $0.attributes["class"] == "worksheet" }.count == 2)
    }

    @Test("A week without a roster is a page and a text all the same", arguments: ContractFolder.weekFiles)
    func everyScenario(path: String) throws {
        let scenario = try ScenarioFile.read(path: path)
        var roster = Roster(scenario: scenario.name, week: scenario.week, status: .feasible)
        roster.unscheduled = scenario.requests.map {
            RequestReasons(request: $0.id, reasons: [Reason(.capacity, "nobody was placed")])
        }
        let page = try ParsedPage(WeekPage(scenario: scenario, roster: roster, generatedBy: "fluoro").html())
        #expect(page.all("tr") { $0.text.hasSuffix("nobody was placed") }.count == scenario.requests.count)
        let lines = WeekText(scenario: scenario, roster: roster, width: 80, color: false).text().split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 80 })
    }
}
