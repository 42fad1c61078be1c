import AddOn
import Clinic

/// A week as it is offered: every place that is held for somebody else is taken.
struct OfferedWeek {
    private let base: WeekRecord
    private let now: Instant
    private var scenario: Scenario
    private var roster: Roster
    /// Held places that could be taken, in the order of their holds.
    private var taken: [Proposal] = []

    /// - Parameter id: Whose own held place is free for it.
    init(_ record: WeekRecord, for id: String, now: Instant) throws(ChangeRefusal) {
        base = record
        self.now = now
        scenario = record.scenario
        roster = try record.published()
        for hold in record.holds where hold.isLive(at: now) && hold.request.id != id { take(hold) }
    }

    /// The places for an add-on.
    func answer(_ addOn: AddOn, options: AddOnOptions) throws(ChangeRefusal) -> AddOnAnswer {
        do {
            return try AddOnDesk(scenario: scenario, roster: roster).answer(addOn, now: now, options: options)
        } catch {
            throw .addOn(error)
        }
    }

    /// The proposal that puts an add-on on a C-arm at a start; nil where there is none.
    func proposal(_ addOn: AddOn, cArm: String, start: Instant) throws(ChangeRefusal) -> Proposal? {
        try answer(addOn, options: .everything).proposals.first {
            $0.appointment.cArm == cArm && $0.appointment.start == start
        }
    }

    /// The record with a proposal accepted, the held places being held as before.
    func accepting(_ proposal: Proposal, of addOn: AddOn) throws(ChangeRefusal) -> WeekRecord {
        var after = base
        do {
            let desk = AddOnDesk(scenario: scenario, roster: roster)
            let accepted = try desk.accept(proposal, of: addOn, now: now)
            (after.scenario, after.roster) = (accepted.scenario, accepted.roster)
        } catch {
            throw .addOn(error)
        }
        for held in taken.reversed() { giveBack(held, in: &after) }
        after.holds.removeAll { $0.request.id == addOn.request.id || !$0.isLive(at: now) }
        // Whoever cancelled and has a place again is expected again.
        if !after.progress(of: addOn.request.id).status.isKept { after.progress[addOn.request.id] = nil }
        return after
    }

    // MARK: Held places

    /// Takes a held place as if its patient had said yes; one that no longer fits is void and holds nothing.
    private mutating func take(_ hold: HeldPlace) {
        let addOn = AddOn(request: hold.request, arrives: hold.arrives)
        let desk = AddOnDesk(scenario: scenario, roster: roster)
        guard let answer = try? desk.answer(addOn, now: now, options: .everything),
            let proposal = answer.proposals.first(where: { $0.isAt(hold) }),
            let accepted = try? desk.accept(proposal, of: addOn, now: now)
        else { return }
        (scenario, roster) = (accepted.scenario, accepted.roster)
        taken.append(proposal)
    }

    /// Takes a held visit out again. What gave way for it comes back as far as it still fits.
    private func giveBack(_ held: Proposal, in record: inout WeekRecord) {
        guard var roster = record.roster, let id = held.appointment.request else { return }
        roster.appointments.removeAll { $0.request == id }
        if let row = base.request(id) {
            record = record.replacing(row)
            roster.unscheduled += (base.roster?.unscheduled ?? []).filter { $0.request == id }
        } else {
            record.scenario.requests.removeAll { $0.id == id }
        }
        if let room = held.opens, isEmpty(room, in: roster) { roster.armSessions.removeAll { $0 == room } }
        record.roster = finished(roster, record)
        for displaced in held.displaced {
            var trial = record
            trial.roster?.reserves.removeAll { $0.isSamePlace(as: displaced.new) }
            trial.roster?.reserves.append(displaced.old)
            trial.roster = trial.roster.map { finished($0, record) }
            if trial.roster.map({ RosterChecker(record.scenario).check($0, at: now).isEmpty }) == true {
                record = trial
            }
        }
    }

    private func finished(_ roster: Roster, _ record: WeekRecord) -> Roster {
        DayRevision(record.scenario).finish(roster, after: base.roster ?? roster, now: now)
    }

    private func isEmpty(_ room: ArmSession, in roster: Roster) -> Bool {
        guard let session = SessionCalendar(scenario).session(named: room.session) else { return true }
        return !(roster.appointments + roster.reserves).contains {
            $0.cArm == room.cArm && session.start <= $0.start && $0.start < session.end
        }
    }
}

extension AddOnOptions {
    /// Every start of today and of later days.
    static var everything: AddOnOptions {
        var options = AddOnOptions()
        options.includesLaterDays = true
        options.listsAll = true
        options.limit = 0
        return options
    }
}

extension Proposal {
    /// Whether it is the place of a hold.
    func isAt(_ hold: HeldPlace) -> Bool { appointment.cArm == hold.cArm && appointment.start == hold.start }
}

extension Placement {
    fileprivate func isSamePlace(as other: Placement?) -> Bool { cArm == other?.cArm && start == other?.start }
}
