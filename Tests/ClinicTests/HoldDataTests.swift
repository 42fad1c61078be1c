import Clinic
import ClinicFiles
import TestSupport
import Testing

@Suite("The hold table of the data file")
struct HoldDataTests {
    @Test("It says what the contract's page says, row by row")
    func rows() throws {
        let text = ScenarioFile.write(TinyWeek.scenario)
        let table = try ScenarioFile.parse(text, name: "tiny").policy.holds
        for row in HoldTable.contract.rows {
            for name in row.names {
                let found = try #require(table.row(for: name), "\(name) is missing")
                #expect(found.names == row.names)
                #expect(found.highRiskMinutes == row.highRiskMinutes, "\(name)")
                #expect(found.lowRiskMinutes == row.lowRiskMinutes, "\(name)")
                #expect(found.coordinate == row.coordinate, "\(name)")
                #expect(found.restartMinutes == row.restartMinutes, "\(name)")
                #expect(found.variants == row.variants, "\(name)")
            }
        }
        #expect(table.rows.count == HoldTable.contract.rows.count)
    }
}
