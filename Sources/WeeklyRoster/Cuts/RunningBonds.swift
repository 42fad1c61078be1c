import MILP

extension MasterModel {
    /// What binds the team of a duty at a point, in grid steps from the begin of its group.
    func bonds(of number: Int, in group: [Int], values: [Double]) -> TeamBonds {
        guard let running = problem.running else { return TeamBonds() }
        let duty = duties[number]
        let session = problem.sessions[duty.session]
        let offset = (session.start - problem.sessions[group[0]].start) / problem.grid
        let within = MinuteSpan(0, session.length / problem.grid)
        let steps = { (spans: [MinuteSpan]) in
            spans.compactMap { $0.steps(from: session.start, grid: problem.grid, within: within) }
        }
        var bonds = TeamBonds(away: layout.frames[duty.session].away(duty.radiologist))
        bonds.arms = running.lanes(in: duty.session).filter { $0.radiologist == duty.radiologist }.map {
            TeamBonds.SettledArm(
                arm: $0.arm, isSpine: $0.isSpine, busy: steps($0.busy), hasSpineVisit: $0.hasSpineVisit)
        }
        bonds.limits = limits.filter { $0.duty == number && values[$0.column.index] > 0.5 }.map { limit in
            LaneLimit(
                technologist: limit.technologist,
                role: !limit.isLead
                    ? .second : problem.technologists[limit.technologist].spine ? .spineLead : .jointLead,
                away: layout.frames[duty.session].away(technologist: limit.technologist))
        }
        return bonds.shifted(by: offset)
    }

    /// Duties of a session of which whatever a relaxation tells of one is true as well.
    func alike(_ number: Int, in session: Int) -> [Int] {
        let duty = duties[number]
        guard problem.running != nil else { return dutiesOfSession[session] }
        let isBound =
            !layout.frames[duty.session].away(duty.radiologist).isEmpty
            || !settledArms(of: [number], in: duty.session).isEmpty || limits.contains { $0.duty == number }
        if isBound { return session == duty.session ? [number] : [] }
        return dutiesOfSession[session].filter { layout.frames[session].away(duties[$0].radiologist).isEmpty }
    }

    /// C-arms with settled staff that belong to some duties of a session.
    func settledArms(of numbers: [Int], in session: Int) -> [Int] {
        guard let running = problem.running else { return [] }
        return running.lanes(in: session).filter { lane in
            numbers.contains { duties[$0].radiologist == lane.radiologist }
        }.map(\.arm)
    }

    /// How much of the people of some duties who are away for a while a point asks for.
    func boundStaff(of numbers: [Int], in session: Int, at values: [Double]) -> BoundStaff<Double> {
        var bound = BoundStaff<Double>()
        guard problem.running != nil else { return bound }
        let frame = layout.frames[session]
        for number in numbers where !frame.away(duties[number].radiologist).isEmpty {
            bound.radiologists.append(
                .init(number: duties[number].radiologist, value: max(0, values[duties[number].isOn.index])))
        }
        for technologist in problem.technologists.indices where !frame.away(technologist: technologist).isEmpty {
            let columns = limits.filter {
                $0.isLead && $0.technologist == technologist && numbers.contains($0.duty)
            }
            bound.leads.append(
                .init(
                    technologist: technologist, away: frame.away(technologist: technologist),
                    value: columns.reduce(0) { $0 + max(0, values[$1.column.index]) }))
        }
        return bound
    }

    /// The columns of a duty behind limits of its team.
    func limits(of number: Int, _ limits: [LaneLimit]) -> [Variable] {
        self.limits.filter { column in
            column.duty == number
                && limits.contains {
                    $0.technologist == column.technologist && ($0.role != .second) == column.isLead
                }
        }.map(\.column)
    }
}

extension TeamBonds {
    /// The same counted from another beginning.
    func shifted(by steps: Int) -> TeamBonds {
        guard steps != 0 else { return self }
        let shift = { (spans: [MinuteSpan]) in spans.map { MinuteSpan($0.start + steps, $0.end + steps) } }
        return TeamBonds(
            away: shift(away),
            arms: arms.map {
                SettledArm(arm: $0.arm, isSpine: $0.isSpine, busy: shift($0.busy), hasSpineVisit: $0.hasSpineVisit)
            },
            limits: limits.map { LaneLimit(technologist: $0.technologist, role: $0.role, away: shift($0.away)) })
    }
}
