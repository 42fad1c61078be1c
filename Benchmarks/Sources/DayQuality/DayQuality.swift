import AddOn
import ArgumentParser
import Clinic
import DayTrial
import Foundation
import GLPK
import SyntheticClinic
import WeeklyRoster

/// Plays many days of add-ons and compares each with the best that could have been made of it.
@main
struct DayQuality: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "DayQuality",
        abstract: "How good a day's answers are, beside the clairvoyant optimum of the same day.",
        discussion: """
            Days are the busiest of the weeks in Benchmarks/Days, in turn; callers are drawn by the seed. A day on which \
            the clairvoyant can accept nobody does not count, and more are drawn until as many count as asked for. The \
            same options print the same table.
            """)

    @Option(help: "Days that count, for each number of calls.")
    var days = 1000
    @Option(help: "Seed of the callers.")
    var seed: UInt64 = 1
    @Option(help: "Calls a day, on average; several with commas between.")
    var calls = "1,1.5,2,3,6"
    @Option(help: "Take the busiest so many days of each week in turn.")
    var busiest = 1
    @Option(
        help: """
            Least gains for which places are kept and asked for again, as parts of the patient's own weight; several with \
            commas between.
            """)
    var leastGain = "0.25"
    @Option(help: "The same where a place that is to be kept is refused for good.")
    var refusingGain = "1"
    @Option(help: "Percent of the true arrival rates that the policy states.")
    var stated = 100
    @Option(help: "Urgent and emergent callers of a thousand; two numbers with a comma.")
    var priorities: String?
    @Option(help: "Futures a day for the bound of all rules that answer at once; 0: no bound.")
    var bound = 0
    @Option(help: "Days that count for the bound.")
    var boundDays = 300

    func validate() throws {
        guard days > 0, busiest > 0, stated >= 0, bound >= 0, boundDays > 0 else {
            throw ValidationError("numbers of days, percents and futures are whole and not negative")
        }
        for gain in [leastGain, refusingGain] { _ = try thousandths(gain, "--least-gain, --refusing-gain", most: 1000) }
        _ = try (callThousandths(), shares())
    }

    func run() throws {
        let weeks = try BusyWeek.all()
        print(
            "| calls a day | answering | mean ± s.e. | 5th percentile | worst | all days | days below | wait, min | "
                + "the clairvoyant's | accepted | asked to wait | in vain | min. to the answer |")
        print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
        for thousandths in try callThousandths() {
            let course = TrialCourse(
                weeks: weeks, busiest: busiest, generator: try generator(seed: seed, thousandths))
            // What a log of other days shows: another seed.
            let past = TrialCourse(
                weeks: weeks, busiest: busiest, generator: try generator(seed: seed &+ 1_000_003, thousandths))
            let rates = AddOnLog.rates(over: (0..<2000).map(past.day)).map {
                AddonRate(priority: $0.priority, perHourThousandths: $0.perHourThousandths * stated / 100)
            }
            try printRows(course, rates: rates, calls: "\(Double(thousandths) / 1000)")
            if bound > 0 { try printBound(course, past) }
        }
    }

    private func printRows(_ course: TrialCourse, rates: [AddonRate], calls: String) throws {
        let counted = try course.counted(days)
        let stated = rates.map { "\($0.priority) \(Double($0.perHourThousandths) / 1000)" }.joined(separator: ", ")
        note("\(calls) calls a day; could be done, an hour: \(stated); \(counted.drawn) days drawn")
        func row(_ name: String, _ answering: Answering) throws {
            print(TableRow(calls, name, try course.summary(counted.days, answering)).text)
        }
        try row("plain", .plain)
        func looking(_ gain: Int) -> LookAhead {
            var lookAhead = LookAhead(rates: rates)
            lookAhead.leastGainThousandths = gain
            return lookAhead
        }
        for gain in try thousandths(refusingGain, "--refusing-gain", most: 1000) {
            try row("look-ahead, refusing at a gain of \(Double(gain) / 1000)", .atOnce(looking(gain)))
        }
        for gain in try thousandths(leastGain, "--least-gain", most: 1000) {
            try row("look-ahead, asking again at a gain of \(Double(gain) / 1000)", .askingAgain(looking(gain)))
        }
    }

    private func printBound(_ course: TrialCourse, _ past: TrialCourse) throws {
        let estimate = try course.bound(boundDays, draws: bound, by: past.generator)
        let figures = [estimate.mean, estimate.error].map { String(format: "%.3f", $0) }
        note("no rule that answers at once reaches more than \(figures[0]) ± \(figures[1]), over \(estimate.days) days")
    }

    // MARK: Options

    private func generator(seed: UInt64, _ thousandths: Int) throws -> AddOnGenerator {
        var generator = AddOnGenerator(seed: seed, callsPerDayThousandths: thousandths)
        if let shares = try shares() { (generator.urgent, generator.emergent) = shares }
        return generator
    }

    private func callThousandths() throws -> [Int] { try thousandths(calls, "--calls", most: 100) }

    private func thousandths(_ text: String, _ option: String, most: Double) throws -> [Int] {
        let numbers = text.split(separator: ",").map { Double($0) }
        let good = numbers.compactMap { $0 }.filter { $0 >= 0 && $0 <= most }
        guard !good.isEmpty, good.count == numbers.count else {
            throw ValidationError("\(option) \(text): numbers from 0 to \(most), with commas between")
        }
        return good.map { Int(($0 * 1000).rounded()) }
    }

    private func shares() throws -> (Share, Share)? {
        guard let priorities else { return nil }
        let numbers = priorities.split(separator: ",").compactMap { Int($0) }
        guard numbers.count == 2, numbers.allSatisfy({ $0 >= 0 }), numbers.reduce(0, +) <= 1000 else {
            throw ValidationError("--priorities \(priorities): two whole numbers with a comma, at most 1000 together")
        }
        return (Share(perMille: numbers[0]), Share(perMille: numbers[1]))
    }
}

/// A line on stderr.
func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
