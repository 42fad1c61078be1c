import CapacityStudy
import Clinic

/// An invented report of three options, with everything that a report can have.
enum SampleStudy {
    static let report: StudyReport = {
        var report = StudyReport(
            study: "a <second> C-arm", seed: 7, replications: 40, weeks: 52, warmupWeeks: 12,
            answer: "Radiologist sessions bind. Another C-arm is worth its price only with another change.",
            options: [today, cArm, both], currency: "USD")
        report.assumptions = [Assumption(subject: "Discount rate", value: "5 % a year", source: "study.yaml")]
        report.cautions = ["Places are given first come, first served."]
        return report
    }()

    private static func measures(
        _ visits: Double, lost: Double, npv: Double, difference: (visits: Double, npv: Double)?
    ) -> [MeasureReport] {
        func row(_ key: String, _ mean: Double, _ halfWidth: Double?, _ difference: Double?) -> MeasureReport {
            MeasureReport(
                key: key, estimate: Estimate(mean: mean, halfWidth: halfWidth),
                difference: difference.map { Estimate(mean: $0, halfWidth: halfWidth) })
        }
        let rows = [
            row("visits_per_week", visits, 0.2, difference?.visits),
            row("lost_share", lost, 0.003, difference == nil ? nil : -0.01),
            row("days_for_place.mean", 2.4, 0.2, difference == nil ? nil : -0.4),
            row("same_day.served_share", 0.43, 0.01, difference == nil ? nil : 0.1),
            row("busy_of_staffed.c_arm", 0.74, 0.01, difference == nil ? nil : 0),
            row("busy_of_staffed.c_arm.c1", 0.74, 0.01, difference == nil ? nil : 0),
            row("busy_of_staffed.radiologist", 1.04, 0.01, difference == nil ? nil : 0),
            row("npv", npv, 10_600, difference?.npv),
        ]
        if difference == nil { return rows }
        return rows + [
            MeasureReport(key: "payback_years", estimate: Estimate(mean: nil, halfWidth: nil)),
            MeasureReport(key: "never_pays_back_share", estimate: Estimate(mean: 1, halfWidth: 0)),
        ]
    }

    private static let quarters: [QuarterReport] = [1, 14, 27, 40].map { week in
        QuarterReport(
            fromWeek: week, visitsPerWeek: Estimate(mean: 46 + Double(week) / 10, halfWidth: 0.7),
            requestsPerWeek: Estimate(mean: 49, halfWidth: nil), waitingList: Estimate(mean: 30, halfWidth: 2),
            marginPerWeek: Estimate(mean: 3000, halfWidth: 100))
    }

    private static let week = StaffedWeekReport(
        fromWeek: 1,
        armSessions: [
            ArmSession(session: SessionName(.mon, "am"), cArm: "c1", radiologist: "r1", technologist: "t1"),
            ArmSession(session: SessionName(.mon, "am"), cArm: "c2", radiologist: "r1", technologist: "t2"),
            ArmSession(session: SessionName(.tue, "am"), cArm: "c1", radiologist: "r2", technologist: "t1"),
        ])

    private static func answer(
        _ binds: Binding, _ verdict: Verdict?, turnsAt: Double? = nil, tried: [Double] = []
    ) -> OptionAnswer {
        var answer = OptionAnswer()
        answer.binds = binds
        answer.verdict = verdict
        answer.turnsAt = turnsAt
        answer.singles = [0, 0, 0.4, 0, 2.2].map { Estimate(mean: $0, halfWidth: $0 == 0.4 ? 0.6 : 0) }
        answer.demandTried = zip(AnswerRules.demandMultiples, tried).map { DemandPoint(times: $0, difference: $1) }
        return answer
    }

    static let today = OptionReport(
        name: "today", add: [], staffedWeeks: [week], answer: answer(.unit(.radiologistSessions), nil),
        quarters: quarters, measures: measures(46.4, lost: 0.054, npv: 896_800, difference: nil))

    static let cArm: OptionReport = {
        var option = OptionReport(
            name: "another C-arm", add: [AddedCount(key: "c_arms", count: 1)], withoutEffect: ["c_arms"],
            staffedWeeks: [week],
            answer: answer(
                .unit(.radiologistSessions), .withAnotherChange(option: 2), turnsAt: 2.25,
                tried: [-9, -9, -9, -9, -9, -9, -3, 3, 9, 20].map { $0 * 30_000 }),
            quarters: quarters,
            measures: measures(46.4, lost: 0.05, npv: 595_150, difference: (0, -301_650)))
        option.tornado = [
            TornadoBar(input: "demand", low: 0.8, high: 1.3, atLow: -320_000, atHigh: -200_000),
            TornadoBar(input: "capital", low: 0.9, high: 1.4, atLow: -279_000, atHigh: -392_000),
        ]
        return option
    }()

    static let both = OptionReport(
        name: "another C-arm and the sessions",
        add: [AddedCount(key: "c_arms", count: 1), AddedCount(key: "radiologist_sessions", count: 1)],
        staffedWeeks: [week, StaffedWeekReport(fromWeek: 27, armSessions: week.armSessions)],
        answer: answer(.demand, .worthIt, tried: Array(repeating: 250_000, count: 10)), quarters: quarters,
        measures: measures(48.6, lost: 0.01, npv: 1_100_000, difference: (2.2, 203_200)))
}
