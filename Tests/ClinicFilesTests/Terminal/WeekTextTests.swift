import Clinic
import Foundation
import Testing

@testable import ClinicFiles

@Suite("A week in the terminal")
struct WeekTextTests {
    private let scenario: Scenario
    private let roster: Roster

    init() throws {
        scenario = try HandWeek.scenario()
        roster = try HandWeek.roster()
    }

    private func text(width: Int = 100, color: Bool = false) -> String {
        WeekText(scenario: scenario, roster: roster, width: width, color: color).text()
    }

    /// `FLUORO_RECORD_SNAPSHOTS=1` writes the file anew and fails, so that nobody records by accident.
    @Test("The text is the stored one")
    func snapshot() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Snapshots/hand-week.txt").standardizedFileURL
        if ProcessInfo.processInfo.environment["FLUORO_RECORD_SNAPSHOTS"] == "1" {
            try text().write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(file.path): read the difference, then run again without recording")
        }
        #expect(text() == (try String(contentsOf: file, encoding: .utf8)))
    }

    @Test("An impossible week says what was promised, and nothing that reads as if somebody had a place")
    func impossible() {
        var impossible = Roster(scenario: "hand-week", week: scenario.week, status: .infeasible)
        impossible.conflict = ["q3"]
        let lines = WeekText(scenario: scenario, roster: impossible, width: 100, color: false).text()
            .split(separator: "\n")
        #expect(
            lines.prefix(5) == [
                "Two rooms: week of 7 December 2026 (hand-week)", "Impossible: the fixed visit q3 cannot be kept.",
                "Nobody is placed until this promise is changed.", "Promised",
                "  - q3: P-0003, lumbar-tfesi, c1, Tue 2026-12-08 09:00",
            ])
        #expect(lines.dropFirst(5).first?.hasPrefix("All holds") == true)
    }

    @Test("No line is longer than the terminal", arguments: [80, 100, 120])
    func width(columns: Int) {
        let tooLong = text(width: columns).split(separator: "\n").filter { $0.count > columns }
        #expect(tooLong.isEmpty)
    }

    @Test("Colour comes only when asked, and changes nothing but colour")
    func color() {
        #expect(!text().contains("\u{1B}"))
        let colored = text(color: true)
        #expect(colored.contains("\u{1B}[33m"))
        let codes = /\u{1B}\[[0-9]+m/
        #expect(colored.replacing(codes, with: "") == text())
    }

    @Test("Ten C-arms stand in blocks below each other")
    func manyArms() {
        var scenario = scenario
        scenario.site.cArms = (1...10).map { CArm(id: "c\($0)", name: "Fluoro \($0)") }
        let lines = WeekText(scenario: scenario, roster: roster, width: 80, color: false).text().split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 80 })
        #expect(lines.filter { $0.hasPrefix("  Tue am") }.count > 1)
        for id in scenario.site.cArms.map(\.id) {
            #expect(lines.filter { $0.contains("\(id) (") }.count == 1, "\(id)")
        }
    }

    @Test("An empty week is a short text")
    func empty() {
        var scenario = scenario
        scenario.requests = []
        let text = WeekText(
            scenario: scenario, roster: Roster(scenario: "hand-week", week: scenario.week, status: .optimal),
            width: 80, color: false
        ).text()
        #expect(text.contains("No visits."))
        #expect(text.contains("Not scheduled\n  Nobody."))
        #expect(!text.contains("Calls to make"))
    }
}

@Suite("Wrapping")
struct TextWrapTests {
    @Test(
        "Lines break between words, and inside a word only where it is too long",
        arguments: [
            ("", [""]), ("one two", ["one two"]), ("one two three", ["one two", "three"]),
            ("abcdefghijkl mn", ["abcdefgh", "ijkl mn"]), ("ab cdefghijkl", ["ab", "cdefghij", "kl"]),
        ])
    func wrap(text: String, lines: [String]) {
        #expect(TextWrap.lines(of: text, width: 8) == lines)
    }
}
