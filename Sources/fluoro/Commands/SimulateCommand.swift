import ArgumentParser
import CapacityStudy
import ClinicFiles
import Foundation
import StudyRun

/// `fluoro simulate`: the manager's capacity study.
struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Say whether another C-arm, session or nurse would pay: a capacity study.",
        discussion: """
            Runs the clinic week after week under each option of a study, on the same patients, and compares: visits, \
            waits, add-ons, money, what binds, and the demand at which the answer turns. Prints the answer and a table; \
            with -o writes report.json and report.html to a folder.

            Ctrl-C reports what the finished replications say. The same study and seed make the same report, whatever \
            the number of threads.
            """)

    @Argument(help: ArgumentHelp("The study, YAML or JSON (fluoro-study/1).", valueName: "study"))
    var path: String

    @Option(
        name: [.short, .customLong("output")],
        help: ArgumentHelp("Write report.json and report.html to this folder.", valueName: "folder"))
    var output: String?

    @Option(help: ArgumentHelp("Replications in place of the study's.", valueName: "count"))
    var replications: Int?

    @Option(help: ArgumentHelp("Replications that run at a time; else one for each processor.", valueName: "count"))
    var threads: Int?

    @Option(help: ArgumentHelp("Seed in place of the study's.", valueName: "number"))
    var seed: UInt64?

    @Option(
        help: ArgumentHelp(
            "Stop where the 95 % half-width of visits and money is this share of their mean (0.05), at the latest after "
                + "all replications.", valueName: "fraction"))
    var precision: Double?

    @Option(
        help: ArgumentHelp(
            "Compare values of one quantity in place of the study's options: addon_reserve=0..4 are the places kept free "
                + "a day; c_arms=0..2, nurses=0..2 and so on are added.", valueName: "key=from..to"))
    var sweep: String?

    @Flag(help: "Print the report file (JSON) instead of the summary.")
    var json = false

    func validate() throws {
        if let replications, !(1...100_000).contains(replications) {
            throw ValidationError("--replications is a whole number from 1 to 100000, not \(replications).")
        }
        if let threads, !(1...1024).contains(threads) {
            throw ValidationError("--threads is a whole number from 1 to 1024, not \(threads).")
        }
        if let precision, !(precision > 0 && precision < 1) {
            throw ValidationError("--precision is a fraction above 0 and below 1, not \(precision).")
        }
        if let sweep, StudySweep(option: sweep) == nil {
            throw ValidationError(
                "--sweep is a key and at most \(StudySweep.mostValues) rising values, such as addon_reserve=0..4, not "
                    + "\(sweep). Keys: \(StudySweep.Quantity.keys.joined(separator: ", ")).")
        }
        if let output { try checkFolder(output) }
    }

    private func checkFolder(_ path: String) throws {
        var isFolder: ObjCBool = false
        if path.isEmpty { throw ValidationError("The name of the output folder is empty.") }
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue {
            throw ValidationError("\(path) is a file; name a folder.")
        }
    }

    private var files: (json: String, html: String)? {
        output.map { folder in
            let folder = folder.hasSuffix("/") ? folder : folder + "/"
            return (folder + "report.json", folder + "report.html")
        }
    }

    func run() throws {
        try reported {
            let reading = try StudyFile.readWithWarnings(path: path)
            for warning in reading.warnings { Note.write("note: \(warning)") }
            if let output, let files {
                try OutputPath.makeFolder(output)
                try OutputPath.check(outputs: [files.json, files.html], inputs: [path] + reading.otherFiles)
            }
            var settings = StudyRunSettings()
            settings.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
            settings.precision = precision
            settings.sweep = sweep.flatMap { StudySweep(option: $0) }
            let study = try study(reading.study, sweep: settings.sweep)
            var report = try SimulateRun(study: study, settings: settings).report()
            report.assumptions = reading.assumptions
            try write(report)
        }
    }

    private func study(_ given: Study, sweep: StudySweep?) throws -> Study {
        var study = given
        if let replications { study.replications = replications }
        if let seed { study.seed = seed }
        guard let sweep else { return study }
        guard let swept = sweep.study(study) else {
            Note.write(
                "fluoro: the clinic keeps no places free, so that there is nothing to vary; add policy: addon_reserve: "
                    + "to its scenario")
            throw ExitStatus.badInput
        }
        return swept
    }

    private func write(_ report: StudyReport) throws {
        let file = StudyReportFile.json(report)
        if let files {
            try OutputPath.write(file, to: files.json)
            let page = StudyPage(report: report, generatedBy: "fluoro \(FluoroVersion.text)")
            try OutputPath.write(page.html(), to: files.html)
        }
        if json {
            try Result.write(file)
        } else {
            let terminal = Terminal.current
            try Result.write(StudyText(report: report, width: terminal.width, color: terminal.hasColor).text())
        }
    }
}
