import Clinic

/// A change of staff, rooms or promises that somebody could make. People and C-arms are positions in the scenario.
enum WeekChange: Hashable, Sendable {
    /// On duty in another session, above the week's limit where that is lifted; without a session: one more of those
    /// that are possible already.
    case radiologistSession(Int, SessionName?, liftsLimit: Bool)
    /// As for a radiologist.
    case technologistSession(Int, SessionName?, liftsLimit: Bool)
    /// At work on a weekday in `new`, which replaces the block `old`, or is another one.
    case nurseHours(Int, Weekday, old: ClockSpan?, new: ClockSpan)
    /// So many spine minutes more in the week.
    case spineMinutes(Int, by: Int)
    case skill(Int, String)
    case spineLead(Int)
    case closure(cArm: Int, Closure)
    case bay
    case cArm
    case movePromise(String, FixedPlace)
    case dropPromise(String)

    /// The scenario with the change made.
    func applied(to scenario: Scenario) -> Scenario {
        var changed = scenario
        switch self {
        case .radiologistSession(let who, let session, let liftsLimit):
            let person = scenario.staff.radiologists[who]
            if let session, !person.sessions.contains(session) {
                changed.staff.radiologists[who].sessions.append(session)
            }
            if liftsLimit { changed.staff.radiologists[who].maxSessions += 1 }
        case .technologistSession(let who, let session, let liftsLimit):
            let person = scenario.staff.technologists[who]
            if let session, !person.sessions.contains(session) {
                changed.staff.technologists[who].sessions.append(session)
            }
            if liftsLimit { changed.staff.technologists[who].maxSessions = person.maxSessions.map { $0 + 1 } }
        case .nurseHours(let who, let weekday, let old, let new):
            var blocks = scenario.staff.nurses[who].hours[weekday.index]
            blocks.removeAll { $0 == old }
            blocks.append(new)
            changed.staff.nurses[who].hours[weekday.index] = blocks.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
        case .spineMinutes(let who, let minutes):
            changed.staff.radiologists[who].maxSpineMinutes =
                scenario.staff.radiologists[who].maxSpineMinutes.map { $0 + minutes }
        case .skill(let who, let skill): changed.staff.radiologists[who].skills.append(skill)
        case .spineLead(let who): changed.staff.technologists[who].spine = true
        case .closure(let arm, let closure): changed.site.cArms[arm].closed.removeAll { $0 == closure }
        case .bay: changed.site.recoveryBays += 1
        case .cArm: changed.site.cArms.append(CArm(id: scenario.newCArm))
        case .movePromise(let request, let place):
            for index in changed.requests.indices where changed.requests[index].id == request {
                changed.requests[index].fixed = place
            }
        case .dropPromise(let request):
            for index in changed.requests.indices where changed.requests[index].id == request {
                changed.requests[index].fixed = nil
            }
        }
        return changed
    }
}

extension Scenario {
    /// An id that no C-arm has.
    var newCArm: String {
        let taken = Set(site.cArms.map(\.id))
        var number = site.cArms.count + 1
        while taken.contains("c\(number)") { number += 1 }
        return "c\(number)"
    }
}

// MARK: - For people

extension WeekChange {
    /// The change in words, with its price.
    func proposed(in scenario: Scenario) -> ProposedChange {
        let staff = scenario.staff
        switch self {
        case .radiologistSession(let who, let session, let liftsLimit):
            let person = staff.radiologists[who]
            let text = WeekChange.text(person.id, session, limit: liftsLimit ? person.maxSessions : nil, "be on duty")
            return ProposedChange(
                .radiologistSession, subject: person.id, text: text,
                price: price(ChangePrices.radiologistSession, session, liftsLimit))
        case .technologistSession(let who, let session, let liftsLimit):
            let person = staff.technologists[who]
            let text = WeekChange.text(person.id, session, limit: liftsLimit ? person.maxSessions : nil, "work")
            return ProposedChange(
                .technologistSession, subject: person.id, text: text,
                price: price(ChangePrices.technologistSession, session, liftsLimit))
        case .nurseHours(let who, let weekday, let old, let new):
            return nurse(staff.nurses[who].id, weekday, old, new)
        case .spineMinutes(let who, let minutes):
            let person = staff.radiologists[who]
            let limit = (person.maxSpineMinutes ?? 0) + minutes
            return ProposedChange(
                .spineMinutes, subject: person.id, text: "allow \(person.id) \(limit) spine minutes in the week",
                price: ChangePrices.spineMinutes(minutes))
        case .skill(let who, let skill):
            let id = staff.radiologists[who].id
            return ProposedChange(
                .skill, subject: id, text: "have \(id) learn the skill \(skill)", price: ChangePrices.training)
        case .spineLead(let who):
            let id = staff.technologists[who].id
            return ProposedChange(
                .spineLead, subject: id, text: "have \(id) become experienced with spine injections",
                price: ChangePrices.training)
        case .closure(let arm, let closure):
            let id = scenario.site.cArms[arm].id
            let reason = closure.reason.map { " (\($0))" } ?? ""
            return ProposedChange(
                .closure, subject: id,
                text: "lift the closure of \(id) from \(closure.from.told) to \(closure.to.told)\(reason)",
                price: ChangePrices.closure)
        case .bay:
            return ProposedChange(
                .bay, subject: nil, text: "have \(scenario.site.recoveryBays + 1) recovery bays",
                price: ChangePrices.bay)
        case .cArm:
            return ProposedChange(.cArm, subject: nil, text: "have one more C-arm", price: ChangePrices.cArm)
        case .movePromise(let id, let place): return move(id, to: place, in: scenario)
        case .dropPromise(let id):
            return ProposedChange(
                .dropPromise, subject: id, text: "take back the promise of \(id)",
                price: ChangePrices.drop(scenario.factor(ofRequest: id)))
        }
    }

    private static func text(_ id: String, _ session: SessionName?, limit: Int?, _ verb: String) -> String {
        let raised = limit.map { "\($0 + 1) sessions" }
        guard let session else { return "let \(id) \(verb) in \(raised ?? "more sessions") of the week" }
        return "let \(id) \(verb) \(session)" + (raised.map { ", in \($0) of the week" } ?? "")
    }

    private func price(_ price: Points, _ session: SessionName?, _ liftsLimit: Bool) -> Points {
        session != nil && liftsLimit ? price + ChangePrices.liftedLimit : price
    }

    private func nurse(_ id: String, _ weekday: Weekday, _ old: ClockSpan?, _ new: ClockSpan) -> ProposedChange {
        let span = "\(Instant.clock(new.start)) to \(Instant.clock(new.end))"
        guard let old else {
            return ProposedChange(
                .nurseHours, subject: id, text: "let \(id) work \(weekday.rawValue) from \(span) too",
                price: ChangePrices.nurse(minutes: new.length, isNewBlock: true))
        }
        return ProposedChange(
            .nurseHours, subject: id,
            text: "let \(id) work \(weekday.rawValue) from \(span) rather than from \(Instant.clock(old.start)) to "
                + Instant.clock(old.end),
            price: ChangePrices.nurse(minutes: new.length - old.length, isNewBlock: false))
    }

    private func move(_ id: String, to place: FixedPlace, in scenario: Scenario) -> ProposedChange {
        let calendar = SessionCalendar(scenario)
        let session = calendar.session(at: place.start).map { "\($0.name)" } ?? "\(place.start.day)"
        let old = scenario.requests.first { $0.id == id }?.fixed?.start ?? place.start
        return ProposedChange(
            .movePromise, subject: id, text: "move \(id) to \(session), \(place.start.told) on \(place.cArm)",
            price: ChangePrices.move(scenario.factor(ofRequest: id), from: old, to: place.start))
    }
}

extension Scenario {
    /// How much a request counts; one without a known priority as routine does by default.
    func factor(ofRequest id: String) -> PriorityFactor {
        requests.first { $0.id == id }.flatMap { policy.factor(of: $0.priority) } ?? PriorityFactor(1)
    }
}

extension Instant {
    /// `2026-12-08 09:00`.
    var told: String { "\(day) \(clock)" }
}
