import ClinicFiles
import Foundation
import Testing

@Suite("A file that is no scenario")
struct FileShapeTests {
    private func told(_ path: String) -> [InputProblem] {
        do throws(InputProblems) {
            _ = try ScenarioFile.read(path: path)
            return []
        } catch {
            return error.problems
        }
    }

    @Test("is missing, a directory, empty, binary, in another encoding or too large: each is one sentence")
    func unreadable() throws {
        try TemporaryFolder.use { folder in
            let missing = folder.path("missing.yaml")
            #expect(told(missing).map(\.description) == ["\(missing): cannot be opened: No such file or directory"])
            #expect(told(folder.path).map(\.message) == ["is a directory"])
            #expect(told(try folder.write("", to: "a")).map(\.message) == ["is empty"])
            #expect(told(try folder.write(" \n\n", to: "b")).map(\.message) == ["is empty"])
            #expect(told(try folder.write("# only a remark\n", to: "c")).map(\.message) == ["is empty"])
            #expect(
                told(try folder.write([0x7F, 0x45, 0x4C, 0x46, 0, 1], to: "d")).first?.message.contains("binary")
                    == true)
            // An é of Latin-1 in the second line.
            let latin = Array("format: x\nname: caf".utf8) + [0xE9, 0x0A]
            let problem = try #require(told(try folder.write(latin, to: "e")).first)
            #expect(problem.message == "is not UTF-8 text")
            #expect(problem.line == 2)
            #expect(told(try folder.write([0xFF, 0xFE, 0x61, 0], to: "f")).map(\.message) == ["is UTF-16 text"])
        }
    }

    @Test("of fifty megabytes is refused before it is read")
    func tooLarge() throws {
        try TemporaryFolder.use { folder in
            let path = try folder.write("", to: "large.yaml")
            let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            try handle.truncate(atOffset: 50 * 1024 * 1024)
            try handle.close()
            #expect(told(path).map(\.message) == ["is larger than 5 MB"])
        }
    }

    @Test(
        "but a list, a word or nothing is told as such",
        arguments: [
            ("- a\n- b\n", "a list stands where keys with values were expected"),
            ("hello\n", "'hello' stands where keys with values were expected"), ("~\n", "is empty"),
        ])
    func otherRoots(text: String, message: String) {
        #expect(SampleScenario.problems(in: text).map(\.message) == [message])
    }

    @Test(
        "because its YAML or JSON is broken is told with the line",
        arguments: [
            ("a: 1\nb: [1, 2\nc: 3\n", 3, "is not YAML"), ("a: 1\n\tb: 2\n", 2, "is not YAML"),
            ("a: 1\nb: \"open\n", 3, "is not YAML"), ("a: 1\n---\nb: 2\n", 2, "another document"),
            ("a: 1\nb: 2\na: 3\n", 1, "written twice in one mapping: 'a'"),
            ("a: *nobody\n", 1, "'*nobody' stands for nothing"),
            ("a: &x {b: 1}\nc:\n  <<: *x\n", 3, "'<<' stands for another place"),
            ("a: 1\n? [b, c]\n: 2\n", 2, "a key is a list or a mapping"),
            ("a: !!python/none x\n", 1, "is not understood"),
            ("a: !!set {b, c}\n", 1, "is not understood"),
            ("{\"a\": 1,\n \"a\": 2}", 2, "the key 'a' is written twice"),
            ("{\"a\": 1,\n}", 2, "comma"), ("{\"a\": 01}", 1, "needless 0"),
            ("{\"a\": NaN}", 1, "a value was expected"),
            ("{'a': 1}", 1, "a key in quotes"), ("{\"a\": 1}\n{\"b\": 2}", 2, "something follows"),
            ("{\"a\"", 1, "a colon"),
            ("{\"a\": [1", 1, "the text ends"), ("{\"a\": \"\\ud800\"}", 1, "surrogate"),
            ("{\"a\": \"\\q\"}", 1, "backslash"),
            ("{\"a\": \"x\ny\"}", 1, "line end"), ("{\"a\": tru}", 1, "a value was expected"),
        ])
    func broken(text: String, line: Int, message: String) throws {
        let problems = SampleScenario.problems(in: text)
        let problem = try #require(problems.first)
        #expect(problems.count == 1)
        #expect(problem.line == line, "\(problem)")
        #expect(problem.message.contains(message), "\(problem)")
    }

    @Test(
        "because it nests without end leaves the process alive",
        arguments: ["[", "[a: ", "{a: ", "- ", "? ", "{\"a\":", "{\"a\":["].flatMap { [($0, 900), ($0, 100_000)] })
    func deep(opening: String, times: Int) throws {
        var text = String(repeating: opening, count: times)
        if opening == "[" && times == 900 { text += String(repeating: "]", count: times) }
        let problem = try #require(SampleScenario.problems(in: text).first)
        #expect(problem.file == "week.yaml")
        #expect(problem.message.hasPrefix("is n") || problem.message.hasPrefix("a key is"))
    }

    @Test("because its aliases multiply without end is refused while it is still small")
    func aliasBomb() throws {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...20 {
            let uses = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(uses)]\n"
        }
        let asValue = SampleScenario.problems(in: text)
        #expect(asValue.map(\.message) == ["holds more than 1000000 values, repeated ones counted"])
        // As a key, for which readers often compute a hash of all that the key holds.
        let asKey = SampleScenario.problems(in: text + "? *a20\n: 1\n? [*a20]\n: 2\n")
        #expect(asKey.map(\.message) == asValue.map(\.message))
    }

    @Test("is read as JSON where it begins with a brace, whatever its name")
    func json() throws {
        let text = """
            {"format": "fluoro-scenario/1", "name": "j", "week": "2026-11-30", "planning_date": "2026-11-27",
             "site": {"name": "S\\u00e9 \\ud83d\\ude00", "time_zone": "UTC", "open_days": ["mon"],
              "halves": {"am": ["08:00", "10:00"]}, "recovery_bays": 1, "c_arms": []},
             "staff": {"radiologists": [], "technologists": [], "nurses": []},
             "procedures": [], "policy": {"weights": {"wait_day": 25e-1}}, "requests": []}
            """
        let scenario = try ScenarioFile.parse(text, name: "week.yaml")
        #expect(scenario.site.name == "Sé 😀")
        #expect(scenario.policy.weights[.waitDay].millionths == 2_500_000)
        #expect(scenario.requests.isEmpty)
        #expect(scenario.staff.radiologists.isEmpty)
        let problems = SampleScenario.problems(
            in: text.replacing("\"recovery_bays\": 1", with: "\"recovery_bays\": \"1\""))
        #expect(problems.map(\.description) == ["week.yaml:3: site.recovery_bays: '1' is not a whole number"])
    }
}
