import CapacityStudy
import EventEngine
import Foundation
import Testing

/// Waiting lines whose truth is known in closed form; all services take 1 on average.
@Suite("Truths of waiting lines")
struct QueueTruthTests {
    private static let loads = [0.5, 0.8, 0.95]

    /// Long cycles, as there are at high loads, need longer runs.
    private static func customers(at load: Double) -> Int { load > 0.9 ? 600_000 : 100_000 }

    private func exponential(_ mean: Double) -> QueueModel.Draw { { $0.exponential(mean: mean) } }

    private func expectNear(
        _ model: QueueModel, at load: Double, _ truth: Double, of part: (QueueModel.Cycle) -> Double
    ) {
        // Of the seeds 1 to 20 all pass where the line is longest, Erlang C at 0.95; the farthest is 2.3 standard errors off.
        let cycles = model.run(customers: Self.customers(at: load), seed: 17)
        #expect(cycles.count > 500)
        #expect(abs(QueueModel.distance(cycles, of: part, from: truth)) < 3)
    }

    @Test("Erlang C: the share that waits and the mean wait before several servers", arguments: loads)
    func erlangC(load: Double) {
        let servers = 3
        let offered = load * Double(servers)
        let (share, wait) = ClosedForms.erlangC(offered: offered, servers: servers)
        let model = QueueModel(servers: servers, gap: exponential(1 / offered), service: exponential(1))
        expectNear(model, at: load, share) { $0.delayed }
        expectNear(model, at: load, wait) { $0.waited }
    }

    @Test("Pollaczek and Khinchine: the mean wait before one server whose services vary", arguments: loads)
    func pollaczekKhinchine(load: Double) {
        let variation = 0.6
        let wait = ClosedForms.wait(load: load, squaredVariation: variation * variation)
        let model = QueueModel(
            servers: 1, gap: exponential(1 / load), service: { $0.lognormal(mean: 1, variation: variation) })
        expectNear(model, at: load, wait) { $0.waited }
    }

    @Test("D/M/1: the mean wait where customers come by the clock", arguments: loads)
    func clockwork(load: Double) {
        let model = QueueModel(servers: 1, gap: { _ in 1 / load }, service: exponential(1))
        expectNear(model, at: load, ClosedForms.clockworkWait(load: load)) { $0.waited }
    }

    @Test("Erlang A: the share that gives up", arguments: loads)
    func erlangA(load: Double) {
        let servers = 3
        let patience = 2.0
        let offered = load * Double(servers)
        let truth = ClosedForms.erlangA(rate: offered, leaving: 1 / patience, servers: servers)
        var model = QueueModel(servers: servers, gap: exponential(1 / offered), service: exponential(1))
        model.patience = exponential(patience)
        expectNear(model, at: load, truth.givesUp) { $0.lost }
        // Little: customers in the line are the rate times the mean time in it.
        expectNear(model, at: load, truth.inLine / offered) { $0.waited }
    }

    @Test("Erlang B: the share that is turned away where there is no line", arguments: loads)
    func erlangB(load: Double) {
        let servers = 4
        let offered = load * Double(servers)
        let blocked = ClosedForms.erlangB(offered: offered, servers: servers)
        var model = QueueModel(servers: servers, gap: exponential(1 / offered), service: exponential(1))
        model.hasNoLine = true
        expectNear(model, at: load, blocked) { $0.lost }
    }

    /// Each of 10 replications is a mean of 30 lognormal numbers of mean 20: nearly normal, of unknown spread.
    @Test("intervals of 95 % hold the truth in 93 to 97 % of 1,000 repetitions")
    func coverage() {
        var held = 0
        for repetition in 0..<1000 {
            let means = (0..<10).map { replication in
                var stream = RandomSource(seed: UInt64(repetition), replication: replication)
                    .stream(subject: 1, purpose: 1)
                return (0..<30).reduce(0) { sum, _ in sum + stream.lognormal(mean: 20, variation: 0.35) } / 30
            }
            let estimate = Estimate(of: means)
            guard let mean = estimate.mean, let halfWidth = estimate.halfWidth else { continue }
            if abs(mean - 20) <= halfWidth { held += 1 }
        }
        #expect((930...970).contains(held))
    }
}
