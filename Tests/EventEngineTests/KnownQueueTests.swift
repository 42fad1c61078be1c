import EventEngine
import Foundation
import Testing

/// Waiting lines whose measures are known to 8 digits: the closed form gives the digits, and simulation the closed form.
@Suite("Known digits of waiting lines")
struct KnownQueueTests {
    private static let digits = 5e-9
    private static let customers = 100_000

    private func exponential(_ mean: Double) -> QueueModel.Draw { { $0.exponential(mean: mean) } }

    private func expectNear(_ model: QueueModel, _ truth: Double, _ what: String, of part: (QueueModel.Cycle) -> Double)
    {
        let cycles = model.run(customers: Self.customers, seed: 1917)
        #expect(cycles.count > 500)
        let distance = QueueModel.distance(cycles, of: part, from: truth)
        #expect(abs(distance) < 3, "\(what): \(distance) standard errors")
    }

    /// Offered load, servers, share that is turned away.
    @Test(
        "Erlang B", arguments: [(1, 1, 0.5), (1, 2, 0.2), (2, 3, 0.21052632), (5, 8, 0.07004785), (8, 10, 0.12166106)])
    func erlangB(offered: Double, servers: Int, known: Double) {
        let blocked = ClosedForms.erlangB(offered: offered, servers: servers)
        #expect(abs(blocked - known) < Self.digits)
        var model = QueueModel(servers: servers, gap: exponential(1 / offered), service: exponential(1))
        model.hasNoLine = true
        model.busyAtStart = servers / 2
        expectNear(model, blocked, "turned away") { $0.lost }
    }

    struct Delay: Sendable {
        let offered: Double
        let servers: Int
        let share: Double
        let wait: Double
    }

    @Test(
        "M/M/c",
        arguments: [
            Delay(offered: 0.8, servers: 1, share: 0.8, wait: 4),
            Delay(offered: 1.5, servers: 2, share: 0.64285714, wait: 1.28571429),
            Delay(offered: 1.7, servers: 2, share: 0.78108108, wait: 2.60360360),
            Delay(offered: 2.4, servers: 3, share: 0.64719101, wait: 1.07865169),
        ])
    func erlangC(known: Delay) {
        let (share, wait) = ClosedForms.erlangC(offered: known.offered, servers: known.servers)
        #expect(abs(share - known.share) < Self.digits)
        #expect(abs(wait - known.wait) < Self.digits)
        let model = QueueModel(servers: known.servers, gap: exponential(1 / known.offered), service: exponential(1))
        expectNear(model, share, "waits") { $0.delayed }
        expectNear(model, wait, "wait") { $0.waited }
    }

    /// Load 0.8: 0.8 (1 + cv²) / (2 × 0.2) = 2 (1 + cv²).
    @Test("M/G/1", arguments: [(0, 2), (0.25, 2.5), (0.5, 3), (1, 4), (2, 6)])
    func pollaczekKhinchine(squaredVariation: Double, wait: Double) {
        #expect(abs(ClosedForms.wait(load: 0.8, squaredVariation: squaredVariation) - wait) < 1e-12)
        let model = QueueModel(
            servers: 1, gap: exponential(1 / 0.8),
            service: { $0.lognormal(mean: 1, variation: squaredVariation.squareRoot()) })
        expectNear(model, wait, "wait") { $0.waited }
    }

    @Test("D/M/1", arguments: [(0.5, 0.25500097), (0.8, 1.69273084), (0.9, 4.17865942)])
    func clockwork(load: Double, wait: Double) {
        let truth = ClosedForms.clockworkWait(load: load)
        #expect(abs(truth - wait) < Self.digits)
        let model = QueueModel(servers: 1, gap: { _ in 1 / load }, service: exponential(1))
        expectNear(model, truth, "wait") { $0.waited }
    }

    struct Impatience: Sendable {
        let rate: Double
        let leaving: Double
        let servers: Int
        let waits: Double
        let givesUp: Double
        let inLine: Double
    }

    @Test(
        "Erlang A",
        arguments: [
            Impatience(
                rate: 1.8, leaving: 0.5, servers: 2, waits: 0.59461408, givesUp: 0.19453700, inLine: 0.70033320),
            Impatience(
                rate: 2.2, leaving: 0.5, servers: 2, waits: 0.71643127, givesUp: 0.26008362, inLine: 1.14436792),
            Impatience(
                rate: 10, leaving: 1, servers: 10, waits: 0.54207029, givesUp: 0.12511004, inLine: 1.25110036),
        ])
    func erlangA(known: Impatience) {
        let truth = ClosedForms.erlangA(rate: known.rate, leaving: known.leaving, servers: known.servers)
        #expect(abs(truth.waits - known.waits) < Self.digits)
        #expect(abs(truth.givesUp - known.givesUp) < Self.digits)
        #expect(abs(truth.inLine - known.inLine) < Self.digits)
        var model = QueueModel(
            servers: known.servers, gap: exponential(1 / known.rate), service: exponential(1))
        model.patience = exponential(1 / known.leaving)
        model.busyAtStart = known.servers / 2
        expectNear(model, truth.waits, "waits") { $0.delayed }
        expectNear(model, truth.givesUp, "gives up") { $0.lost }
        expectNear(model, truth.inLine / known.rate, "time in line") { $0.waited }
    }
}
