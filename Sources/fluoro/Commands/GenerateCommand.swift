import ArgumentParser
import Clinic
import ClinicFiles
import SyntheticClinic

/// `fluoro generate`: a synthetic clinic with no patient in it.
struct GenerateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Make a synthetic clinic's week, for demonstration, training and tests.",
        discussion: """
            No patient is in it: shares of anticoagulants, missing MRIs, pending authorizations and the like come from \
            published figures. The same seed gives the same bytes.
            """)

    @Option(help: "Seed of all random draws.")
    var seed: UInt64 = 1
    @Option(help: "C-arms.")
    var arms = 2
    @Option(help: "Radiologists.")
    var radiologists = 4
    @Option(help: "Technologists, the one in training included.")
    var technologists = 4
    @Option(help: "Spine requests a week.")
    var spine = 15
    @Option(help: "Joint requests a week.")
    var joint = 20
    @Option(help: "Consecutive weeks; with more than one, -o names a folder.")
    var weeks = 1
    @Option(name: [.short, .customLong("output")], help: "Write to this file (or folder) instead of stdout.")
    var output: String?

    func run() throws {
        try reported {
            var parameters = ClinicGenerator.Parameters(seed: seed)
            parameters.cArms = arms
            parameters.radiologists = radiologists
            parameters.technologists = technologists
            parameters.spineRequests = spine
            parameters.jointRequests = joint
            parameters.weeks = weeks
            let generator = try ClinicGenerator(parameters, holds: HoldData.contractTable())
            try write(generator.scenarios())
        }
    }

    /// One week to stdout or a file; several into a folder, a file each, named for its Monday.
    private func write(_ scenarios: [Scenario]) throws {
        guard weeks > 1 else {
            for scenario in scenarios {
                let text = ScenarioFile.write(scenario)
                if let output { try OutputPath.write(text, to: output) } else { try Result.write(text) }
            }
            return
        }
        guard let output else {
            Note.write("fluoro: with --weeks above 1, -o names the folder for the files")
            throw ExitStatus.usage
        }
        try OutputPath.makeFolder(output)
        for scenario in scenarios {
            try OutputPath.write(ScenarioFile.write(scenario), to: "\(output)/\(scenario.week).yaml")
        }
    }
}
