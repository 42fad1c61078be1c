import ClinicFiles
import Testing

@Suite("Several problems in one file")
struct AllProblemsTests {
    @Test("are told together, by line, each as one sentence")
    func sixMistakes() throws {
        var text = SampleScenario.text
        for (part, other) in [
            ("week: 2026-11-30", "week: 2026-12-01"), ("recovery_bays: 3", "recovery_bays: -3"),
            ("spine: true", "spine: yes"), ("turnover: 5, recovery: 20", "turnover: 4, recovery: 20"),
            ("due: 2026-12-04", "due: 2026-02-30"), ("procedure: joint, bil", "procedure: joynt, bil"),
        ] { text = text.replacing(part, with: other) }
        let expected = """
            week.yaml:3: week: 2026-12-01 is a Tuesday, and a week begins on a Monday; the Monday before is 2026-11-30
            week.yaml:14: site.recovery_bays: -3 is negative; the least is 0
            week.yaml:25: staff.technologists[0].spine: 'yes' is not plainly a truth value; write true, or "yes" in \
            quotes where text is meant
            week.yaml:35: procedures[0].minutes.turnover: 4 minutes is not on the grid of 5 minutes; the nearest are 0 and 5
            week.yaml:63: requests[0].due: '2026-02-30' is no date; a date looks like 2026-03-01
            week.yaml:76: requests[1].procedure: 'joynt' is no procedure of this file; did you mean 'joint'?
            """
        #expect(InputProblems(SampleScenario.problems(in: text)).description == expected)
    }

    @Test("of which there are very many are counted, not all printed")
    func manyMistakes() {
        let problems = (1...73).map { InputProblem(file: "a.yaml", line: $0, message: "is wrong") }
        let lines = InputProblems(problems).description.split(separator: "\n")
        #expect(lines.count == 51)
        #expect(lines.first == "a.yaml:1: is wrong")
        #expect(lines.last == "and 23 more problems")
    }

    @Test("of which there is no end are no longer searched for, and said to be more")
    func endlessMistakes() throws {
        let rows = (0..<3000).map { "  - {id: z\($0), patient: P-1, procedure: jont, due: 2026-02-30}\n" }.joined()
        let problems = SampleScenario.problems(in: SampleScenario.text + rows)
        let lines = InputProblems(problems).description.split(separator: "\n")
        #expect(lines.count == 51)
        #expect(lines.first?.hasSuffix("'jont' is no procedure of this file; did you mean 'joint'?") == true)
        #expect(lines.last == "and at least 950 more problems")
    }

    @Test("do not follow from one another: references to a section with a fault are not called wrong too")
    func noCascade() throws {
        // The halves cannot be read, and twelve session names refer to them; the procedure has no code, and two requests ask for it.
        let halves = try SampleScenario.replacing("am: [\"08:00\", \"12:00\"]", with: "am: [\"08:00\"]")
        #expect(SampleScenario.problems(in: halves).map(\.path) == ["site.halves.am"])
        let codes = try SampleScenario.replacing("- code: joint\n", with: "- code: 7\n")
        #expect(SampleScenario.problems(in: codes).map(\.path) == ["procedures[1].code"])
    }

    @Test("stay apart from warnings: an unknown key that is near no known one is warned of")
    func warnings() throws {
        let text = try SampleScenario.replacing("recovery_bays: 3", with: "recovery_bays: 3\n  wallpaper: green")
        let reading = try ScenarioFile.parseWithWarnings(text, name: "week.yaml", directory: nil)
        #expect(reading.warnings.map(\.description) == ["week.yaml:15: site.wallpaper: is no key that is known here"])
    }

    @Test("of a file of another format are not listed: it is another file")
    func otherFormat() throws {
        let problems = SampleScenario.problems(in: "{\"format\": \"fluoro-roster/1\", \"status\": \"optimal\"}")
        #expect(problems.map(\.path) == ["format"])
    }
}
