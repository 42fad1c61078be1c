import CapacityStudy
import ClinicFiles
import Foundation
import GLPK
import StudyRun
import TestSupport
import Testing

/// The answers of the contract's studies.
@Suite("The contract's studies", .enabled(if: ContractFolder.isThere, "\(ContractFolder.absence)"))
struct ContractStudyTests {
    private func study(_ name: String) throws -> Study {
        try StudyFile.read(path: "\(ContractFolder.path)/studies/\(name)/study.yaml")
    }

    private func report(_ study: Study) throws -> StudyReport {
        var settings = StudyRunSettings()
        settings.threads = 2
        return try #require(try StudyRunner(study, solver: GLPKSolver(), settings: settings).report())
    }

    @Test("answer as they are worked by hand", arguments: ["deterministic", "saturated"])
    func worked(name: String) throws {
        let file = URL(fileURLWithPath: "\(ContractFolder.path)/studies/\(name)/expected.json")
        let json = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
        let expected = try #require(json as? [String: [String: Any]])
        var study = try study(name)
        // Nothing of the answer is left to chance.
        study.replications = 2
        let report = try report(study)
        #expect(report.options.count == expected.count)
        for option in report.options {
            let row = try #require(expected[option.name])
            #expect(option.answer.binds?.code == row["binds"] as? String, "\(option.name)")
            #expect(option.answer.verdict?.words == row["verdict"] as? String, "\(option.name)")
        }
    }

    /// −226 427 − 13 000 × 5.786373 = −301 649.85: the annuity of seven years at 5 %, and not one visit more.
    @Test("second-c-arm: do not buy, radiologist sessions bind")
    func secondCArm() throws {
        var study = try study("second-c-arm")
        // Few weeks of few replications: the tests' build is slow, and the C-arm is idle in every one of them.
        study.replications = 5
        study.weeks = 10
        study.warmupWeeks = 6
        study.options.removeLast(2)
        let report = try report(study)
        let (today, cArm) = (report.options[0], report.options[1])
        #expect(today.answer.binds == .unit(.radiologistSessions))
        #expect(cArm.answer.binds == .unit(.radiologistSessions))
        #expect(cArm.answer.verdict == .notWorthIt)
        let value = try #require(cArm.measure("npv")?.difference)
        #expect(abs(try #require(value.mean) + 301_649.85) < 0.01)
        #expect(report.answer.hasPrefix("Radiologist sessions bind. Another C-arm is not worth its price"))
    }

    /// Sixteen weeks at one and a half times the first year's volume, which is that of about the fourth.
    @Test("growth: the C-arm pays with the sessions and not without")
    func growth() throws {
        var study = try study("growth").withDemand(times: 1.5)
        study.replications = 3
        study.weeks = 16
        study.warmupWeeks = 10
        var settings = StudyRunSettings()
        settings.threads = 2
        settings.seeksAnswer = false
        let report = try #require(try StudyRunner(study, solver: GLPKSolver(), settings: settings).report())
        #expect(report.options.map(\.answer.verdict) == [nil, .withAnotherChange(option: 3), .worthIt, .worthIt])
        #expect(report.options[1].measure("visits_per_week")?.difference?.mean == 0)
    }
}
