import CapacityStudy
import Clinic
import GLPK
import StudyRun
import TestSupport
import Testing

/// More of anything never costs visits, but for what chance may do: the same patients meet a clinic that can do all it could before.
@Suite("An added resource never lowers the visits done")
struct AddedResourceTests {
    /// A clinic drawn at random: one or two rooms, bays, nurses and leads, two radiologists, patients who come, stay away and are late.
    private static func study(seed: UInt64) -> Study {
        var random = SeededRandom(seed: seed)
        var study = SmallStudy.study(perWeek: Double(4 + random.below(9)), replications: 12)
        var clinic = study.base
        let sessions = [SessionName(.mon, "am"), SessionName(.tue, "am")]
        let first = clinic.staff.radiologists[0]
        var second = first
        second.id = "r2"
        clinic.staff.radiologists = [first, second]
        for number in clinic.staff.radiologists.indices {
            clinic.staff.radiologists[number].sessions = random.below(3) == 0 ? [sessions[number]] : sessions
        }
        if random.below(2) == 0 { clinic.site.cArms.append(CArm(id: "c2")) }
        if random.below(2) == 0 {
            clinic.staff.technologists.append(Technologist(id: "t2", spine: true, sessions: sessions))
        }
        clinic.site.recoveryBays = 1 + random.below(2)
        study.base = clinic
        study.finance = nil
        study.weeks = 20
        study.durationVariation = 0.4
        study.repeatProbability = 0.3
        study.sameDay = SameDayDemand(perDay: 0.5, hours: ClockSpan(480, 570), procedure: TinyWeek.lumbar.code)
        study.patients.noShow = 0.05
        study.patients.lateCancel = 0.05
        study.patients.rebook = 0.5
        study.patients.patienceWeeks = 2
        study.patients.unpunctualMinutes = NormalMinutes(mean: -5, deviation: 10)
        study.options = [StudyOption(name: "today")]
        for unit in SingleUnit.allCases {
            study.options.append(StudyOption(name: unit.rawValue, add: Addition(oneMore: unit)))
        }
        return study
    }

    @Test("of any kind, in clinics drawn at random", arguments: 1...12)
    func more(seed: Int) throws {
        var settings = StudyRunSettings()
        settings.seeksAnswer = false
        let study = Self.study(seed: UInt64(seed))
        let report = try #require(try StudyRunner(study, solver: GLPKSolver(), settings: settings).report())
        for option in report.options.dropFirst() {
            let gain = try #require(option.measure("visits_per_week")?.difference)
            #expect(!gain.isBelow0, "\(option.name): \(gain)")
        }
    }
}
