import Clinic

/// A visit of the day with how far it has come.
struct DayVisit {
    let planned: PlannedVisit
    /// Nil for a place kept free.
    let progress: VisitProgress?
    /// A place kept free that nobody took in time.
    var isOver = false

    /// Whether it holds its place: false for what was cancelled, for who did not come, and for what is over.
    var isKept: Bool { !isOver && progress?.status.isKept ?? true }
}

/// A day of a roster with what is known of it: the facts that both the terminal and the page tell.
struct DayView {
    let plan: WeekPlan
    let day: Day
    let situation: DaySituation
    /// Everything planned for the day, given up or not, by start, then by C-arm in the site's order.
    let visits: [DayVisit]
    /// What was given up and the scenario no longer has.
    let strangers: [String]

    init(scenario: Scenario, roster: Roster, day: Day, situation: DaySituation) {
        // What was given up is resolved and put in order like the rest.
        var all = roster
        let givenUp = situation.givenUp.filter { $0.start.day == day && !roster.appointments.contains($0) }
        all.appointments += givenUp
        let gone = Set(givenUp)
        let plan = WeekPlan(scenario: scenario, roster: roster)
        let planOfAll = WeekPlan(scenario: scenario, roster: all)
        self.plan = plan
        self.day = day
        self.situation = situation
        visits = planOfAll.visits(on: day).map { visit in
            guard let request = visit.request else {
                let isOver = situation.now.map { visit.times.start < $0 } ?? false
                return DayVisit(planned: visit, progress: nil, isOver: isOver)
            }
            let noted = situation.progress[request.id]
            guard gone.contains(visit.placement) else {
                return DayVisit(planned: visit, progress: noted ?? VisitProgress(.expected))
            }
            // A patient who cancelled and came back later has the progress of the new place.
            let isOver = noted.map { !$0.status.isKept } ?? false
            return DayVisit(planned: visit, progress: isOver ? noted : VisitProgress(.cancelled))
        }
        strangers = planOfAll.strangers.filter { !plan.strangers.contains($0) }
    }

    /// The time at the site, where it is a time of this day.
    var now: Instant? { situation.now.flatMap { $0.day == day ? $0 : nil } }

    /// The day's visits with a status, in the order of the list.
    func visits(_ status: VisitStatus) -> [DayVisit] { visits.filter { $0.progress?.status == status } }

    /// Places kept free for add-ons.
    var keptFree: [DayVisit] { visits.filter(\.planned.isKeptFree) }

    /// The statuses in the order in which a nurse looks for them.
    static let statusOrder: [VisitStatus] = [.inRoom, .recovery, .arrived, .expected, .left, .noShow, .cancelled]
}

/// A follow-up call of the day with whether it was made.
struct DayCall {
    let dated: DatedCall
    let done: CallDone?
    /// Its date was before the day that is looked at.
    let isOverdue: Bool
}

extension DayView {
    /// The day's calls by time, after those of earlier days of the week that nobody has made.
    var calls: [DayCall] {
        DatedCall.all(of: plan).compactMap { dated in
            guard let date = dated.day, date <= day else { return nil }
            let done = situation.callsDone?.first {
                $0.request == dated.call.request && $0.patient == dated.call.patient && $0.day == dated.call.day
            }
            if date == day { return DayCall(dated: dated, done: done, isOverdue: false) }
            guard situation.callsDone != nil, done == nil else { return nil }
            return DayCall(dated: dated, done: nil, isOverdue: true)
        }
    }

    /// Calls that are still to be made.
    var callsToMake: Int { calls.count { $0.done == nil } }
}
