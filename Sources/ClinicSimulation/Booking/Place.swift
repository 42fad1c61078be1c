/// Where a visit is booked; steps are those of the plan's grid.
struct Place: Sendable, Hashable {
    /// Days since the first day of the run.
    var date: Int32
    /// Position among the arm-sessions of that weekday.
    var armSession: Int32
    /// Room start.
    var start: Int32
    /// Position among the nurses' lanes of that weekday, and the start; without meaning where there is no intake.
    var intakeLane: Int32 = 0
    var intake: Int32 = 0
    /// The same of the discharge check.
    var dischargeLane: Int32 = 0
    var discharge: Int32 = 0
}

/// What a place is looked for.
struct PlaceWish: Sendable {
    let procedure: Int
    /// The room starts at this step or later.
    var notBefore = 0
    /// Nothing of the visit, intake included, begins before this step.
    var nothingBefore = 0

    /// Whether the whole day is asked for, so that a "no" holds until something of the day is given back.
    var asksForWholeDay: Bool { notBefore == 0 && nothingBefore == 0 }
}
