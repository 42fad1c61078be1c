import Clinic
import Testing

@testable import ClinicFiles

@Suite("Words about a roster")
struct RosterWordsTests {
    private func headline(_ status: RosterStatus, objective: Int?, bound: Int?) throws -> String {
        var roster = Roster(scenario: "s", week: try #require(Day("2026-12-07")), status: status)
        roster.objective = objective.map { Points($0) }
        roster.bound = bound.map { Points($0) }
        return RosterWords.headline(of: roster)
    }

    @Test("A proof is said as one")
    func optimal() throws {
        #expect(try headline(.optimal, objective: 412, bound: 412) == "Proven optimal: no better roster exists.")
    }

    /// (412 - 400) / 400 = 3 %; (616 - 608) / 608 = 1.3157... %, rounded up so that "at most" is true.
    @Test(
        "A gap is a share of the bound, rounded up",
        arguments: [(412, 400, "3.0"), (616, 608, "1.4"), (100_001, 100_000, "0.1")])
    func gap(objective: Int, bound: Int, percent: String) throws {
        let expected = "Best found, at most \(percent) % above the best possible."
        #expect(try headline(.feasible, objective: objective, bound: bound) == expected)
    }

    @Test("Where the bound is nothing the gap is told in points")
    func noBound() throws {
        let sentence = try headline(.feasible, objective: 74, bound: 0)
        #expect(sentence == "Best found, at most 74 points above the best possible.")
        #expect(
            try headline(.feasible, objective: 74, bound: nil)
                == "Best found, and how far it is from the best possible is not known.")
    }

    @Test("An impossible week names what clashes")
    func conflict() throws {
        var roster = Roster(scenario: "s", week: try #require(Day("2026-12-07")), status: .infeasible)
        roster.conflict = ["q3"]
        #expect(RosterWords.headline(of: roster) == "Impossible: the fixed visit q3 cannot be kept.")
        roster.conflict = ["q3", "q7", "q9"]
        #expect(
            RosterWords.headline(of: roster) == "Impossible: the fixed visits q3, q7 and q9 cannot be kept together.")
    }

    @Test("A site's own rows of the hold table are named")
    func overrides() {
        var holds = HandWeek.holds
        #expect(!RosterWords.review(of: holds).contains("own rows"))
        holds.rows[0].isOverride = true
        #expect(RosterWords.review(of: holds).hasSuffix("The site has set its own rows for warfarin/coumadin."))
    }
}
