import AddOn
import Benchmark
import BenchmarkWeeks
import Clinic
import ClinicFiles
import GLPK
import WeeklyRoster

let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock], warmupIterations: 200, maxDuration: .seconds(5),
        maxIterations: 20_000)
    do {
        let days = [try BenchmarkDay.seedClinic(), try BenchmarkDay.tenArms()]
        for day in days { measure(day) }
        measureResolving(days[0])
    } catch {
        // The harness has no way to report a failed set-up but a benchmark that fails.
        Benchmark("set-up") { $0.error("\(error)") }
    }
}

/// One question an iteration, so that the percentiles are those of single answers.
private func measure(_ day: BenchmarkDay) {
    let visits = day.roster.appointments.count { $0.start.day == day.day }
    let title = "\(day.name), \(visits) visits"
    Benchmark("desk: \(title)") { _ in blackHole(AddOnDesk(scenario: day.scenario, roster: day.roster)) }
    ask(day, "insert: \(title)", AddOnOptions())
    var all = AddOnOptions()
    all.listsAll = true
    all.limit = 0
    ask(day, "insert, every start: \(title)", all)
    var week = AddOnOptions()
    week.includesLaterDays = true
    ask(day, "insert, whole week: \(title)", week)
    var ahead = AddOnOptions()
    ahead.lookAhead = LookAhead(rates: [
        AddonRate(priority: "urgent", perHourThousandths: 47), AddonRate(priority: "emergent", perHourThousandths: 13),
    ])
    ask(day, "insert, look-ahead: \(title)", ahead)
}

private func ask(_ day: BenchmarkDay, _ name: String, _ options: AddOnOptions) {
    let desk = AddOnDesk(scenario: day.scenario, roster: day.roster)
    var next = 0
    Benchmark(name) { benchmark in
        let question = day.questions[next % day.questions.count]
        next += 1
        benchmark.startMeasurement()
        let answer = try desk.answer(question.addOn, now: question.now, options: options)
        benchmark.stopMeasurement()
        blackHole(answer)
    }
}

/// The same question put to the integer program, all visits promised where they are.
private func measureResolving(_ day: BenchmarkDay) {
    let configuration = Benchmark.Configuration(
        metrics: [.wallClock], warmupIterations: 0, maxDuration: .seconds(30), maxIterations: 20)
    let step = day.questions.count / 20
    var next = 0
    Benchmark("re-solve by GLPK: \(day.name)", configuration: configuration) { benchmark in
        let week = day.resolved(day.questions[next * step % day.questions.count].addOn)
        next += 1
        benchmark.startMeasurement()
        let solution = try RosterOptimizer(solver: GLPKSolver()).optimize(week)
        benchmark.stopMeasurement()
        blackHole(solution)
    }
}
