import Clinic
import ClinicFiles
import Foundation
import GLPK
import MILP
import Testing
import WeeklyRoster

/// The program of a week, without the search.
@Suite("Week program")
struct WeekProgramTests {
    private static let scenarios = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Scenarios")

    private struct Expected: Decodable {
        let objective: Double
    }

    /// A folder's `expected.json` derives its optimum without this program.
    @Test("bounds the best roster from below", arguments: ["trainee-week", "holds", "flip-room", "seed-clinic"])
    func bounds(name: String) throws {
        let folder = Self.scenarios.appendingPathComponent(name)
        let data = try Data(contentsOf: folder.appendingPathComponent("expected.json"))
        let optimum = try JSONDecoder().decode(Expected.self, from: data).objective
        let program = WeekProgram(try ScenarioFile.read(path: folder.appendingPathComponent("scenario.yaml").path))
        #expect(program.model.problems().isEmpty)
        var options = SolveOptions()
        options.timeLimitSeconds = 5
        let outcome = try GLPKSolver().solve(program.model, options: options)
        let bound = try #require(outcome.bound) * program.unit.value
        #expect(bound <= optimum + 1e-6)
        // A program without costs, or one that may leave everybody out for nothing, would be bounded by 0.
        #expect(bound > 0)
    }

    @Test("a week of twice the orders has at most twice the rows and coefficients")
    func growth() throws {
        let path = Self.scenarios.appendingPathComponent("seed-clinic/scenario.yaml").path
        let scenario = try ScenarioFile.read(path: path)
        var twice = scenario
        twice.requests += scenario.requests.filter { $0.fixed == nil }.map { request in
            var copy = request
            copy.id += "b"
            copy.patient += "b"
            return copy
        }
        let (once, both) = (WeekProgram(scenario), WeekProgram(twice))
        #expect(both.kinds == once.kinds)
        #expect(once.model.rows.count < both.model.rows.count)
        #expect(both.model.rows.count <= 2 * once.model.rows.count)
        #expect(once.nonzeros < both.nonzeros)
        #expect(both.nonzeros <= 2 * once.nonzeros)
    }
}
