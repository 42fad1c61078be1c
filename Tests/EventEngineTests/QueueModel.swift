import EventEngine

/// A waiting line in front of equal servers, run on the event engine from one customer who finds a certain number of servers busy to
/// the next.
///
/// These cycles are independent of each other, so that a ratio of sums over cycles has no bias from a start and a known
/// standard error (the regenerative method).
struct QueueModel {
    typealias Draw = (inout RandomStream) -> Double

    let servers: Int
    let gap: Draw
    let service: Draw
    /// How long a customer waits before giving up; nil: for ever.
    var patience: Draw?
    /// Whether those who find all servers busy go away at once.
    var hasNoLine = false
    /// Servers that are busy, with nobody in line, when a cycle begins: 0, or any where services and patience are exponential, since
    /// those forget how long they have lasted.
    var busyAtStart = 0

    /// What is counted of a cycle.
    struct Cycle {
        var customers = 0.0
        /// Customers who gave up or were turned away.
        var lost = 0.0
        /// Customers who found all servers busy.
        var delayed = 0.0
        /// Time in the line, of all customers.
        var waited = 0.0
    }

    private enum Kind: Int32 { case comes, served, givesUp }

    func run(customers: Int, seed: UInt64) -> [Cycle] {
        var queue = EventQueue()
        let source = RandomSource(seed: seed, replication: 0)
        var gaps = source.stream(subject: 0, purpose: 0)
        var services = source.stream(subject: 0, purpose: 1)
        var patiences = source.stream(subject: 0, purpose: 2)
        var cycles: [Cycle] = []
        var cycle = Cycle()
        // What comes before the first beginning belongs to no cycle.
        var hasBegun = false
        var came: [Double] = []
        var isInLine: [Bool] = []
        // Customers in the line by number from `head` on; those who gave up are passed over.
        var head = 0
        var inLine = 0
        var busy = 0
        queue.schedule(at: 0, kind: Kind.comes.rawValue, subject: 0)
        while let event = queue.popFirst() {
            let customer = Int(event.subject)
            switch Kind(rawValue: event.kind) {
            case .comes:
                if busy == busyAtStart, inLine == 0 {
                    if hasBegun { cycles.append(cycle) }
                    hasBegun = true
                    if came.count >= customers { return cycles }
                    cycle = Cycle()
                }
                cycle.customers += 1
                came.append(event.time)
                isInLine.append(busy == servers && !hasNoLine)
                queue.schedule(at: event.time + gap(&gaps), kind: Kind.comes.rawValue, subject: event.subject + 1)
                if busy < servers {
                    busy += 1
                    queue.schedule(
                        at: event.time + service(&services), kind: Kind.served.rawValue, subject: event.subject)
                    continue
                }
                cycle.delayed += 1
                if hasNoLine {
                    cycle.lost += 1
                } else {
                    inLine += 1
                    if let patience {
                        queue.schedule(
                            at: event.time + patience(&patiences), kind: Kind.givesUp.rawValue, subject: event.subject)
                    }
                }
            case .served:
                guard inLine > 0 else {
                    busy -= 1
                    continue
                }
                while !isInLine[head] { head += 1 }
                isInLine[head] = false
                inLine -= 1
                cycle.waited += event.time - came[head]
                queue.schedule(at: event.time + service(&services), kind: Kind.served.rawValue, subject: Int32(head))
            case .givesUp:
                guard isInLine[customer] else { continue }
                isInLine[customer] = false
                inLine -= 1
                cycle.lost += 1
                cycle.waited += event.time - came[customer]
            case nil: continue
            }
        }
        return cycles
    }

    /// How many standard errors the sum over cycles of what was found less what the truth expects lies from 0.
    ///
    /// The error is taken around the truth: around what was found, a run that happens to miss the rare long cycles would think
    /// itself too certain.
    static func distance(_ cycles: [Cycle], of part: (Cycle) -> Double, from truth: Double) -> Double {
        let excess = cycles.map { part($0) - truth * $0.customers }
        let squares = excess.reduce(0) { $0 + $1 * $1 }
        return excess.reduce(0, +) / squares.squareRoot()
    }
}
