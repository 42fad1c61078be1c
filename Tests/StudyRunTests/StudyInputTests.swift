import CapacityStudy
import Clinic
import GLPK
import StudyRun
import TestSupport
import Testing

/// What stands in a study about staffing, options and money moves what it should; the patients' own inputs are in
/// `SimulationPropertyTests`.
@Suite("Every input of a whole study counts")
struct StudyInputTests {
    /// A change of one input, the option and measure that it moves, and whether upwards.
    struct Move: Sendable, CustomTestStringConvertible {
        typealias Change = @Sendable (inout Study) -> Void

        let testDescription: String
        let option: Int
        let key: String
        let isUp: Bool
        /// What must hold with and without the change for it to show.
        let scene: Change
        let change: Change

        init(
            _ input: String, _ key: String, option: Int = 0, isUp: Bool = true, scene: @escaping Change = { _ in },
            _ change: @escaping Change
        ) {
            testDescription = input
            self.option = option
            self.key = key
            self.isUp = isUp
            self.scene = scene
            self.change = change
        }
    }

    /// Twenty visits of half an hour are asked for each week, and a morning of two hours holds four.
    private static func study() -> Study {
        var study = SmallStudy.study(perWeek: 20, replications: 4)
        study.durationVariation = 0.4
        study.finance?.years = 2
        study.finance?.discountRate = 0.05
        // Another session for the radiologist, whose second morning brings four visits more.
        study.options[1] = SmallStudy.another("a session", capital: 100) { $0.radiologistSessions = 1 }
        return study
    }

    private static func row(_ day: Weekday) -> ArmSession {
        ArmSession(session: SessionName(day, "am"), cArm: "c1", radiologist: "r1", technologist: "t1")
    }

    static let moves = [
        // Nothing is asked for in the weeks that are added.
        Move(
            "weeks", "requests_per_week", isUp: false,
            scene: { $0.course = [DemandCourse(fromWeek: 9, times: 0)] }, { $0.weeks = 16 }),
        // Three each week, one fewer than a morning holds, instead of now more, now fewer.
        Move(
            "arrivals", "days_to_visit.mean", isUp: false, scene: { $0.demand[0].perWeek = 3 }, { $0.arrivals = .even }),
        // Two visits of 30 minutes fill half a room of two hours: at 0.85 one room does, at 0.3 it carries 1.2 of them.
        Move(
            "target_load", "busy_of_staffed.c_arm", isUp: false,
            scene: {
                $0.demand[0].perWeek = 2
                $0.options[0].add.cArms = 1
                $0.options[0].add.technologists = 1
            }, { $0.targetLoad = 0.3 }),
        Move("staffing and arm_sessions", "visits_per_week") {
            $0.staffing = .keep
            $0.armSessions = [row(.mon), row(.tue)]
        },
        // Ten weeks are simulated: visits of the first eight have their second in them after two weeks, of the first six after four.
        Move(
            "repeat_interval_days", "requests_per_week", isUp: false,
            scene: {
                $0.repeatProbability = 1
                $0.demand[0].perWeek = 2
            }, { $0.base.policy.repeatIntervalDays = 28 }),
        Move("finance: years", "npv") { $0.finance?.years = 3 },
        Move("finance: discount_rate", "npv", isUp: false) { $0.finance?.discountRate = 0.1 },
        Move("finance: margin of a procedure", "margin_per_year") {
            $0.finance?.margins = [ProcedureMargin(procedure: TinyWeek.lumbar.code, margin: 200)]
        },
        Move("finance: default margin", "margin_per_year") { $0.finance?.defaultMargin = 120 },
        Move("finance: session_cost of a radiologist", "margin_per_year", isUp: false) {
            $0.finance?.radiologistSession = 60
        },
        Move("finance: session_cost of a technologist", "margin_per_year", isUp: false) {
            $0.finance?.technologistSession = 20
        },
        Move("finance: overtime_per_minute", "margin_per_year", isUp: false) { $0.finance?.overtimePerMinute = 3 },
        Move("uncertain: margin", "npv", isUp: false) {
            $0.uncertain.margin = Triangular(min: 0.5, mode: 0.6, max: 0.7)
        },
        Move("uncertain: capital", "npv", option: 1, isUp: false) {
            $0.uncertain.capital = Triangular(min: 2, mode: 3, max: 4)
        },
        Move("an option's capital", "npv", option: 1, isUp: false) { $0.options[1].investment.capital = 900 },
        Move("an option's cost_per_year", "npv", option: 1, isUp: false) {
            $0.options[1].investment.costPerYear = 50
        },
        Move("an option's radiologist_sessions", "visits_per_week", option: 1, isUp: false) {
            $0.options[1].add.radiologistSessions = 0
        },
        Move(
            "an option's recovery_bays", "visits_per_week", option: 1, scene: { $0.base.site.recoveryBays = 0 },
            { $0.options[1].add.recoveryBays = 2 }),
        // The same tasks on two nurses.
        Move("an option's nurses", "busy_of_staffed.nurse", option: 1, isUp: false) { $0.options[1].add.nurses = 1 },
        // A room takes 30 minutes a visit, the radiologist's hands 20: a second room and its lead let him do more.
        Move("an option's c_arms and technologists", "visits_per_week", option: 1) {
            $0.options[1].add.cArms = 1
            $0.options[1].add.technologists = 1
        },
        Move(
            "an option's arm_sessions", "visits_per_week", option: 1,
            scene: {
                $0.staffing = .keep
                $0.armSessions = [row(.mon)]
            }, { $0.options[1].armSessions = [row(.tue)] }),
        Move("an option's steps", "visits_per_week", option: 1, isUp: false) {
            var step = OptionStep(fromWeek: 5)
            step.add.radiologistSessions = 1
            $0.options[1] = StudyOption(name: "a session", steps: [step])
        },
    ]

    private func value(_ study: Study, _ move: Move) throws -> Double {
        var settings = StudyRunSettings()
        settings.seeksAnswer = false
        let report = try #require(try StudyRunner(study, solver: GLPKSolver(), settings: settings).report())
        return try #require(report.options[move.option].measure(move.key)?.estimate.mean)
    }

    @Test("each input moves what it should", arguments: moves)
    func inputs(move: Move) throws {
        var study = Self.study()
        move.scene(&study)
        let before = try value(study, move)
        move.change(&study)
        let after = try value(study, move)
        #expect(move.isUp ? after > before : after < before, "\(before) before, \(after) after")
    }
}
