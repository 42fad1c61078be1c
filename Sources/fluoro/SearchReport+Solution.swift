import Clinic
import ClinicFiles
import WeeklyRoster

extension SearchReport {
    /// What a finished search tells of itself.
    init(_ solution: RosterSolution, of scenario: String) {
        let statistics = solution.statistics
        self.init(
            scenario: scenario, ending: SearchReport.ending(solution), seconds: statistics.seconds,
            history: statistics.history.map { Standing(seconds: $0.seconds, incumbent: $0.incumbent, bound: $0.bound) },
            counts: [
                Entry("columns", "\(statistics.columns)"), Entry("rows", "\(statistics.rows)"),
                Entry("rows learned", "\(statistics.cuts)"), Entry("nodes of the tree", "\(statistics.nodes)"),
                Entry("searches for a sequence", "\(statistics.sequencings)"),
                Entry("steps of these searches", "\(statistics.sequencingSteps)"),
                Entry("work: simplex iterations and steps", "\(statistics.work)"),
                Entry("bound before branching", statistics.rootBound.map(\.description) ?? "none"),
            ],
            rows: statistics.rowFamilies.map { Entry($0.name, "\($0.count)") },
            parts: statistics.parts.map { part in
                let hundredths = Int((part.seconds * 100).rounded())
                let rest = hundredths % 100
                return Entry(part.name, "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest) s")
            })
    }

    private static func ending(_ solution: RosterSolution) -> String {
        let roster = solution.roster
        guard let objective = roster.objective, let bound = roster.bound else {
            return
                "Proven impossible: the fixed visits \(roster.conflict.joined(separator: ", ")) cannot be kept together."
        }
        let gap = RosterProgress.gap(objective: objective, bound: bound)
        let percent = "\(Int((gap * 1000).rounded()) / 10).\(Int((gap * 1000).rounded()) % 10) %"
        switch solution.termination {
        case .proven: return "Proven optimal at \(objective) points."
        case .gapReached:
            return "Stopped at the gap that was asked for: \(objective) points, bound \(bound), \(percent)."
        case .timeLimit: return "Stopped by the time limit: \(objective) points, bound \(bound), gap \(percent)."
        case .workLimit: return "Stopped by the limit of work: \(objective) points, bound \(bound), gap \(percent)."
        case .cancelled: return "Stopped by hand: \(objective) points, bound \(bound), gap \(percent)."
        case .undecided:
            return "Some session could not be decided: \(objective) points, bound \(bound), gap \(percent)."
        }
    }
}
