import MILP

/// A session whose visits the master itself lays out in time: the relaxation of the session becomes part of the program
/// instead of being asked for rows again and again.
///
/// Worth it for the few sessions around an event, where nearly every visit has its own start.
struct TimedSession {
    let session: Int
    /// Positions of duties; each is a team.
    let duties: [Int]
}

extension MasterModel {
    /// Lays out the sessions around the events.
    mutating func addTimedSessions() {
        guard let running = problem.running else { return }
        for session in problem.sessions.indices
        where running.timed.contains(session) && !dutiesOfSession[session].isEmpty {
            addTimed(TimedSession(session: session, duties: dutiesOfSession[session]))
        }
    }

    private mutating func addTimed(_ timed: TimedSession) {
        let frame = layout.frames[timed.session]
        var items: [(kind: VisitKind, team: Int, count: Variable)] = []
        for (team, number) in timed.duties.enumerated() {
            for column in duties[number].counts { items.append((layout.catalog[column.kind], team, column.count)) }
        }
        guard !items.isEmpty else { return }
        var builder = SessionProgramBuilder(
            frame: frame, kinds: items.map(\.kind), teams: items.map(\.team), teamCount: timed.duties.count,
            tellsArms: true)
        let program = builder.build()
        let dropped = Set(builder.missed.map(\.index))
        let name = names.sessions[timed.session]
        var columns: [Variable?] = []
        for (index, column) in program.columns.enumerated() {
            columns.append(dropped.contains(index) ? nil : addTimeColumn("\(column.name)_\(name)", upper: column.upper))
        }
        var extra: [Int: (terms: [LinearTerm], lower: Double, upper: Double)] = [:]
        for (row, item) in zip(builder.countRows, items) { extra[row] = ([LinearTerm(-1, item.count)], 0, 0) }
        let arms = timed.duties.flatMap(armTerms)
        let settled = settledArms(of: timed.duties, in: timed.session)
        for room in builder.roomRows {
            let closed = settled.count { frame.isClosed(arm: $0, at: room.step) }
            extra[room.row] = (arms + idleTerms(timed.duties, frame, room.step), -.infinity, -Double(closed))
        }
        for row in builder.spineRoomRows {
            extra[row] = (timed.duties.map { LinearTerm(-1, duties[$0].spineArms) }, -.infinity, 0)
        }
        for (team, number) in timed.duties.enumerated() {
            let duty = duties[number]
            let own = settledArms(of: [number], in: timed.session)
            for hand in builder.handRows[team] {
                let isThere = frame.isThere(duty.radiologist, at: hand.step)
                extra[hand.row] = (isThere ? [LinearTerm(-1, duty.isOn)] : [], -.infinity, 0)
            }
            for room in builder.teamRoomRows[team] {
                let closed = own.count { frame.isClosed(arm: $0, at: room.step) }
                extra[room.row] = (
                    armTerms(number) + idleTerms([number], frame, room.step), -.infinity, -Double(closed)
                )
            }
        }
        for (index, row) in program.rows.enumerated() {
            var terms = row.terms.compactMap { term in
                columns[term.variable.index].map { LinearTerm(term.coefficient, $0) }
            }
            let more = extra[index]
            terms += more?.terms ?? []
            guard !terms.isEmpty else { continue }
            add(
                LinearConstraint(
                    name: "\(row.name)_\(name)", terms: terms, lower: more?.lower ?? row.lower,
                    upper: more?.upper ?? row.upper))
        }
    }

    private func armTerms(_ number: Int) -> [LinearTerm] {
        ([duties[number].spineArms] + (duties[number].jointArms.map { [$0] } ?? [])).map { LinearTerm(-1, $0) }
    }

    /// C-arms that are idle in a step, their leads being away.
    private func idleTerms(_ numbers: [Int], _ frame: SessionFrame, _ step: Int) -> [LinearTerm] {
        limits.filter { limit in
            limit.isLead && numbers.contains(limit.duty)
                && frame.away(technologist: limit.technologist).contains { $0.start <= step && step < $0.end }
        }.map { LinearTerm(1, $0.column) }
    }
}
