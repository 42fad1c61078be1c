import AddOn
import Clinic

/// What a proposal and a refusal say, for people.
struct ProposalWords {
    let addOn: AddOn
    let now: Instant

    /// `09:20 on c1`, on another day `Thu 2026-12-10 09:20 on c1`.
    func place(_ row: Placement) -> String { "\(time(row.start)) on \(row.cArm)" }

    private func time(_ instant: Instant) -> String {
        instant.day == now.day ? instant.clock : RosterWords.moment(instant)
    }

    /// `uses the 09:20 place kept free on c1; r1 with t1; nurse n1 consents 09:10, n1 checks 10:10; bay 1`.
    func means(_ proposal: Proposal) -> String {
        let row = proposal.appointment
        var parts = proposal.displaced.map(givesWay)
        if let opens = proposal.opens {
            parts.append("opens \(opens.cArm) in \(opens.session) for \(opens.radiologist) and \(opens.technologist)")
        } else {
            parts.append("\(row.radiologist) with \(row.technologist)")
        }
        var tasks: [String] = []
        if let intake = row.intake { tasks.append("nurse \(intake.nurse) consents \(intake.start.clock)") }
        if let check = row.discharge { tasks.append("nurse \(check.nurse) checks \(check.start.clock)") }
        if !tasks.isEmpty { parts.append(tasks.joined(separator: ", ")) }
        if let bay = row.bay { parts.append("bay \(bay)") }
        return parts.joined(separator: "; ")
    }

    private func givesWay(_ reserve: DisplacedReserve) -> String {
        let old = reserve.old
        guard let new = reserve.new else { return "uses the \(old.start.clock) place kept free on \(old.cArm)" }
        if new.cArm == old.cArm, new.start == old.start {
            return "gives the \(old.start.clock) place kept free on \(old.cArm) other nurse times"
        }
        let arm = new.cArm == old.cArm ? "" : " on \(new.cArm)"
        return "moves the \(old.start.clock) place kept free on \(old.cArm) to \(new.start.clock)\(arm)"
    }

    /// `better kept for somebody more urgent until 10:20, then ask again: 1.4 expected to be gained in priority weights`.
    func kept(_ place: KeptPlace) -> String {
        "better kept for somebody more urgent until \(time(place.until)), then ask again: \(place.gain) expected to be "
            + "gained in priority weights"
    }

    /// `wait of 50 minutes 16, place kept free 10`; the parts that cost something.
    func points(_ proposal: Proposal) -> String {
        let parts = proposal.parts
        let minutes = proposal.appointment.start - addOn.isThere(from: now)
        let isToday = proposal.appointment.start.day == now.day
        let named = [
            (isToday ? "wait of \(minutes) minutes" : "wait for a later day", parts.wait),
            ("place kept free", parts.reserve), ("opening a room", parts.opensRoom),
            ("time left idle", parts.idleGap), ("not the preferred radiologist", parts.notPreferred),
        ]
        let told = named.filter { $0.1 != .zero }.map { "\($0.0) \($0.1)" }
        return told.isEmpty ? "no points for anything" : told.joined(separator: ", ")
    }

    /// The reason and what would open it.
    func reason(_ refusal: Refusal) -> String {
        var text = refusal.text
        if let minutes = refusal.freeMinutes { text += " (\(minutes) minutes free until the last session ends)" }
        if let until = refusal.until {
            text += "; open from \(RosterWords.moment(until))"
        } else if let remedy = remedy(refusal.code) {
            text += "; \(remedy)"
        }
        return text
    }

    /// What somebody can do about a reason that no time opens.
    private func remedy(_ code: RefusalCode) -> String? {
        switch code {
        case .ct: "refer the patient to CT"
        case .authorization: "ask the payer, then give the date of approval"
        case .mri: "with an MRI, give the date from which it can be reviewed"
        case .driver: "arrange a way home, then say so"
        case .sessions: "ask when else the patient can come"
        case .coordinate: "once the prescriber agrees, write cleared: true"
        case .closed, .unstaffed, .capacity: "later days: --later"
        case .hold, .interval, .notBefore, .unknownMedication, .cArm, .radiologist, .technologist, .nurse, .bay,
            .patient:
            nil
        }
    }
}
