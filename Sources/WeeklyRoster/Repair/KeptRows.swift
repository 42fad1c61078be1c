import Clinic

/// Rows of the old roster that are to stand as they are though nothing of them has begun: staff, C-arm and nurse times
/// of a visit may change without a price, but nobody likes what changes for nothing.
struct KeptRows {
    var appointments: [Placement] = []
    var reserves: [Placement] = []
    var staff: [ArmSession] = []

    static let none = KeptRows()

    /// Visits that a repair leaves at their start and with their radiologist, and with them the C-arms that they are on.
    ///
    /// - Parameters:
    ///   - keepsReserves: places kept free stay as well, as many as the repair has there.
    ///   - isMeant: whether rows of a date are to stand.
    init(_ repair: Roster, of week: DisturbedWeek, keepsReserves: Bool, where isMeant: (Day) -> Bool) {
        let places = Dictionary(
            repair.appointments.compactMap { row in row.request.map { ($0, row) } },
            uniquingKeysWith: { first, _ in first })
        appointments = week.open.filter { old in
            guard let id = old.request, let new = places[id], week.event(hitting: id) == nil else { return false }
            return new.start == old.start && new.radiologist == old.radiologist && isMeant(old.start.day)
        }
        if keepsReserves {
            reserves = week.roster.reserves.filter { old in
                old.begins >= week.now && isMeant(old.start.day)
                    && repair.reserves.contains { $0.start == old.start && $0.radiologist == old.radiologist }
            }
        }
        let calendar = SessionCalendar(week.scenario)
        let settled = Set(week.settledStaff)
        staff = week.roster.armSessions.filter { row in
            !settled.contains(row)
                && (appointments + reserves).contains {
                    $0.cArm == row.cArm && calendar.session(at: $0.start)?.name == row.session
                }
        }
    }

    private init() {}
}
