import CapacityStudy
import ClinicFiles
import Foundation
import GLPK
import StudyRun
import Testing

/// The capacity studies of `Scenarios/`, in short: few weeks of few replications show already what each promises.
@Suite("Study folders")
struct StudyFolderTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Scenarios")

    private static func file(_ name: String, _ file: String) -> String {
        root.appendingPathComponent("\(name)/\(file)").path
    }

    static let names = ((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []).filter { name in
        FileManager.default.fileExists(atPath: file(name, "study.yaml"))
    }.sorted()

    private func report(_ name: String, _ change: (inout Study) -> Void) throws -> StudyReport {
        var study = try StudyFile.read(path: Self.file(name, "study.yaml"))
        change(&study)
        var settings = StudyRunSettings()
        settings.threads = 2
        settings.seeksAnswer = false
        return try #require(try StudyRunner(study, solver: GLPKSolver(), settings: settings).report())
    }

    @Test("are read without a note, and have a README with the answer that the command prints", arguments: names)
    func folder(name: String) throws {
        let reading = try StudyFile.readWithWarnings(path: Self.file(name, "study.yaml"))
        #expect(reading.warnings.isEmpty, "\(reading.warnings)")
        #expect(reading.study.name == name)
        let readme = try String(contentsOfFile: Self.file(name, "README.md"), encoding: .utf8)
        #expect(readme.contains("fluoro simulate Scenarios/\(name)/study.yaml"))
        #expect(readme.contains("**Expected: "))
    }

    @Test("are at least three")
    func areThere() { #expect(Self.names.count >= 3) }

    /// −226 427 − 13 000 × 5.786373 = −301 649.85 at the likeliest prices; the factor of capital is 0.9 to 1.4.
    @Test("another-c-arm: the third C-arm does not one visit more, and loses its price")
    func anotherCArm() throws {
        let report = try report("another-c-arm") { study in
            study.weeks = 8
            study.warmupWeeks = 4
            study.replications = 4
            study.uncertain = Uncertain()
        }
        let cArm = report.options[1]
        #expect(cArm.measure("visits_per_week")?.difference?.mean == 0)
        let value = try #require(cArm.measure("npv")?.difference?.mean)
        #expect(abs(value + 301_649.85) < 0.01)
        #expect(cArm.answer.verdict == .notWorthIt)
    }

    @Test("another-c-arm-later: with the sessions there, the third C-arm brings visits and is worth it")
    func later() throws {
        let report = try report("another-c-arm-later") { study in
            study.weeks = 10
            study.warmupWeeks = 8
            study.replications = 5
        }
        let cArm = report.options[1]
        #expect(cArm.measure("visits_per_week")?.difference?.isAbove0 == true)
        #expect(cArm.answer.verdict == .worthIt)
    }

    /// Spine injections a month are 52 / 12 of those a week.
    @Test("seed-course: 38 a month, a plateau that more requests do not lift, and 61 once the second C-arm is there")
    func course() throws {
        let report = try report("seed-course") { study in
            study.replications = 2
            study.options.removeLast()
        }
        let (one, went) = (report.options[0], report.options[1])
        func visits(_ option: OptionReport, from week: Int) throws -> Double {
            let row = try #require(option.quarters.first { $0.fromWeek == week })
            return try #require(row.visitsPerWeek.mean)
        }
        #expect(went.staffedWeeks.map(\.fromWeek) == [1, 27, 131])
        #expect(try visits(went, from: 92) > visits(went, from: 1))
        #expect(try abs(visits(went, from: 92) - visits(one, from: 92)) < 1)
        #expect(try visits(went, from: 157) > visits(one, from: 157) + 1)
    }
}
