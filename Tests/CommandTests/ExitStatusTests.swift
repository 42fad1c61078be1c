import ArgumentParser
import Clinic
import ClinicFiles
import MILP
import SyntheticClinic
import Testing
import WeeklyRoster

@testable import fluoro

@Suite("Exit codes")
struct ExitStatusTests {
    /// Errors of the parts, and the code that README promises for each.
    private static let codes: [(any Error, Int32)] = [
        (InputProblems(InputProblem(file: "week.yaml", message: "is empty")), 65),
        (RosterFailure.nothingFound, 75),
        (RosterFailure.rosterMissing(objective: Points(3)), 70),
        (RosterFailure.brokenRoster([Violation(.arm, "c1: q1 and q2 overlap")]), 70),
        (SolverError.libraryFailure("assertion"), 70),
        (SolverError.cannotWrite(path: "week.mps", reason: "No space left on device"), 64),
    ]

    @Test("every failure of a part has its code", arguments: codes.indices)
    func mapping(index: Int) {
        let (failure, code) = Self.codes[index]
        let exit = #expect(throws: ExitCode.self) { try reported { throw failure } }
        #expect(exit?.rawValue == code)
    }

    @Test("the wishes for a clinic that cannot be are wrong usage")
    func parameters() {
        var parameters = ClinicGenerator.Parameters(seed: 1)
        parameters.cArms = 0
        let exit = #expect(throws: ExitCode.self) {
            try reported { _ = try ClinicGenerator(parameters, holds: HoldData.contractTable()) }
        }
        #expect(exit?.rawValue == 64)
    }

    @Test("what is no failure of a part goes through as it is")
    func others() {
        #expect(throws: ExitCode(1)) { try reported { throw ExitStatus.no } }
        #expect(throws: ValidationError.self) { try reported { throw ValidationError("-o names a folder") } }
    }
}
