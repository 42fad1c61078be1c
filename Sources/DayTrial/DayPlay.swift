import AddOn
import Clinic
import SyntheticClinic

/// How the callers of a day are answered.
public enum Answering: Hashable, Sendable {
    /// Each by the first proposal.
    case plain
    /// Each at once by the first proposal whose place need not be kept for somebody more urgent, or not at all.
    case atOnce(LookAhead)
    /// Each by the first proposal; where its place is to be kept for the time being, the caller waits and is asked again.
    case askingAgain(LookAhead)

    fileprivate var lookAhead: LookAhead? {
        switch self {
        case .plain: nil
        case .atOnce(let lookAhead), .askingAgain(let lookAhead): lookAhead
        }
    }
}

/// What became of a day.
public struct DayOutcome: Hashable, Sendable {
    /// Ids of the accepted, in order of acceptance.
    public var accepted: [String] = []
    /// Sum of their priority weights, in thousandths.
    public var weightThousandths = 0
    /// Sum of `wait` over them: weight for each begun quarter of an hour from the arrival to the room start.
    public var wait = Points.zero
    /// Callers who were asked to wait for their answer.
    public var askedToWait = 0
    /// Those of them who got no place in the end.
    public var waitedInVain = 0
    /// Minutes from the call to the last answer, over those who were asked to wait.
    public var answerMinutes = 0

    /// Nobody called.
    public init() {}
}

/// Plays a day: callers come one by one, each is answered on the roster as it then is, and an answer is accepted at once.
public struct DayPlay: Sendable {
    private let day: TrialDay
    private let answering: Answering

    /// The play of a day by a way of answering.
    public init(_ day: TrialDay, _ answering: Answering) {
        self.day = day
        self.answering = answering
    }

    /// Somebody who is to be answered.
    private struct Turn {
        var instant: Instant
        /// Position of the caller, in order of calls.
        var caller: Int
        var isAgain: Bool
    }

    /// The outcome; every roster on the way has passed every rule.
    ///
    /// - Throws: `AddOnError` where a caller cannot be answered at all or an answer cannot be accepted.
    public func run() throws(AddOnError) -> DayOutcome {
        var outcome = DayOutcome()
        var desk = AddOnDesk(scenario: day.scenario, roster: day.roster)
        var turns = day.addOns.indices.map { Turn(instant: day.addOns[$0].called, caller: $0, isAgain: false) }
        var options = AddOnOptions()
        options.lookAhead = answering.lookAhead
        while let next = turns.indices.min(by: { comesFirst(turns[$0], turns[$1]) }) {
            let turn = turns.remove(at: next)
            let caller = day.addOns[turn.caller]
            let addOn = AddOn(request: caller.request, arrives: caller.arrives)
            let proposals = try desk.answer(addOn, now: turn.instant, options: options).proposals
            let chosen: Proposal?
            switch answering {
            case .plain: chosen = proposals.first
            case .atOnce: chosen = proposals.first { $0.kept == nil }
            case .askingAgain:
                chosen = proposals.first
                if let kept = proposals.first?.kept {
                    if !turn.isAgain { outcome.askedToWait += 1 }
                    turns.append(Turn(instant: kept.until, caller: turn.caller, isAgain: true))
                    continue
                }
            }
            if turn.isAgain { outcome.answerMinutes += turn.instant - caller.called }
            guard let chosen else {
                if turn.isAgain { outcome.waitedInVain += 1 }
                continue
            }
            let (scenario, roster) = try desk.accept(chosen, of: addOn, now: turn.instant)
            desk = AddOnDesk(scenario: scenario, roster: roster)
            outcome.accept(caller, at: chosen.appointment.start, weight: weight(caller))
        }
        return outcome
    }

    /// By time; those who wait for an answer before new callers, the more urgent of them first.
    private func comesFirst(_ a: Turn, _ b: Turn) -> Bool {
        if a.instant != b.instant { return a.instant < b.instant }
        if a.isAgain != b.isAgain { return a.isAgain }
        let (first, second) = (weight(day.addOns[a.caller]), weight(day.addOns[b.caller]))
        if a.isAgain, first != second { return first > second }
        return a.caller < b.caller
    }

    private func weight(_ caller: SyntheticAddOn) -> PriorityFactor {
        day.scenario.policy.factor(of: caller.request.priority) ?? PriorityFactor(1)
    }
}

extension DayOutcome {
    fileprivate mutating func accept(_ caller: SyntheticAddOn, at start: Instant, weight: PriorityFactor) {
        accepted.append(caller.request.id)
        weightThousandths += weight.thousandths
        wait += ((start - caller.from + 14) / 15) * Points(1).scaled(by: weight)
    }
}
