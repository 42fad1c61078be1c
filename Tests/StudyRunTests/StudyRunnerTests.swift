import CapacityStudy
import Clinic
import GLPK
import StudyRun
import Synchronization
import TestSupport
import Testing

@Suite("A study of a small clinic")
struct StudyRunnerTests {
    private func report(_ study: Study, _ settings: StudyRunSettings = StudyRunSettings()) throws -> StudyReport {
        try #require(try StudyRunner(study, solver: GLPKSolver(), settings: settings).report())
    }

    /// 20 a week are asked for and 4 done: a second morning brings 4 more, all else nothing. The C-arm has no second lead.
    @Test("finds that radiologist sessions bind, and that an idle C-arm loses its price")
    func answer() throws {
        let report = try report(SmallStudy.study(perWeek: 20))
        let cArm = report.options[1]
        #expect(report.options.map(\.answer.binds) == [.unit(.radiologistSessions), .unit(.radiologistSessions)])
        #expect(report.options[0].answer.singles.map(\.mean) == [0, 0, 0, 0, 4])
        #expect(cArm.answer.verdict == .notWorthIt)
        #expect(cArm.answer.turnsAt == nil)
        #expect(cArm.answer.demandTried.map(\.difference) == Array(repeating: -1000, count: 10))
        #expect(cArm.withoutEffect == ["c_arms"])
        #expect(
            report.answer
                == "Radiologist sessions bind. Another C-arm is not worth its price at any demand tried.")
        #expect(report.cautions.contains { $0.hasPrefix("another C-arm: c_arms has no effect, since nobody can lead") })
        #expect(report.replications == 12)
    }

    @Test("says the same with any number of threads")
    func threads() throws {
        var study = SmallStudy.study()
        study.uncertain = Uncertain(demand: Triangular(min: 0.5, mode: 1, max: 2))
        var settings = StudyRunSettings()
        settings.threads = 3
        let one = try report(study)
        #expect(try report(study, settings) == one)
        study.seed += 1
        #expect(try report(study).options[0].measures != one.options[0].measures)
    }

    /// Week 5 on a second morning is staffed; the morning before stays.
    @Test("staffs anew where a step adds, beside what was there")
    func steps() throws {
        var study = SmallStudy.study(perWeek: 20)
        var step = OptionStep(fromWeek: 5)
        step.add.radiologistSessions = 1
        study.options[1] = StudyOption(name: "later", steps: [step])
        let later = try report(study).options[1]
        #expect(later.staffedWeeks.map(\.fromWeek) == [1, 5])
        #expect(
            later.staffedWeeks.map { $0.armSessions.map(\.session.description) } == [["mon/am"], ["mon/am", "tue/am"]])
        // Four a week for four weeks, eight for four.
        #expect(later.measure("visits_per_week")?.estimate.mean == 6)
        #expect(later.measure("visits_per_week")?.difference?.mean == 2)
    }

    @Test("keeps the rows of a staffed week, and calls it what binds")
    func kept() throws {
        var study = SmallStudy.study(perWeek: 20)
        study.staffing = .keep
        study.armSessions = [
            ArmSession(session: SessionName(.tue, "am"), cArm: "c1", radiologist: "r1", technologist: "t1")
        ]
        let report = try report(study)
        #expect(
            report.options.map { $0.staffedWeeks.map(\.armSessions) } == [[study.armSessions], [study.armSessions]])
        #expect(report.options[0].answer.binds == .staffedWeek)
    }

    @Test("tries each unit and each pair for a grid, without a price")
    func grid() throws {
        var study = SmallStudy.study(perWeek: 20)
        study.grid = true
        let report = try report(study)
        let grid = report.options.filter(\.isOfGrid)
        #expect(report.options.count == 2 + 5 + 10)
        #expect(grid.count == 15)
        // Sessions bring a second morning; a C-arm and a lead bring a second room, whose radiologist binds at 6 visits.
        #expect(
            grid.first { $0.name == "+1 session of each radiologist" }?.measure("visits_per_week")?.difference?.mean
                == 4)
        let pair = grid.first { $0.name == "+1 C-arm, +1 technologist" }?.measure("visits_per_week")?.difference?.mean
        #expect(try #require(pair) > 0)
        #expect(grid.allSatisfy { $0.answer.verdict == nil && $0.answer.demandTried.isEmpty })
        #expect(grid.allSatisfy { $0.answer.binds != nil && $0.answer.singles.count == 5 })
    }

    /// Only capital is uncertain: the C-arm is idle, so the difference is its price, from 900 to 1400.
    @Test("tells how far the money hangs on what is uncertain")
    func tornado() throws {
        var study = SmallStudy.study()
        study.uncertain = Uncertain(
            margin: Triangular(min: 0.5, mode: 1, max: 2), capital: Triangular(min: 0.9, mode: 1, max: 1.4))
        let report = try report(study)
        #expect(report.options[0].tornado.isEmpty)
        #expect(
            report.options[1].tornado == [
                TornadoBar(input: "capital", low: 0.9, high: 1.4, atLow: -900, atHigh: -1400),
                TornadoBar(input: "margin", low: 0.5, high: 2, atLow: 0 - 1000, atHigh: 0 - 1000),
            ])
        #expect(!report.cautions.contains { $0.hasPrefix("Nothing is stated as uncertain") })
    }

    @Test("stops where the intervals are narrow enough, and not before ten replications")
    func precision() throws {
        var study = SmallStudy.study(replications: 40)
        study.arrivals = .even
        var settings = StudyRunSettings()
        settings.precision = 0.05
        #expect(try report(study, settings).replications == 10)
        settings.precision = nil
        #expect(try report(study, settings).replications == 40)
        study.arrivals = .poisson
        settings.precision = 0.000_001
        #expect(try report(study, settings).replications == 40)
    }

    @Test("reports what the finished replications say when it is stopped")
    func stopped() throws {
        let count = Atomic<Int>(0)
        let runner = StudyRunner(
            SmallStudy.study(), solver: GLPKSolver(),
            progress: { count.store($0.done, ordering: .relaxed) },
            isCancelled: { count.load(ordering: .relaxed) >= 7 })
        // Seven of both options together: three of each.
        let report = try #require(try runner.report())
        #expect(report.replications == 3)
        #expect(report.options.map(\.answer.binds) == [nil, nil])
        #expect(report.options[1].answer.verdict == .notWorthIt)
        #expect(
            report.cautions.first?.hasPrefix("The study was stopped: this is what 3 of 12 replications say") == true)
        let none = StudyRunner(SmallStudy.study(), solver: GLPKSolver(), isCancelled: { true })
        #expect(try none.report() == nil)
    }

    @Test("sweeps the places kept free for add-ons")
    func sweep() throws {
        var study = SmallStudy.study(perWeek: 3, replications: 20)
        study.sameDay = SameDayDemand(perDay: 1, hours: ClockSpan(450, 540), procedure: TinyWeek.lumbar.code)
        study.weeks = 26
        let sweep = StudySweep(.addonReserve, values: 0...2)
        var settings = StudyRunSettings()
        settings.sweep = sweep
        let report = try report(try #require(sweep.study(study)), settings)
        #expect(report.options.map(\.name) == ["addon_reserve 0", "addon_reserve 1", "addon_reserve 2"])
        let served = report.options.compactMap { $0.measure("same_day.served_share")?.estimate.mean }
        let days = report.options.compactMap { $0.measure("days_for_place.mean")?.estimate.mean }
        #expect(served == served.sorted() && served[0] < served[2])
        #expect(days == days.sorted() && days[0] < days[2])
        #expect(report.answer.hasPrefix("From 0 to 2 places kept free a day: add-ons served the same day from "))
        #expect(report.options.allSatisfy { $0.answer.verdict == nil && $0.answer.binds == nil })
        study.base.policy.addonReserve = nil
        #expect(sweep.study(study) == nil)
    }

    /// Both, and one of them alone: the C-arm turns out to be worth it only with the lead.
    @Test("sees that an option is another with what a third adds")
    func withAnotherChange() throws {
        var study = SmallStudy.study(perWeek: 20)
        study.options += [
            SmallStudy.another("a lead", capital: 500) { $0.technologists = 1 },
            SmallStudy.another("both", capital: 1500) {
                $0.cArms = 1
                $0.technologists = 1
            },
        ]
        let report = try report(study)
        #expect(report.options[1].answer.verdict == .withAnotherChange(option: 3))
        #expect(report.options[3].answer.verdict == .worthIt)
    }
}
