import AddOn
import Clinic

/// Why there is no place, by trying out every place once more with one kind of limit left out.
extension BruteForceAddOn {
    /// A reason without its words.
    public struct Reason: Hashable, Sendable, CustomStringConvertible {
        /// As the answer has it.
        public var code: RefusalCode
        /// Of a gate that time opens.
        public var until: Instant?
        /// Of a short resource.
        public var freeMinutes: Int?

        /// From its parts.
        public init(_ code: RefusalCode, until: Instant? = nil, freeMinutes: Int? = nil) {
            self.code = code
            self.until = until
            self.freeMinutes = freeMinutes
        }

        /// `nurse, 40 minutes free`.
        public var description: String {
            code.rawValue + (until.map { " until \($0)" } ?? "") + (freeMinutes.map { ", \($0) minutes free" } ?? "")
        }
    }

    /// Grid starts of today's sessions from the patient's being there on.
    private var startsLeft: [(session: Session, start: Int)] {
        day.starts(on: day.now.day).filter { $0.start >= from.minutes }
    }

    /// What is short.
    public var short: [Reason] {
        if startsLeft.isEmpty { return [Reason(.closed)] }
        let sessions = startsLeft.map(\.session.name)
        guard day.roster.armSessions.contains(where: { sessions.contains($0.session) }) else {
            return [Reason(.unstaffed)]
        }
        guard startsLeft.contains(where: { isAllowed(Instant(minutes: $0.start)) }) else { return [] }
        let codes: [(BruteForceDay.Limit, RefusalCode)] = [
            (.cArm, .cArm), (.radiologist, .radiologist), (.technologist, .technologist), (.nurse, .nurse),
            (.bay, .bay), (.patient, .patient),
        ]
        let short = codes.filter { exists(ignoring: $0.0) }
        return short.isEmpty
            ? [Reason(.capacity)] : short.map { Reason($0.1, freeMinutes: freeMinutes($0.0)) }
    }

    private func exists(ignoring limit: BruteForceDay.Limit) -> Bool {
        startsLeft.contains { session, start in
            guard isAllowed(Instant(minutes: start)) else { return false }
            return scenario.site.cArms.contains { arm in
                candidates(arm.id, Instant(minutes: start), session, limit).contains { visit in
                    choices(on: session.day).contains { choice in
                        let held = day.reserves.indices.filter { !choice.contains($0) }.map { day.reserves[$0] }
                        return day.served(
                            visit, beside: day.appointments + held, from: from, ignoring: limit) != nil
                    }
                }
            }
        }
    }

    private var scenario: Scenario { day.scenario }

    private func candidates(
        _ cArm: String, _ start: Instant, _ session: Session, _ limit: BruteForceDay.Limit
    ) -> [BruteForceDay.Visit] {
        if let room = day.room(session.name, cArm) {
            return [visit(cArm, start, session, room.radiologist, room.technologist)].compactMap(\.self)
        }
        let isSpine = scenario.procedures.first { $0.code == request.procedure }?.service == .spine
        let leads = limit == .technologist ? ["nobody"] : day.openers(session.name, isSpine: isSpine)
        return day.onDuty(session.name).flatMap { radiologist in
            leads.compactMap { visit(cArm, start, session, radiologist, $0) }
        }
    }

    /// Minutes that no appointment holds, counted one by one.
    private func freeMinutes(_ limit: BruteForceDay.Limit) -> Int? {
        let sessions = scenario.sessions.filter { $0.day == day.now.day }
        guard let end = sessions.last?.end.minutes, limit != .patient else { return nil }
        let isSpine = scenario.procedures.first { $0.code == request.procedure }?.service == .spine
        let skill = scenario.procedures.first { $0.code == request.procedure }?.skill ?? ""
        var free = 0
        for minute in stride(from: from.minutes, to: end, by: 1) {
            let session = sessions.first { $0.start.minutes <= minute && minute < $0.end.minutes }
            switch limit {
            case .cArm:
                guard let session else { continue }
                free += scenario.site.cArms.count { arm in
                    day.room(session.name, arm.id) != nil
                        && !arm.closed.contains { $0.from.minutes <= minute && minute < $0.to.minutes }
                        && !day.appointments.contains { $0.cArm == arm.id && $0.room.contains(minute) }
                }
            case .radiologist:
                guard let session else { continue }
                free += day.onDuty(session.name).count { id in
                    scenario.staff.radiologist(id)?.skills.contains(skill) == true
                        && !day.appointments.contains { $0.radiologist == id && $0.step.contains(minute) }
                }
            case .technologist:
                guard let session else { continue }
                free += day.openers(session.name, isSpine: isSpine).count
            case .nurse:
                free += scenario.staff.nurses.count { nurse in
                    nurse.isAtWork(from: Instant(minutes: minute), minutes: 1)
                        && !day.appointments.contains { visit in
                            visit.tasks.contains { $0.nurse == nurse.id && $0.time.contains(minute) }
                        }
                }
            case .bay:
                free += scenario.site.recoveryBays - day.appointments.count { $0.inBay.contains(minute) }
            case .patient: break
            }
        }
        return free
    }

    /// The rules of section 4 that forbid one or more of the starts that are left.
    public var gateCodes: Set<RefusalCode> {
        let eligibility = Eligibility(scenario)
        return Set(
            startsLeft.flatMap { start in
                eligibility.refusals(
                    request, at: Instant(minutes: start.start), otherSpineDates: otherSpineDates, isAddOn: true
                ).compactMap { RefusalCode(rawValue: $0.code.rawValue) }
            })
    }
}
