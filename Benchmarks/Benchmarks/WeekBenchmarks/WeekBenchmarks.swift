import Benchmark
import BenchmarkWeeks
import Clinic
import ClinicFiles
import WeeklyRoster

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .peakMemoryResident], maxDuration: .seconds(3), maxIterations: 500)
    do {
        // Growing numbers of requests show whether a step's time grows in proportion or faster.
        for requests in [50, 100, 200, 400] { measureSteps(try .synthetic(requests: requests)) }
        for week in try BenchmarkWeek.ofTheRepository() + BenchmarkWeek.ofTheContract() {
            measureSteps(week)
            measureSolve(week)
            measureCheck(week)
        }
    } catch {
        // The harness has no way to report a failed set-up but a benchmark that fails.
        Benchmark("set-up") { $0.error("\(error)") }
    }
}

/// Seconds of one search; weeks that take longer show the gap they end with.
private let searchSeconds = 20.0

/// What comes before the search: the file, who is eligible, the integer program.
private func measureSteps(_ week: BenchmarkWeek) {
    Benchmark("read: \(week.name)") { _ in
        blackHole(try ScenarioFile.parse(week.text, name: week.name, directory: week.folder))
    }
    Benchmark("eligibility: \(week.name)") { _ in
        let eligibility = Eligibility(week.scenario)
        for request in week.scenario.requests { blackHole(eligibility.isEligibleInWeek(request)) }
    }
    Benchmark("model: \(week.name)") { _ in blackHole(WeekProgram(week.scenario)) }
}

/// The search, to proven optimality or its limit, and what it ends with.
private func measureSolve(_ week: BenchmarkWeek) {
    let objective = BenchmarkMetric.custom("objective, points", polarity: .prefersSmaller, useScalingFactor: false)
    let gap = BenchmarkMetric.custom("gap, per mille", polarity: .prefersSmaller, useScalingFactor: false)
    let configuration = Benchmark.Configuration(
        metrics: [.wallClock, .cpuTotal, .peakMemoryResident, objective, gap], warmupIterations: 0,
        maxDuration: .seconds(20), maxIterations: 10)
    Benchmark("solve: \(week.name)", configuration: configuration) { benchmark in
        benchmark.startMeasurement()
        let solution = try week.solved(within: searchSeconds)
        benchmark.stopMeasurement()
        guard let roster = solution?.roster else { return benchmark.error("no roster in \(searchSeconds) s") }
        // An infeasible week has no objective: the answer is that there is no roster.
        guard let value = roster.objective, let bound = roster.bound else { return }
        benchmark.measurement(objective, Int(value.value.rounded()))
        benchmark.measurement(gap, Int((RosterProgress.gap(objective: value, bound: bound) * 1000).rounded(.up)))
    }
}

/// The rule checker, on a roster that the search made.
private func measureCheck(_ week: BenchmarkWeek) {
    Benchmark(
        "check: \(week.name)",
        closure: { benchmark, roster in
            guard let roster else { return benchmark.error("no roster in \(searchSeconds) s") }
            let violations = RosterChecker(week.scenario).check(roster)
            if !violations.isEmpty { benchmark.error("rules broken: \(violations)") }
        },
        setup: { try week.solved(within: searchSeconds)?.roster })
}
