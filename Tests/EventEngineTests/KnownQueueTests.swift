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
        var blocked = 1.0
        for number in 1...servers { blocked = offered * blocked / (Double(number) + offered * blocked) }
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
        var blocked = 1.0
        for number in 1...known.servers {
            blocked = known.offered * blocked / (Double(number) + known.offered * blocked)
        }
        let spare = Double(known.servers) - known.offered
        let share = Double(known.servers) * blocked / (spare + known.offered * blocked)
        #expect(abs(share - known.share) < Self.digits)
        #expect(abs(share / spare - known.wait) < Self.digits)
        let model = QueueModel(servers: known.servers, gap: exponential(1 / known.offered), service: exponential(1))
        expectNear(model, share, "waits") { $0.delayed }
        expectNear(model, share / spare, "wait") { $0.waited }
    }

    /// Load 0.8: 0.8 (1 + cv²) / (2 × 0.2) = 2 (1 + cv²).
    @Test("M/G/1", arguments: [(0, 2), (0.25, 2.5), (0.5, 3), (1, 4), (2, 6)])
    func pollaczekKhinchine(squaredVariation: Double, wait: Double) {
        #expect(abs(0.8 * (1 + squaredVariation) / 0.4 - wait) < 1e-12)
        let model = QueueModel(
            servers: 1, gap: exponential(1 / 0.8),
            service: { $0.lognormal(mean: 1, variation: squaredVariation.squareRoot()) })
        expectNear(model, wait, "wait") { $0.waited }
    }

    /// The share s of arrivals that wait solves s = exp(-(1 - s) / load); they wait 1 / (1 - s) on average.
    @Test("D/M/1", arguments: [(0.5, 0.25500097), (0.8, 1.69273084), (0.9, 4.17865942)])
    func clockwork(load: Double, wait: Double) {
        var share = 0.5
        for _ in 0..<2000 { share = exp(-(1 - share) / load) }
        #expect(abs(share / (1 - share) - wait) < Self.digits)
        let model = QueueModel(servers: 1, gap: { _ in 1 / load }, service: exponential(1))
        expectNear(model, share / (1 - share), "wait") { $0.waited }
    }

    struct Impatience: Sendable {
        let rate: Double
        let leaving: Double
        let servers: Int
        let waits: Double
        let givesUp: Double
        let inLine: Double
    }

    /// Birth and death: n present at the rate up, min(n, servers) + (n - servers) × leaving down. Those who give up are those in line times
    /// the rate at which each leaves.
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
        var weight = 1.0
        var (sum, full, line) = (1.0, 0.0, 0.0)
        for present in 1...400 {
            let waiting = max(0, present - known.servers)
            weight *= known.rate / (Double(min(present, known.servers)) + Double(waiting) * known.leaving)
            sum += weight
            if present >= known.servers { full += weight }
            line += weight * Double(waiting)
        }
        let (waits, inLine) = (full / sum, line / sum)
        let givesUp = inLine * known.leaving / known.rate
        #expect(abs(waits - known.waits) < Self.digits)
        #expect(abs(givesUp - known.givesUp) < Self.digits)
        #expect(abs(inLine - known.inLine) < Self.digits)
        var model = QueueModel(
            servers: known.servers, gap: exponential(1 / known.rate), service: exponential(1))
        model.patience = exponential(1 / known.leaving)
        model.busyAtStart = known.servers / 2
        expectNear(model, waits, "waits") { $0.delayed }
        expectNear(model, givesUp, "gives up") { $0.lost }
        expectNear(model, inLine / known.rate, "time in line") { $0.waited }
    }
}
