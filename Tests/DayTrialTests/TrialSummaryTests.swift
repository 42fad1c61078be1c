import Clinic
import DayTrial
import GLPK
import TestSupport
import Testing
import WeeklyRoster

@Suite("Many days in figures")
struct TrialSummaryTests {
    private func result(_ weight: Int, of possible: Int, wait: Int = 0) throws -> TrialResult {
        var answer = try ClairvoyantOptimizer(solver: GLPKSolver()).optimum(of: OnePlaceMorning.day([]).known)
        answer.weightThousandths = possible * 1000
        answer.wait = Points(2 * possible)
        var outcome = DayOutcome()
        outcome.weightThousandths = weight * 1000
        outcome.wait = Points(wait)
        outcome.accepted = weight > 0 ? ["a1"] : []
        outcome.askedToWait = 2
        outcome.answerMinutes = 30
        outcome.waitedInVain = 1
        return TrialResult(outcome: outcome, possible: answer)
    }

    /// 1/1, 1/4, 4/4 and a day that does not count: mean 0.75, deviations 0.25, -0.5, 0.25, variance 0.375 / 2, standard
    /// error sqrt(0.1875 / 3) = 0.25. Together 6 of 9. Waiting: 3 + 9 + 12 = 24 points of 6 weight are 4 quarters, 60
    /// minutes; possible 2 quarters, 30.
    @Test("by hand")
    func byHand() throws {
        let summary = try #require(
            TrialSummary([
                try result(1, of: 1, wait: 3), try result(1, of: 4, wait: 9), try result(0, of: 0),
                try result(4, of: 4, wait: 12),
            ]))
        #expect(summary.days == 3)
        #expect(summary.mean == 0.75)
        #expect(summary.error == 0.25)
        #expect(summary.worst == 0.25 && summary.fifthPercentile == 0.25)
        #expect(abs(summary.ratioOfSums - 6.0 / 9) < 1e-12)
        #expect(summary.daysBelow == 1)
        #expect(summary.waitMinutes == 60 && summary.possibleWaitMinutes == 30)
        #expect(summary.accepted == 3)
        #expect(summary.askedToWait == 6 && summary.waitedInVain == 3 && summary.answerMinutes == 15)
    }

    @Test("the 5th percentile of 40 days is the third worst")
    func percentile() throws {
        let results = try (1...40).map { try result($0, of: 40) }
        #expect(TrialSummary(results)?.fifthPercentile == 3.0 / 40)
    }

    @Test("no day counts, no figures")
    func none() throws { #expect(TrialSummary([try result(0, of: 0)]) == nil) }

    /// The tiny week's only session lasts two hours. Of the callers of two days one routine patient comes too late and one
    /// urgent one has no MRI: one routine and one urgent patient in four hours, 0.25 an hour each.
    @Test("rates of a log: who could have been done, an hour of the day's sessions")
    func rates() {
        var shut = OnePlaceMorning.caller("a3", "urgent", 8, 10)
        shut.request.mri = nil
        let days = [
            OnePlaceMorning.day([OnePlaceMorning.routine, OnePlaceMorning.urgent]),
            OnePlaceMorning.day([OnePlaceMorning.caller("a1", "routine", 10, 0), shut]),
        ]
        let rates = AddOnLog.rates(over: days)
        #expect(
            rates == [
                AddonRate(priority: "routine", perHourThousandths: 250),
                AddonRate(priority: "urgent", perHourThousandths: 250),
                AddonRate(priority: "emergent", perHourThousandths: 0),
            ])
        #expect(AddOnLog.rates(over: []).isEmpty)
    }
}
