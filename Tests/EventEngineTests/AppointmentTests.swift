import EventEngine
import Foundation
import Testing

/// Ten patients with appointments before one doctor whose services are exponential with mean 1.
@Suite("Truths of appointments")
struct AppointmentTests {
    struct Rule: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let times: [Double]
        /// How likely each patient is to come.
        var shows = 1.0
        /// Mean wait over the booked places, wait of the last one, end of the last service, as known to 8 digits.
        let meanWait: Double
        let lastWait: Double?
        let finish: Double
    }

    static let rules = [
        Rule(
            testDescription: "a mean service apart", times: (0..<10).map(Double.init), meanWait: 1.05945395,
            lastWait: 1.81439409, finish: 11.81439409),
        Rule(
            testDescription: "two at the start (Bailey and Welch 1952)", times: [0] + (0..<9).map(Double.init),
            meanWait: 1.37121799, lastWait: 2.04078741, finish: 11.04078741),
        Rule(
            testDescription: "a quarter more apart", times: (0..<10).map { 1.25 * Double($0) }, meanWait: 0.67930948,
            lastWait: 1.05858363, finish: 13.30858363),
        Rule(
            testDescription: "15 % stay away", times: (0..<10).map(Double.init), shows: 0.85, meanWait: 0.80039134,
            lastWait: nil, finish: 11.14544062),
    ]

    /// What one day brings: patients in front at each booked time, each a mean service long, and when the doctor is done.
    private struct Course {
        var waits: [Double] = []
        var finish = 0.0
    }

    /// Who is there at each booked time, as probabilities: between appointments as many leave as a Poisson process of rate 1 counts,
    /// down to nobody.
    private static func exact(_ rule: Rule) -> Course {
        var present = [1.0]
        var course = Course()
        for (number, time) in rule.times.enumerated() {
            course.waits.append(mean(present))
            var after = Array(repeating: 0.0, count: present.count + 1)
            for (count, share) in present.enumerated() {
                after[count + 1] += share * rule.shows
                after[count] += share * (1 - rule.shows)
            }
            present = after
            guard number + 1 < rule.times.count else { continue }
            present = thinned(after, during: rule.times[number + 1] - time)
        }
        course.finish = rule.times[rule.times.count - 1] + mean(present)
        return course
    }

    private static func thinned(_ present: [Double], during gap: Double) -> [Double] {
        var left = Array(repeating: 0.0, count: present.count)
        for (count, share) in present.enumerated() {
            var rest = 1.0
            var term = exp(-gap)
            for gone in 0..<count {
                left[count - gone] += share * term
                rest -= term
                term *= gap / Double(gone + 1)
            }
            left[0] += share * rest
        }
        return left
    }

    private static func mean(_ present: [Double]) -> Double {
        present.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    }

    private enum Kind: Int32 { case booked, served }

    /// One day on the event engine. The wait of a booked place is that of whoever would come there.
    private static func day(_ rule: Rule, number: Int) -> Course {
        let source = RandomSource(seed: 1952, replication: number)
        var services = source.stream(subject: 0, purpose: 0)
        var shows = source.stream(subject: 0, purpose: 1)
        var queue = EventQueue()
        for (patient, time) in rule.times.enumerated() {
            queue.schedule(at: time, kind: Kind.booked.rawValue, subject: Int32(patient))
        }
        var course = Course()
        var isFreeAt = 0.0
        while let event = queue.popFirst() {
            course.finish = max(course.finish, event.time)
            guard Kind(rawValue: event.kind) == .booked else { continue }
            course.waits.append(max(0, isFreeAt - event.time))
            guard rule.shows == 1 || shows.happens(rule.shows) else { continue }
            isFreeAt = max(isFreeAt, event.time) + services.exponential(mean: 1)
            queue.schedule(at: isFreeAt, kind: Kind.served.rawValue, subject: event.subject)
        }
        return course
    }

    @Test("The recursion gives the known digits", arguments: rules)
    func known(rule: Rule) {
        let course = Self.exact(rule)
        #expect(abs(course.waits.reduce(0, +) / 10 - rule.meanWait) < 5e-9)
        #expect(abs(course.finish - rule.finish) < 5e-9)
        if let last = rule.lastWait { #expect(abs(course.waits[9] - last) < 5e-9) }
    }

    @Test("Simulated days have them within three standard errors", arguments: rules)
    func simulated(rule: Rule) {
        let days = (0..<20_000).map { Self.day(rule, number: $0) }
        func compare(_ values: [Double], _ truth: Double, _ what: String) {
            let count = Double(values.count)
            let mean = values.reduce(0, +) / count
            let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
            #expect(abs(mean - truth) < 3 * (variance / count).squareRoot(), "\(what): \(mean), not \(truth)")
        }
        compare(days.map { $0.waits.reduce(0, +) / 10 }, rule.meanWait, "mean wait")
        compare(days.map(\.finish), rule.finish, "end")
        if let last = rule.lastWait { compare(days.map { $0.waits[9] }, last, "last wait") }
    }
}
