import AddOn
import Clinic

/// All insertions of one add-on by trying out every C-arm, every start, every choice of places that give way, every
/// radiologist of an opened room and every nurse at every time, with costs straight from the words of DAY.md.
public struct BruteForceAddOn: Sendable {
    let day: BruteForceDay
    let request: Request
    let from: Instant
    private var now: Instant { day.now }
    private var scenario: Scenario { day.scenario }
    private var grid: Int { scenario.site.gridMinutes }

    /// The question of an add-on to a roster at an instant.
    public init(_ day: BruteForceDay, _ addOn: AddOn) {
        self.day = day
        var request = addOn.request
        for number in request.medications.indices where request.medications[number].lastDose == .today {
            request.medications[number].lastDose = .on(day.now.day)
        }
        self.request = request
        from = max(day.now, addOn.arrives ?? day.now)
    }

    /// Every place of some days, one proposal each, in the order of the contract.
    public func ranked(on days: [Day]) -> [Proposal] {
        days.flatMap { date in
            day.starts(on: date).flatMap { session, start in
                scenario.site.cArms.compactMap { best($0.id, Instant(minutes: start), session) }
            }
        }.sorted { a, b in
            if a.cost != b.cost { return a.cost < b.cost }
            if a.appointment.start != b.appointment.start { return a.appointment.start < b.appointment.start }
            return day.order(a.appointment.cArm) < day.order(b.appointment.cArm)
        }
    }

    /// The days that are looked at.
    public func days(includingLater: Bool) -> [Day] {
        (0..<7).map { scenario.week + $0 }.filter { $0 == now.day || includingLater && $0 > now.day }
    }

    /// Of those on one C-arm in one clock hour the first, and not too many.
    public static func listed(_ ranked: [Proposal], limit: Int) -> [Proposal] {
        var seen: Set<String> = []
        let first = ranked.filter { proposal in
            let start = proposal.appointment.start
            return seen.insert("\(proposal.appointment.cArm) \(start.day) \(start.minuteOfDay / 60)").inserted
        }
        return limit == 0 ? first : Array(first.prefix(limit))
    }

    // MARK: One place

    /// The request's other spine injections.
    var otherSpineDates: [Day] {
        scenario.history.filter { $0.service == .spine && $0.patient == request.patient }.map(\.date)
            + day.appointments.filter { $0.procedure.service == .spine && $0.patient == request.patient }.map(\.day)
    }

    /// Whether section 4 allows a start.
    func isAllowed(_ start: Instant) -> Bool {
        Eligibility(scenario).refusals(request, at: start, otherSpineDates: otherSpineDates, isAddOn: true).isEmpty
    }

    /// The visit at a place without nurses; nil where it does not lie in the session.
    func visit(_ cArm: String, _ start: Instant, _ session: Session, _ radiologist: String, _ lead: String)
        -> BruteForceDay.Visit?
    {
        guard let procedure = scenario.procedures.first(where: { $0.code == request.procedure }) else { return nil }
        let steps = procedure.steps(sites: request.sites)
        guard start >= session.start, start + steps.room <= session.end else { return nil }
        return BruteForceDay.Visit(
            purpose: .request(request.id), patient: request.patient, procedure: procedure, steps: steps, cArm: cArm,
            start: start.minutes, radiologist: radiologist, technologist: lead)
    }

    private func best(_ cArm: String, _ start: Instant, _ session: Session) -> Proposal? {
        guard isAllowed(start) else { return nil }
        if let room = day.room(session.name, cArm) {
            return visit(cArm, start, session, room.radiologist, room.technologist)
                .flatMap { cheapest($0, session, opens: nil) }
        }
        let isSpine = scenario.procedures.first { $0.code == request.procedure }?.service == .spine
        guard let lead = day.openers(session.name, isSpine: isSpine).first else { return nil }
        var best: Proposal?
        for radiologist in day.onDuty(session.name) {
            let opens = ArmSession(session: session.name, cArm: cArm, radiologist: radiologist, technologist: lead)
            let proposal = visit(cArm, start, session, radiologist, lead)
                .flatMap { cheapest($0, session, opens: opens) }
            if let proposal, best.map({ proposal.cost < $0.cost }) ?? true { best = proposal }
        }
        return best
    }

    /// Sets of at most two of today's places kept free; none gives way on another day.
    func choices(on date: Day) -> [[Int]] {
        let today = day.reserves.indices.filter { day.reserves[$0].day == date && date == now.day }
            .sorted { a, b in
                (day.reserves[a].start, day.order(day.reserves[a].cArm))
                    < (day.reserves[b].start, day.order(day.reserves[b].cArm))
            }
        let pairs = today.indices.flatMap { first in today.indices.filter { $0 > first }.map { [first, $0] } }
        return [[]] + today.map { [$0] } + pairs.map { $0.map { today[$0] } }
    }

    private func cheapest(_ visit: BruteForceDay.Visit, _ session: Session, opens: ArmSession?) -> Proposal? {
        var best: Proposal?
        for choice in choices(on: session.day) {
            let held = day.reserves.indices.filter { !choice.contains($0) }.map { day.reserves[$0] }
            guard let visit = day.served(visit, beside: day.appointments + held, from: from) else { continue }
            let moves = moved(choice, beside: day.appointments + held + [visit])
            let proposal = self.proposal(visit, session, opens, moves, held)
            // Fewer come first, then the earlier ones.
            if best.map({ proposal.cost < $0.cost }) ?? true { best = proposal }
        }
        return best
    }

    private typealias Move = (old: BruteForceDay.Visit, new: BruteForceDay.Visit?)

    private func moved(_ choice: [Int], beside: [BruteForceDay.Visit]) -> [Move] {
        var beside = beside
        return choice.map { number in
            let old = day.reserves[number]
            let places = day.starts(on: old.day).flatMap { session, start in
                scenario.site.cArms.map { (session: session, start: start, cArm: $0.id) }
            }.sorted { a, b in
                let (near, far) = (abs(a.start - old.start), abs(b.start - old.start))
                if near != far { return near < far }
                return a.start != b.start ? a.start > b.start : day.order(a.cArm) < day.order(b.cArm)
            }
            for place in places {
                guard let room = day.room(place.session.name, place.cArm),
                    place.start + old.steps.room <= place.session.end.minutes
                else { continue }
                var new = old
                (new.cArm, new.start, new.intake, new.discharge) = (place.cArm, place.start, nil, nil)
                (new.radiologist, new.technologist) = (room.radiologist, room.technologist)
                guard let served = day.served(new, beside: beside, from: now) else { continue }
                beside.append(served)
                return (old, served)
            }
            return (old, nil)
        }
    }

    // MARK: Cost

    private func proposal(
        _ visit: BruteForceDay.Visit, _ session: Session, _ opens: ArmSession?, _ moves: [Move],
        _ held: [BruteForceDay.Visit]
    ) -> Proposal {
        var parts = ProposalParts()
        let weight = scenario.policy.factor(of: request.priority) ?? PriorityFactor(0)
        parts.wait = Points(waitUnits(visit, session)).scaled(by: weight)
        for move in moves {
            guard let new = move.new else {
                parts.reserve += Points(10)
                continue
            }
            if new.cArm != move.old.cArm || new.start != move.old.start { parts.reserve += Points(2) }
        }
        if opens == nil { parts.idleGap = Points(idleSteps(visit, session)) } else { parts.opensRoom = Points(20) }
        if let preferred = request.preferredRadiologist, preferred != visit.radiologist {
            parts.notPreferred = Points(6)
        }
        let bays = numbered(
            day.appointments.filter { $0.day == session.day } + held.filter { $0.day == session.day }
                + moves.compactMap(\.new) + [visit])
        func row(_ visit: BruteForceDay.Visit) -> Placement {
            var row = visit.placement
            row.bay = visit.inBay.isEmpty ? nil : bays.first { $0.visit.placement == visit.placement }?.bay
            return row
        }
        return Proposal(
            parts: parts, appointment: row(visit),
            displaced: moves.map { DisplacedReserve(old: $0.old.placement, new: $0.new.map(row)) }, opens: opens)
    }

    private func waitUnits(_ visit: BruteForceDay.Visit, _ session: Session) -> Int {
        let days = session.day - now.day
        let firstSession = scenario.sessions.first { $0.day == session.day }
        let begin = days == 0 ? from.minutes : firstSession?.start.minutes ?? 0
        var quarters = 0
        while quarters * 15 < visit.start - begin { quarters += 1 }
        return 64 * days + quarters
    }

    /// Whole grid steps of the gaps directly before and after that are shorter than any procedure, minute by minute.
    private func idleSteps(_ visit: BruteForceDay.Visit, _ session: Session) -> Int {
        let shortest = scenario.procedures.map(\.minutes.room).min() ?? 0
        func isFree(_ minute: Int) -> Bool {
            let closures = scenario.site.cArm(visit.cArm)?.closed ?? []
            return session.start.minutes <= minute && minute < session.end.minutes
                && !closures.contains { $0.from.minutes <= minute && minute < $0.to.minutes }
                && !day.appointments.contains { $0.cArm == visit.cArm && $0.room.contains(minute) }
        }
        var firstStart = from.minutes + visit.steps.intake
        while Instant(minutes: firstStart).minuteOfDay % grid != 0 { firstStart += 1 }
        var before = 0
        while visit.start - before - 1 >= firstStart, isFree(visit.start - before - 1) { before += 1 }
        var after = 0
        while isFree(visit.room.upperBound + after) { after += 1 }
        return (before < shortest ? before / grid : 0) + (after < shortest ? after / grid : 0)
    }

    /// Each visit with a bay: those who were in one before now keep theirs, the others get the lowest that is free.
    private func numbered(_ visits: [BruteForceDay.Visit]) -> [(visit: BruteForceDay.Visit, bay: Int)] {
        var numbered: [(visit: BruteForceDay.Visit, bay: Int)] = []
        let ordered = visits.filter { !$0.inBay.isEmpty }.sorted { a, b in
            (a.inBay.lowerBound, day.order(a.cArm)) < (b.inBay.lowerBound, day.order(b.cArm))
        }
        for visit in ordered {
            if visit.inBay.lowerBound < now.minutes, let bay = visit.bay {
                numbered.append((visit, bay))
                continue
            }
            var bay = 1
            while numbered.contains(where: { $0.bay == bay && $0.visit.inBay.contains(visit.inBay.lowerBound) }) {
                bay += 1
            }
            numbered.append((visit, bay))
        }
        return numbered
    }
}
