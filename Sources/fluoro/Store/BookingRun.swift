import AddOn
import ArgumentParser
import Clinic
import ClinicFiles
import ClinicService
import ClinicStore

/// One add-on on a store: the answer is shown, or a proposal is booked.
struct BookingRun {
    let command: AddOnCommand
    let path: String

    func run() throws {
        let desk = ClinicDesk(try ClinicFile(path: path))
        let now =
            if let told = command.now.flatMap({ Instant($0) }) { told } else {
                try SiteClock.now(in: desk.timeZone())
            }
        let week =
            if let day = command.booking.week.flatMap({ Day($0) }) { try desk.week(of: day) } else {
                try desk.week(at: now)
            }
        let source = AddOnSource(
            file: command.request, flags: command.flags, waiting: command.booking.waiting)
        var options = AddOnOptions()
        options.includesLaterDays = command.later
        options.listsAll = command.all
        options.limit = command.limit
        if command.lookAhead {
            options.lookAhead = try Expected.stated(in: desk.record(of: week).scenario, or: desk, file: path, now: now)
        }
        if let choice = choice(options) {
            let moment = Moment(
                now: now, by: command.booking.by ?? SiteClock.account, reason: command.booking.reason)
            let receipt = try source.withNewID { () throws in
                let addOn = try source.addOn(try desk.record(of: week), now: now)
                return try desk.make(Adding(addOn, choice), in: week, moment)
            }
            return try ChangeReport.write(receipt, json: command.json)
        }
        let record = try desk.record(of: week)
        let addOn = try source.addOn(record, now: now)
        let answer = try desk.answer(addOn, in: week, now: now, options: options)
        try show(answer, addOn, record)
        if answer.proposals.isEmpty { throw ExitStatus.no }
    }

    private func choice(_ options: AddOnOptions) -> ProposalChoice? {
        if let place = command.booking.at.flatMap({ PlaceName($0) }) {
            return .place(cArm: place.cArm, start: place.start)
        }
        return command.accept.map { .number($0, options) }
    }

    private func show(_ answer: AddOnAnswer, _ addOn: AddOn, _ record: WeekRecord) throws {
        if command.json { return try Result.write(ProposalsFile.json(answer)) }
        let terminal = Terminal.current
        try Result.write(
            AddOnText(
                scenario: record.scenario, addOn: addOn, answer: answer, width: terminal.width,
                color: terminal.hasColor
            ).text())
    }
}

/// Where an add-on comes from: a file, options, or the store's own list of those who wait.
struct AddOnSource {
    let file: String?
    let flags: RequestFlags
    let waiting: String?

    func addOn(_ record: WeekRecord, now: Instant) throws -> AddOn {
        guard let roster = record.roster else { throw ServiceError.refused(.noRoster(record.week)) }
        if let waiting {
            guard let request = record.request(waiting) else {
                throw ServiceError.unknown(.request(waiting, near: roster.unscheduled.map(\.request)))
            }
            return AddOn(request: request)
        }
        let reading =
            if let file { try AddOnFile.read(path: file, scenario: record.scenario, roster: roster) } else {
                try AddOnFile.read(flags.words(now: now), scenario: scenario(record), roster: roster)
            }
        for warning in reading.warnings { Note.write("note: \(warning)") }
        return reading.addOn
    }

    /// Whether the id is made up here.
    private var makesID: Bool { file == nil && waiting == nil && flags.id == nil }

    /// The scenario in which an id must be new: with those for whom a place is held.
    private func scenario(_ record: WeekRecord) -> Scenario {
        guard makesID else { return record.scenario }
        var scenario = record.scenario
        scenario.requests += record.holds.map(\.request).filter { record.request($0.id) == nil }
        return scenario
    }

    /// Books, and begins anew where somebody else has taken the id that was made up in the meantime.
    func withNewID<Value>(_ book: () throws -> Value) throws -> Value {
        for _ in 0..<100 where makesID {
            do {
                return try book()
            } catch ServiceError.refused(.addOn(.idIsTaken)) {
                continue
            } catch ServiceError.refused(.heldAlready) {
                continue
            }
        }
        return try book()
    }
}
