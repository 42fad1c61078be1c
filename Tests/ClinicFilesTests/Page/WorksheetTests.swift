import Clinic
import Testing

@testable import ClinicFiles

@Suite("Worksheets")
struct WorksheetTests {
    private let page: ParsedPage

    init() throws {
        let html = WeekPage(
            scenario: try HandWeek.scenario(), roster: try HandWeek.roster(), generatedBy: "fluoro"
        ).html()
        page = try ParsedPage(html)
    }

    /// The worksheet's row of a patient: the only rows with boxes to tick.
    private func row(_ patient: String) throws -> String {
        let rows = page.all("tr") { $0.text.contains(patient) && $0.text.contains("Allergies") }
        #expect(rows.count == 1)
        return try #require(rows.first).text
    }

    /// Warfarin's last dose on Wednesday the 2nd counts from its end; 5 days later is Tuesday the 8th, 00:00. The
    /// procedure step ends at 08:25 on the 8th, and the drug restarts 24 hours later.
    @Test("A drug has the end of its hold and its restart")
    func holdAndRestart() throws {
        let row = try row("P-0001")
        #expect(row.contains("Warfarin: held until Tue 2026-12-08, cleared; restart Wed 2026-12-09 08:25"))
        #expect(row.contains("INR 1.2 or less on the day"))
        #expect(row.contains("celecoxib: may continue"))
    }

    @Test("A joint injection asks for no hold and no driver, and has no steroid dose")
    func joint() throws {
        let row = try row("P-0002")
        #expect(row.contains("Warfarin: no hold asked for this procedure"))
        #expect(row.contains("none needed"))
        #expect(!row.contains("mg"))
        #expect(!row.contains("over 65"))
    }

    @Test("The dose is shared by the sites, and the hint begins above 65")
    func dose() throws {
        let (one, two) = (try row("P-0001"), try row("P-0003"))
        #expect(one.contains("10 mg dexamethasone-equivalent") && !one.contains("a site"))
        #expect(two.contains("both sides") && two.contains("5 mg a site"))
        #expect(!one.contains("over 65"))
        #expect(two.contains("over 65: less local anesthetic? For the physician's review"))
    }

    @Test("A promised visit with a shut gate is flagged where it is prepared")
    func flagged() throws {
        let row = try row("P-0003")
        #expect(row.contains("Check: no way home is arranged"))
        #expect(row.contains("NO DRIVER arranged"))
        #expect(row.contains("urgent") && row.contains("promised place"))
    }

    @Test("Every visit has the boxes, a place kept free included; a day without visits has no sheet")
    func boxes() {
        // Three visits and one place kept free, six boxes each.
        #expect(page.all("span") { $0.attributes["class"] == "box" }.count == 24)
        #expect(page.all("section") { $0.attributes["class"] == "worksheet" }.count == 1)
    }

    @Test("A drug that the table does not know and one that nobody cleared are said so")
    func unclearDrugs() throws {
        var scenario = try HandWeek.scenario()
        scenario.requests[0].medications[0].cleared = false
        scenario.requests[0].medications[1].name = "fish oil"
        let html = WeekPage(scenario: scenario, roster: try HandWeek.roster(), generatedBy: "fluoro").html()
        let row = try #require(
            try ParsedPage(html).all("tr") { $0.text.contains("P-0001") && $0.text.contains("Allergies") }.first)
        #expect(row.text.contains("held until Tue 2026-12-08, NOT CLEARED"))
        #expect(row.text.contains("fish oil: not in the hold table: the physician decides"))
    }
}
