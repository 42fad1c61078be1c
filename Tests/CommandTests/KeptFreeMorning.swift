/// `ShortMorning` until 10:00 with a place kept free, and a roster of it made by hand.
///
///     c1: q1 08:00-08:25, q2 08:25-08:50, q3 08:50-09:15, kept free 09:15-09:40, nothing from there to 10:00
///
/// Everybody is seen on the first possible day; the session costs 10 for the radiologist and 5 for the room.
enum KeptFreeMorning {
    static func scenario() throws -> String {
        var text = try ShortMorning.replacing("\"09:00\"]", with: "\"10:00\"]")
        text = try ShortMorning.replacing("\"10:00\"]]}", with: "\"11:00\"]]}", in: text)
        return try ShortMorning.replacing(
            "requests:", with: "policy:\n  addon_reserve: {procedure: hip, per_day: 1}\nrequests:", in: text)
    }

    /// A visit: intake five minutes before, discharge check 30 minutes after the room start.
    private static func visit(_ name: String, _ start: String, _ intake: String, _ check: String) -> String {
        """
        {"\(name == "hip" ? "procedure" : "request")": "\(name)", "c_arm": "c1", "start": "2026-11-30T\(start)", \
        "radiologist": "r1", "technologist": "t1", "intake": {"nurse": "n1", "start": "2026-11-30T\(intake)"}, \
        "discharge": {"nurse": "n1", "start": "2026-11-30T\(check)"}, "bay": 1}
        """
    }

    static let roster = """
        {"format": "fluoro-roster/1", "scenario": "short-morning", "week": "2026-11-30", "status": "feasible",
         "objective": 15, "bound": 0,
         "terms": {"unscheduled": 0, "overdue_unscheduled": 0, "wait_day": 0, "late_day": 0, "addon_shortfall": 0,
          "radiologist_session": 10, "room_session": 5, "not_preferred_radiologist": 0, "not_preferred_half": 0,
          "unfair_session": 0, "joint_shortfall": 0, "training_shortfall": 0},
         "arm_sessions": [{"session": "mon/am", "c_arm": "c1", "radiologist": "r1", "technologist": "t1"}],
         "appointments": [\(visit("q1", "08:00", "07:55", "08:30")), \(visit("q2", "08:25", "08:20", "08:55")),
          \(visit("q3", "08:50", "08:45", "09:20"))],
         "reserves": [\(visit("hip", "09:15", "09:10", "09:45"))],
         "unscheduled": [{"request": "q4", "reasons": [{"code": "ct", "text": "CT"}]},
          {"request": "q5", "reasons": [{"code": "authorization", "text": "pending"}]}],
         "calls": []}
        """
}
