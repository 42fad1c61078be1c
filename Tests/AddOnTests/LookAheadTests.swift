import Clinic
import TestSupport
import Testing

@testable import AddOn

/// The tiny week's Monday without q4: c1 has q2 until 08:30, q3 until 08:55 and q7 from 09:25 to 09:50, so that one lumbar
/// visit fits, at 08:55. Nurse n1 has q2's discharge check at 08:45, so that its intake is at 08:35. Asked at 07:30, 65
/// minutes before.
@Suite("Look-ahead by hand")
struct LookAheadTests {
    private func roster(without ids: [String]) -> Roster {
        var roster = TinyWeek.roster
        roster.appointments.removeAll { $0.request.map(ids.contains) ?? false }
        return DayRevision(TinyWeek.scenario).finish(roster, after: roster, now: TinyWeek.monday.midnight)
    }

    private func first(
        _ priority: String, urgentAnHour thousandths: Int, without ids: [String] = ["q4"],
        now: Instant = TinyWeek.at(7, 30), _ change: (inout Scenario) -> Void = { _ in }
    ) throws -> Proposal? {
        var options = AddOnOptions()
        options.lookAhead = LookAhead(rates: [
            AddonRate(priority: "routine", perHourThousandths: 5000),
            AddonRate(priority: "urgent", perHourThousandths: thousandths),
        ])
        var scenario = TinyWeek.scenario
        change(&scenario)
        let addOn = AddOn(request: TinyWeek.spine("a1", "P-0100") { $0.priority = priority })
        return try AddOnDesk(scenario: scenario, roster: roster(without: ids))
            .answer(addOn, now: now, options: options).proposals.first
    }

    /// The last place, at 08:55 with its step at 08:35, asked for at 08:30: six minutes in which somebody may still come,
    /// 3 (1 - 0.995^6) = 0.089.
    @Test("the last place is not kept where hardly anybody is left to expect")
    func nobodyLeft() throws {
        let proposal = try #require(try first("routine", urgentAnHour: 300, now: TinyWeek.at(8, 30)))
        #expect(proposal.appointment.start == TinyWeek.at(8, 55))
        #expect(proposal.kept == nil)
    }

    /// 0.3 urgent patients an hour are 0.005 a minute. In the 66 minutes from 07:30 to 08:35 one comes with the chance
    /// 1 - 0.995^66 = 0.2817, and weighs 4 - 1 = 3 more: 0.845. What is left is worth a quarter of the weight, 0.25, while
    /// 1 - 0.995^(k + 1) > 0.0833, k being the minutes to 08:35: until k = 17 (1 - 0.995^18 = 0.0863). With 16 it is not:
    /// 08:19, on the grid 08:20.
    @Test("the last place is kept for an urgent patient while one is likely enough to come")
    func lastPlace() throws {
        let proposal = try #require(try first("routine", urgentAnHour: 300))
        #expect(proposal.appointment.start == TinyWeek.at(8, 55))
        #expect(proposal.kept == KeptPlace(until: TinyWeek.at(8, 20), gain: PriorityFactor(thousandths: 845)))
    }

    /// Without q2 and q7, the morning ending at 09:50: free are 08:00-08:30 for one lumbar visit or a joint one, and
    /// 09:25-09:50 for a joint one only. A routine joint visit asked for at 07:30 costs 3 at 08:00 (two quarters, and the
    /// step to 08:30 lost) and 8 at 09:25 (eight quarters). One urgent patient an hour would need 08:00, its intake at
    /// 07:50, so one who comes in these 21 minutes: 1 - (59/60)^21 = 0.2974, 3 more each: 0.892. At 16 minutes
    /// 3 (1 - (59/60)^5) = 0.242 is left, less than 0.25: 07:46, on the grid 07:50.
    @Test("kept is the place that somebody more urgent could use, not the one that nobody can")
    func whichPlace() throws {
        var scenario = TinyWeek.scenario
        scenario.site.halves[0].span = ClockSpan(480, 590)
        let request = Request(id: "a1", patient: "P-0100", procedure: TinyWeek.joint.code)
        var options = AddOnOptions()
        options.lookAhead = LookAhead(rates: [AddonRate(priority: "urgent", perHourThousandths: 1000)])
        let looked = try AddOnDesk(scenario: scenario, roster: roster(without: ["q2", "q7"]))
            .answer(AddOn(request: request), now: TinyWeek.at(7, 30), options: options).proposals
        try #require(looked.count == 2)
        #expect(looked.map(\.appointment.start) == [TinyWeek.at(8, 0), TinyWeek.at(9, 25)])
        #expect(looked.map(\.cost) == [Points(3), Points(8)])
        #expect(looked[0].kept == KeptPlace(until: TinyWeek.at(7, 50), gain: PriorityFactor(thousandths: 892)))
        #expect(looked[1].kept == nil)
    }

    /// One an hour: 3 (1 - (59/60)^66) = 2.011, and 3 (1 - (59/60)^6) = 0.288 five minutes before 08:35. Four minutes
    /// before, 3 (1 - (59/60)^5) = 0.242 is less than 0.25: 08:31, on the grid 08:35.
    @Test("at the latest until the visit begins")
    func untilItBegins() throws {
        let kept = try first("routine", urgentAnHour: 1000)?.kept
        #expect(kept == KeptPlace(until: TinyWeek.at(8, 35), gain: PriorityFactor(thousandths: 2011)))
    }

    /// 0.1 an hour, 1/600 a minute: 3 (1 - (599/600)^66) = 0.313 for the last place. Without q7 a second one is there, at
    /// 09:25: an urgent patient would still find that.
    @Test("where another place is left, nothing is kept")
    func anotherPlace() throws {
        #expect(try first("routine", urgentAnHour: 100)?.kept?.gain == PriorityFactor(thousandths: 313))
        let proposal = try #require(try first("routine", urgentAnHour: 100, without: ["q4", "q7"]))
        #expect(proposal.appointment.start == TinyWeek.at(8, 55))
        #expect(proposal.kept == nil)
    }

    /// 0.05 an hour: 3 (1 - (1199/1200)^66) = 0.161 < 0.25.
    @Test("a small chance keeps nothing")
    func smallChance() throws { #expect(try first("routine", urgentAnHour: 50)?.kept == nil) }

    @Test("nothing is kept from the most urgent, whoever else may come")
    func mostUrgent() throws {
        #expect(try first("urgent", urgentAnHour: 60_000)?.kept == nil)
        #expect(try first("emergent", urgentAnHour: 60_000)?.kept == nil)
    }

    /// Looking ahead changes what is said of proposals, and nothing else.
    @Test("every start of random days: the same proposals in the same order, and twice the same", arguments: 0..<40)
    func sameOrder(seed: UInt64) throws {
        let drawn = RandomDays.day(seed: seed)
        let desk = AddOnDesk(scenario: drawn.scenario, roster: drawn.roster)
        var options = AddOnOptions()
        (options.listsAll, options.limit) = (true, 0)
        let plain = try desk.answer(drawn.addOn, now: drawn.now, options: options)
        #expect(plain.proposals.allSatisfy { $0.kept == nil })
        options.lookAhead = LookAhead(
            rates: drawn.scenario.policy.priorities.map { AddonRate(priority: $0.name, perHourThousandths: 400) })
        var looked = try desk.answer(drawn.addOn, now: drawn.now, options: options)
        #expect(try desk.answer(drawn.addOn, now: drawn.now, options: options) == looked)
        for (position, proposal) in looked.proposals.enumerated() {
            looked.proposals[position].kept = nil
            guard let kept = proposal.kept else { continue }
            #expect(kept.gain > PriorityFactor(thousandths: 0))
            #expect(drawn.now < kept.until && kept.until <= proposal.appointment.begins)
        }
        #expect(looked == plain)
    }

    @Test("nothing is known of who may come, nothing is kept; the proposals are those of the plain order")
    func plain() throws {
        let addOn = AddOn(request: TinyWeek.spine("a1", "P-0100"))
        let desk = AddOnDesk(scenario: TinyWeek.scenario, roster: roster(without: ["q4"]))
        let plain = try desk.answer(addOn, now: TinyWeek.at(7, 30))
        var options = AddOnOptions()
        options.lookAhead = LookAhead(rates: [])
        #expect(try desk.answer(addOn, now: TinyWeek.at(7, 30), options: options) == plain)
        options.lookAhead = LookAhead(rates: [AddonRate(priority: "urgent", perHourThousandths: 1000)])
        var looked = try desk.answer(addOn, now: TinyWeek.at(7, 30), options: options)
        #expect(looked.proposals.contains { $0.kept != nil })
        for position in looked.proposals.indices { looked.proposals[position].kept = nil }
        #expect(looked == plain)
    }

    /// What comes is as long as the visit for which places are kept free; in the 30 minutes that are left no visit of 35
    /// fits, so that nobody loses anything.
    @Test("the visits to come are those for which places are kept free")
    func standardVisit() throws {
        let kept = try first("routine", urgentAnHour: 1000) { scenario in
            var long = TinyWeek.lumbar
            long.code = "long"
            long.minutes.procedure = 25
            scenario.procedures.append(long)
            scenario.policy.addonReserve = AddonReserve(procedure: "long", perDay: 1)
        }?.kept
        #expect(kept == nil)
    }

    /// Every minute counts once: in 3 minutes with p = 1/2, places at the minutes 0 and 2. Of the eight patterns of
    /// arrivals (1: somebody), the number served: 000 0; 001 1; 010 1; 011 1; 100 1; 101 2; 110 2; 111 2 (the first at
    /// minute 0, the next at minute 2). 10 / 8.
    @Test("served by the places left, over all patterns of arrivals")
    func servedByHand() {
        let now = TinyWeek.at(8, 0)
        let table = ServedTable(begins: [now, now + 2], from: now, perMinute: 0.5)
        #expect(table[0] == 1.25)
        // From minute 1 on only the place at 2 is left: 00 0; 01, 10, 11 one each.
        #expect(table[1] == 0.75)
        #expect(table[2] == 0.5)
        #expect(table[3] == 0)
        #expect(ServedTable(begins: [], from: now, perMinute: 0.5)[0] == 0)
    }

    @Test("served, beside playing every pattern of arrivals", arguments: 0..<40)
    func servedByEnumeration(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed) &+ 9)
        let minutes = 2 + random.below(9)
        let places = (0..<(1 + random.below(4))).map { _ in random.below(minutes) - 1 }.sorted()
        let chance = [0.25, 0.5, 0.125][random.below(3)]
        var expected = 0.0
        for pattern in 0..<(1 << minutes) {
            var probability = 1.0
            var left = places
            var served = 0
            for minute in 0..<minutes {
                let comes = pattern >> minute & 1 == 1
                probability *= comes ? chance : 1 - chance
                if comes, let place = left.firstIndex(where: { minute <= $0 }) {
                    left.remove(at: place)
                    served += 1
                }
            }
            expected += probability * Double(served)
        }
        let now = TinyWeek.at(8, 0)
        let table = ServedTable(begins: places.map { now + $0 }, from: now, perMinute: chance)
        #expect(abs(table[0] - expected) < 1e-12, "\(places) over \(minutes) minutes")
    }

    /// 2 urgent and 1 emergent patient an hour beside a routine one: (2 x 3 + 1 x 15) / 3 = 7 each, 3/60 a minute. Beside
    /// an urgent one: 12, 1/60.
    @Test("who is more urgent, and by how much")
    func moreUrgent() throws {
        let policy = TinyWeek.scenario.policy
        let rates = [
            AddonRate(priority: "routine", perHourThousandths: 9000),
            AddonRate(priority: "urgent", perHourThousandths: 2000),
            AddonRate(priority: "emergent", perHourThousandths: 1000),
        ]
        let routine = try #require(MoreUrgent(rates, than: PriorityFactor(1), policy))
        #expect(routine.meanGain == 7000 && routine.perMinute == 0.05)
        let urgent = try #require(MoreUrgent(rates, than: PriorityFactor(4), policy))
        #expect(urgent.meanGain == 12000 && abs(urgent.perMinute - 1.0 / 60) < 1e-15)
        #expect(MoreUrgent(rates, than: PriorityFactor(16), policy) == nil)
    }
}
