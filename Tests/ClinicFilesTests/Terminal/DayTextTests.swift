import Clinic
import Foundation
import Testing

@testable import ClinicFiles

@Suite("A day in the terminal")
struct DayTextTests {
    private func text(width: Int = 100, color: Bool = false, situation: DaySituation? = nil) throws -> String {
        DayText(
            scenario: try HandWeek.scenario(), roster: try HandWeek.roster(), day: try HandDay.tuesday,
            situation: try situation ?? HandDay.situation(), width: width, color: color
        ).text()
    }

    /// `FLUORO_RECORD_SNAPSHOTS=1` writes the file anew and fails, so that nobody records by accident.
    @Test("The text is the stored one")
    func snapshot() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Snapshots/hand-day.txt").standardizedFileURL
        if ProcessInfo.processInfo.environment["FLUORO_RECORD_SNAPSHOTS"] == "1" {
            try text(width: 120).write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(file.path): read the difference, then run again without recording")
        }
        #expect(try text(width: 120) == String(contentsOf: file, encoding: .utf8))
    }

    @Test("No line is longer than the terminal where the fixed columns leave room", arguments: [120, 140])
    func width(columns: Int) throws {
        #expect(try text(width: columns).split(separator: "\n").filter { $0.count > columns }.isEmpty)
    }

    @Test("Colour changes nothing but colour")
    func color() throws {
        let colored = try text(color: true)
        #expect(colored.contains("\u{1B}[1m"))
        #expect(colored.replacing(/\u{1B}\[[0-9]+m/, with: "") == (try text()))
    }

    @Test("A day as planned has no time in its headings")
    func asPlanned() throws {
        let lines = try text(situation: DaySituation()).split(separator: "\n")
        #expect(lines.contains("3 expected; 1 place kept free; 1 call to make."))
        #expect(!lines.contains { $0.contains("as planned") || $0.contains("late") })
    }
}
