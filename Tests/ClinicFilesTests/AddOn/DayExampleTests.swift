import AddOn
import Clinic
import ClinicFiles
import Foundation
import TestSupport
import Testing

/// The contract's worked add-ons, answered key by key, byte for byte but for the words for people.
@Suite(
    "The contract's worked add-ons",
    .enabled(if: ContractFolder.isThere, Comment(rawValue: ContractFolder.absence)))
struct DayExampleTests {
    static let folder = "\(ContractFolder.path)/day-examples"

    @Test(
        "come out key by key",
        arguments: [
            ("hold", "2026-12-08T08:30"), ("reserve", "2026-12-08T08:30"), ("room", "2026-12-08T08:30"),
            ("moved", "2026-12-10T08:25"),
        ])
    func example(name: String, now: String) throws {
        let scenario = try ScenarioFile.read(path: "\(Self.folder)/scenario.yaml")
        let roster = try RosterFile.read(path: "\(Self.folder)/roster.json")
        let reading = try AddOnFile.read(
            path: "\(Self.folder)/\(name).request.yaml", scenario: scenario, roster: roster)
        let desk = AddOnDesk(scenario: scenario, roster: roster)
        let answer = try desk.answer(reading.addOn, now: try #require(Instant(now)))
        let expected = try String(contentsOfFile: "\(Self.folder)/\(name).answer.json", encoding: .utf8)
        #expect(withoutWords(ProposalsFile.json(answer)) == withoutWords(expected))
        for proposal in answer.proposals {
            let accepted = try desk.accept(proposal, of: reading.addOn, now: answer.now)
            #expect(RosterChecker(accepted.scenario).check(accepted.roster).isEmpty)
        }
    }

    private func withoutWords(_ json: String) -> String {
        json.replacing(/"text": "[^"]*"/, with: "\"text\": \"\"")
    }
}
