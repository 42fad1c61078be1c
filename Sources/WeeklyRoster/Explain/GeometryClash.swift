import Clinic

/// Clashes that arithmetic alone shows: a visit that lies in no session, or two at a time on one C-arm.
struct GeometryClash {
    /// Rules and facts that cannot hold together, and a week in which the rule among them is lifted.
    struct Finding {
        let conflict: [Circumstance]
        let lifted: LiftedWeek
    }

    private let scenario: Scenario
    private let calendar: SessionCalendar
    private let visits: [PlacedVisit]

    /// A visit at an exact place: a promise, or what is asked for.
    private struct PlacedVisit {
        let request: Request
        let place: FixedPlace
        let times: VisitTimes
        /// Nil where it is asked for rather than promised: then it is no part of the conflict.
        let promise: Circumstance?
    }

    init(_ week: LiftedWeek) {
        scenario = week.scenario
        calendar = SessionCalendar(week.scenario)
        visits = week.scenario.requests.compactMap { request in
            guard let procedure = week.scenario.procedures.first(where: { $0.code == request.procedure }) else {
                return nil
            }
            let steps = procedure.steps(sites: request.sites)
            if let fixed = request.fixed {
                let fact = Circumstance(
                    .fixed, input: "requests \(request.id) fixed",
                    "\(request.id) is promised on \(fixed.cArm), \(fixed.start.told)")
                return PlacedVisit(
                    request: request, place: fixed, times: VisitTimes(start: fixed.start, steps: steps), promise: fact)
            }
            guard let demand = week.demands.first(where: { $0.request == request.id }), let start = demand.start,
                let cArm = demand.cArm
            else { return nil }
            return PlacedVisit(
                request: request, place: FixedPlace(cArm: cArm, start: start),
                times: VisitTimes(start: start, steps: steps), promise: nil)
        }
    }

    /// The first clash, of a single visit or of two; nil where there is none.
    func first() -> Finding? {
        for visit in visits {
            if let fact = outOfSession(visit) {
                return Finding(conflict: [visit.promise, fact].compactMap(\.self), lifted: inOwnSession(visit))
            }
        }
        for (number, visit) in visits.enumerated() {
            for other in visits.prefix(number) where overlap(visit, other) {
                let fact = Circumstance(
                    .arm, input: "site c_arms \(visit.place.cArm)",
                    "\(visit.place.cArm) holds one visit at a time: \(span(other)), \(span(visit))")
                return Finding(
                    conflict: [other.promise, visit.promise, fact].compactMap(\.self), lifted: onTwoCArms(other, visit))
            }
        }
        return nil
    }

    private func overlap(_ a: PlacedVisit, _ b: PlacedVisit) -> Bool {
        a.place.cArm == b.place.cArm && a.times.start < b.times.roomEnd && b.times.start < a.times.roomEnd
    }

    private func span(_ visit: PlacedVisit) -> String {
        "\(visit.request.id) \(visit.times.start.clock) to \(visit.times.roomEnd.clock)"
    }

    private func outOfSession(_ visit: PlacedVisit) -> Circumstance? {
        let start = visit.times.start
        guard scenario.site.isOpen(start.day) else {
            return Circumstance(.session, input: "site open_days", "\(start.day) is no open day")
        }
        guard let session = calendar.session(at: start) else {
            return Circumstance(.session, input: "site halves", "no session is held at \(start.told)")
        }
        guard session.end < visit.times.roomEnd else { return nil }
        return Circumstance(
            .session, input: "site halves \(session.name.half)",
            "\(session.name) ends at \(session.end.clock), and \(visit.request.id) would keep the room until "
                + visit.times.roomEnd.clock)
    }

    // MARK: Without the rule

    /// The visit alone, in a session just long enough, on any day, with enough of everybody.
    private func inOwnSession(_ visit: PlacedVisit) -> LiftedWeek {
        let begin = visit.times.start.minuteOfDay
        let end = min(Instant.minutesPerDay, begin + max(visit.times.steps.room, scenario.site.gridMinutes))
        return alone([visit]) {
            $0.site.halves = [Half(name: "own", span: ClockSpan(begin, end))]
            $0.site.openWeekdays = Weekday.allCases
            $0.site.closedDates = []
        }
    }

    /// Both visits, the second on a C-arm of its own, with enough of everybody.
    private func onTwoCArms(_ first: PlacedVisit, _ second: PlacedVisit) -> LiftedWeek {
        let id = scenario.newCArm
        return alone([first, second]) { week in
            week.site.cArms.append(CArm(id: id))
            for index in week.requests.indices where week.requests[index].id == second.request.id {
                week.requests[index].fixed?.cArm = id
            }
        }
    }

    private func alone(_ visits: [PlacedVisit], _ change: (inout Scenario) -> Void) -> LiftedWeek {
        var week = scenario
        week.requests = visits.map { visit in
            var request = visit.request
            request.fixed = visit.place
            // Whether the patient can be at both is another rule's question.
            request.patient += " \(request.id)"
            return request
        }
        change(&week)
        for index in week.site.cArms.indices { week.site.cArms[index].closed = [] }
        week.site.recoveryBays = visits.count
        let sessions = week.sessions.map(\.name)
        let day = [ClockSpan(0, Instant.minutesPerDay)]
        week.staff = Staff(
            radiologists: visits.indices.map { number in
                Radiologist(
                    id: "r\(number)", skills: week.procedures.map(\.skill), sessions: sessions,
                    maxSessions: sessions.count)
            },
            technologists: visits.indices.map { Technologist(id: "t\($0)", spine: true, sessions: sessions) },
            nurses: (0..<2 * visits.count).map { Nurse(id: "n\($0)", hours: Array(repeating: day, count: 7)) })
        return LiftedWeek(scenario: week, demands: [])
    }
}
