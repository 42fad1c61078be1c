import AddOn
import Clinic
import ClinicService
import TestSupport
import Testing

@Suite("Proposals are accepted and held")
struct AddingTests {
    private static func joint(_ id: String, _ priority: String = "routine") -> AddOn {
        var request = Request(id: id, patient: "P-\(id)", procedure: TinyWeek.joint.code)
        request.priority = priority
        return AddOn(request: request)
    }

    private static func spine(_ id: String) -> AddOn { AddOn(request: TinyWeek.spine(id, "P-\(id)")) }

    private static let first = ProposalChoice.number(1, AddOnOptions())

    @Test("accepting is what the desk for add-ons does")
    func accept() throws {
        let addOn = Self.joint("a1")
        let desk = AddOnDesk(scenario: BusyDay.scenario, roster: DayBench.roster)
        let answer = try desk.answer(addOn, now: DayBench.at(8))
        for (number, proposal) in answer.proposals.enumerated() {
            let expected = try desk.accept(proposal, of: addOn, now: DayBench.at(8))
            let change = Adding(addOn, .number(number + 1, AddOnOptions()))
            let after = try DayBench.after(change, DayBench.moment(8))
            #expect(after.scenario == expected.scenario)
            #expect(after.roster == expected.roster)
            let place = proposal.appointment
            let same = Adding(addOn, .place(cArm: place.cArm, start: place.start))
            #expect(try DayBench.after(same, DayBench.moment(8)) == after)
            let entry = DayBench.entry(change, from: DayBench.record, to: after, DayBench.moment(8))
            let back = try DayBench.after(TakingBackEntry(entry), on: after, DayBench.moment(8))
            #expect(back == DayBench.record)
        }
        DayBench.expect(
            .fewerProposals("a1", asked: 99, offered: answer.proposals.count),
            of: Adding(addOn, .number(99, AddOnOptions())), DayBench.moment(8))
        DayBench.expect(
            .notOffered("a1", cArm: "c1", start: DayBench.at(8), because: []),
            of: Adding(addOn, .place(cArm: "c1", start: DayBench.at(8))), DayBench.moment(8))
        DayBench.expect(
            .addOn(.idIsTaken("q1")), of: Adding(Self.joint("q1"), Self.first), DayBench.moment(8))
    }

    @Test("a patient who cancelled and has a place again is expected")
    func again() throws {
        let cancelled = try DayBench.after(GivingUp("j1", .cancelled), DayBench.moment(7))
        let request = try #require(cancelled.request("j1"))
        let after = try DayBench.after(
            Adding(AddOn(request: request), Self.first), on: cancelled, DayBench.moment(7, 30))
        #expect(after.progress(of: "j1").status == .expected)
        #expect(after.placement(of: "j1") != nil)
    }

    @Test("an add-on whose patient is there is not taken back")
    func underWay() throws {
        let add = Adding(Self.joint("a1"), Self.first)
        let added = try DayBench.after(add, DayBench.moment(8))
        let entry = DayBench.entry(add, from: DayBench.record, to: added, DayBench.moment(8))
        let arrived = try DayBench.after(RealTime("a1", .arrive), on: added, DayBench.moment(8, 10))
        DayBench.expect(.changedSince(1, ["a1"]), of: TakingBackEntry(entry), on: arrived, DayBench.moment(8, 11))
    }

    // MARK: Holds

    /// Every place that an add-on could have, as `c1 08:55`.
    private func offers(_ addOn: AddOn, on record: WeekRecord, at hour: Int, _ minute: Int) throws -> Set<String> {
        var places: Set<String> = []
        for arm in record.scenario.site.cArms {
            for step in stride(from: 0, to: 720, by: 5) {
                let start = TinyWeek.monday.at(minute: step)
                let change = Adding(addOn, .place(cArm: arm.id, start: start))
                if (try? change.outcome(on: record, DayBench.moment(hour, minute))) != nil {
                    places.insert("\(arm.id) \(start.clock)")
                }
            }
        }
        return places
    }

    @Test("a held place is offered to nobody else, and again when its time is over")
    func held() throws {
        let start = DayBench.at(9, 30)
        let hold = Holding(Self.joint("a1"), .place(cArm: "c2", start: start), minutes: 10)
        let record = try DayBench.after(hold, DayBench.moment(8))
        #expect(record.scenario == DayBench.record.scenario && record.roster == DayBench.record.roster)
        #expect(record.holds.map(\.until) == [DayBench.at(8, 10)])

        let free = try offers(Self.joint("a2"), on: DayBench.record, at: 8, 0)
        #expect(free.contains("c2 09:30"))
        // A joint visit keeps the room for 25 minutes: none may begin from 09:10 to 09:50.
        let meanwhile = try offers(Self.joint("a2"), on: record, at: 8, 9)
        #expect(meanwhile.filter { $0 > "c2 09:05" && $0 < "c2 09:55" } == [])
        #expect(meanwhile.contains("c2 09:05") && meanwhile.contains("c2 09:55"))
        #expect(try offers(Self.joint("a2"), on: record, at: 8, 10).contains("c2 09:30"))
        // For the one it is held for it is there.
        #expect(try offers(Self.joint("a1"), on: record, at: 8, 9).contains("c2 09:30"))
    }

    @Test("a held place is confirmed in time, once")
    func confirm() throws {
        let hold = Holding(Self.joint("a1"), .place(cArm: "c2", start: DayBench.at(9, 30)), minutes: 10)
        let record = try DayBench.after(hold, DayBench.moment(8))
        let booked = try DayBench.after(Confirming("a1"), on: record, DayBench.moment(8, 9))
        #expect(booked.placement(of: "a1")?.start == DayBench.at(9, 30))
        #expect(booked.holds.isEmpty)
        DayBench.expect(.nothingHeld("a1"), of: Confirming("a1"), on: booked, DayBench.moment(8, 9))
        DayBench.expect(.nothingHeld("a1"), of: Confirming("a1"), on: record, DayBench.moment(8, 10))
        DayBench.expect(.nothingHeld("a2"), of: Confirming("a2"), on: record, DayBench.moment(8, 1))
        DayBench.expect(.heldAlready(record.holds[0]), of: hold, on: record, DayBench.moment(8, 1))
    }

    @Test("a held place that would begin in the past is void, and holds nothing")
    func void() throws {
        // Its intake begins at 08:55.
        let hold = Holding(Self.joint("a1"), .place(cArm: "c2", start: DayBench.at(9)), minutes: 60)
        let record = try DayBench.after(hold, DayBench.moment(8, 50))
        DayBench.expect(.holdVoid(record.holds[0]), of: Confirming("a1"), on: record, DayBench.moment(8, 56))
        #expect(try offers(Self.joint("a2"), on: record, at: 8, 56).contains("c2 09:05"))
    }

    /// q1 to q2 and the place kept free fill c1 to 09:40. A spine visit held at 09:10 makes the place kept free give way,
    /// but only once it is confirmed.
    @Test("what would give way for a held place stays until it is confirmed, whoever is added meanwhile")
    func reserveOfHold() throws {
        let hold = Holding(Self.spine("a1"), .place(cArm: "c1", start: DayBench.at(9, 10)), minutes: 30)
        let record = try DayBench.after(hold, DayBench.moment(8))
        let added = try DayBench.after(Adding(Self.joint("a2"), Self.first), on: record, DayBench.moment(8, 5))
        #expect(added.holds == record.holds)
        #expect(added.request("a1") == nil && added.request("a2") != nil)
        #expect(added.roster?.reserves.map(\.start) == DayBench.roster.reserves.map(\.start))
        let booked = try DayBench.after(Confirming("a1"), on: added, DayBench.moment(8, 6))
        #expect(booked.placement(of: "a1")?.start == DayBench.at(9, 10))
        #expect(booked.placement(of: "a2") == added.placement(of: "a2"))
        #expect(!(booked.roster?.reserves.contains { $0.start == DayBench.at(9, 10) } ?? true))
    }

    @Test("holding is taken back; what was booked meanwhile stays")
    func undoHold() throws {
        let hold = Holding(Self.joint("a1"), .place(cArm: "c2", start: DayBench.at(9, 30)), minutes: 10)
        let record = try DayBench.after(hold, DayBench.moment(8))
        let entry = DayBench.entry(hold, from: DayBench.record, to: record, DayBench.moment(8))
        #expect(try DayBench.after(TakingBackEntry(entry), on: record, DayBench.moment(8, 1)) == DayBench.record)
        let booked = try DayBench.after(Confirming("a1"), on: record, DayBench.moment(8, 2))
        DayBench.expect(
            .changedSince(1, ["the place held for a1"]), of: TakingBackEntry(entry), on: booked,
            DayBench.moment(8, 3))
    }
}
