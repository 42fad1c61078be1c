import EventEngine

/// Acute and rehabilitation beds of a stroke service, unlimited in number, looked at once a day.
///
/// After Monks, Worthington, Allen, Pitt, Stein and James, "A modelling tool for capacity planning in acute and community stroke
/// services", BMC Health Services Research 2016, 16:530. Times in days.
struct StrokeUnitModel {
    /// A lognormal length of stay.
    struct Stay {
        let mean: Double
        let deviation: Double
    }

    /// Where patients go from the acute beds: a share of them, after a stay of its own.
    struct AcuteRoute {
        let share: Double
        let stay: Stay
        let goesToRehabilitation: Bool
    }

    /// How long patients stay in rehabilitation: a share of them each.
    struct RehabilitationRoute {
        let share: Double
        let stay: Stay
    }

    struct Patients {
        let acuteInterval: Double
        /// Mean time between those who come straight to rehabilitation; nil: nobody does.
        let straightInterval: Double?
        let acute: [AcuteRoute]
        let rehabilitation: [RehabilitationRoute]
    }

    let patients: [Patients]
    /// Admissions are so many times those stated.
    let admissions: Double

    static let warmupDays = 3 * 365
    static let measuredDays = 5 * 365

    /// Days of each occupancy in one replication.
    struct Days {
        var acute: [Int] = Array(repeating: 0, count: 80)
        var rehabilitation: [Int] = Array(repeating: 0, count: 80)
    }

    private enum Kind: Int32 { case acute, straight, leavesAcute, leavesRehabilitation, audit }

    func replication(_ number: Int, seed: UInt64) -> Days {
        let source = RandomSource(seed: seed, replication: number)
        var streams = patients.indices.map { type in
            (0..<5).map { source.stream(subject: type, purpose: $0) }
        }
        var queue = EventQueue()
        for (type, kind) in patients.enumerated() {
            queue.schedule(
                at: next(kind.acuteInterval, &streams[type][0]), kind: Kind.acute.rawValue, subject: Int32(type))
            if let interval = kind.straightInterval {
                queue.schedule(
                    at: next(interval, &streams[type][1]), kind: Kind.straight.rawValue, subject: Int32(type))
            }
        }
        queue.schedule(at: Double(Self.warmupDays), kind: Kind.audit.rawValue, subject: 0)
        var days = Days()
        var occupied = (acute: 0, rehabilitation: 0)
        while let event = queue.popFirst() {
            let type = Int(event.subject)
            switch Kind(rawValue: event.kind) {
            case .acute:
                let interval = next(patients[type].acuteInterval, &streams[type][0])
                queue.schedule(at: event.time + interval, kind: event.kind, subject: event.subject)
                occupied.acute += 1
                let route = Self.drawn(patients[type].acute, share: \.share, &streams[type][2])
                // Who goes home leaves as nobody of a type.
                queue.schedule(
                    at: event.time + Self.length(route.stay, &streams[type][3]), kind: Kind.leavesAcute.rawValue,
                    subject: route.goesToRehabilitation ? event.subject : -1)
            case .straight:
                let interval = next(patients[type].straightInterval ?? .infinity, &streams[type][1])
                queue.schedule(at: event.time + interval, kind: event.kind, subject: event.subject)
                enterRehabilitation(type, at: event.time, &occupied.rehabilitation, &queue, &streams[type][4])
            case .leavesAcute:
                occupied.acute -= 1
                if type >= 0 {
                    enterRehabilitation(type, at: event.time, &occupied.rehabilitation, &queue, &streams[type][4])
                }
            case .leavesRehabilitation: occupied.rehabilitation -= 1
            case .audit:
                days.acute[occupied.acute] += 1
                days.rehabilitation[occupied.rehabilitation] += 1
                if event.time >= Double(Self.warmupDays + Self.measuredDays - 1) { return days }
                queue.schedule(at: event.time + 1, kind: event.kind, subject: 0)
            case nil: continue
            }
        }
        return days
    }

    private func next(_ interval: Double, _ stream: inout RandomStream) -> Double {
        stream.exponential(mean: interval / admissions)
    }

    private func enterRehabilitation(
        _ type: Int, at time: Double, _ occupied: inout Int, _ queue: inout EventQueue, _ stream: inout RandomStream
    ) {
        occupied += 1
        let route = Self.drawn(patients[type].rehabilitation, share: \.share, &stream)
        queue.schedule(
            at: time + Self.length(route.stay, &stream), kind: Kind.leavesRehabilitation.rawValue, subject: Int32(type))
    }

    private static func drawn<Route>(
        _ routes: [Route], share: (Route) -> Double, _ stream: inout RandomStream
    ) -> Route {
        // Shares are printed with two digits and need not add up to 1.
        var rest = stream.uniform() * routes.reduce(0) { $0 + share($1) }
        for route in routes.dropLast() {
            if rest < share(route) { return route }
            rest -= share(route)
        }
        return routes[routes.count - 1]
    }

    private static func length(_ stay: Stay, _ stream: inout RandomStream) -> Double {
        stream.lognormal(mean: stay.mean, variation: stay.deviation / stay.mean)
    }

    // MARK: Closed form

    /// Mean occupancy: where beds are unlimited, patients come at random and stay as they like, it is Poisson with the rate times
    /// the mean stay.
    var load: (acute: Double, rehabilitation: Double) {
        var load = (acute: 0.0, rehabilitation: 0.0)
        for kind in patients {
            let rate = admissions / kind.acuteInterval
            let shares = kind.acute.reduce(0) { $0 + $1.share }
            let toRehabilitation = kind.acute.reduce(0) { $0 + ($1.goesToRehabilitation ? $1.share : 0) } / shares
            let ways = kind.rehabilitation.reduce(0) { $0 + $1.share }
            let stay = kind.rehabilitation.reduce(0) { $0 + $1.share * $1.stay.mean } / ways
            let straight = kind.straightInterval.map { admissions / $0 } ?? 0
            load.acute += rate * kind.acute.reduce(0) { $0 + $1.share * $1.stay.mean } / shares
            load.rehabilitation += (rate * toRehabilitation + straight) * stay
        }
        return load
    }
}
