import Clinic
import ClinicFiles
import ClinicService
import ClinicStore

/// One repair of a store's newest roster: the answer is shown, and taken over where that is asked for.
struct StoreRepairRun {
    let command: RepairCommand
    let path: String

    func run() throws {
        let desk = ClinicDesk(try ClinicFile(path: path))
        let now = try command.broken.now.flatMap { Instant($0) } ?? SiteClock.now(in: desk.timeZone())
        let chosen = command.acceptance.week.flatMap { Day($0) }
        let day = if let chosen { try desk.week(of: chosen) } else { try desk.week(at: now) }
        let record = try desk.record(of: day)
        guard let roster = record.roster else { throw ServiceError.refused(.noRoster(day)) }
        let order = try command.broken.order(of: record.scenario, clock: now)
        for warning in order.warnings { Note.write("note: \(warning)") }
        let week = DisturbedWeek(
            scenario: record.scenario, roster: roster, now: order.now, underWay: record.underWay, events: order.events)
        let run = RepairRun(command: command)
        let answer = try run.answer(week)
        try run.writeFiles(answer, week)
        guard let repair = answer.repair, command.acceptance.accept else {
            try run.show(answer, week)
            if answer.status == .infeasible { throw ExitStatus.no }
            return
        }
        let moment = Moment(
            now: order.now, by: command.acceptance.by ?? SiteClock.account, reason: command.broken.reason)
        let change = Repairing(
            of: record, scenario: week.scenario, roster: repair.roster, text: Self.text(week, repair))
        let receipt = try desk.make(change, in: day, moment)
        if command.scenarioOut == nil { run.tellAbsences(week) }
        if command.json {
            return try ChangeReport.write(receipt, json: true, more: [("repair", RepairFile.json(answer))])
        }
        try run.show(answer, week)
        try ChangeReport.write(receipt, json: false)
    }

    /// What broke and who is disturbed, for the log.
    private static func text(_ week: DisturbedWeek, _ repair: RepairAnswer.Repair) -> String {
        let events = week.events.map(\.text).joined(separator: "; ")
        let disturbed = repair.changes.filter { $0.old != nil }.map(\.request)
        let placed = repair.changes.filter { $0.old == nil }.map(\.request)
        return events
            + (disturbed.isEmpty ? "; nobody is disturbed" : "; other places for \(disturbed.joined(separator: ", "))")
            + (placed.isEmpty ? "" : "; new places for \(placed.joined(separator: ", "))")
    }
}
