import CapacityStudy
import Testing

@Suite("The answer of a study with invented measures")
struct AnswerSearchTests {
    private func run(_ visits: Double, _ value: Double?, count: Int = 20) -> [AnswerSample] {
        (0..<count).map { number in
            AnswerSample(
                visits: visits + Double(number % 3), missed: 0, requests: 80,
                netPresentValue: value.map { $0 + Double(number) })
        }
    }

    /// A clinic of 40 visits a week. Sessions bring 8 visits, a C-arm nothing unless the sessions are there, too. In money
    /// the sessions bring 100, the C-arm costs 50; both bring 200; everything grows with the demand, but not the price.
    private func answers(stopAfter limit: Int = .max) throws -> (answers: [OptionAnswer], runs: [String]) {
        var runs: [String] = []
        let stated = [run(40, 1000), run(40, 950), run(48, 1100), run(52, 1200)]
        let search = AnswerSearch(
            samples: stated, isKept: false,
            differByAdd: { without, with, option in
                [[0, 1, 1], [0, 2, 2], [2, 3, 1], [1, 3, 2]].contains([without, with, option])
            },
            run: { option, change, replications in
                if runs.count == limit { return nil }
                runs.append("\(option) \(change) \(replications)")
                switch change {
                case .asStated: return Array(stated[option].prefix(replications))
                case .oneMore(.radiologistSessions) where option < 2: return run(48, nil, count: replications)
                case .oneMore(.nurses): return run(option < 2 ? 41 : 60, nil, count: replications)
                case .oneMore: return Array(stated[option].prefix(replications))
                case .demand(let times):
                    // The C-arm alone brings 25 more for each time the demand, so its −50 turns at 3: −75 + 25 × 3 = 0.
                    let extra = [0, -75 + 25 * times, 100, 200 * times][option]
                    return run(40, 1000 * times + extra, count: replications)
                }
            })
        return (try search.answers(), runs)
    }

    @Test("binds, verdict and turn of each option")
    func whole() throws {
        let found = try answers()
        #expect(
            found.answers.map(\.binds) == [
                .unit(.radiologistSessions), .unit(.radiologistSessions), .unit(.nurses), .unit(.nurses),
            ])
        #expect(found.answers.map(\.verdict) == [nil, .withAnotherChange(option: 3), .worthIt, .worthIt])
        #expect(found.answers.map(\.turnsAt) == [nil, 3, nil, nil])
        #expect(
            found.answers[1].demandTried.map(\.difference) == [
                -68.75, -62.5, -56.25, -50, -43.75, -37.5, -25, -12.5, 0, 25,
            ])
        #expect(found.runs.count == 4 * 5 + 4 * 9)
        #expect(found.runs.allSatisfy { $0.hasSuffix(" 10") })
        #expect(AnswerSearch.furtherRuns(options: 4, hasFinance: true) == found.runs.count)
    }

    @Test("a study that is stopped says what it knows")
    func stopped() throws {
        let early = try answers(stopAfter: 7).answers
        #expect(early.map(\.binds) == [.unit(.radiologistSessions), nil, nil, nil])
        #expect(early.map(\.verdict) == [nil, .withAnotherChange(option: 3), .worthIt, .worthIt])
        let late = try answers(stopAfter: 25).answers
        #expect(late.allSatisfy { $0.binds != nil && $0.demandTried.isEmpty })
    }

    @Test("without prices there is no verdict and no turn")
    func withoutFinance() throws {
        var runs = 0
        let stated = [run(40, nil), run(48, nil)]
        let found = try AnswerSearch(samples: stated, isKept: true, differByAdd: { _, _, _ in false }) {
            option, _, count in
            runs += 1
            return Array(stated[option].prefix(count))
        }.answers()
        #expect(runs == 10)
        #expect(found.map(\.verdict) == [nil, nil])
        #expect(found.map(\.binds) == [.staffedWeek, .staffedWeek])
    }
}

@Suite("The answer in a sentence")
struct AnswerSentenceTests {
    private func option(
        _ name: String, _ verdict: Verdict?, binds: Binding? = nil, turnsAt: Double? = nil, isTried: Bool = true,
        moreVisits: Estimate? = nil
    ) -> AnswerSentence.Named {
        var answer = OptionAnswer()
        answer.verdict = verdict
        answer.binds = binds
        answer.turnsAt = turnsAt
        if isTried { answer.demandTried = [DemandPoint(times: 1, difference: 1)] }
        return AnswerSentence.Named(name: name, answer: answer, moreVisits: moreVisits)
    }

    @Test("not worth it")
    func notWorth() {
        let text = AnswerSentence(options: [
            option("today", nil, binds: .unit(.radiologistSessions)), option("another C-arm", .notWorthIt),
        ]).text
        #expect(text == "Radiologist sessions bind. Another C-arm is not worth its price at any demand tried.")
    }

    @Test("only with another change, and worth it up to a demand")
    func another() {
        let text = AnswerSentence(options: [
            option("today", nil, binds: .demand), option("a bay", .withAnotherChange(option: 2), turnsAt: 2.25),
            option("a bay and a nurse", .worthIt, turnsAt: 0.5),
        ]).text
        #expect(
            text
                == "Demand is met: no resource binds. A bay is worth its price only with another change (a bay and a nurse); "
                + "alone that turns at 2.25 times the demand. A bay and a nurse is worth its price; "
                + "that turns at 0.5 times the demand.")
    }

    @Test("without prices it speaks of visits")
    func visits() {
        let text = AnswerSentence(options: [
            option("today", nil, binds: .combination, isTried: false),
            option("nurse", nil, isTried: false, moreVisits: Estimate(mean: 2.006, halfWidth: 1)),
            option("bay", nil, isTried: false, moreVisits: Estimate(mean: 0.5, halfWidth: 1)),
        ]).text
        #expect(
            text
                == "No single resource binds: one more of any alone does not help. Nurse brings 2.01 visits a week more. "
                + "Bay brings no more visits that could be told from chance.")
    }
}
