import Clinic
import Testing

@testable import ClinicSimulation

/// Days worked by hand: intake 10, setup 5, procedure 20, turnover 5, recovery 20, discharge 5; the session ends at 09:30.
@Suite("A running day by hand")
struct RunningDayTests {
    private func plan(cArms: Int = 1, bays: Int = 2) throws -> SimulationPlan {
        let clinic = SmallClinic.clinic(cArms: cArms, bays: bays)
        return try SimulationPlan(
            SmallClinic.study(clinic, perWeek: 1),
            phases: [ClinicPhase(clinic: clinic, armSessions: SmallClinic.armSessions(cArms: cArms))])
    }

    private func visit(cArm: Int = 0, booked: Double, arrives: Double, step: Double = 20) -> DayVisit {
        DayVisit(
            procedure: 0, cArm: cArm, radiologist: 0, technologist: cArm, armSession: cArm, booked: booked,
            bookedArrival: booked - 10, arrives: arrives, stepMinutes: step)
    }

    private func run(_ visits: [DayVisit], cArms: Int = 1, bays: Int = 2) throws -> RunningDay {
        let plan = try plan(cArms: cArms, bays: bays)
        var day = RunningDay(plan)
        day.begin(armSessions: cArms)
        for visit in visits { day.add(visit) }
        day.run(plan.phases[0].weekdays[0], bays: bays)
        return day
    }

    /// 08:00 comes at 08:10 and takes 30: intake to 08:20, room from 08:20, step 08:25 to 08:55, turnover to 09:00, check to 09:20.
    /// 08:30 comes on time at 08:20: intake to 08:30, room at 09:00, step to 09:25, turnover to 09:30, check 09:45 to 09:50.
    @Test("one who comes late delays the next")
    func late() throws {
        let day = try run([visit(booked: 510, arrives: 500), visit(booked: 480, arrives: 490, step: 30)])
        #expect(day.waited == 30)
        #expect(day.lastTurnover == [570])
        #expect(day.lastTask == [590])
        #expect(day.busy.cArms == [40 + 30])
        #expect(day.busy.radiologists == [50])
        #expect(day.busy.nurses == [30])
        #expect(day.busy.bays == 50)
    }

    /// 08:00 comes at 08:40; 08:30 is ready at 08:30 and goes first, to 09:00. The late one is through intake at 08:50 and waits 10.
    @Test("nobody waits for one who is late")
    func overtaking() throws {
        let day = try run([visit(booked: 480, arrives: 520), visit(booked: 510, arrives: 500)])
        #expect(day.lastTurnover == [570])
        #expect(day.waited == 10)
    }

    /// Ready at 07:40, booked at 08:00: from the booked arrival on, nothing is waited for.
    @Test("nobody starts before the booked start, and coming early is no wait")
    func early() throws {
        let day = try run([visit(booked: 480, arrives: 455)])
        #expect(day.lastTurnover == [510])
        #expect(day.waited == 0)
    }

    /// Two rooms at 08:00, one nurse, one radiologist: intake 07:50 and 08:00; steps 08:05 to 08:25 and 08:25 to 08:45 (ready for it at
    /// 08:15). Checks 08:45 and 09:05. The second waits 10 for the nurse and 10 on the table.
    @Test("one radiologist between two rooms")
    func radiologist() throws {
        let day = try run(
            [visit(cArm: 1, booked: 480, arrives: 470), visit(booked: 480, arrives: 470)], cArms: 2)
        #expect(day.lastTurnover == [510, 530])
        #expect(day.waited == 20)
        #expect(day.busy.cArms == [30, 40])
        #expect(day.busy.technologists == [30, 40])
    }

    /// One bay: taken 08:25 to 08:50. The second's step ends at 08:45, on the table until 08:50, turnover to 08:55, recovery to 09:10, check to
    /// 09:15: waits 10, 10 and 5.
    @Test("on the table until a bay is free")
    func bay() throws {
        let day = try run(
            [visit(booked: 480, arrives: 470), visit(cArm: 1, booked: 480, arrives: 470)], cArms: 2, bays: 1)
        #expect(day.lastTurnover == [510, 535])
        #expect(day.waited == 25)
        #expect(day.busy.bays == 50)
    }

    /// The nurse begins at 07:30; who comes at 07:00 is through intake at 07:40 and in the room at 08:00.
    @Test("a nurse begins nothing before hours, and stays until the last task")
    func hours() throws {
        let early = try run([visit(booked: 480, arrives: 420)])
        #expect(early.lastTurnover == [510])
        // Comes at 12:10, after hours: intake to 12:20, room to 12:50, check 13:05 to 13:10.
        let late = try run([visit(booked: 480, arrives: 730)])
        #expect(late.lastTask == [790])
    }
}
