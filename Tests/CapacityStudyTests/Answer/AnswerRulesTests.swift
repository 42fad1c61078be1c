import CapacityStudy
import Testing

@Suite("What binds")
struct BindingTests {
    private func runs(_ visits: [Double], missed: Double = 0, requests: Double = 100) -> [AnswerSample] {
        visits.map { AnswerSample(visits: $0, missed: missed, requests: requests) }
    }

    /// Gains by C-arm, bay, nurse, technologist, sessions, added to two replications of 50 and 52 visits.
    private func binding(
        _ gains: [[Double]], requests: Double = 100, missed: Double = 0, isKept: Bool = false
    ) -> Binding {
        AnswerRules.binding(
            samples: runs([50, 52], missed: missed, requests: requests),
            singles: gains.map { runs([50 + $0[0], 52 + $0[1]]) }, isKept: isKept
        ).binds
    }

    private let none = [[0.0, 0], [0, 0], [0, 0], [0, 0], [0, 0]]

    @Test("the unit of greatest gain")
    func greatest() {
        #expect(binding([[2, 2], [0, 0], [3, 3], [0, 0], [2.5, 2.5]]) == .unit(.nurses))
        // 2 % of 51 visits is 1.02.
        #expect(binding([[1.02, 1.02], [0, 0], [0, 0], [0, 0], [0, 0]]) == .unit(.cArms))
        #expect(binding([[1.01, 1.01], [0, 0], [0, 0], [0, 0], [0, 0]]) == .combination)
    }

    /// Of 1 and 5 the mean is 3 and the half-width 12.7 × 2 = 25.4.
    @Test("a gain that may be chance does not count")
    func chance() {
        #expect(binding([[1, 5], [2, 2], [0, 0], [0, 0], [0, 0]]) == .unit(.recoveryBays))
    }

    @Test("demand where 98 % of it is done or missed; else a combination, or the staffed week")
    func others() {
        #expect(binding(none, requests: 52) == .demand)  // 51 of 52: 98.08 %
        #expect(binding(none, requests: 52.1) == .combination)  // 97.9 %
        #expect(binding(none, requests: 53, missed: 1) == .demand)
        #expect(binding(none, isKept: true) == .staffedWeek)
        #expect(Binding.unit(.radiologistSessions).code == "radiologist_sessions")
        #expect([Binding.demand, .combination, .staffedWeek].map(\.code) == ["demand", "combination", "staffed_week"])
    }

    @Test("a tenth of the replications, at least ten")
    func replications() {
        #expect([1, 10, 40, 100, 101, 400].map(AnswerRules.furtherReplications) == [1, 10, 10, 10, 11, 40])
    }
}

@Suite("Worth its price")
struct VerdictTests {
    private let values: [[Double?]] = [
        [100, 110], [90, 100], [150, 160], [160, 171], [101, 108],
    ]

    @Test("by the paired difference of net present value")
    func verdicts() {
        func verdict(_ option: Int) -> Verdict { AnswerRules.verdict(values: values, option: option, pairs: []) }
        #expect(verdict(1) == .notWorthIt)
        #expect(verdict(2) == .worthIt)
        #expect(verdict(4) == .notDistinguishable)  // +1 and −2
    }

    /// Option 3 is option 2 with what option 1 adds, and 10 and 11 better: 10.5 ± 6.4.
    @Test("with another change")
    func another() {
        let found = AnswerRules.verdict(values: values, option: 1, pairs: [(0, 4), (2, 3)])
        #expect(found == .withAnotherChange(option: 3))
        #expect(AnswerRules.verdict(values: values, option: 1, pairs: [(3, 2)]) == .notWorthIt)
        #expect(AnswerRules.verdict(values: values, option: 4, pairs: [(2, 3)]) == .withAnotherChange(option: 3))
    }
}

@Suite("Where the answer turns")
struct TurnTests {
    private func turn(_ points: [(Double, Double)]) -> Double? {
        AnswerRules.turn(points.map { DemandPoint(times: $0.0, difference: $0.1) })
    }

    @Test("read linearly at the lowest change of sign")
    func linear() {
        // −30 at 1, +10 at 1.25: three quarters of the way.
        #expect(turn([(0.5, -40), (1, -30), (1.25, 10), (2, -5)]) == 1.1875)
        #expect(turn([(1, 30), (2, -10)]) == 1.75)
        #expect(turn([(1, -1), (2, -2)]) == nil)
        #expect(turn([]) == nil)
    }

    @Test("zeros change nothing, but where the sign changes across them it turns there")
    func zeros() {
        #expect(turn([(1, 0), (2, 0)]) == nil)
        #expect(turn([(1, 0), (2, 5)]) == nil)
        #expect(turn([(1, -5), (2, 0), (3, -1)]) == nil)
        #expect(turn([(1, -5), (2, 0), (3, 0), (4, 1)]) == 2)
    }
}
