import Clinic

/// A day counted in steps of the grid from its midnight.
struct DayGrid: Hashable, Sendable {
    let day: Day
    /// Minutes of a step.
    let minutes: Int
    /// Steps that are looked at: a discharge check may fall after midnight, so two days where the grid divides a day.
    let steps: Int

    init(day: Day, minutes: Int) {
        self.day = day
        self.minutes = minutes
        let divides = Instant.minutesPerDay % minutes == 0
        steps = (divides ? 2 : 1) * Instant.minutesPerDay / minutes
    }

    /// Minutes from the day's midnight.
    func offset(_ instant: Instant) -> Int { instant - day.midnight }

    /// The first step that begins at or after an instant.
    func stepUp(_ instant: Instant) -> Int { -((-offset(instant)).flooringDivided(by: minutes)) }

    /// The step in which an instant lies.
    func stepDown(_ instant: Instant) -> Int { offset(instant).flooringDivided(by: minutes) }

    /// When a step begins.
    func instant(_ step: Int) -> Instant { day.midnight + step * minutes }
}

extension Int {
    fileprivate func flooringDivided(by divisor: Int) -> Int {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

/// Minutes from a day's midnight, half open.
struct Stretch: Hashable, Sendable {
    var from: Int
    var to: Int

    init(_ from: Int, _ to: Int) {
        self.from = from
        self.to = to
    }

    /// How much of it lies in another.
    func minutes(within other: Stretch) -> Int { max(0, min(to, other.to) - max(from, other.from)) }

    /// What is left of blocks when the busy stretches are taken out, block by block.
    static func free(of blocks: [Stretch], without busy: [Stretch]) -> [Stretch] {
        let ordered = busy.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
        return blocks.flatMap { block -> [Stretch] in
            var free: [Stretch] = []
            var begin = block.from
            for taken in ordered where taken.from < block.to && begin < taken.to {
                if begin < taken.from { free.append(Stretch(begin, taken.from)) }
                begin = max(begin, taken.to)
            }
            if begin < block.to { free.append(Stretch(begin, block.to)) }
            return free
        }
    }

    /// The same minutes, each once, in order.
    static func union(of stretches: [Stretch]) -> [Stretch] {
        var joined: [Stretch] = []
        for next in stretches.sorted(by: { ($0.from, $0.to) < ($1.from, $1.to) }) where next.from < next.to {
            if let last = joined.last, next.from <= last.to {
                joined[joined.count - 1].to = max(last.to, next.to)
            } else {
                joined.append(next)
            }
        }
        return joined
    }
}
