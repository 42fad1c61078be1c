import AddOn
import Clinic

/// Which proposal is meant.
public enum ProposalChoice: Hashable, Sendable {
    /// The one with a number, from 1, among those that the options list.
    case number(Int, AddOnOptions)
    /// The one on a C-arm at a start.
    case place(cArm: String, start: Instant)
}

/// A proposal for an add-on is accepted.
public struct Adding: DayChange {
    private let addOn: AddOn
    private let choice: ProposalChoice

    /// - Parameter choice: Made by a person; the proposal is worked out anew on the newest roster.
    public init(_ addOn: AddOn, _ choice: ProposalChoice) {
        self.addOn = addOn
        self.choice = choice
    }

    /// `add`.
    public var kind: ChangeKind { .add }
    /// The request.
    public var request: String? { addOn.request.id }

    /// The record with the request placed.
    public func outcome(on record: WeekRecord, _ moment: Moment) throws(ChangeRefusal) -> ChangeOutcome {
        let offered = try OfferedWeek(record, for: addOn.request.id, now: moment.now)
        let proposal = try offered.chosen(choice, for: addOn)
        let after = try offered.accepting(proposal, of: addOn)
        return ChangeOutcome(
            record: after,
            text: "\(addOn.request.id) (\(addOn.request.patient)) was added: \(words(proposal.appointment))"
                + ProposalNotes.words(proposal))
    }
}

/// A place held is taken: the patient said yes.
public struct Confirming: DayChange {
    private let id: String

    /// - Parameter request: Whose held place.
    public init(_ request: String) { id = request }

    /// `add`.
    public var kind: ChangeKind { .add }
    /// The request.
    public var request: String? { id }

    /// The record with the request placed where it was held.
    public func outcome(on record: WeekRecord, _ moment: Moment) throws(ChangeRefusal) -> ChangeOutcome {
        guard let hold = record.holds.first(where: { $0.request.id == id && $0.isLive(at: moment.now) }) else {
            throw .nothingHeld(id)
        }
        let addOn = AddOn(request: hold.request, arrives: hold.arrives)
        do {
            return try Adding(addOn, .place(cArm: hold.cArm, start: hold.start)).outcome(on: record, moment)
        } catch {
            guard case .notOffered = error else { throw error }
            throw .holdVoid(hold)
        }
    }
}

/// A proposal is kept for some minutes while the patient is telephoned.
public struct Holding: DayChange {
    private let addOn: AddOn
    private let choice: ProposalChoice
    private let minutes: Int

    /// - Parameter minutes: After which the place is free again by itself.
    public init(_ addOn: AddOn, _ choice: ProposalChoice, minutes: Int) {
        self.addOn = addOn
        self.choice = choice
        self.minutes = minutes
    }

    /// `hold`.
    public var kind: ChangeKind { .hold }
    /// The request.
    public var request: String? { addOn.request.id }

    /// The record with the place held; nobody is booked.
    public func outcome(on record: WeekRecord, _ moment: Moment) throws(ChangeRefusal) -> ChangeOutcome {
        let id = addOn.request.id
        if let hold = record.holds.first(where: { $0.request.id == id && $0.isLive(at: moment.now) }) {
            throw .heldAlready(hold)
        }
        let offered = try OfferedWeek(record, for: id, now: moment.now)
        let place = try offered.chosen(choice, for: addOn).appointment
        var after = record
        after.holds.removeAll { !$0.isLive(at: moment.now) }
        let until = moment.now + minutes
        after.holds.append(
            HeldPlace(
                request: addOn.request, arrives: addOn.arrives, cArm: place.cArm, start: place.start, since: moment.now,
                until: until, by: moment.by))
        return ChangeOutcome(
            record: after, text: "\(words(place)) is held for \(id) (\(addOn.request.patient)) until \(until.clock)")
    }
}

extension OfferedWeek {
    /// The proposal that a person chose.
    func chosen(_ choice: ProposalChoice, for addOn: AddOn) throws(ChangeRefusal) -> Proposal {
        switch choice {
        case .number(let number, let options):
            let answer = try answer(addOn, options: options)
            guard answer.proposals.indices.contains(number - 1) else {
                if answer.proposals.isEmpty { throw .noPlace(addOn.request.id, answer.refused.map(\.text)) }
                throw .fewerProposals(addOn.request.id, asked: number, offered: answer.proposals.count)
            }
            return answer.proposals[number - 1]
        case .place(let cArm, let start):
            guard let proposal = try proposal(addOn, cArm: cArm, start: start) else {
                throw .notOffered(addOn.request.id, cArm: cArm, start: start, because: [])
            }
            return proposal
        }
    }
}

/// What else a proposal does, in words.
enum ProposalNotes {
    static func words(_ proposal: Proposal) -> String {
        let reserves = proposal.displaced.map { displaced in
            let old = "the place kept free at \(displaced.old.start.clock) on \(displaced.old.cArm)"
            guard let new = displaced.new else { return "uses \(old)" }
            let isSame = new.cArm == displaced.old.cArm && new.start == displaced.old.start
            return isSame ? "\(old) has other nurse times" : "\(old) moves to \(new.start.clock) on \(new.cArm)"
        }
        let room = proposal.opens.map { "opens \($0.cArm) with \($0.radiologist) and \($0.technologist)" }
        let notes = reserves + [room].compactMap(\.self)
        return notes.isEmpty ? "" : "; " + notes.joined(separator: "; ")
    }
}
