/// A week whose promises nobody can keep, though that takes long to see: twelve joint visits, each promised in a session of
/// its own, and eleven radiologists for one session each. Whoever tries all assignments tries 11! of them.
enum HardPromises {
    private static let days = ["mon", "tue", "wed", "thu", "fri", "sat"]

    static let names = (1...12).map { "q\($0)" }

    static let scenario: String = {
        let sessions = "[" + days.flatMap { ["\($0)/am", "\($0)/pm"] }.joined(separator: ", ") + "]"
        let radiologists = (1...11).map {
            "    - {id: r\($0), skills: [joint], sessions: \(sessions), max_sessions: 1}"
        }
        let requests = names.enumerated().map { index, name in
            let start = "2026-\(index < 2 ? "11-30" : "12-0\(index / 2)")T\(index % 2 == 0 ? "08" : "13"):00"
            return "  - {id: \(name), patient: P-01\(10 + index), procedure: hip, fixed: {c_arm: c1, start: \(start)}}"
        }
        return """
            format: fluoro-scenario/1
            name: hard-promises
            week: 2026-11-30
            planning_date: 2026-11-27
            site:
              name: Twelve half-days
              time_zone: America/Chicago
              open_days: [\(days.joined(separator: ", "))]
              halves: {am: ["08:00", "12:00"], pm: ["13:00", "17:00"]}
              recovery_bays: 1
              c_arms: [{id: c1}]
            staff:
              technologists: [{id: t1, spine: true, sessions: \(sessions)}]
              nurses: []
              radiologists:
            \(radiologists.joined(separator: "\n"))
            procedures:
              - code: hip
                name: Hip injection
                service: joint
                skill: joint
                minutes: {intake: 0, setup: 5, procedure: 15, turnover: 5, recovery: 0, discharge: 0}
            requests:
            \(requests.joined(separator: "\n"))

            """
    }()

    /// What a roster file says of it, without proof.
    static let claim = """
        {"format": "fluoro-roster/1", "scenario": "hard-promises", "week": "2026-11-30", "status": "infeasible",
         "arm_sessions": [], "appointments": [], "reserves": [], "unscheduled": [],
         "conflict": [\(names.map { "\"\($0)\"" }.joined(separator: ", "))]}
        """
}
