import Clinic
import MILP

/// Rooms, staff and time.
extension ClairvoyantModel {
    /// Intake and discharge check each stand in their windows around the room start, and the visit has both.
    ///
    /// Windows that move with the start tie two running sums together: what is admitted up to an instant must cover the
    /// starts that can no longer be admitted later, and cannot exceed the starts that may be admitted so early.
    mutating func addVisitRows() {
        let policy = frame.scenario.policy
        for number in addOns.indices {
            let (addOn, own) = (addOns[number], columns[number])
            guard let started = own.started.total else { continue }
            if addOn.steps.intake > 0 {
                let window = (first: -addOn.steps.intake - policy.intakeMaxWait, last: -addOn.steps.intake)
                tie("in_\(number)", own.started, to: own.admitted, window: window, total: started)
            }
            if addOn.steps.discharge > 0 {
                let recovered = addOn.steps.setup + addOn.steps.procedure + addOn.steps.recovery
                let window = (first: recovered, last: recovered + policy.dischargeMaxWait)
                tie("out_\(number)", own.started, to: own.discharged, window: window, total: started)
            }
        }
    }

    /// A task begins from `window.first` to `window.last` minutes after the room start.
    private mutating func tie(
        _ name: String, _ starts: RunningSum, to tasks: RunningSum, window: (first: Int, last: Int), total: Variable
    ) {
        let all = tasks.total.map { [LinearTerm(-1, $0)] } ?? []
        addRow("all_\(name)", [LinearTerm(1, total)] + all, lower: 0, upper: 0)
        // Each start whose window has ended has its task behind it.
        for (instant, started) in zip(starts.instants, starts.columns) {
            let done = tasks.upTo(instant + window.last).map { [LinearTerm(-1, $0)] } ?? []
            addRow("late_\(name)_\(clock(instant))", [LinearTerm(1, started)] + done, upper: 0)
        }
        // Each task has a start behind which it may stand.
        for (instant, done) in zip(tasks.instants, tasks.columns) {
            let begun = starts.upTo(instant - window.first).map { [LinearTerm(-1, $0)] } ?? []
            addRow("early_\(name)_\(clock(instant))", [LinearTerm(1, done)] + begun, upper: 0)
        }
    }

    /// One visit at a time on a C-arm, and in a room that is opened only with its radiologist.
    mutating func addRoomRows() {
        for lane in frame.lanes.indices {
            if frame.lanes[lane].isStaffed {
                addClique("arm_\(lane)", room: true, limit: nil) { $0.lane == lane }
            } else {
                for cover in covers[lane] {
                    addClique("open_\(lane)_\(cover.radiologist)", room: true, limit: cover.variable) {
                        $0.lane == lane && $0.radiologist == cover.radiologist
                    }
                }
                addRow("cover_\(lane)", covers[lane].map { LinearTerm(1, $0.variable) }, upper: 1)
            }
        }
    }

    /// A room that is opened has one lead, who may do what is done there and is not somewhere else.
    mutating func addTechnologistRows() {
        for lane in covers.indices where !covers[lane].isEmpty {
            let own = leads.filter { $0.lane == lane }
            let opened = covers[lane].map { LinearTerm(-1, $0.variable) }
            addRow("lead_\(lane)", opened + own.map { LinearTerm(1, $0.variable) }, lower: 0, upper: 0)
            let spineLeads = own.filter { frame.openers[$0.opener].isSpine }.map { LinearTerm(-1, $0.variable) }
            for start in instants(of: { $0.lane == lane }, room: true) {
                let spine = terms(where: { $1.lane == lane && $0.isSpine && $1.room.contains(start) })
                guard !spine.isEmpty else { continue }
                addRow("spine_\(lane)_\(clock(start))", spine + spineLeads, upper: 0)
            }
        }
        for (number, opener) in frame.openers.enumerated() {
            let own = leads.filter { $0.opener == number }
            for session in opener.sessions {
                let there = own.filter { frame.lanes[$0.lane].session == session }
                addRow("tech_\(number)_\(session)", there.map { LinearTerm(1, $0.variable) }, upper: 1)
            }
            guard let left = opener.sessionsLeft else { continue }
            addRow("week_\(number)", own.map { LinearTerm(1, $0.variable) }, upper: Double(left))
        }
    }

    /// One procedure step at a time, and no more spine minutes than are left.
    mutating func addRadiologistRows() {
        for who in frame.scenario.staff.radiologists.indices {
            addClique("rad_\(who)", room: false, limit: nil) { $0.radiologist == who }
            guard let left = frame.spineMinutesLeft[who] else { continue }
            let spine = zip(addOns, columns).filter(\.0.isSpine).flatMap { addOn, own in
                zip(addOn.places, own.places).filter { $0.0.radiologist == who }
                    .map { LinearTerm(Double(addOn.steps.procedure), $0.1) }
            }
            addRow("minutes_\(who)", spine, upper: Double(left))
        }
    }

    /// At most one of the chosen places holds its room, or its radiologist, at a time; none where `limit` is 0.
    private mutating func addClique(
        _ name: String, room: Bool, limit: Variable?, _ isChosen: (DayPlace) -> Bool
    ) {
        for instant in instants(of: isChosen, room: room) {
            let held = terms(where: { isChosen($1) && (room ? $1.room : $1.step).contains(instant) })
            let own = limit.map { [LinearTerm(-1, $0)] } ?? []
            guard held.count + own.count > 1 else { continue }
            addRow("\(name)_\(clock(instant))", held + own, upper: limit == nil ? 1 : 0)
        }
    }

    /// When the rooms, or steps, of the chosen places begin, each once: where many meet, one of them begins.
    private func instants(of isChosen: (DayPlace) -> Bool, room: Bool) -> [Int] {
        addOns.flatMap(\.places).filter(isChosen).map { (room ? $0.room : $0.step).start }.uniqueSorted()
    }

    private func terms(where isChosen: (DayAddOn, DayPlace) -> Bool) -> [LinearTerm] {
        zip(addOns, columns).flatMap { addOn, own in
            zip(addOn.places, own.places).filter { isChosen(addOn, $0.0) }.map { LinearTerm(1, $0.1) }
        }
    }
}

extension MinuteSpan {
    func contains(_ minute: Int) -> Bool { start <= minute && minute < end }
}
