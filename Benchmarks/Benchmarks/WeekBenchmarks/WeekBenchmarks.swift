import Benchmark
import Clinic
import ClinicFiles
import GLPK
import WeeklyRoster

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .cpuTotal, .peakMemoryResident], maxDuration: .seconds(5), maxIterations: 200)
    do {
        // Growing numbers of requests show whether a step's time grows in proportion or faster.
        for requests in [50, 100, 200, 400] { measureSteps(try .synthetic(requests: requests)) }
        for week in try BenchmarkWeek.ofTheProject() {
            measureSteps(week)
            measureSolve(week)
        }
    } catch {
        // The harness has no way to report a failed set-up but a benchmark that fails.
        Benchmark("set-up") { $0.error("\(error)") }
    }
}

/// Reading, eligibility, and the check of a roster that places nobody.
private func measureSteps(_ week: BenchmarkWeek) {
    Benchmark("read: \(week.name)") { _ in
        blackHole(try ScenarioFile.parse(week.text, name: week.name))
    }
    Benchmark("eligibility: \(week.name)") { _ in
        let eligibility = Eligibility(week.scenario)
        for request in week.scenario.requests { blackHole(eligibility.isEligibleInWeek(request)) }
    }
    var roster = Roster(scenario: week.scenario.name, week: week.scenario.week, status: .feasible)
    roster.unscheduled = week.scenario.requests.map {
        RequestReasons(request: $0.id, reasons: [Reason(.capacity, "nobody is placed")])
    }
    let empty = roster
    Benchmark("check: \(week.name)") { _ in blackHole(RosterChecker(week.scenario).check(empty)) }
}

/// The whole optimization, to proven optimality; a week beyond it would stop at the limit.
private func measureSolve(_ week: BenchmarkWeek) {
    let configuration = Benchmark.Configuration(
        metrics: [.wallClock, .cpuTotal, .peakMemoryResident], maxDuration: .seconds(30), maxIterations: 10)
    Benchmark("solve: \(week.name)", configuration: configuration) { _ in
        blackHole(
            try RosterOptimizer(solver: GLPKSolver()).optimize(
                week.scenario, options: RosterOptions(timeLimitSeconds: 20), progress: { _ in }, onRoster: { _ in },
                isCancelled: { false }))
    }
}
