import Testing

@testable import SyntheticClinic

@Suite("Random streams")
struct RandomStreamTests {
    /// The first outputs of SplitMix64 from state 0, as published with the algorithm.
    @Test("The stream is SplitMix64")
    func knownOutputs() {
        var stream = RandomStream(state: 0)
        let outputs = (0..<3).map { _ in stream.next() }
        #expect(outputs == [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F])
    }

    @Test("Every part of the key makes another stream")
    func keys() {
        func first(_ seed: UInt64, _ purpose: DrawPurpose, _ week: Int, _ index: Int) -> UInt64 {
            var stream = RandomStream(seed: seed, purpose: purpose, week: week, index: index)
            return stream.next()
        }
        let outputs = [
            first(1, .mri, 0, 0), first(2, .mri, 0, 0), first(1, .driver, 0, 0), first(1, .mri, 1, 0),
            first(1, .mri, 0, 1), first(1, .mri, -1, 0),
        ]
        #expect(Set(outputs).count == outputs.count)
        #expect(first(1, .mri, 0, 0) == outputs[0])
    }

    /// 60 000 draws of six faces: 10 000 each, standard deviation sqrt(60 000 x 1/6 x 5/6) = 91.3; 4 of them are 365.
    @Test("Each number of a range is equally likely")
    func uniform() {
        var stream = RandomStream(seed: 11, purpose: .age, week: 0, index: 0)
        var counts = Array(repeating: 0, count: 6)
        for _ in 0..<60_000 { counts[stream.below(6)] += 1 }
        #expect(counts.allSatisfy { abs($0 - 10_000) < 365 }, "\(counts)")
    }

    /// 24 000 shuffles of four: 1000 for each of 24 orders, standard deviation 31; 4.5 of them are 140.
    @Test("Each order of a shuffle is equally likely")
    func shuffle() {
        var stream = RandomStream(seed: 12, purpose: .age, week: 0, index: 0)
        var counts: [[Int]: Int] = [:]
        for _ in 0..<24_000 { counts[stream.shuffled([0, 1, 2, 3]), default: 0] += 1 }
        #expect(counts.count == 24)
        #expect(counts.values.allSatisfy { abs($0 - 1000) < 140 })
    }

    @Test("A choice without weight is never made, one with all the weight always")
    func weights() {
        var stream = RandomStream(seed: 13, purpose: .age, week: 0, index: 0)
        let picks = (0..<100).map { _ in stream.pick([Weighted(0, "a"), Weighted(3, "b"), Weighted(0, "c")]) }
        #expect(picks.allSatisfy { $0 == "b" })
        let sure = (0..<100).map { _ in stream.happens(Share(perMille: 1000)) }
        let never = (0..<100).map { _ in stream.happens(Share(perMille: 0)) }
        #expect(!sure.contains(false))
        #expect(!never.contains(true))
    }
}
