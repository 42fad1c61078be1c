import CapacityStudy
import Clinic
import ClinicFiles
import ClinicSimulation
import Foundation
import GLPK
import StaffedWeek
import TestSupport

/// The worked studies of the contract, whose clinics are read and whose study is written down here.
enum StudyClinics {
    static func clinic(_ name: String) throws -> Scenario {
        try ScenarioFile.read(path: "\(ContractFolder.path)/studies/\(name)/clinic.yaml")
    }

    /// The measures worked by hand, by option and key; null is nil.
    static func expected(_ name: String) throws -> [String: [String: Double?]] {
        let data = try Data(contentsOf: URL(fileURLWithPath: "\(ContractFolder.path)/studies/\(name)/expected.json"))
        let options = try JSONSerialization.jsonObject(with: data) as? [String: [String: Any]] ?? [:]
        return options.mapValues { option in
            let measures = option["measures"] as? [String: Any] ?? [:]
            return measures.mapValues { ($0 as? NSNumber)?.doubleValue }
        }
    }

    /// The options of a study with their staffed weeks, each in common with the first one's as far as may be.
    static func simulators(_ study: Study) throws -> [StudySimulator] {
        let program = StaffedWeekProgram(solver: GLPKSolver())
        var reference: [ArmSession]?
        return try study.options.map { option in
            let clinic = ExtendedClinic(study.base, adding: option.add).clinic
            let demand = zip(study.base.procedures, study.visitsAsked(inWeek: study.weeks)).map {
                WeeklyDemand(procedure: $0.code, perWeek: $1)
            }
            let week = try program.staff(
                StaffingQuestion(
                    site: clinic.site, staff: clinic.staff, procedures: clinic.procedures, demand: demand,
                    targetLoad: study.targetLoad, reference: reference))
            if reference == nil { reference = week.armSessions }
            return try StudySimulator(
                study: study, phases: [ClinicPhase(clinic: clinic, armSessions: week.armSessions)])
        }
    }

    /// Runs all replications of all options.
    static func runs(_ study: Study, threads: Int = 2) throws -> [OptionRun] {
        try zip(study.options, simulators(study)).map { option, simulator in
            OptionRun(
                simulator,
                results: SimulationRunner(threads: threads).run([simulator], replications: 0..<study.replications)[0],
                investments: option.investments)
        }
    }

    static func adding(_ change: (inout Addition) -> Void) -> Addition {
        var add = Addition()
        change(&add)
        return add
    }

    static func deterministic() throws -> Study {
        var study = Study(
            name: "deterministic", base: try clinic("deterministic"), weeks: 4, replications: 2, seed: 1,
            demand: [
                ProcedureDemand(procedure: "lumbar-tfesi", perWeek: 10),
                ProcedureDemand(procedure: "joint-injection", perWeek: 10),
            ],
            options: [
                StudyOption(name: "today"),
                StudyOption(
                    name: "another C-arm", add: adding { $0.cArms = 1 },
                    investment: Investment(capital: 10_000, costPerYear: 1000)),
                StudyOption(name: "four sessions", add: adding { $0.radiologistSessions = -1 }),
            ])
        study.warmupWeeks = 4
        study.arrivals = .even
        study.finance = Finance(
            currency: "USD", years: 2, discountRate: 0.05,
            margins: [ProcedureMargin(procedure: "lumbar-tfesi", margin: 240)], defaultMargin: 150,
            radiologistSession: 500, technologistSession: 180, overtimePerMinute: 6)
        return study
    }

    static func saturated() throws -> Study {
        var study = Study(
            name: "saturated", base: try clinic("saturated"), weeks: 26, replications: 10, seed: 2,
            demand: [ProcedureDemand(procedure: "lumbar-tfesi", perWeek: 120)],
            options: [
                StudyOption(name: "today"),
                StudyOption(
                    name: "another C-arm and technologist",
                    add: adding {
                        $0.cArms = 1
                        $0.technologists = 1
                    }),
                StudyOption(
                    name: "two more C-arms and technologists",
                    add: adding {
                        $0.cArms = 2
                        $0.technologists = 2
                    }),
            ])
        study.warmupWeeks = 16
        study.bookingHorizonWeeks = 6
        return study
    }
}
