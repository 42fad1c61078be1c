import Clinic
import Testing

/// The Tuesday of the hand-made week under way, at 08:52: q1 recovers, q2 is in the room since 08:27, q3 is expected,
/// q4 cancelled the place at 11:00; the call to P-0101 is still to be made.
enum HandDay {
    static func situation() throws -> DaySituation {
        let tuesday = try HandWeek.scenario().week + 1
        var situation = DaySituation(now: tuesday.at(minute: 532))
        situation.progress["q1"] = VisitProgress(
            .recovery, arrived: tuesday.at(minute: 468), started: tuesday.at(minute: 482),
            finished: tuesday.at(minute: 512))
        situation.progress["q2"] = VisitProgress(
            .inRoom, arrived: tuesday.at(minute: 485), started: tuesday.at(minute: 507))
        situation.progress["q4"] = VisitProgress(.cancelled, ended: tuesday.at(minute: 460))
        situation.givenUp = [
            Placement(
                purpose: .request("q4"), cArm: "c1", start: tuesday.at(minute: 660), radiologist: "r1",
                technologist: "t1", intake: NurseTask(nurse: "n1", start: tuesday.at(minute: 650)),
                discharge: NurseTask(nurse: "n1", start: tuesday.at(minute: 705)), bay: 1)
        ]
        situation.callsDone = []
        return situation
    }

    static var tuesday: Day {
        get throws { try HandWeek.scenario().week + 1 }
    }
}
