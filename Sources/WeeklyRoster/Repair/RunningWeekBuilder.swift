import Clinic

/// Puts a disturbed week into the numbers of the program.
struct RunningWeekBuilder {
    private let week: DisturbedWeek
    private let scenario: Scenario
    private let eligibility: Eligibility
    private let detail: RepairDetail
    private let kept: KeptRows
    private let sessions: [Session]
    private let visits: [SettledVisit]
    private let positionOf: Positions
    /// Requests whose visits are no visits of the program.
    private let settled: Set<String>

    /// - Parameters:
    ///   - scenario: that of the week, perhaps without some of the requests that are not placed yet.
    ///   - detail: where the program looks closely.
    ///   - kept: rows that stand like begun ones.
    init(
        _ week: DisturbedWeek, scenario: Scenario, eligibility: Eligibility, detail: RepairDetail,
        kept: KeptRows = .none
    ) {
        self.week = week
        self.scenario = scenario
        self.eligibility = eligibility
        self.detail = detail
        self.kept = kept
        sessions = scenario.sessions
        positionOf = Positions(scenario)
        let positions = positionOf
        let rows = week.begun + week.pastReserves + kept.appointments + kept.reserves
        visits = rows.compactMap { SettledVisit($0, scenario, positions) }
        settled = Set(rows.compactMap(\.request))
    }

    func build() -> RunningWeek {
        let lanes = self.lanes
        return RunningWeek(
            now: minutes(week.now), lanes: lanes, radiologistsAway: radiologistsAway,
            technologistsAway: scenario.staff.technologists.map { absences(.technologist, $0.id) },
            nurses: scenario.staff.nurses.map(nurse),
            bays: visits.filter(\.times.steps.needsBay).map { span($0.times.stepEnd, $0.times.leaves) }
                .filter { $0.start < $0.end && $0.end > minutes(week.now) },
            spineMinutes: scenario.staff.radiologists.indices.map { number in
                visits.filter { $0.radiologist == number && $0.isSpine }.map(\.times.steps.procedure).reduce(0, +)
            },
            reserves: (0..<7).map { day in
                (week.pastReserves + kept.reserves).count { $0.start.day - scenario.week == day }
            },
            jointVisits: visits.count { !$0.isSpine && $0.request != nil },
            trainings: sessions.indices.map { session in
                lanes.contains { $0.session == session && $0.trainee != nil && $0.isSpine && $0.hasSpineVisit }
            },
            claims: scenario.requests.map(claim), prices: scenario.policy.repair,
            timed: detail.sessions.filter { sessions[$0].end > week.now })
    }

    private func minutes(_ instant: Instant) -> Int { instant - scenario.week.midnight }
    private func span(_ start: Instant, _ end: Instant) -> MinuteSpan { MinuteSpan(minutes(start), minutes(end)) }

    // MARK: Staff

    private var lanes: [SettledLane] {
        (week.settledStaff + kept.staff).compactMap { row in
            guard let session = sessions.firstIndex(where: { $0.name == row.session }),
                let arm = positionOf.cArms[row.cArm], let radiologist = positionOf.radiologists[row.radiologist],
                let lead = positionOf.technologists[row.technologist]
            else { return nil }
            let here = visits.filter { $0.session == session && $0.arm == arm }
            return SettledLane(
                session: session, arm: arm, radiologist: radiologist, lead: lead,
                trainee: row.trainee.flatMap { positionOf.technologists[$0] },
                isSpine: scenario.staff.technologists[lead].spine,
                busy: here.map { span($0.times.start, $0.times.roomEnd) },
                hasSpineVisit: here.contains(where: \.isSpine))
        }
    }

    private func absences(_ role: Absence.Role, _ id: String) -> [MinuteSpan] {
        week.absences.filter { $0.role == role && $0.id == id }.map { span($0.from, $0.to) }
    }

    private var radiologistsAway: [[MinuteSpan]] {
        scenario.staff.radiologists.enumerated().map { number, person in
            let steps = visits.filter { $0.radiologist == number }.map { span($0.times.stepStart, $0.times.stepEnd) }
            return absences(.radiologist, person.id) + steps.filter { $0.start < $0.end }
        }
    }

    /// The nurse's hours from now on, without the tasks of begun visits.
    private func nurse(_ nurse: Nurse) -> WeekNurse {
        var blocks = WeekNurse(nurse).blocks.compactMap { block -> MinuteSpan? in
            let rest = MinuteSpan(max(block.start, minutes(week.now)), block.end)
            return rest.start < rest.end ? rest : nil
        }
        for task in visits.flatMap({ $0.tasks(of: nurse.id) }) {
            let taken = span(task.start, task.end)
            blocks = blocks.flatMap { block in
                guard block.overlaps(taken) else { return [block] }
                return [MinuteSpan(block.start, taken.start), MinuteSpan(taken.end, block.end)]
                    .filter { $0.start < $0.end }
            }
        }
        return WeekNurse(blocks: blocks)
    }

    // MARK: Requests

    private func claim(_ request: Request) -> RequestClaim {
        var claim = RequestClaim()
        claim.factor = scenario.policy.factor(of: request.priority) ?? PriorityFactor(1)
        claim.isFine = detail.requests.contains(request.id)
        if let place = week.roster.appointments.first(where: { $0.request == request.id }) {
            claim.isSettled = settled.contains(request.id)
            claim.old = RequestClaim.Place(
                session: sessions.firstIndex { $0.start <= place.start && place.start < $0.end },
                day: place.start.day - scenario.week, start: minutes(place.start),
                radiologist: positionOf.radiologists[place.radiologist] ?? -1)
            if !claim.isSettled, request.fixed == nil, place.start.day <= scenario.planningDate {
                claim.addOnRelease = sessions.map { addOnRelease(of: request, in: $0) }
            }
        }
        let others = visits.filter { $0.patient == request.patient && $0.request != request.id }
        claim.presence = others.map { span($0.times.comes, $0.times.leaves) }
        let isSpine = scenario.procedures.first { $0.code == request.procedure }?.service == .spine
        claim.isTooClose = sessions.map { session in
            isSpine
                && others.contains {
                    $0.isSpine && abs(session.day - $0.times.start.day) < scenario.policy.repeatIntervalDays
                }
        }
        return claim
    }

    /// Where a same-day add-on may begin, for whom the day after planning does not count.
    private func addOnRelease(of request: Request, in session: Session) -> Int? {
        guard session.day <= scenario.planningDate else {
            return eligibility.release(of: request, in: session).map { $0 - session.start }
        }
        let certain = eligibility.certainSpineDates(request)
        return stride(from: 0, to: session.end - session.start, by: scenario.site.gridMinutes).first { minute in
            eligibility.refusals(
                request, at: session.start + minute, otherSpineDates: certain, isAddOn: true
            ).isEmpty
        }
    }
}

/// Positions by id, of several with one id the first. Asked, never iterated.
struct Positions: Sendable {
    let cArms: [String: Int]
    let radiologists: [String: Int]
    let technologists: [String: Int]

    init(_ scenario: Scenario) {
        func positions(_ ids: [String]) -> [String: Int] {
            Dictionary(ids.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
        }
        cArms = positions(scenario.site.cArms.map(\.id))
        radiologists = positions(scenario.staff.radiologists.map(\.id))
        technologists = positions(scenario.staff.technologists.map(\.id))
    }
}

/// A visit that has begun, or a place kept free on a day that is past.
private struct SettledVisit: Sendable {
    /// Nil for a place kept free.
    let request: String?
    let patient: String?
    let isSpine: Bool
    let session: Int?
    let arm: Int
    let radiologist: Int
    let times: VisitTimes
    private let placement: Placement

    init?(_ placement: Placement, _ scenario: Scenario, _ positionOf: Positions) {
        let asked = scenario.requests.first { $0.id == placement.request }
        let code: String
        switch placement.purpose {
        case .request: code = asked?.procedure ?? ""
        case .reserve(let procedure): code = procedure
        }
        guard let procedure = scenario.procedures.first(where: { $0.code == code }),
            let arm = positionOf.cArms[placement.cArm], let radiologist = positionOf.radiologists[placement.radiologist]
        else { return nil }
        request = placement.request
        patient = asked?.patient
        isSpine = procedure.service == .spine
        session = scenario.sessions.firstIndex { $0.start <= placement.start && placement.start < $0.end }
        self.arm = arm
        self.radiologist = radiologist
        times = VisitTimes(
            start: placement.start, steps: procedure.steps(sites: asked?.sites ?? 1), intake: placement.intake?.start,
            discharge: placement.discharge?.start)
        self.placement = placement
    }

    /// When a nurse is busy with it.
    func tasks(of nurse: String) -> [(start: Instant, end: Instant)] {
        [(placement.intake, times.steps.intake), (placement.discharge, times.steps.discharge)].compactMap {
            task, minutes in
            guard let task, task.nurse == nurse else { return nil }
            return (task.start, task.start + minutes)
        }
    }
}
