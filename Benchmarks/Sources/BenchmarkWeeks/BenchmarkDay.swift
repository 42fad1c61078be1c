import AddOn
import Clinic
import ClinicFiles
import SyntheticClinic

/// A day to measure with: a roster, and add-ons of every procedure and priority asked of it from morning to evening.
public struct BenchmarkDay: Sendable {
    /// How results name it.
    public let name: String
    /// The week.
    public let scenario: Scenario
    /// The roster; clean.
    public let roster: Roster
    /// The day with the most visits.
    public let day: Day
    /// What is asked, and when.
    public let questions: [(addOn: AddOn, now: Instant)]

    /// The seed clinic with the roster that the optimizer proves best.
    ///
    /// - Throws: What reading and solving throw; `BenchmarkFault` where there is no roster.
    public static func seedClinic() throws -> BenchmarkDay {
        guard let week = try BenchmarkWeek.ofTheRepository().first(where: { $0.name == "seed-clinic" }),
            let roster = try week.solved(within: 60)?.roster
        else { throw BenchmarkFault(description: "the seed clinic has no roster") }
        return try BenchmarkDay(name: "seed clinic", week.scenario, roster)
    }

    /// A synthetic clinic of ten C-arms, staffed in order and filled by one insertion after the other.
    ///
    /// - Throws: `ParameterError` of the generator; `BenchmarkFault` where the roster breaks rules.
    public static func tenArms() throws -> BenchmarkDay {
        var parameters = ClinicGenerator.Parameters(seed: 5)
        parameters.cArms = 10
        parameters.radiologists = 24
        parameters.technologists = 16
        parameters.spineRequests = 150
        parameters.jointRequests = 200
        var scenario = try ClinicGenerator(parameters, holds: HoldData.contractTable()).scenarios()[0]
        scenario.policy.addonReserve?.perDay = 5
        for request in scenario.requests.indices { scenario.requests[request].fixed = nil }
        let filled = try FilledWeek(scenario)
        return try BenchmarkDay(name: "ten C-arms", filled.scenario, filled.roster)
    }

    private init(name: String, _ scenario: Scenario, _ roster: Roster) throws {
        self.name = name
        self.scenario = scenario
        self.roster = roster
        let violations = RosterChecker(scenario).check(roster)
        guard violations.isEmpty else { throw BenchmarkFault(description: "\(name): \(violations)") }
        let count = { (day: Day) in roster.appointments.count { $0.start.day == day } }
        let busiest = scenario.openDays.reduce(scenario.week) { count($0) < count($1) ? $1 : $0 }
        day = busiest
        questions = stride(from: 450, through: 990, by: 20).flatMap { minute in
            scenario.procedures.flatMap { procedure in
                scenario.policy.priorities.map { priority in
                    var request = Request(id: "addon", patient: "P-9999", procedure: procedure.code)
                    request.priority = priority.name
                    request.mri = scenario.week - 7
                    request.driver = .anyDay
                    return (AddOn(request: request), busiest.at(minute: minute))
                }
            }
        }
    }

    /// Every visit of the roster promised where it is, and one more request: what a solver would be asked in place of the
    /// insertion.
    public func resolved(_ addOn: AddOn) -> Scenario {
        var scenario = scenario
        for position in scenario.requests.indices {
            let place = roster.appointments.first { $0.request == scenario.requests[position].id }
            scenario.requests[position].fixed = place.map { FixedPlace(cArm: $0.cArm, start: $0.start) }
        }
        scenario.requests.append(addOn.request)
        return scenario
    }
}

/// Why there is nothing to measure.
public struct BenchmarkFault: Error, CustomStringConvertible {
    /// A sentence.
    public let description: String
}

/// A roster made by staffing C-arms in order and inserting one request after the other.
private struct FilledWeek {
    private(set) var scenario: Scenario
    private(set) var roster: Roster

    init(_ scenario: Scenario) throws {
        var empty = scenario
        empty.requests = []
        var roster = Roster(scenario: scenario.name, week: scenario.week, status: .feasible)
        roster.armSessions = FilledWeek.staffed(scenario)
        self.roster = DayRevision(empty).finish(roster, after: roster, now: scenario.week.midnight)
        self.scenario = empty
        try addReserves(scenario)
        for request in scenario.requests { try insert(request) }
    }

    /// As many C-arms as radiologists and technologists suffice for, two to a radiologist.
    private static func staffed(_ scenario: Scenario) -> [ArmSession] {
        var rows: [ArmSession] = []
        for session in scenario.sessions {
            let radiologists = scenario.staff.radiologists.filter { who in
                who.sessions.contains(session.name)
                    && Set(rows.filter { $0.radiologist == who.id }.map(\.session)).count < who.maxSessions
            }
            let leads = scenario.staff.technologists.filter { who in
                who.spine && who.sessions.contains(session.name)
                    && rows.count { $0.technologist == who.id } < who.maxSessions ?? Int.max
            }
            let covers = radiologists.flatMap { [$0, $0] }
            for ((arm, cover), lead) in zip(zip(scenario.site.cArms, covers), leads) {
                rows.append(
                    ArmSession(session: session.name, cArm: arm.id, radiologist: cover.id, technologist: lead.id))
            }
        }
        return rows
    }

    /// Inserts visits of the reserve procedure and takes their requests away.
    private mutating func addReserves(_ scenario: Scenario) throws {
        guard let reserve = scenario.policy.addonReserve else { return }
        for day in scenario.reserveDays {
            for number in 0..<reserve.perDay {
                var request = Request(id: "kept-free", patient: "nobody", procedure: reserve.procedure)
                request.mri = scenario.week - 7
                request.driver = .anyDay
                // Two a half-day, the others where there is room.
                request.sessions = scenario.sessions.filter { $0.day == day }.map(\.name)
                request.notBefore = day
                let asked = day.at(minute: [480, 540, 780, 840][number % 4])
                let answer = try AddOnDesk(scenario: self.scenario, roster: roster)
                    .answer(AddOn(request: request), now: asked)
                guard var place = answer.proposals.first?.appointment else { continue }
                place.purpose = .reserve(procedure: reserve.procedure)
                var changed = roster
                changed.reserves.append(place)
                roster = DayRevision(self.scenario).finish(changed, after: roster, now: scenario.week.midnight)
            }
        }
    }

    private mutating func insert(_ request: Request) throws {
        var options = AddOnOptions()
        options.includesLaterDays = true
        options.limit = 40
        let now = scenario.week.midnight
        let desk = AddOnDesk(scenario: scenario, roster: roster)
        let answer = try desk.answer(AddOn(request: request), now: now, options: options)
        guard let first = answer.proposals.first(where: { $0.displaced.isEmpty && $0.opens == nil }) else { return }
        (scenario, roster) = try desk.accept(first, of: AddOn(request: request), now: now)
    }
}
