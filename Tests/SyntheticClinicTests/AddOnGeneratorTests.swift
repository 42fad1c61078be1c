import Clinic
import ClinicFiles
import TestSupport
import Testing

@testable import SyntheticClinic

@Suite("Synthetic add-ons")
struct AddOnGeneratorTests {
    private let scenario: Scenario
    private let day: Day

    init() throws {
        scenario = try #require(
            try ClinicGenerator(ClinicGenerator.Parameters(seed: 1), holds: HoldData.contractTable()).scenarios().first)
        day = scenario.week + 1
    }

    private func days(
        seed: UInt64 = 1, calls: Int = 3000, count: Int, _ change: (inout AddOnGenerator) -> Void = { _ in }
    ) -> [[SyntheticAddOn]] {
        var generator = AddOnGenerator(seed: seed, callsPerDayThousandths: calls)
        change(&generator)
        return (0..<count).map { generator.addOns(number: $0, on: day, in: scenario) }
    }

    @Test("The same seed and number make the same day, another seed or number another")
    func determinism() {
        #expect(days(count: 50) == days(count: 50))
        #expect(days(count: 50) != days(seed: 2, count: 50))
        let many = days(calls: 20_000, count: 2)
        #expect(many[0].map(\.called) != many[1].map(\.called))
    }

    /// Pinned so that the table of the benchmark stays what it is. Minutes of the day, priorities, procedures.
    @Test("The first day of seed 1")
    func firstDay() {
        let lines = days(count: 1)[0].map { addOn in
            "\(addOn.request.id) \(addOn.called.clock) \(addOn.from.clock) \(addOn.request.priority) "
                + addOn.request.procedure
        }
        #expect(
            lines == [
                "a1 07:31 09:06 routine cervical-ilesi", "a2 08:17 08:47 routine joint-injection",
            ])
    }

    /// Of 4000 days with 3 calls the mean is within four standard errors, sqrt(3 / 4000) = 0.027 each, and so is the
    /// variance of a Poisson number, 3, whose own standard error is about 3 sqrt(2 / 4000) + = 0.07.
    @Test("Calls are as many as asked for, and vary as a Poisson number does")
    func poisson() {
        let counts = days(count: 4000).map { Double($0.count) }
        let mean = counts.reduce(0, +) / 4000
        let variance = counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 3999
        #expect(abs(mean - 3) < 0.11, "\(mean)")
        #expect(abs(variance - 3) < 0.3, "\(variance)")
    }

    private func expect(
        _ share: Share, of n: Int, _ count: Int, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let p = Double(share.perMille) / 1000
        let error = (Double(n) * p * (1 - p)).squareRoot()
        #expect(n > 1000, sourceLocation: sourceLocation)
        #expect(abs(Double(count) - Double(n) * p) <= 3 * error, "\(count) of \(n)", sourceLocation: sourceLocation)
    }

    @Test("Callers come by their shares")
    func shares() {
        let callers = days(count: 3000).flatMap(\.self)
        let spine = callers.filter { caller in Mixes.spine.contains { $0.value == caller.request.procedure } }
        expect(Shares.addOnSpine, of: callers.count, spine.count)
        expect(Shares.addOnUrgent, of: callers.count, callers.count { $0.request.priority == "urgent" })
        expect(Shares.addOnEmergent, of: callers.count, callers.count { $0.request.priority == "emergent" })
        expect(Shares.addOnBeforeNoon, of: callers.count, callers.count { $0.called.minuteOfDay < 720 })
        expect(Shares.addOnIsThere, of: callers.count, callers.count { $0.arrives == nil })
        expect(Shares.missingMRI, of: spine.count, spine.count { $0.request.mri == nil })
        expect(Shares.ctGuidance, of: spine.count, spine.count { $0.request.guidance == .ct })
        expect(Shares.noDriver, of: spine.count, spine.count { $0.request.driver == .none })
        expect(Shares.pendingAuthorization, of: spine.count, spine.count { $0.request.authorization == .pending })
        expect(
            Shares.aspirin, of: spine.count,
            spine.count { $0.request.medications.contains { $0.name == "aspirin" } })
    }

    @Test("Calls come in order within the day, patients arrive half an hour to two hours later or are there")
    func times() {
        for addOns in days(calls: 30_000, count: 40) {
            #expect(addOns.map(\.called) == addOns.map(\.called).sorted())
            #expect(Set(addOns.map(\.called)).count == addOns.count)
            #expect(addOns.allSatisfy { $0.called.day == day && (420..<1020).contains($0.called.minuteOfDay) })
            let delays = addOns.compactMap { addOn in addOn.arrives.map { $0 - addOn.called } }
            #expect(delays.allSatisfy { (30...120).contains($0) && $0 % 5 == 0 })
            #expect(addOns.enumerated().allSatisfy { $1.request.id == "a\($0 + 1)" && $1.request.received == day })
        }
    }

    @Test("More urgent callers are asked for and come")
    func urgency() {
        let callers = days(count: 200) {
            $0.urgent = Share(perMille: 0)
            $0.emergent = Share(perMille: 1000)
        }.flatMap(\.self)
        #expect(callers.count > 400 && callers.allSatisfy { $0.request.priority == "emergent" })
    }

    @Test("No calls, no add-ons")
    func none() {
        let days = days(calls: 0, count: 100)
        #expect(days.filter { !$0.isEmpty }.count == 0)
    }

    @Test("Every add-on is one that a scenario file may hold")
    func legality() throws {
        var week = scenario
        for (number, addOns) in days(calls: 5000, count: 40).enumerated() {
            week.requests = addOns.map { addOn in
                var request = addOn.request
                request.id = "d\(number)\(request.id)"
                return request
            }
            let read = try ScenarioFile.parse(ScenarioFile.write(week), name: "week.yaml")
            #expect(read.requests == week.requests)
        }
    }
}
