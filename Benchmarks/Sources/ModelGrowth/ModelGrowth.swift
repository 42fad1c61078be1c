import BenchmarkWeeks
import Clinic
import Foundation
import WeeklyRoster

/// Builds the program of one synthetic week and prints its size, for `growth.py` to tabulate.
///
///     ModelGrowth REQUESTS ROUNDS [pairs]
///
/// One JSON object: requests, kinds, columns, rows, nonzeros, and the median milliseconds of the rounds.
@main
struct ModelGrowth {
    struct Size: Encodable {
        let requests: Int
        let kinds: Int
        let columns: Int
        let rows: Int
        let nonzeros: Int
        let milliseconds: Double
    }

    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        let numbers = arguments.compactMap { Int($0) }
        guard numbers.count == 2, numbers.allSatisfy({ $0 > 0 }), arguments.count == 2 || arguments.last == "pairs"
        else {
            FileHandle.standardError.write(Data("usage: ModelGrowth REQUESTS ROUNDS [pairs]\n".utf8))
            exit(64)
        }
        let week = arguments.last == "pairs" ? BenchmarkWeek.pairs : BenchmarkWeek.synthetic
        let size = try measure(week(numbers[0]), rounds: numbers[1])
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        print(String(decoding: try encoder.encode(size), as: UTF8.self))
    }

    private static func measure(_ week: BenchmarkWeek, rounds: Int) -> Size {
        let sizes = (0..<rounds).map { _ in
            let begin = ContinuousClock.now
            let program = builtProgram(week.scenario)
            let milliseconds = (ContinuousClock.now - begin) / .milliseconds(1)
            return Size(
                requests: week.scenario.requests.count, kinds: program.kinds, columns: program.model.columns.count,
                rows: program.model.rows.count, nonzeros: program.nonzeros, milliseconds: milliseconds)
        }
        return sizes.sorted { $0.milliseconds < $1.milliseconds }[rounds / 2]
    }

    /// A call of its own: where a profiler begins and ends to count, by this name.
    @inline(never)
    private static func builtProgram(_ scenario: Scenario) -> WeekProgram { WeekProgram(scenario) }
}
