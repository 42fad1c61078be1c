import ArgumentParser
import Clinic
import ClinicFiles
import GLPK
import MILP
import WeeklyRoster

/// `fluoro roster`: the scheduler's week.
struct RosterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roster",
        abstract: "Make the week's roster: best possible, proven, checked.",
        discussion: """
            Prints the week for people; with --json the roster file instead. Ctrl-C and the time limit give the best \
            checked roster so far with its proven bound, and exit 0.
            """)

    @Argument(help: ArgumentHelp("The week to roster, YAML or JSON (fluoro-scenario/1).", valueName: "scenario"))
    var scenario: String

    @Option(name: [.short, .customLong("output")], help: "Write the roster (fluoro-roster/1) to this file.")
    var output: String?

    @Option(help: ArgumentHelp("Stop after this many seconds with the best roster so far.", valueName: "seconds"))
    var timeLimit: Double?

    @Option(
        help: ArgumentHelp(
            "Stop after this much work, in thousands of simplex iterations and search steps: the same roster in every run.",
            valueName: "thousands"))
    var workLimit: Int?

    @Option(help: ArgumentHelp("Stop when the proven gap is this small (0.01 is 1 %).", valueName: "fraction"))
    var gap: Double = 0

    @Flag(help: "Print the roster file (JSON) instead of the week for people.")
    var json = false

    @Option(help: ArgumentHelp("Write the week as one self-contained page to this file.", valueName: "file"))
    var html: String?

    @Option(
        help: ArgumentHelp(
            "Write the integer program to this file (.mps or .lp), for other solvers to confirm.", valueName: "file"))
    var export: String?

    @Option(help: ArgumentHelp("Write how the roster was found, as one page, to this file.", valueName: "file"))
    var report: String?

    func validate() throws {
        if let timeLimit, !(timeLimit > 0 && timeLimit.isFinite) {
            throw ValidationError("--time-limit is a number of seconds above 0, not \(timeLimit).")
        }
        if let workLimit, !(1...1_000_000_000).contains(workLimit) {
            throw ValidationError("--work-limit is a whole number from 1 to 1000000000, not \(workLimit).")
        }
        guard gap >= 0, gap < 1 else { throw ValidationError("--gap is a fraction from 0 to below 1, not \(gap).") }
        if let export, ModelFormat(path: export) == nil {
            throw ValidationError("--export writes .mps or .lp files, not \(export).")
        }
        try OutputPath.check(outputs: outputs, inputs: [scenario])
    }

    private var outputs: [String?] { [output, html, export, report] }

    func run() throws {
        try reported {
            let week = try ScenarioInput.read(scenario, outputs: outputs)
            let solution = try SolveRun(
                scenario: week,
                options: RosterOptions(
                    timeLimitSeconds: timeLimit, workLimit: workLimit.map { $0 * 1000 }, relativeGap: gap)
            ).solution()
            try write(solution, for: week)
            if solution.roster.status == .infeasible { throw ExitStatus.no }
        }
    }

    private func write(_ solution: SolveRun.Answer, for week: Scenario) throws {
        let file = RosterFile.json(solution.roster)
        if let output { try OutputPath.write(file, to: output) }
        if let html {
            let page = WeekPage(scenario: week, roster: solution.roster, generatedBy: "fluoro \(FluoroVersion.text)")
            try OutputPath.write(page.html(), to: html)
        }
        if let report {
            if let search = solution.report {
                try OutputPath.write(search.html(generatedBy: "fluoro \(FluoroVersion.text)"), to: report)
            } else {
                Note.write("fluoro: \(report) was not written: the search was cut off before it could tell")
            }
        }
        if let export, let format = ModelFormat(path: export) {
            if let program = solution.program {
                try GLPKSolver().withWorkspace { try $0.write(program, as: format, to: export) }
            } else {
                Note.write("fluoro: \(export) was not written: the search was cut off before its program was complete")
            }
        }
        if json {
            try Result.write(file)
        } else {
            let terminal = Terminal.current
            try Result.write(
                WeekText(scenario: week, roster: solution.roster, width: terminal.width, color: terminal.hasColor)
                    .text())
        }
    }
}

extension ModelFormat {
    /// By the ending of a file's name.
    init?(path: String) {
        switch path.split(separator: ".").last?.lowercased() {
        case "mps": self = .mps
        case "lp": self = .lp
        default: return nil
        }
    }
}
