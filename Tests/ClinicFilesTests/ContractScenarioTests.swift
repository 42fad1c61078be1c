import Clinic
import ClinicFiles
import TestSupport
import Testing

@Suite("The contract's own files", .enabled(if: ContractFolder.isThere, Comment(rawValue: ContractFolder.absence)))
struct ContractScenarioTests {
    @Test("are found, the largest week among them")
    func areFound() {
        #expect(ContractFolder.weekFiles.contains { $0.hasSuffix("ten-arm-week.yaml") })
    }

    @Test("are read without a warning and come back equal after writing", arguments: ContractFolder.weekFiles)
    func roundTrip(path: String) throws {
        let reading = try ScenarioFile.readWithWarnings(path: path)
        #expect(reading.warnings.isEmpty)
        let text = ScenarioFile.write(reading.scenario)
        let again = try ScenarioFile.parseWithWarnings(text, name: "again.yaml", directory: nil)
        #expect(again.scenario == reading.scenario)
        #expect(again.warnings.isEmpty)
        #expect(ScenarioFile.write(again.scenario) == text)
    }

    @Test("a roster comes back equal after writing, with the same bytes twice")
    func rosterRoundTrip() throws {
        let folder = ContractFolder.path
        let roster = try RosterFile.read(path: folder + "/day-examples/roster.json")
        #expect(roster.appointments.count == 6)
        #expect(roster.reserves.count == 2)
        #expect(roster.objective == Points(74))
        #expect(roster.terms?[.waitDay] == Points(44))
        let text = RosterFile.json(roster)
        let again = try RosterFile.parse(text, name: "again.json")
        #expect(again == roster)
        #expect(RosterFile.json(again) == text)
    }
}
