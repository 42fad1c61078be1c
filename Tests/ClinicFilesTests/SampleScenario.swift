import ClinicFiles
import Testing

/// A small scenario that uses every key of the format, and ways to spoil it.
enum SampleScenario {
    static let text = """
        format: fluoro-scenario/1
        name: sample
        week: 2026-11-30
        planning_date: 2026-11-26
        site:
          name: Sample service
          time_zone: America/Chicago
          grid_minutes: 5
          open_days: [mon, tue, wed]
          closed_dates: [2026-12-02]
          halves:
            am: ["08:00", "12:00"]
            pm: ["13:00", "17:00"]
          recovery_bays: 3
          c_arms:
            - id: c1
              name: Fluoro 1
              closed:
                - {from: 2026-12-01T08:00, to: 2026-12-01T12:00, reason: maintenance}
            - {id: c2}
        staff:
          radiologists:
            - {id: r1, skills: [lumbar, joint], sessions: [mon/am, tue/pm], max_sessions: 2, max_spine_minutes: 240}
          technologists:
            - {id: t1, spine: true, sessions: [mon/am, mon/pm], max_sessions: 4}
            - {id: t2, spine: false, trainee: true, sessions: [mon/am]}
          nurses:
            - id: n1
              hours: {mon: [["07:30", "12:15"], ["12:45", "17:30"]], tue: [["12:00", "18:00"]]}
        procedures:
          - code: lumbar-tfesi
            name: Lumbar transforaminal epidural steroid injection
            service: spine
            skill: lumbar
            minutes: {intake: 10, setup: 5, procedure: 20, turnover: 5, recovery: 20, discharge: 5}
            extra_minutes: 10
            always_high_bleeding_risk: false
          - code: joint
            service: joint
            skill: joint
            minutes: {intake: 5, setup: 5, procedure: 15, turnover: 5, recovery: 0, discharge: 0}
            needs_driver: true
        policy:
          addon_reserve: {procedure: lumbar-tfesi, per_day: 1}
          addon_arrivals: {routine: 0.25, soon: 0.125}
          intake_max_wait: 15
          follow_up_calls: {days: [2, 7], minutes: 10}
          priorities: {urgent: 4.5, soon: 2}
          old_age: 80
          weights: {wait_day: 2.125}
          holds:
            coumadin: {hours: 96.5, low_hours: 48, coordinate: true}
            ginkgo: {hours: 36}
        history:
          - {patient: P-0101, request: q0901, service: spine, date: 2026-11-24}
        requests:
          - id: q001
            patient: P-0001
            procedure: lumbar-tfesi
            levels: 2
            priority: soon
            received: 2026-11-20
            due: 2026-12-04
            not_before: 2026-12-01
            mri: 2026-11-22
            authorization: 2026-11-25
            driver: [mon, tue]
            sessions: [mon/am, tue/pm]
            preferred_radiologist: r1
            preferred_half: am
            age: 71
            bleeding_risk: high
            medications:
              - {name: warfarin, last_dose: 2026-11-24, cleared: true}
              - {name: Plavix, last_dose: 2026-11-24T21:30, thromboembolic_risk: high, dose: 75}
          - {id: q002, patient: P-0002, procedure: joint, bilateral: true, authorization: pending, driver: true}
          - {id: q003, patient: P-0003, procedure: joint, guidance: ct, sessions: [],
             fixed: {c_arm: c2, start: 2026-11-30T08:30}}

        """

    /// The text with one part replaced; the part must stand there exactly once.
    static func replacing(_ part: String, with other: String) throws -> String {
        let pieces = text.split(separator: part, omittingEmptySubsequences: false)
        try #require(pieces.count == 2, "'\(part)' stands there \(pieces.count - 1) times")
        return pieces.joined(separator: other)
    }

    /// The line in which a part of the text begins, from 1.
    static func line(of part: String) throws -> Int {
        let range = try #require(text.range(of: part))
        return 1 + text[..<range.lowerBound].count { $0 == "\n" }
    }

    /// What is wrong with a text; empty where nothing is.
    static func problems(in text: String, name: String = "week.yaml", directory: String? = nil) -> [InputProblem] {
        do throws(InputProblems) {
            _ = try ScenarioFile.parse(text, name: name, directory: directory)
            return []
        } catch {
            return error.problems
        }
    }
}
