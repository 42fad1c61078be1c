import Clinic
import MILP

/// Finds the half-days that a clinic staffs every week, by integer programming, level by level:
///
/// 1. most radiologist sessions on duty;
/// 2. most visits carried, within the target load of sessions, radiologists, bays and nurses;
/// 3. fewest arm-sessions;
/// 4. most open days with an arm-session;
/// 5. most arm-sessions in common with the first option's week;
/// 6. the first in order: cell by cell a staffed one before an unstaffed one, then the radiologist and then the lead who
///    stands first in the file.
///
/// The answer is one week and no other, whatever the solver does on its way.
public struct StaffedWeekProgram: Sendable {
    private let solver: any MILPSolver

    /// With the solver of integer programs to use.
    public init(solver: any MILPSolver) { self.solver = solver }

    /// The staffed week of a clinic.
    ///
    /// - Parameter isCancelled: asked often; true ends it with ``StaffingFailure/cancelled``.
    /// - Throws: ``StaffingFailure``, or `SolverError` where the solver fails.
    public func staff(
        _ question: StaffingQuestion, isCancelled: (@Sendable () -> Bool)? = nil
    ) throws -> StaffedWeek {
        let frame = try StaffingFrame(question)
        return try solver.withWorkspace { workspace in
            try StaffedWeekProgram.staff(frame, workspace: workspace, isCancelled: isCancelled)
        }
    }

    private static func staff(
        _ frame: StaffingFrame, workspace: any SolverWorkspace, isCancelled: (@Sendable () -> Bool)?
    ) throws -> StaffedWeek {
        let program = RoomProgram(frame)
        guard !program.cells.isEmpty else {
            return StaffedWeek(armSessions: [], radiologistSessions: 0, carriedVisits: 0, openDays: 0, inCommon: 0)
        }
        var search = LevelSearch(program.model, workspace: workspace, isCancelled: isCancelled)
        let duties = try search.maximise(program.duties, level: "duties")
        let visits = program.visits.isEmpty ? 0 : try search.maximiseVisits(program.visits, level: "visits")
        _ = try search.minimise(program.rooms, level: "rooms")
        let days = try search.maximise(program.days, level: "days")
        let common = program.inCommon.isEmpty ? 0 : try search.maximise(program.inCommon, level: "common")
        try search.order(
            program.cells.map { LevelSearch.Choice(columns: [($0.isStaffed, -1)]) }, level: "staffed")
        let staffed = program.cells.filter { (search.point?[$0.isStaffed.index] ?? 0) > 0.5 }
        try search.order(
            staffed.map { columns in
                LevelSearch.Choice(columns: columns.radiologists.enumerated().map { ($0.element.covers, $0.offset) })
            }, level: "radiologists")
        let covered = staffed.compactMap { columns in
            columns.radiologists.first { (search.point?[$0.covers.index] ?? 0) > 0.5 }
                .map { (cell: columns.cell, radiologist: $0.number) }
        }
        let rows = try lead(frame, covered: covered, visits: visits, workspace: workspace, isCancelled: isCancelled)
        return StaffedWeek(
            armSessions: rows, radiologistSessions: duties, carriedVisits: visits, openDays: days, inCommon: common)
    }

    /// Names the lead of each covered cell.
    private static func lead(
        _ frame: StaffingFrame, covered: [(cell: StaffingFrame.Cell, radiologist: Int)], visits: Double,
        workspace: any SolverWorkspace, isCancelled: (@Sendable () -> Bool)?
    ) throws -> [ArmSession] {
        guard !covered.isEmpty else { return [] }
        let program = LeadProgram(frame, covered: covered)
        var search = LevelSearch(program.model, workspace: workspace, isCancelled: isCancelled)
        search.keepVisits(program.visits, atLeast: visits - LevelSearch.visitTolerance, level: "visits")
        try search.order(
            program.cells.map { columns in
                LevelSearch.Choice(columns: columns.technologists.enumerated().map { ($0.element.leads, $0.offset) })
            }, level: "leads")
        return program.cells.compactMap { columns in
            columns.technologists.first { (search.point?[$0.leads.index] ?? 0) > 0.5 }.map { lead in
                ArmSession(
                    session: frame.sessions[columns.cell.session].name,
                    cArm: frame.question.site.cArms[columns.cell.cArm].id,
                    radiologist: frame.radiologists[columns.radiologist].id,
                    technologist: frame.technologists[lead.number].id)
            }
        }
    }
}
