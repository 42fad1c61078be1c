import AddOn
import Clinic
import ClinicFiles
import DayTrial
import Foundation
import GLPK
import SyntheticClinic
import WeeklyRoster

/// A week of the benchmark with its roster.
struct BusyWeek {
    let scenario: Scenario
    let roster: Roster

    /// The weeks in `Benchmarks/Days`, sorted by name.
    ///
    /// - Throws: `InputProblems` where one cannot be read; ``Fault`` where its roster breaks a rule.
    static func all() throws -> [BusyWeek] {
        // Three levels above this file.
        let root = (0..<3).reduce(URL(fileURLWithPath: #filePath)) { path, _ in path.deletingLastPathComponent() }
        let folder = root.appendingPathComponent("Days")
        return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            .filter { $0.hasSuffix(".yaml") }.map { file in
                let name = String(file.dropLast(5))
                let scenario = try ScenarioFile.read(path: folder.appendingPathComponent(file).path)
                let roster = try RosterFile.read(path: folder.appendingPathComponent("\(name).roster.json").path)
                let violations = RosterChecker(scenario).check(roster)
                guard violations.isEmpty else { throw Fault(description: "\(name): \(violations)") }
                return BusyWeek(scenario: scenario, roster: roster)
            }
    }
}

/// Why there is nothing to measure.
struct Fault: Error, CustomStringConvertible {
    let description: String
}

/// Numbered days: the weeks in turn, in each the busiest days in turn, with the callers of the number.
struct TrialCourse {
    let weeks: [BusyWeek]
    let busiest: Int
    let generator: AddOnGenerator
    /// By week: its busiest days, without callers.
    private let empty: [[TrialDay]]

    init(weeks: [BusyWeek], busiest: Int, generator: AddOnGenerator) {
        self.weeks = weeks
        self.busiest = busiest
        self.generator = generator
        empty = weeks.map { week in (0..<busiest).compactMap { TrialDay.busiest($0, of: week.scenario, week.roster) } }
    }

    func day(_ number: Int) -> TrialDay {
        let choices = empty[number % weeks.count]
        var day = choices[number / weeks.count % choices.count]
        day.addOns = generator.addOns(number: number, on: day.day, in: day.scenario)
        return day
    }

    /// A day with what the clairvoyant makes of it.
    struct Known {
        let day: TrialDay
        let possible: ClairvoyantAnswer
    }

    /// The first days that count, and how many had to be drawn.
    func counted(_ count: Int) throws -> (days: [Known], drawn: Int) {
        let optimizer = ClairvoyantOptimizer(solver: GLPKSolver())
        var days: [Known] = []
        var number = 0
        while days.count < count {
            guard number < 1000 * count else {
                throw Fault(description: "hardly a day on which anybody can be accepted")
            }
            let day = day(number)
            number += 1
            guard !day.addOns.isEmpty else { continue }
            let possible = try optimizer.optimum(of: day.known)
            guard possible.isProven else { throw Fault(description: "day \(number) is not proven") }
            if possible.weightThousandths > 0 { days.append(Known(day: day, possible: possible)) }
        }
        return (days, number)
    }

    func summary(_ days: [Known], _ answering: Answering) throws -> TrialSummary {
        let results = try days.map { known in
            let outcome = try DayPlay(known.day, answering).run()
            guard outcome.weightThousandths <= known.possible.weightThousandths else {
                throw Fault(description: "more was accepted on \(known.day.day) than the clairvoyant says is possible")
            }
            return TrialResult(outcome: outcome, possible: known.possible)
        }
        guard let summary = TrialSummary(results) else { throw Fault(description: "no day counts") }
        return summary
    }

    /// The bound of all rules that answer at once: its mean over days with somebody who can be placed.
    ///
    /// - Parameter draws: futures for each day, drawn like the days themselves by another seed.
    func bound(
        _ count: Int, draws: Int, by other: AddOnGenerator
    ) throws -> (mean: Double, error: Double, days: Int) {
        let bound = AtOnceBound(solver: GLPKSolver())
        var values: [Double] = []
        var number = 0
        while values.count < count, number < 1000 * count {
            let day = day(number)
            // Other futures for each day: what is odd in some of them must not be odd in all.
            let futures = (0..<draws).map { other.addOns(number: number * draws + $0, on: day.day, in: day.scenario) }
            if let value = try bound.bound(of: day, futures: futures) { values.append(value) }
            number += 1
        }
        let mean = values.reduce(0, +) / Double(values.count)
        let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return (mean, (squares / Double(values.count - 1) / Double(values.count)).squareRoot(), values.count)
    }
}

/// One line of the table.
struct TableRow {
    let text: String

    init(_ calls: String, _ name: String, _ summary: TrialSummary) {
        func share(_ value: Double) -> String { String(format: "%.3f", value) }
        func minutes(_ value: Double) -> String { String(format: "%.0f", value) }
        let cells = [
            calls, name, "\(share(summary.mean)) ± \(share(summary.error))", share(summary.fifthPercentile),
            share(summary.worst), share(summary.ratioOfSums), "\(summary.daysBelow)", minutes(summary.waitMinutes),
            minutes(summary.possibleWaitMinutes), "\(summary.accepted)", "\(summary.askedToWait)",
            "\(summary.waitedInVain)", minutes(summary.answerMinutes),
        ]
        text = "| \(cells.joined(separator: " | ")) |"
    }
}
