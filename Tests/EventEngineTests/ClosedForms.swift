import Foundation

/// What is known of waiting lines; mean service time 1.
enum ClosedForms {
    /// Erlang B: the share that finds all servers busy where there is no line.
    static func erlangB(offered: Double, servers: Int) -> Double {
        (1...servers).reduce(1) { blocked, number in offered * blocked / (Double(number) + offered * blocked) }
    }

    /// Erlang C: the share that waits, and the mean wait of all.
    static func erlangC(offered: Double, servers: Int) -> (share: Double, wait: Double) {
        let blocked = erlangB(offered: offered, servers: servers)
        let spare = Double(servers) - offered
        let share = Double(servers) * blocked / (spare + offered * blocked)
        return (share, share / spare)
    }

    /// D/M/1: the share s of arrivals that wait solves s = exp(-(1 - s) / load); they wait 1 / (1 - s) on average.
    static func clockworkWait(load: Double) -> Double {
        var share = 0.5
        for _ in 0..<2000 { share = exp(-(1 - share) / load) }
        return share / (1 - share)
    }

    /// Pollaczek and Khinchine: the mean wait before one server.
    static func wait(load: Double, squaredVariation: Double) -> Double {
        load / (1 - load) * (1 + squaredVariation) / 2
    }

    /// What Erlang A says.
    struct Impatience {
        /// Share that waits.
        let waits: Double
        /// Share that gives up.
        let givesUp: Double
        /// Mean number in line.
        let inLine: Double
    }

    /// Erlang A by birth and death: n present at the rate up, min(n, servers) + (n - servers) × leaving down. Those who give up are those in
    /// line times the rate at which each leaves.
    static func erlangA(rate: Double, leaving: Double, servers: Int) -> Impatience {
        var weight = 1.0
        var (sum, full, line) = (1.0, 0.0, 0.0)
        for present in 1...400 {
            let waiting = max(0, present - servers)
            weight *= rate / (Double(min(present, servers)) + Double(waiting) * leaving)
            sum += weight
            if present >= servers { full += weight }
            line += weight * Double(waiting)
        }
        return Impatience(waits: full / sum, givesUp: line / sum * leaving / rate, inLine: line / sum)
    }
}
