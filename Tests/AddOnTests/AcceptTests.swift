import AddOn
import Clinic
import TestSupport
import Testing

/// What an accepted proposal leaves behind.
@Suite("Accepting a proposal")
struct AcceptTests {
    /// A roster that results, its scenario, and when it was asked.
    private struct Accepted {
        var seed: UInt64
        var before: Roster
        var now: Instant
        var proposal: Proposal
        var addOn: AddOn
        var scenario: Scenario
        var roster: Roster
    }

    /// Every proposal of some random days, today's and later ones, accepted.
    private static func accepted(_ seeds: Range<UInt64>) throws -> [Accepted] {
        var options = AddOnOptions()
        options.includesLaterDays = true
        options.limit = 12
        return try seeds.flatMap { seed -> [Accepted] in
            let day = RandomDays.day(seed: seed)
            let desk = AddOnDesk(scenario: day.scenario, roster: day.roster)
            return try desk.answer(day.addOn, now: day.now, options: options).proposals.map { proposal in
                let (scenario, roster) = try desk.accept(proposal, of: day.addOn, now: day.now)
                return Accepted(
                    seed: seed, before: day.roster, now: day.now, proposal: proposal, addOn: day.addOn,
                    scenario: scenario, roster: roster)
            }
        }
    }

    @Test("changes what the proposal says and nothing else", arguments: 0..<10 as Range<UInt64>)
    func changes(batch: UInt64) throws {
        for case let one in try Self.accepted(batch * 30..<(batch + 1) * 30) {
            let (roster, before) = (one.roster, one.before)
            #expect(roster.appointments.first { $0.request == one.addOn.request.id } == one.proposal.appointment)
            // Bays that were taken before now, and those of other days, keep their numbers.
            let old = roster.appointments.filter { $0.request != one.addOn.request.id }
            #expect(Set(old.map(\.withoutBay)) == Set(before.appointments.map(\.withoutBay)), "seed \(one.seed)")
            for place in old where place.start.day != one.proposal.appointment.start.day {
                #expect(before.appointments.contains(place), "seed \(one.seed)")
            }
            let gone = one.proposal.displaced.map(\.old.withoutBay)
            let over = before.reserves.filter { $0.start.day == one.now.day && $0.begins < one.now }.map(\.withoutBay)
            let new = one.proposal.displaced.compactMap(\.new)
            for place in new { #expect(roster.reserves.contains(place), "seed \(one.seed)") }
            let expected = Set(before.reserves.map(\.withoutBay)).subtracting(gone).subtracting(over)
                .union(new.map(\.withoutBay))
            #expect(Set(roster.reserves.map(\.withoutBay)) == expected, "seed \(one.seed)")
            #expect(Set(roster.armSessions) == Set(before.armSessions + [one.proposal.opens].compactMap(\.self)))
            #expect(!roster.unscheduled.contains { $0.request == one.addOn.request.id })
            #expect(roster.status == .feasible)
            #expect(roster.terms == TermCounter(one.scenario).terms(of: roster))
            #expect(RosterChecker(one.scenario).check(roster, at: one.now) == [], "seed \(one.seed)")
        }
    }

    @Test("puts the request at the end of the scenario or in its row, with today's last dose written out")
    func request() throws {
        for case let one in try Self.accepted(0..<60) {
            let row = try #require(one.scenario.requests.first { $0.id == one.addOn.request.id })
            #expect(row == one.addOn.requestToKeep(now: one.now))
            #expect(one.scenario.requests.count { $0.id == row.id } == 1)
            if !one.before.unscheduled.contains(where: { $0.request == row.id }) {
                #expect(one.scenario.requests.last == row)
            }
        }
        var request = TinyWeek.spine("a1", "P-0100")
        request.medications = [Medication(name: "aspirin")]
        let kept = AddOn(request: request).requestToKeep(now: TinyWeek.at(8, 0))
        #expect(kept.medications.map(\.lastDose) == [.on(TinyWeek.monday)])
    }

    @Test(
        "leaves a roster that the contract's checker passes, but for the day's two exemptions",
        .enabled(if: ContractFolder.checkerRuns, Comment(rawValue: ContractFolder.skipNote)),
        arguments: 0..<5 as Range<UInt64>)
    func contract(batch: UInt64) throws {
        let all = try Self.accepted(batch * 40..<(batch + 1) * 40)
        let verdicts = try ContractChecker().verdicts(on: all.map { (.values($0.scenario), [$0.roster]) })
        var exempt = 0
        for (one, verdict) in zip(all, verdicts) {
            for message in verdict[0].messages {
                if Self.isExempt(message, one.proposal.appointment, one.scenario, now: one.now) {
                    exempt += 1
                } else {
                    Issue.record("seed \(one.seed): \(message)")
                }
            }
        }
        #expect(all.count > 50)
        #expect(exempt < all.count)
    }

    /// An add-on before the day after planning; a call whose only gap, named at the end, is past.
    private static func isExempt(_ message: String, _ place: Placement, _ scenario: Scenario, now: Instant) -> Bool {
        if message.hasPrefix("eligible: \(place.request ?? ""): not before \(scenario.planningDate + 1)T00:00") {
            return place.start.day <= scenario.planningDate
        }
        guard message.hasPrefix("calls: "), message.contains("has no start"), let gap = Instant(message.suffix(16))
        else {
            return false
        }
        return gap < now
    }

    @Test("refuses what no longer fits: another request, the past, a place kept free that is gone, a taken C-arm")
    func stale() throws {
        let monday = TinyWeek.monday
        let (scenario, roster) = (EmptyMorning.scenario, EmptyMorning.roster())
        let desk = AddOnDesk(scenario: scenario, roster: roster)
        let addOn = AddOn(request: TinyWeek.spine("a1", "P-0100"))
        let now = monday.at(minute: 450)
        let first = try #require(try desk.answer(addOn, now: now).proposals.first)
        func error(_ desk: AddOnDesk, _ proposal: Proposal, _ addOn: AddOn, _ now: Instant) -> AddOnError? {
            do {
                _ = try desk.accept(proposal, of: addOn, now: now)
                return nil
            } catch {
                return error
            }
        }
        #expect(error(desk, first, addOn, now) == nil)
        let other = AddOn(request: TinyWeek.spine("a2", "P-0101"))
        #expect(error(desk, first, other, now) == .isStale("it is for another request than a2"))
        #expect(
            error(desk, first, addOn, monday.at(minute: 480))
                == .isStale("it begins at 2026-11-30T07:50, before 2026-11-30T08:00"))
        var moved = first
        var reserve = first.appointment
        reserve.purpose = .reserve(procedure: TinyWeek.lumbar.code)
        moved.displaced = [DisplacedReserve(old: reserve, new: nil)]
        #expect(
            error(desk, moved, addOn, now) == .isStale("no place is kept free on c1 at 2026-11-30T08:00 any more"))
        let taken = try desk.accept(first, of: addOn, now: now)
        var again = first
        again.appointment.purpose = .request("a2")
        guard
            case .breaksRules(let violations)? = error(
                AddOnDesk(scenario: taken.scenario, roster: taken.roster), again, other, now)
        else {
            Issue.record("two visits on one C-arm")
            return
        }
        #expect(violations.contains { $0.code == .arm })
    }
}

extension Placement {
    /// The same place whatever its bay.
    fileprivate var withoutBay: Placement {
        var place = self
        place.bay = nil
        return place
    }
}
