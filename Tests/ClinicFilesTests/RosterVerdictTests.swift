import Clinic
import ClinicFiles
import Foundation
import TestSupport
import Testing

@Suite(
    "Rosters beside the contract's checker",
    .enabled(if: ContractChecker.canRun, "the contract's folder or PyYAML is not here")
)
struct RosterVerdictTests {
    /// Changes after which the two may name other rules, by their labels without the new value.
    ///
    /// Where `terms` cannot be read, nor the status, the checker also tells each term as missing, and a missing `conflict`
    /// as a fault of the format too. A conflict that is no text is here a fault of the format too. A number of ten digits
    /// is for it a bay or a day that is not there, and here no number of one; a call with a start and no nurse, or a
    /// nurse and no start, is for it a call without a nurse, and here half a row.
    private static func mayDiffer(_ edit: RosterEdit) -> Bool {
        let label = edit.label
        return ["terms", "status", "conflict", "conflict.0", "conflict.1", "calls.0.nurse", "calls.0.start"].contains(
            edit.place)
            || label.hasSuffix(".bay = 1000000000000") || label.hasSuffix(".day = 1000000000000")
    }

    /// What is a broken rule here and nothing to the checker: a key that nearly is a known one, a reason with a code that
    /// the contract does not have, sums of an infeasible week, warnings that are none.
    private static func isStricter(_ edit: RosterEdit) -> Bool {
        edit.label == "add term" || edit.place.hasSuffix(".code") || edit.place.hasPrefix("warnings")
    }

    private struct Count: Equatable {
        var alike = 0
        var stricter = 0
        var otherRule = 0
    }

    /// Asks both about each changed roster; nothing that can be parsed may be refused here, and both must name the same
    /// rules.
    private func compare(_ edits: [RosterEdit], scenario path: String) throws -> Count {
        var count = Count()
        let scenario = try ScenarioFile.read(path: path)
        let checker = RosterChecker(scenario)
        try TemporaryFolder.use { place in
            let paths = try edits.enumerated().map { try place.write($0.element.text, to: "\($0.offset).json") }
            let verdicts = try ContractChecker.rosterVerdicts(on: paths, scenario: path)
            for (edit, verdict) in zip(edits, verdicts) {
                let draft = try RosterFile.draft(edit.text, name: "roster.json", of: scenario)
                let codes = Set((draft.violations + checker.check(draft.roster)).map(\.code.rawValue))
                guard case .broken(let theirs) = verdict else {
                    Issue.record("\(edit.label): the checker says \(verdict)")
                    continue
                }
                if codes == theirs {
                    count.alike += 1
                } else if codes.isEmpty == theirs.isEmpty, Self.mayDiffer(edit) {
                    count.otherRule += 1
                } else if codes.isSuperset(of: theirs), Self.isStricter(edit) {
                    count.stricter += 1
                } else {
                    Issue.record("\(edit.label): here \(codes.sorted()), the checker \(theirs.sorted())")
                }
            }
        }
        return count
    }

    private func example() throws -> (roster: [String: Any], scenario: String) {
        let folder = ContractFolder.path + "/day-examples"
        let data = try Data(contentsOf: URL(fileURLWithPath: folder + "/roster.json"))
        return (try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any]), folder + "/scenario.yaml")
    }

    @Test("any value, left out or replaced, is judged alike, but for the listed reasons")
    func edits() throws {
        let (roster, scenario) = try example()
        let count = try compare(try RosterEdits(of: roster).edits, scenario: scenario)
        #expect(count.alike > 2000)
        #expect(count.otherRule > 0 && count.stricter > 0, "the list of reasons names what no longer is")
    }

    @Test("so are the lists for people: who waits, who is called, what is odd")
    func listsForPeople() throws {
        var (roster, scenario) = try example()
        var visits = try #require(roster["appointments"] as? [[String: Any]])
        let last = try #require(visits.popLast()?["request"])
        roster["appointments"] = visits
        let reason: [String: Any] = ["code": "capacity", "text": "no room", "until": "2026-12-08T00:00"]
        roster["unscheduled"] = [["request": last, "reasons": [reason, reason]]]
        roster["warnings"] = roster["unscheduled"]
        roster["calls"] = [
            ["request": "q0901", "patient": "P-0101", "day": 7, "nurse": "n1", "start": "2026-12-01T14:00"]
        ]
        let lists = ["unscheduled", "calls", "warnings"]
        let count = try compare(try RosterEdits(of: roster, only: lists).edits, scenario: scenario)
        #expect(count.alike > 300)
        #expect(count.stricter > 0)
    }

    @Test("so is an infeasible week")
    func infeasible() throws {
        let scenario = ContractFolder.path + "/scenarios/infeasible-fixed.yaml"
        let roster: [String: Any] = [
            "format": "fluoro-roster/1", "scenario": "infeasible-fixed", "week": "2026-11-30", "status": "infeasible",
            "arm_sessions": [Any](), "appointments": [Any](), "reserves": [Any](), "unscheduled": [Any](),
            "calls": [Any](), "conflict": ["q2", "q4"],
        ]
        let count = try compare(try RosterEdits(of: roster).edits, scenario: scenario)
        #expect(count.alike > 200)
    }
}
