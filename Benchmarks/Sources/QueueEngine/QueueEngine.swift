import ArgumentParser
import EventEngine

/// A single line before a single server on the event engine, for `queues.py` to compare with other engines.
@main
struct QueueEngine: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "QueueEngine", abstract: "Runs M/M/1 and prints events, seconds and the mean wait in the line.")

    @Option(help: "Customers.") var customers = 1_000_000
    @Option(help: "Customers in the mean time of one service.") var load = 0.8
    @Option(help: "Seed of arrivals and services.") var seed: UInt64 = 1

    private enum Kind: Int32 { case comes, served }

    func validate() throws {
        guard customers > 0, customers < 1 << 31, load > 0, load < 1 else {
            throw ValidationError("customers are from 1 to 2147483647, the load lies between 0 and 1")
        }
    }

    func run() {
        var line = Line()
        let clock = ContinuousClock()
        let taken = clock.measure { line = serve() }
        print("\(line.events) \(taken / .seconds(1)) \(line.waited / Double(customers))")
    }

    private struct Line {
        var events = 0
        var waited = 0.0
    }

    private func serve() -> Line {
        let source = RandomSource(seed: seed, replication: 0)
        var gaps = source.stream(subject: 0, purpose: 0)
        var services = source.stream(subject: 0, purpose: 1)
        var queue = EventQueue()
        // When those in the line came, from `head` on.
        var came: [Double] = []
        var head = 0
        var isBusy = false
        var line = Line()
        queue.schedule(at: gaps.exponential(mean: 1 / load), kind: Kind.comes.rawValue, subject: 1)
        while let event = queue.popFirst() {
            line.events += 1
            if event.kind == Kind.comes.rawValue {
                if event.subject < Int32(customers) {
                    queue.schedule(
                        at: event.time + gaps.exponential(mean: 1 / load), kind: Kind.comes.rawValue,
                        subject: event.subject + 1)
                }
                came.append(event.time)
                guard !isBusy else { continue }
            } else if head == came.count {
                isBusy = false
                continue
            }
            // The next in the line goes to the server.
            line.waited += event.time - came[head]
            head += 1
            isBusy = true
            queue.schedule(at: event.time + services.exponential(mean: 1), kind: Kind.served.rawValue, subject: 0)
        }
        return line
    }
}
