import Clinic
import MILP

/// Makes a repair steadier at the same cost: visits that keep their start and radiologist keep their C-arm, technologist
/// and nurse times as well, as far as that goes; only the others are put in sequence anew.
struct SteadyRepair {
    let week: DisturbedWeek
    let tools: RepairTools
    let sequencingSteps: Int

    /// The steadier roster; the same where there is none.
    func steadier(_ repair: Roster) throws -> Roster {
        let attempts = [
            KeptRows(repair, of: week, keepsReserves: true) { _ in true },
            KeptRows(repair, of: week, keepsReserves: false) { _ in true },
            KeptRows(repair, of: week, keepsReserves: true) { !week.isTouched($0) },
        ]
        for kept in attempts where !kept.appointments.isEmpty && !tools.clock.mustStop {
            if let roster = try roster(keeping: kept, as: repair) { return withOldSeconds(roster) }
        }
        return withOldSeconds(repair)
    }

    /// The repair with these rows as they were, or nil where the rest cannot be put in sequence around them.
    private func roster(keeping kept: KeptRows, as repair: Roster) throws -> Roster? {
        let eligibility = Eligibility(week.scenario)
        let running = RunningWeekBuilder(
            week, scenario: week.scenario, eligibility: eligibility, detail: .exactly(week), kept: kept
        ).build()
        let layout = WeekLayout(WeekProblem(week.scenario, eligibility: eligibility, running: running))
        let desk = SequencingDesk(catalog: layout.catalog, stepLimit: sequencingSteps, clock: tools.clock)
        let program = RepairProgram(layout, desk: desk, indicators: nil, workspace: tools.workspace)
        guard let model = program.held(at: repair, of: week, besides: kept) else { return nil }
        let outcome = try tools.solve(model, program.book)
        guard let point = outcome.incumbent?.values else { return nil }
        let builder = RosterBuilder(master: program.master, eligibility: eligibility, desk: desk)
        guard var draft = builder.draft(at: point) else { return nil }
        draft.appointments = week.begun + kept.appointments + draft.appointments
        draft.reserves = week.pastReserves + kept.reserves + draft.reserves
        return accepted(draft, insteadOf: repair)
    }

    /// The finished roster where it is legal and costs no more.
    private func accepted(_ draft: Roster, insteadOf repair: Roster) -> Roster? {
        let roster = DayRevision(week.scenario).finish(draft, after: week.roster, now: week.now)
        let cost = { (roster: Roster) in RepairBill(roster, for: week).parts.total }
        return cost(roster) <= cost(repair) && RepairChecker(week).check(roster).isEmpty ? roster : nil
    }

    /// The same with the old second on every C-arm that is staffed as it was, where that is legal.
    private func withOldSeconds(_ repair: Roster) -> Roster {
        var roster = repair
        for index in roster.armSessions.indices {
            let row = roster.armSessions[index]
            let old = week.roster.armSessions.first {
                $0.session == row.session && $0.cArm == row.cArm && $0.radiologist == row.radiologist
                    && $0.technologist == row.technologist
            }
            if let second = old?.trainee { roster.armSessions[index].trainee = second }
        }
        return roster == repair ? repair : accepted(roster, insteadOf: repair) ?? repair
    }
}

extension RepairDetail {
    /// Every start told apart, no session laid out: for a program that only has to put what is decided in sequence.
    static func exactly(_ week: DisturbedWeek) -> RepairDetail {
        RepairDetail(requests: Set(week.open.compactMap(\.request)), sessions: [])
    }
}
