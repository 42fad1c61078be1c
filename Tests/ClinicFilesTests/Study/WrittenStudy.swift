import ClinicFiles
import Testing

/// A study file that uses every key of the format, beside ``SampleScenario``, and ways to spoil it.
enum WrittenStudy {
    static let text = """
        format: fluoro-study/1
        name: written
        base: clinic.yaml
        weeks: 60
        warmup_weeks: 4
        replications: 20
        seed: 20261130
        booking_horizon_weeks: 10
        arrivals: even
        demand:
          - {procedure: lumbar-tfesi, per_week: 6, growth_per_year: 0.15}   # the clinic's own count
          - {procedure: joint, per_week: 2.5}
        course:
          - {from_week: 1, times: 0.62}
          - {from_week: 53, times: 0.87}
        repeat_probability: 0.39
        same_day: {per_day: 0.4, from: "08:00", until: "15:30", procedure: joint}
        patients:
          urgent: 0.10
          no_show: 0.03
          late_cancel: 0.04
          rebook: 0.7
          anticoagulant: 0.2
          medications: {aspirin: 0.5, Ginkgo: 2}
          authorization_days: {min: 0, mode: 3, max: 10}
          unpunctual_minutes: {mean: -8, sd: 12}
          patience_weeks: 6.5
        durations: {cv: 0.30}
        staffing: keep
        target_load: 0.8
        arm_sessions:
          - {session: mon/am, c_arm: c1, radiologist: r1, technologist: t1}
        finance:
          currency: USD
          years: 7
          discount_rate: 0.05
          margin: {lumbar-tfesi: 240, default: 150}
          session_cost: {radiologist: 875, technologist: 190}
          overtime_per_minute: 6
        uncertain:
          demand: {min: 0.8, mode: 1, max: 1.3}
          margin: {min: 0.7, mode: 1, max: 1.25}
          capital: {min: 0.9, mode: 1, max: 1.4}
        options:
          - name: today
          - name: more
            add: {c_arms: 3, recovery_bays: 2, nurses: 1, technologists: 4, radiologist_sessions: -1, addon_reserve: 5}
            capital: 226427
            cost_per_year: 13000
            arm_sessions:
              - {session: mon/am, c_arm: c2, radiologist: r1, technologist: t2}
          - name: in steps
            steps:
              - {from_week: 27, add: {nurses: 1}, cost_per_year: 60000}
              - from_week: 54
                add: {c_arms: 1, technologists: 1}
                capital: 90000
                arm_sessions:
                  - {session: mon/am, c_arm: c-added-1, radiologist: r1, technologist: t-added-1}
        grid: true

        """

    /// Reads a text beside the sample scenario.
    static func reading(_ text: String) throws -> StudyReading {
        var reading: StudyReading?
        try TemporaryFolder.use { folder in
            try folder.write(SampleScenario.text, to: "clinic.yaml")
            reading = try StudyFile.parseWithWarnings(text, name: "study.yaml", directory: folder.path)
        }
        return try #require(reading)
    }

    /// What is wrong with a text; empty where nothing is.
    static func problems(in text: String) throws -> [InputProblem] {
        do {
            _ = try reading(text)
            return []
        } catch let problems as InputProblems {
            return problems.problems
        }
    }

    /// The text with one part replaced; the part must stand there exactly once.
    static func replacing(_ part: String, with other: String) throws -> String {
        let pieces = text.split(separator: part, omittingEmptySubsequences: false)
        try #require(pieces.count == 2, "'\(part)' stands there \(pieces.count - 1) times")
        return pieces.joined(separator: other)
    }

    /// The line in which a part of the text begins, from 1.
    static func line(of part: String) throws -> Int {
        let before = try #require(text.split(separator: part, omittingEmptySubsequences: false).first)
        return before.count { $0 == "\n" } + 1
    }
}
