import Clinic

/// Says which resource is short where no insertion exists.
struct Shortage: Sendable {
    let search: DaySearch
    let week: WeekBook

    private var book: DayBook { search.book }
    private var shape: VisitShape { search.question.shape }

    /// What stands between the add-on and a place today: that the day is over or nobody works, or else, where a start
    /// passes the gates, each resource without whose limits an insertion would exist, or `capacity` for none.
    ///
    /// - Parameters:
    ///   - left: the sessions of the day that have a start left.
    ///   - passes: whether a start passes all gates.
    func refusals(left: [Session], passes: Bool) -> [Refusal] {
        if left.isEmpty {
            let text = book.sessions.isEmpty ? "no session is held today" : "no start is left in today's sessions"
            return [Refusal(.closed, text)]
        }
        guard
            book.sessions.contains(where: { session in session.isStaffed && left.contains { $0.name == session.name } })
        else { return [Refusal(.unstaffed, "no C-arm is staffed any more today")] }
        guard passes else { return [] }
        let short = Shortage.resources.filter { canPlace(limits: Limits.all.subtracting($0.limit)) }
        if short.isEmpty {
            return [Refusal(.capacity, "no single resource would make room: more than one is short")]
        }
        return short.map { Refusal($0.code, $0.text, freeMinutes: freeMinutes(of: $0.limit)) }
    }

    private static let resources: [(limit: Limits, code: RefusalCode, text: String)] = [
        (.cArm, .cArm, "no C-arm is free long enough; with a free one the visit could be placed"),
        (
            .radiologist, .radiologist,
            "no radiologist with the skill is free for the procedure; with one the visit could be placed"
        ),
        (
            .technologist, .technologist,
            "no technologist who may lead the visit is there for a further room; with one it could be placed"
        ),
        (.nurse, .nurse, "no nurse is free for intake and discharge check; with one the visit could be placed"),
        (.bay, .bay, "no recovery bay is free; with one more the visit could be placed"),
        (.patient, .patient, "only the patient's own other visits are in the way"),
    ]

    // MARK: Whether there would be a place

    private func canPlace(limits: Limits) -> Bool {
        // What gives way only frees more, so that the largest choices decide.
        let most = search.choices.map(\.members.count).max() ?? 0
        let held = search.choices.filter { $0.members.count == most }.map(\.held)
        return book.sessions.indices.contains { number in
            guard let window = search.windows[number] else { return false }
            let session = book.sessions[number]
            return session.rooms.indices.contains { arm in
                radiologists(session, arm, limits).contains { who in
                    window.contains { start in
                        held.contains { beside in
                            search.finder.place(
                                shape, arm: arm, start: start, radiologist: who, beside: beside,
                                earliest: search.earliest, patient: search.patient, limits: limits) != nil
                        }
                    }
                }
            }
        }
    }

    /// Who could do the visit on a C-arm, its lead allowing it.
    private func radiologists(_ session: BookedSession, _ arm: Int, _ limits: Limits) -> [Int] {
        let isLed = !limits.contains(.technologist)
        if let room = session.rooms[arm] { return isLed || mayLead(room) ? [room.radiologist] : [] }
        let opener = shape.isSpine ? session.firstSpineOpener : session.firstOpener
        return isLed || opener != nil ? session.duty : []
    }

    private func mayLead(_ room: RoomStaff) -> Bool { room.leadsSpine || !shape.isSpine }

    // MARK: What is free

    /// Minutes until the end of the day's last session that no appointment holds; nil for the patient.
    private func freeMinutes(of resource: Limits) -> Int? {
        let grid = book.grid
        let rest = Stretch(grid.offset(search.question.from), book.sessions.last?.span.to ?? 0)
        let sum = { (stretches: [Stretch]) in stretches.map { $0.minutes(within: rest) }.reduce(0, +) }
        let busy = book.appointments
        switch resource {
        case .cArm:
            return book.sessions.flatMap { session in
                session.rooms.indices.filter { session.rooms[$0] != nil }.map { arm in
                    let closures = week.scenario.site.cArms[arm].closed.map { closure in
                        Stretch(grid.offset(closure.from), grid.offset(closure.to))
                    }
                    return sum(Stretch.free(of: [session.span], without: closures + busy.arms[arm]))
                }
            }.reduce(0, +)
        case .radiologist:
            return book.sessions.flatMap { session in
                session.duty.filter { shape.isSkilled[$0] }.map { who in
                    sum(Stretch.free(of: [session.span], without: busy.radiologists[who]))
                }
            }.reduce(0, +)
        case .technologist:
            return book.sessions.map { session in
                let leads = session.openers.filter { week.scenario.staff.technologists[$0].spine || !shape.isSpine }
                return leads.count * sum([session.span])
            }.reduce(0, +)
        case .nurse:
            return week.scenario.staff.nurses.indices.map { nurse in
                let blocks = Stretch.union(of: DayBook.blocks(of: week.scenario.staff.nurses[nurse], on: grid.day))
                return sum(Stretch.free(of: blocks, without: busy.nurses[nurse]))
            }.reduce(0, +)
        case .bay:
            return week.scenario.site.recoveryBays * sum([rest]) - sum(busy.bays)
        default:
            return nil
        }
    }
}
