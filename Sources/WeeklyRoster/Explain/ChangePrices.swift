import Clinic

/// What orders changes of a week: effort in points, described in `Docs/explain.md`. They are no part of the objective.
enum ChangePrices {
    /// A technologist works in another session, or one session more than the limit.
    static let technologistSession = Points(40)
    /// A radiologist is on duty in another session, or one session more than the limit.
    static let radiologistSession = Points(60)
    /// On top of another session, where the week's limit has to be lifted for it too.
    static let liftedLimit = Points(20)
    /// A closure of a C-arm is lifted.
    static let closure = Points(80)
    /// One recovery bay more.
    static let bay = Points(200)
    /// A radiologist learns a skill, or a technologist becomes experienced with spine.
    static let training = Points(400)
    /// One C-arm more.
    static let cArm = Points(1000)

    /// A nurse works longer; `isNewBlock` where another block begins rather than one gets longer.
    static func nurse(minutes: Int, isNewBlock: Bool) -> Points { begun(minutes) + Points(isNewBlock ? 28 : 8) }

    /// A radiologist may do more spine minutes in the week.
    static func spineMinutes(_ minutes: Int) -> Points { begun(minutes) + Points(20) }

    /// Four points for each begun quarter of an hour.
    private static func begun(_ minutes: Int) -> Points { ((minutes + 14) / 15) * Points(4) }

    /// A promised visit moves: within its day by the quarter hours between the starts, else by the day.
    static func move(_ factor: PriorityFactor, from old: Instant, to new: Instant) -> Points {
        guard old.day == new.day else { return anotherDay(factor) }
        if old == new { return anotherCArm }
        return Points(10).scaled(by: factor) + ((abs(new - old) + 14) / 15) * Points(1)
    }

    /// A promise keeps its time and gets another C-arm: the patient notices nothing.
    static let anotherCArm = Points(1)

    /// A patient comes on another day.
    static func anotherDay(_ factor: PriorityFactor) -> Points { Points(60).scaled(by: factor) }

    /// A promise is taken back: another day, which nobody knows yet.
    static func drop(_ factor: PriorityFactor) -> Points { Points(260).scaled(by: factor) }
}
