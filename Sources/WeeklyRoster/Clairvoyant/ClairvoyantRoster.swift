import Clinic
import MILP

/// Makes a checked roster of an integral point of the clairvoyant program.
struct ClairvoyantRoster {
    private let day: AddOnDay
    private let program: ClairvoyantModel
    private var frame: DayFrame { program.frame }

    init(_ day: AddOnDay, _ program: ClairvoyantModel) {
        self.day = day
        self.program = program
    }

    /// The answer that a point stands for; nil: nobody is accepted.
    ///
    /// - Throws: ``ClairvoyantFailure/brokenRoster(_:)``.
    func answer(at point: Solution?, isProven: Bool, nodes: Int) throws -> ClairvoyantAnswer {
        let accepted = point.map(accepted) ?? []
        let scenario = day.scenario(with: accepted.map { program.addOns[$0.addOn].request })
        var roster = day.roster
        roster.reserves.removeAll { $0.start.day == day.day }
        roster.armSessions += point.map { openedRooms(at: $0, for: accepted) } ?? []
        let leads = Dictionary(
            roster.armSessions.map { (ArmSessionKey($0), $0.technologist) }, uniquingKeysWith: { first, _ in first })
        let visits = accepted.map { placement($0, leads) }
        roster.appointments += visits
        // Seen from before the day began: every bay of the day is dealt anew, and calls may stand in every gap.
        let now = day.day.midnight
        roster = DayRevision(scenario).finish(roster, after: day.roster, now: now)
        let violations = RosterChecker(scenario).check(roster, at: now)
        guard violations.isEmpty else { throw ClairvoyantFailure.brokenRoster(violations) }
        return ClairvoyantAnswer(
            visits: visits.compactMap { visit in roster.appointments.first { $0.purpose == visit.purpose } },
            weightThousandths: accepted.reduce(0) { $0 + program.addOns[$1.addOn].factor.thousandths },
            wait: accepted.reduce(.zero) { $0 + wait(of: $1) }, scenario: scenario, roster: roster, isProven: isProven,
            nodes: nodes)
    }

    /// An add-on with its place and nurses, by position in its own lists.
    private struct Accepted {
        let addOn: Int
        let place: DayPlace
        let intake: DayTask?
        let discharge: DayTask?
    }

    private struct ArmSessionKey: Hashable {
        let session: SessionName
        let cArm: String

        init(_ row: ArmSession) { (session, cArm) = (row.session, row.cArm) }
        init(_ session: SessionName, _ cArm: String) { (self.session, self.cArm) = (session, cArm) }
    }

    private func accepted(at point: Solution) -> [Accepted] {
        let all = program.addOns.indices.compactMap { number -> Accepted? in
            let (addOn, own) = (program.addOns[number], program.columns[number])
            guard let place = chosen(addOn.places, own.places, point) else { return nil }
            return Accepted(
                addOn: number, place: place, intake: chosen(addOn.intakes, own.intakes, point),
                discharge: chosen(addOn.discharges, own.discharges, point))
        }
        return all.sorted { ($0.place.start, $0.place.lane) < ($1.place.start, $1.place.lane) }
    }

    private func chosen<Choice>(_ choices: [Choice], _ variables: [Variable], _ point: Solution) -> Choice? {
        zip(choices, variables).first { point[$0.1] > 0.5 }?.0
    }

    private func openedRooms(at point: Solution, for accepted: [Accepted]) -> [ArmSession] {
        let scenario = frame.scenario
        return program.covers.indices.filter { lane in accepted.contains { $0.place.lane == lane } }.compactMap {
            lane in
            guard let cover = program.covers[lane].first(where: { point[$0.variable] > 0.5 }),
                let lead = program.leads.first(where: { $0.lane == lane && point[$0.variable] > 0.5 })
            else { return nil }
            return ArmSession(
                session: frame.sessions[frame.lanes[lane].session].name, cArm: frame.lanes[lane].cArm,
                radiologist: scenario.staff.radiologists[cover.radiologist].id,
                technologist: scenario.staff.technologists[frame.openers[lead.opener].technologist].id)
        }
    }

    private func placement(_ visit: Accepted, _ leads: [ArmSessionKey: String]) -> Placement {
        let lane = frame.lanes[visit.place.lane]
        func task(_ task: DayTask?) -> NurseTask? {
            task.map {
                NurseTask(
                    nurse: frame.scenario.staff.nurses[$0.nurse].id, start: Instant(minutes: $0.span.start))
            }
        }
        return Placement(
            purpose: .request(program.addOns[visit.addOn].request.id), cArm: lane.cArm,
            start: Instant(minutes: visit.place.start),
            radiologist: frame.scenario.staff.radiologists[visit.place.radiologist].id,
            technologist: leads[ArmSessionKey(frame.sessions[lane.session].name, lane.cArm)] ?? "",
            intake: task(visit.intake), discharge: task(visit.discharge))
    }

    private func wait(of visit: Accepted) -> Points {
        let addOn = program.addOns[visit.addOn]
        return addOn.quarters(until: visit.place.start) * Points(1).scaled(by: addOn.factor)
    }
}
