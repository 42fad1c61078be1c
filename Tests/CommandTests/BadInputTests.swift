import Foundation
import Testing

@Suite("Bad input")
struct BadInputTests {
    private let place: Workplace

    init() throws { place = try Workplace() }

    /// Runs `roster` on a file that must be refused: exit 65, one reason on stderr, no file made or changed.
    private func expectRefusal(of path: String, saying words: [String]) throws {
        let old = try place.file("roster.json", "an older roster")
        let before = try place.names()
        let run = try Command.fluoro(
            "roster", path, "-o", old, "--html", place.path("week.html"), "--export", place.path("week.mps"))
        #expect(run.status == 65, "\(run.stderr)")
        #expect(run.stdout.isEmpty)
        for word in words { #expect(run.stderr.contains(word), "'\(word)' is not in: \(run.stderr)") }
        #expect(try place.text("roster.json") == "an older roster")
        #expect(try place.names() == before)
    }

    @Test(
        "a wrong value is shown with file, line and value",
        arguments: [
            Fault("week: 2026-11-30", "week: 2026-12-01", "2026-12-01"),
            Fault("week: 2026-11-30", "week: 2026-11-31", "2026-11-31"),
            Fault("format: fluoro-scenario/1", "format: fluoro-scenario/9", "fluoro-scenario/9"),
            Fault("{id: q2, patient: P-0002", "{id: q1, patient: P-0002", "q1"),
            Fault("sessions: [mon/am], max_sessions", "sessions: [mon/pm], max_sessions", "mon/pm"),
            Fault("procedure: 15", "procedure: -15", "-15"),
            Fault("procedure: 15", "procedure: 17", "17"),
            Fault("[\"08:00\", \"09:00\"]", "[\"08:00\", \"09:03\"]", "09:03"),
            Fault("procedure: hip, guidance: ct", "procedure: knee, guidance: ct", "knee"),
            Fault("procedure: hip, guidance: ct", "procedure: hip, levels: 3", "levels"),
            Fault("priority: urgent", "prioritty: urgent", "priority"),
            Fault("authorization: pending", "authorization: soon", "soon"),
        ])
    func wrongValue(fault: Fault) throws {
        let text = try ShortMorning.replacing(fault.part, with: fault.other)
        let start = try #require(ShortMorning.text.range(of: fault.part)).lowerBound
        let line = 1 + ShortMorning.text[..<start].count { $0 == "\n" }
        let path = try place.file("week.yaml", text)
        try expectRefusal(of: path, saying: ["week.yaml:\(line):", fault.word])
    }

    /// A part of the good week, what stands there instead, and a word that the complaint must contain.
    struct Fault: CustomTestStringConvertible {
        let part: String
        let other: String
        let word: String

        init(_ part: String, _ other: String, _ word: String) {
            self.part = part
            self.other = other
            self.word = word
        }

        var testDescription: String { other }
    }

    @Test("all faults of a file are shown together, each with its line")
    func allAtOnce() throws {
        var text = try ShortMorning.replacing("week: 2026-11-30", with: "week: 2026-12-01")
        text = try ShortMorning.replacing("procedure: 15", with: "procedure: -15", in: text)
        text = try ShortMorning.replacing("authorization: pending", with: "authorization: soon", in: text)
        let path = try place.file("week.yaml", text)
        try expectRefusal(of: path, saying: ["week.yaml:3:", "2026-12-01", "-15", "soon"])
    }

    @Test("an empty file")
    func empty() throws { try expectRefusal(of: place.file("empty.yaml", ""), saying: ["empty.yaml"]) }

    @Test("a folder")
    func folder() throws { try expectRefusal(of: place.path, saying: ["directory"]) }

    @Test("no file at all")
    func missing() throws { try expectRefusal(of: place.path("nowhere.yaml"), saying: ["nowhere.yaml"]) }

    @Test("a binary file")
    func binary() throws {
        let bytes = Data([0x7F, 0x45, 0x4C, 0x46, 0x02, 0x00, 0x00, 0xFF])
        try expectRefusal(of: place.file("week.yaml", bytes), saying: ["week.yaml", "binary"])
    }

    @Test("a file that is far too large: 50 MB of YAML")
    func large() throws {
        let row = "  - {id: q, patient: P-0001, procedure: hip}\n"
        let text = "format: fluoro-scenario/1\nrequests:\n" + String(repeating: row, count: (50 << 20) / row.utf8.count)
        try expectRefusal(of: place.file("week.yaml", text), saying: ["week.yaml", "larger"])
    }

    @Test("aliases that stand for a billion values")
    func aliasBomb() throws {
        let levels = (1...9).map {
            "l\($0): &l\($0) [\(Array(repeating: "*l\($0 - 1)", count: 10).joined(separator: ", "))]"
        }
        let text = (["format: fluoro-scenario/1", "l0: &l0 [lol]"] + levels).joined(separator: "\n")
        try expectRefusal(of: place.file("week.yaml", text), saying: ["week.yaml:"])
    }

    @Test("lists in lists in lists", arguments: ["[", "{\"a\": ", "- "])
    func deep(opening: String) throws {
        let text = String(repeating: opening, count: 100_000)
        try expectRefusal(of: place.file("week.yaml", text), saying: ["week.yaml:"])
    }

    @Test("broken YAML")
    func brokenYAML() throws {
        let path = try place.file("week.yaml", ShortMorning.replacing("open_days: [mon]", with: "open_days: [mon"))
        try expectRefusal(of: path, saying: ["week.yaml:"])
    }
}
