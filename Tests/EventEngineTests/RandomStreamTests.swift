import EventEngine
import Foundation
import Testing

@Suite("Random streams")
struct RandomStreamTests {
    private static let count = 40_000

    /// Mean and variance of many draws lie within 4 standard errors of the truth.
    private func expect(mean: Double, variance: Double, fourth: Double, _ draw: (inout RandomStream) -> Double) {
        var stream = RandomSource(seed: 5, replication: 2).stream(subject: 8, purpose: 1)
        let draws = (0..<Self.count).map { _ in draw(&stream) }
        let count = Double(Self.count)
        let found = draws.reduce(0, +) / count
        let spread = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
        #expect(abs(found - mean) < 4 * (variance / count).squareRoot())
        // The fourth central moment tells how far a variance strays.
        #expect(abs(spread - variance) < 4 * ((fourth - variance * variance) / count).squareRoot())
    }

    @Test("moments of every distribution")
    func moments() {
        expect(mean: 0.5, variance: 1 / 12, fourth: 1 / 80) { $0.uniform() }
        expect(mean: 3, variance: 9, fourth: 9 * 81) { $0.exponential(mean: 3) }
        expect(mean: -8, variance: 144, fourth: 3 * 144 * 144) { $0.normal(mean: -8, deviation: 12) }
        expect(mean: 0.3, variance: 0.21, fourth: 0.21 * (1 - 3 * 0.21)) { $0.happens(0.3) ? 1 : 0 }
        for mean in [0.2, 7.2, 150] {
            expect(mean: mean, variance: mean, fourth: mean * (1 + 3 * mean)) { Double($0.poisson(mean: mean)) }
        }
        // Of a lognormal number with w = 1 + cv², the kurtosis is w⁴ + 2w³ + 3w² - 3.
        let (variance, w) = (20.0 * 20 * 0.09, 1.09)
        let kurtosis = pow(w, 4) + 2 * pow(w, 3) + 3 * w * w - 3
        expect(mean: 20, variance: variance, fourth: kurtosis * variance * variance) {
            $0.lognormal(mean: 20, variation: 0.3)
        }
    }

    @Test("a stream depends on its key alone, and on every part of it")
    func keys() {
        func first(_ seed: UInt64, _ replication: Int, _ subject: Int, _ purpose: Int) -> UInt64 {
            var stream = RandomSource(seed: seed, replication: replication).stream(subject: subject, purpose: purpose)
            return stream.next()
        }
        #expect(first(1, 2, 3, 4) == first(1, 2, 3, 4))
        var seen: Set<UInt64> = []
        for seed in 0..<6 {
            for replication in 0..<6 {
                for subject in 0..<6 {
                    for purpose in 0..<6 { seen.insert(first(UInt64(seed), replication, subject, purpose)) }
                }
            }
        }
        #expect(seen.count == 6 * 6 * 6 * 6)
    }

    @Test("where nothing varies or nothing is asked, nothing is left to chance")
    func certain() {
        var stream = RandomSource(seed: 1, replication: 0).stream(subject: 0, purpose: 0)
        let (duration, count) = (stream.lognormal(mean: 20, variation: 0), stream.poisson(mean: 0))
        let (never, always) = (stream.happens(0), stream.happens(1))
        let minutes = stream.normal(mean: 3, deviation: 0)
        #expect(duration == 20)
        #expect(count == 0)
        #expect(!never && always)
        #expect(minutes == 3)
    }

    @Test("from the same numbers a greater mean never draws fewer")
    func coupled() {
        for subject in 0..<2000 {
            let counts = [0.5, 3, 12, 60].map { mean in
                var stream = RandomSource(seed: 3, replication: 0).stream(subject: subject, purpose: 0)
                return stream.poisson(mean: mean)
            }
            #expect(counts == counts.sorted())
        }
    }
}
