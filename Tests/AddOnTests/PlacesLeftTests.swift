import Clinic
import TestSupport
import Testing

@testable import AddOn

/// The places that the look-ahead counts are real ones: all of them filled together make a legal roster.
@Suite("Places left")
struct PlacesLeftTests {
    @Test("filled with visits beside what is proposed, they break no rule", arguments: 0..<12)
    func legality(batch: UInt64) throws {
        var packed = 0
        for seed in batch * 25..<batch * 25 + 25 {
            let drawn = RandomDays.day(seed: seed)
            packed += try check(drawn, seed: seed)
        }
        // Without places there would be nothing to check.
        #expect(packed >= 30, "\(packed)")
    }

    private func check(_ drawn: RandomDays.Case, seed: UInt64) throws -> Int {
        var count = 0
        var scenario = drawn.scenario
        // The packed visits stand for add-ons, who need not wait for the day after planning.
        scenario.planningDate = min(scenario.planningDate, drawn.now.day - 1)
        guard let procedure = scenario.procedures.first else { return 0 }
        let week = WeekBook(scenario, drawn.roster)
        let day = drawn.now.day
        let book = DayBook(day, week, drawn.roster, scenario.sessions.filter { $0.day == day })
        let shape = VisitShape(procedure, sites: 1, grid: week.grid, radiologists: scenario.staff.radiologists)
        let question = AddOnQuestion(
            request: drawn.addOn.request, now: drawn.now, from: drawn.now, shape: shape, weight: Points(1),
            preferred: nil, otherVisits: [], otherSpineDates: [])
        let search = DaySearch(
            question, book, week, today: book, releases: book.sessions.map { _ in day.midnight })
        let places = PlacesLeft(
            search, shape: shape, technologists: scenario.staff.technologists, from: drawn.now)
        var listing = ProposalListing(AddOnOptions())
        search.fill(&listing)
        let proposed = listing.insertions.first { $0.day == day }
        for visit in [nil, proposed?.visit] {
            let packed = places.visits(beside: visit)
            let all = (visit.map { [$0] } ?? []) + packed
            #expect(packed.count <= PlacesLeft.most)
            #expect(places.begins(beside: visit) == packed.map(\.comes).sorted())
            #expect(packed.allSatisfy { book.grid.instant($0.comes) >= drawn.now }, "seed \(seed)")
            let violations = try violations(all, procedure, scenario, drawn, book)
            #expect(violations.isEmpty, "seed \(seed): \(violations)")
            count += packed.count
        }
        return count
    }

    /// What the checker says of the roster with visits of new patients in these places and today's reserves gone.
    private func violations(
        _ holdings: [Holding], _ procedure: Procedure, _ base: Scenario, _ drawn: RandomDays.Case, _ book: DayBook
    ) throws -> [Violation] {
        var scenario = base
        scenario.requests.removeAll { $0.id == drawn.addOn.request.id }
        var roster = drawn.roster
        roster.unscheduled.removeAll { $0.request == drawn.addOn.request.id }
        roster.reserves.removeAll { $0.start.day == drawn.now.day }
        for (number, holding) in holdings.enumerated() {
            var request = Request(id: "x\(number)", patient: "P-X\(number)", procedure: procedure.code)
            request.mri = scenario.week - 20
            request.driver = .anyDay
            scenario.requests.append(request)
            let session = try #require(book.sessions.first { ($0.start..<$0.end).contains(holding.start) })
            let arm = scenario.site.cArms[holding.arm].id
            let radiologist = scenario.staff.radiologists[holding.radiologist].id
            var lead = roster.armSessions.first { $0.session == session.name && $0.cArm == arm }?.technologist
            if lead == nil {
                let taken = roster.armSessions.filter { $0.session == session.name }
                    .flatMap { [$0.technologist, $0.trainee] }
                let free = try #require(
                    session.openers.map { scenario.staff.technologists[$0] }.first { person in
                        !taken.contains(person.id) && (person.spine || procedure.service == .joint)
                    })
                roster.armSessions.append(
                    ArmSession(session: session.name, cArm: arm, radiologist: radiologist, technologist: free.id))
                lead = free.id
            }
            func task(_ nurse: Int, _ step: Int) -> NurseTask? {
                nurse < 0 ? nil : NurseTask(nurse: scenario.staff.nurses[nurse].id, start: book.grid.instant(step))
            }
            roster.appointments.append(
                Placement(
                    purpose: .request(request.id), cArm: arm, start: book.grid.instant(holding.start),
                    radiologist: radiologist, technologist: try #require(lead),
                    intake: task(holding.intakeNurse, holding.intakeStart),
                    discharge: task(holding.dischargeNurse, holding.dischargeStart)))
        }
        let finished = DayRevision(scenario).finish(roster, after: drawn.roster, now: drawn.now)
        // A technologist with one session left counts for a morning and for an afternoon, each by itself: the count of
        // places does not go into that.
        return RosterChecker(scenario).check(finished, at: drawn.now).filter { $0.code != .technologist }
    }
}
