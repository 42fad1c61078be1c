/// What is counted of a measured week to know what it brought.
public struct WeekTally: Sendable, Hashable {
    /// Visits done, by position of the procedure in the clinic's file.
    public var visits: [Int]
    /// Distinct (radiologist, session) staffed.
    public var radiologistSessions: Int
    /// Arm-sessions staffed, each with one technologist.
    public var armSessions: Int
    /// Minutes that rooms ran over their sessions.
    public var roomOvertimeMinutes: Double

    /// From its parts.
    public init(visits: [Int], radiologistSessions: Int, armSessions: Int, roomOvertimeMinutes: Double) {
        self.visits = visits
        self.radiologistSessions = radiologistSessions
        self.armSessions = armSessions
        self.roomOvertimeMinutes = roomOvertimeMinutes
    }
}

/// What a visit brings and what staff and overtime cost, in the study's currency.
public struct WeekPrices: Sendable, Hashable {
    /// Contribution of a visit done, by position of the procedure in the clinic's file.
    public var margins: [Double]
    /// A radiologist session on duty.
    public var radiologistSession: Double
    /// A technologist session: an arm-session staffed.
    public var technologistSession: Double
    /// A minute that a room runs over.
    public var overtimeMinute: Double

    /// From its parts.
    public init(
        margins: [Double], radiologistSession: Double, technologistSession: Double, overtimeMinute: Double
    ) {
        self.margins = margins
        self.radiologistSession = radiologistSession
        self.technologistSession = technologistSession
        self.overtimeMinute = overtimeMinute
    }

    /// What a week brought: visits at their margins, less staffed sessions, less overtime.
    ///
    /// - Parameter marginFactor: what visits bring more or less than stated; 1: as stated. Costs stay as they are.
    public func margin(of week: WeekTally, marginFactor: Double = 1) -> Double {
        let earned = zip(week.visits, margins).reduce(0) { $0 + Double($1.0) * $1.1 }
        return earned * marginFactor - Double(week.radiologistSessions) * radiologistSession
            - Double(week.armSessions) * technologistSession - week.roomOvertimeMinutes * overtimeMinute
    }
}
