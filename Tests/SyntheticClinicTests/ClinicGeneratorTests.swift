import Clinic
import ClinicFiles
import TestSupport
import Testing

@testable import SyntheticClinic

@Suite("A synthetic clinic")
struct ClinicGeneratorTests {
    private func scenarios(
        seed: UInt64, _ change: (inout ClinicGenerator.Parameters) -> Void = { _ in }
    ) throws -> [Scenario] {
        var parameters = ClinicGenerator.Parameters(seed: seed)
        change(&parameters)
        return try ClinicGenerator(parameters, holds: HoldData.contractTable()).scenarios()
    }

    @Test("The default is the seed clinic's size in the first full week of 2027")
    func seedClinic() throws {
        let scenario = try #require(try scenarios(seed: 7).first)
        #expect(scenario.week.description == "2027-01-04")
        #expect(scenario.planningDate.description == "2026-12-31")
        #expect(scenario.site.cArms.map(\.id) == ["c1", "c2"])
        #expect(scenario.site.recoveryBays == 3)
        #expect(scenario.staff.radiologists.map(\.maxSessions) == [1, 1, 1, 1])
        #expect(scenario.staff.radiologists.map { $0.skills.contains("cervical") } == [true, true, true, false])
        #expect(scenario.staff.technologists.map(\.trainee) == [false, false, false, true])
        #expect(scenario.staff.nurses.count == 1)
        #expect(scenario.requests.count == 38)
        #expect(scenario.requests.first?.id == "q001")
        #expect(scenario.policy.jointMinPerWeek == 13)
    }

    @Test(
        "Three bays and one nurse for two C-arms, rounded up",
        arguments: [(1, 2, 1), (2, 3, 1), (5, 8, 3), (10, 15, 5)])
    func bays(cArms: Int, bays: Int, nurses: Int) throws {
        let scenario = try #require(try scenarios(seed: 1) { $0.cArms = cArms }.first)
        #expect(scenario.site.recoveryBays == bays)
        #expect(scenario.staff.nurses.count == nurses)
    }

    @Test("The same seed makes the same bytes, another seed others")
    func bytes() throws {
        func text(_ seed: UInt64) throws -> String {
            try scenarios(seed: seed) { $0.weeks = 3 }.map(ScenarioFile.write).joined()
        }
        #expect(try text(5) == text(5))
        #expect(try text(5) != text(6))
    }

    @Test("Every scenario is valid, and reading what was written gives the same", arguments: Array(UInt64(1)...40))
    func roundTrip(seed: UInt64) throws {
        let weeks = try scenarios(seed: seed) { parameters in
            // From one C-arm with a handful of orders to twelve with hundreds.
            parameters.cArms = 1 + Int(seed % 12)
            parameters.radiologists = Int(seed % 7) * 2
            parameters.technologists = Int(seed % 9)
            parameters.spineRequests = Int(seed * 13 % 120)
            parameters.jointRequests = Int(seed * 29 % 90)
            parameters.weeks = 1 + Int(seed % 3)
        }
        for scenario in weeks {
            #expect(try ScenarioFile.parse(ScenarioFile.write(scenario), name: scenario.name) == scenario)
        }
    }

    @Test("What was promised can be kept", arguments: Array(UInt64(1)...60))
    func promises(seed: UInt64) throws {
        let weeks = try scenarios(seed: seed) { parameters in
            parameters.cArms = 1 + Int(seed % 4)
            parameters.weeks = 2
            parameters.spineRequests = 20 + Int(seed)
        }
        for scenario in weeks {
            // Claimed impossible because of all promises at once, the checker must say that they can be kept.
            var claim = Roster(scenario: scenario.name, week: scenario.week, status: .infeasible)
            claim.conflict = scenario.requests.filter { $0.fixed != nil }.map(\.id)
            #expect(claim.conflict.isEmpty || RosterChecker(scenario).conflictVerdict(claim) == .canBeKept)
        }
    }

    @Test("Some visits are promised, in a C-arm's sessions one at most")
    func promisesAreSpread() throws {
        let all = try (UInt64(1)...30).flatMap { try scenarios(seed: $0) }
        #expect(all.flatMap(\.requests).contains { $0.fixed != nil })
        for scenario in all {
            let places = scenario.requests.compactMap(\.fixed).map { place in
                "\(place.cArm) \(place.start.day) \(place.start.minuteOfDay < 720 ? "am" : "pm")"
            }
            #expect(Set(places).count == places.count)
        }
    }

    @Test("One more order leaves the others as they were")
    func stability() throws {
        func drawn(_ request: Request) -> Request {
            // Numbers follow the file's order, and a promise depends on the places that are left.
            var request = request
            request.id = ""
            request.patient = ""
            request.fixed = nil
            return request
        }
        let base = try #require(try scenarios(seed: 3).first).requests.map(drawn)
        let joint = try #require(try scenarios(seed: 3) { $0.jointRequests += 1 }.first).requests.map(drawn)
        let spine = try #require(try scenarios(seed: 3) { $0.spineRequests += 1 }.first).requests.map(drawn)
        #expect(Array(joint.prefix(38)) == base)
        #expect(Array(spine.suffix(22)) == Array(base.suffix(22)))
        // Another C-arm changes neither the orders nor the people.
        let wider = try #require(try scenarios(seed: 3) { $0.cArms = 3 }.first)
        #expect(wider.requests.map(drawn) == base)
    }

    @Test("Weeks follow each other, and the second of a set follows a first")
    func weeks() throws {
        let weeks = try scenarios(seed: 9) { $0.weeks = 6 }
        #expect(weeks.map(\.week) == (0..<6).map { ClinicGenerator.defaultFirstWeek + 7 * $0 })
        let ids = weeks.flatMap(\.requests).map(\.id)
        #expect(Set(ids).count == ids.count)
        for (number, scenario) in weeks.enumerated() {
            #expect(scenario.history.allSatisfy { $0.date <= scenario.planningDate })
            let known = scenario.requests.filter { request in
                scenario.history.contains { $0.patient == request.patient }
            }
            let earlier = Set(weeks.prefix(number).flatMap(\.requests).map(\.patient))
            // From the fourth week on nobody is left of the time before the first.
            if number >= 3 { #expect(known.allSatisfy { earlier.contains($0.patient) }) }
            for request in known {
                #expect(scenario.procedures.first { $0.code == request.procedure }?.service == .spine)
            }
        }
        #expect(weeks.allSatisfy { !$0.history.isEmpty })
        let firstPatients = Set(weeks[0].requests.map(\.patient))
        #expect(weeks[2].requests.contains { firstPatients.contains($0.patient) })
    }

    @Test("There is no patient in it: codes only")
    func codes() throws {
        for scenario in try scenarios(seed: 4, { $0.weeks = 2 }) {
            #expect(scenario.requests.allSatisfy { $0.patient.wholeMatch(of: /P-H?[0-9]{3,}/) != nil })
            #expect(scenario.requests.allSatisfy { $0.id.wholeMatch(of: /q[0-9]{3,}/) != nil })
        }
    }

    @Test("Without staff or orders the weeks are legal and promise nothing")
    func nobody() throws {
        let noStaff = try #require(
            try scenarios(seed: 2) {
                $0.radiologists = 0
                $0.technologists = 0
            }.first)
        #expect(noStaff.requests.count == 38 && noStaff.requests.allSatisfy { $0.fixed == nil })
        let noOrders = try #require(
            try scenarios(seed: 2) {
                $0.spineRequests = 0
                $0.jointRequests = 0
            }.first)
        #expect(noOrders.requests.isEmpty && noOrders.history.isEmpty)
    }

    @Test("All wrong parameters are told at once")
    func problems() throws {
        var parameters = ClinicGenerator.Parameters(seed: 1)
        parameters.cArms = 0
        parameters.jointRequests = -3
        parameters.firstWeek = ClinicGenerator.defaultFirstWeek + 2
        let error = #expect(throws: ParameterError.self) { try ClinicGenerator(parameters, holds: .contract) }
        #expect(
            error?.description == """
                0 C-arms: must be from 1 to 40
                -3 joint requests: must be from 0 to 5000
                the first week begins on 2027-01-06, a Wednesday: must be a Monday, such as 2027-01-04
                """)
    }
}
