import ClinicFiles
import Foundation
import TestSupport
import Testing

@Suite(
    "Beside the contract's checker", .enabled(if: ContractChecker.canRun, "the contract's folder or PyYAML is not here")
)
struct VerdictTests {
    /// Words of the problems for which this program refuses what the checker takes, as `ScenarioFile` lists them.
    private static let stricter = [
        "is negative", "hours from 0", "out of range", "at most three decimals", "not whole minutes",
        "from 0 to 1000000",
        "after the week", "not after its begin", "is no time zone", "not in the week", "is not on the grid of",
        "is not plainly a", "is no key that is known here", "stands for another place", "is not understood",
        "a key is a list or a mapping", "control character", "is empty", "a half has no name", "levels deep",
        "site.name: is missing", "site.time_zone: is missing", "site.name: has no value",
        "site.time_zone: has no value",
    ]

    /// Keys that the checker does not read at all.
    private static let unread = [
        "received", "site.name", "site.time_zone", "].name", "skills[", "reason", "renal_impairment", "prophylaxis",
        "thromboembolic_risk", "policy.addon_arrivals", "policy.repair",
    ]

    private static func isStricter(_ problem: InputProblem) -> Bool {
        stricter.contains { problem.description.contains($0) } || unread.contains { problem.path.contains($0) }
    }

    /// Asks both about each text, and expects that nothing is taken that the checker refuses, and nothing refused that
    /// it takes but for the listed reasons. Tells how many were taken by both and refused by both.
    private func compare(_ texts: [(label: String, bytes: [UInt8])]) throws -> (taken: Int, refused: Int) {
        var count = (taken: 0, refused: 0)
        try TemporaryFolder.use { folder in
            let paths = try texts.enumerated().map { try folder.write($0.element.bytes, to: "\($0.offset).yaml") }
            let verdicts = try ContractChecker.verdicts(on: paths)
            for (index, verdict) in verdicts.enumerated() {
                let label = texts[index].label
                do throws(InputProblems) {
                    _ = try ScenarioFile.read(path: paths[index])
                    #expect(verdict == nil, "\(label): taken, though the checker says: \(verdict ?? "")")
                    if verdict == nil { count.taken += 1 }
                } catch {
                    if verdict != nil {
                        count.refused += 1
                    } else {
                        #expect(
                            error.problems.contains(where: VerdictTests.isStricter),
                            "\(label): refused, though the checker takes it: \(error)")
                    }
                }
            }
        }
        return count
    }

    @Test("the sample is taken by both, also as this program writes it")
    func sample() throws {
        let written = ScenarioFile.write(try ScenarioFile.parse(SampleScenario.text, name: "week.yaml"))
        let both = try compare([("sample", Array(SampleScenario.text.utf8)), ("written", Array(written.utf8))])
        #expect(both.taken == 2)
    }

    @Test("every wrong value is refused by both, but for the listed reasons")
    func wrongValues() throws {
        let texts = try BadValueTests.cases.map { spoiled in
            (spoiled.other, Array(try SampleScenario.replacing(spoiled.part, with: spoiled.other).utf8))
        }
        let both = try compare(texts)
        #expect(both.taken == 0)
        #expect(both.refused > 50)
    }

    /// Values of every kind for the place of any other.
    private static let values = [
        "", "~", "null", "true", "True", "yes", "off", "\"true\"", "0", "1", "2", "-1", "5", "-0", "007", "1.0", "1.5",
        ".5",
        "+3", "1e3", "1.0e+3", "0x10", "1_000", "1:30", "13:00", "\"13:00\"", ".inf", ".nan", "2026-12-01",
        "2026-02-29",
        "2026-12-01T10:00", "2026-12-01T10:60", "2026-12-01 10:00", "mon", "mon/am", "[]", "{}", "[mon]", "[mon/am]",
        "[[\"08:00\", \"09:00\"]]", "[\"08:00\", \"09:00\"]", "spine", "joint", "high", "pending", "ct", "r1", "c1",
        "q001",
        "lumbar-tfesi", "\"\"", "' '", "a b", "[1, 2]", "[a]", "{a: 1}", "[{name: warfarin}]", "[{id: x}]", "!!str 5",
        "! 5",
        "\"12\"", "24:00", "1.", "[null]", "[~, 2]", "{mon: ~}", "=", "0.0005", "2.50000", "100000", "12.0.0", "٣",
    ]

    @Test("any value in the place of any other is judged alike, but for the listed reasons")
    func exchangedValues() throws {
        let lines = SampleScenario.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var numbers = SeededRandom(seed: 20_261_130)
        var texts: [(label: String, bytes: [UInt8])] = []
        // A value ends where its line or its place in a flow mapping ends.
        let value = try Regex(#": ([^,{}\[\]]+|\[[^\[\]]*\])(?=$|,|\})"#)
        for (index, line) in lines.enumerated() {
            for match in line.matches(of: value) {
                let range = line.index(match.range.lowerBound, offsetBy: 2)..<match.range.upperBound
                for other in VerdictTests.values.shuffled(using: &numbers).prefix(4) {
                    var changed = lines
                    changed[index] = line.replacingCharacters(in: range, with: other)
                    texts.append((changed[index], Array(changed.joined(separator: "\n").utf8)))
                }
            }
        }
        #expect(texts.count > 300)
        let both = try compare(texts)
        #expect(both.taken > 30)
        #expect(both.refused > 150)
    }

    @Test("lines left out, doubled and swapped are judged alike, but for the listed reasons")
    func lines() throws {
        let lines = SampleScenario.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var texts: [(label: String, bytes: [UInt8])] = []
        for index in 0..<(lines.count - 1) {
            var without = lines
            without.remove(at: index)
            var doubled = lines
            doubled.insert(lines[index], at: index)
            var swapped = lines
            swapped.swapAt(index, index + 1)
            for (what, changed) in [("without", without), ("doubled", doubled), ("swapped", swapped)] {
                texts.append(("\(what) line \(index + 1)", Array(changed.joined(separator: "\n").utf8)))
            }
        }
        let both = try compare(texts)
        #expect(both.taken > 20)
        #expect(both.refused > 50)
    }
}
