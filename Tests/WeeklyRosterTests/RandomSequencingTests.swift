import TestSupport
import Testing

@testable import WeeklyRoster

/// The sequencer beside enumeration.
@Suite("Random sequencing problems")
struct RandomSequencingTests {
    @Test("The answer is that of enumeration, and sequences are legal", arguments: 0..<100 as Range<UInt64>)
    func answers(batch: UInt64) {
        // 20 batches of 100 problems.
        for seed in batch * 100..<(batch + 1) * 100 {
            let problem = RandomSequencing.problem(seed: seed)
            let isPossible = BruteForceSequencing(problem).isPossible()
            switch problem.answer() {
            case .sequence(let sequence):
                let faults = SequenceReview(problem: problem, sequence: sequence).faults()
                #expect(faults.isEmpty, "seed \(seed): \(problem)")
                #expect(isPossible, "seed \(seed): \(problem)")
            case .impossible: #expect(!isPossible, "seed \(seed): \(problem)")
            case .undecided: Issue.record("seed \(seed) stayed undecided: \(problem)")
            }
        }
    }

    @Test("Both answers are common among the problems")
    func mixture() {
        let possible = (0..<400 as Range<UInt64>).count { seed in
            if case .sequence = RandomSequencing.problem(seed: seed).answer() { true } else { false }
        }
        #expect((100...300).contains(possible))
    }
}
