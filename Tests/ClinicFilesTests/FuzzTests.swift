import ClinicFiles
import TestSupport
import Testing

@Suite("A file that was spoiled at random")
struct FuzzTests {
    private static let snippets = [
        "*", "&a", "*a", "- ", "? ", ": ", "[", "]", "{", "}", "\"", "'", "|", ">", "#", "%", "@", "!", "!!int ", "\t",
        "\r\n",
        "---\n", "...\n", "<<: *a\n", "null", "~", "yes", "-1", "1e999", "99999999999999999999", "2026-02-30", "24:00",
        "\u{E000}",
        "\u{FEFF}", "\\ud800", "é", "😀",
    ]

    /// One or two changes of bytes, lines or snippets.
    static func spoiled(_ text: String, seed: UInt64) -> [UInt8] {
        var numbers = SeededRandom(seed: seed)
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...2, using: &numbers) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &numbers)
            switch Int.random(in: 0..<7, using: &numbers) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
            case 1: bytes[place] = UInt8.random(in: 32...126, using: &numbers)
            case 2: bytes.remove(at: place)
            case 3: bytes.insert(contentsOf: (snippets.randomElement(using: &numbers) ?? "").utf8, at: place)
            case 4:
                let end = min(bytes.count, place + Int.random(in: 1...60, using: &numbers))
                bytes.removeSubrange(place..<end)
            case 5:
                let end = min(bytes.count, place + Int.random(in: 1...60, using: &numbers))
                bytes.insert(
                    contentsOf: Array(bytes[place..<end]), at: Int.random(in: 0..<bytes.count, using: &numbers))
            default: bytes.removeLast(min(bytes.count - 1, Int.random(in: 1...300, using: &numbers)))
            }
        }
        return bytes
    }

    /// Whether it was read; a refusal must have a reason, and what is read must come back equal.
    private func isRead(_ text: String, seed: UInt64) throws -> Bool {
        do throws(InputProblems) {
            let scenario = try ScenarioFile.parse(text, name: "week.yaml")
            let again = try ScenarioFile.parse(ScenarioFile.write(scenario), name: "again.yaml")
            #expect(again == scenario, "seed \(seed)")
            return true
        } catch {
            #expect(!error.problems.isEmpty, "seed \(seed)")
            #expect(
                error.problems.allSatisfy { $0.file == "week.yaml" && !$0.message.isEmpty }, "seed \(seed): \(error)")
            return false
        }
    }

    @Test("is read or refused with a reason, and never ends the process", arguments: 0..<8)
    func scenario(batch: UInt64) throws {
        var read = 0
        for seed in (batch * 250)..<(batch * 250 + 250) {
            let text = String(decoding: FuzzTests.spoiled(SampleScenario.text, seed: seed), as: UTF8.self)
            if try isRead(text, seed: seed) { read += 1 }
        }
        // Some changes do no harm (a letter in a name) and most do: a run in which all ended alike has tested nothing.
        #expect(read > 4)
        #expect(read < 200)
    }

    @Test("is read or refused with a reason as JSON and as CSV")
    func otherFormats() throws {
        let json = """
            {"format": "fluoro-roster/1", "scenario": "s", "week": "2026-11-30", "status": "infeasible",
             "arm_sessions": [], "unscheduled": [{"request": "q", "reasons": [{"code": "ct", "text": "\\u00e9\\n"}]}],
             "calls": [{"request": "q", "patient": "p", "day": 2}], "conflict": ["q1", "q2"]}
            """
        let csv = """
            id,patient,procedure,driver,sessions,medications,age
            q1,P-1,joint,mon tue,"mon/am tue/pm","warfarin last_dose=2026-11-24 cleared=true; aspirin",71
            q2,"P-""2",lumbar-tfesi,true,,,
            """
        let end = try #require(SampleScenario.text.range(of: "\nrequests:"))
        let week = SampleScenario.text[..<end.lowerBound] + "\nrequests: orders.csv\n"
        try TemporaryFolder.use { folder in
            let path = try folder.write(String(week), to: "week.yaml")
            for seed in UInt64(0)..<500 {
                let roster = String(decoding: FuzzTests.spoiled(json, seed: seed), as: UTF8.self)
                do throws(InputProblems) {
                    let read = try RosterFile.parse(roster, name: "week.json")
                    #expect(try RosterFile.parse(RosterFile.json(read), name: "again.json") == read, "seed \(seed)")
                } catch {
                    #expect(!error.problems.isEmpty, "seed \(seed)")
                }
                try folder.write(FuzzTests.spoiled(csv, seed: seed), to: "orders.csv")
                do throws(InputProblems) {
                    let read = try ScenarioFile.read(path: path)
                    #expect(read.requests.count <= 4, "seed \(seed)")
                } catch {
                    #expect(error.problems.allSatisfy { $0.file.hasSuffix("orders.csv") }, "seed \(seed): \(error)")
                }
            }
        }
    }
}
