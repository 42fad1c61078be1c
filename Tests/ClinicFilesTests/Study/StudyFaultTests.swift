import ClinicFiles
import Testing

@Suite("A wrong value in a study")
struct StudyFaultTests {
    static let cases = head + demand + patients + rows + finance + options

    static let head = [
        Spoiled("fluoro-study/1", "fluoro-study/2", "format", "'fluoro-study/2' is no format", fix: "/1"),
        Spoiled("name: written\n", "name: 12\n", "name", "12 is a number", fix: "\"12\""),
        Spoiled("base: clinic.yaml\n", "base:\n", "base", "has no value"),
        Spoiled("\nweeks: 60", "\nweeks: 0", "weeks", "0 is out of range", fix: "the least is 1"),
        Spoiled("\nweeks: 60\n", "\n", "weeks", "is missing"),
        Spoiled("warmup_weeks: 4", "warmup_weeks: -4", "warmup_weeks", "-4 is negative"),
        Spoiled("warmup_weeks: 4", "warm_up_week: 4", "warm_up_week", "no key", fix: "'warmup_weeks'"),
        Spoiled("replications: 20", "replications: 20.5", "replications", "20.5 is not a whole number"),
        Spoiled("seed: 20261130", "seed: -1", "seed", "-1 is out of range", fix: "the least is 0"),
        Spoiled("seed: 20261130", "seed: new", "seed", "'new' is not a whole number"),
        Spoiled("booking_horizon_weeks: 10", "booking_horizon_weeks: 0", "booking_horizon_weeks", "0 is out of range"),
        Spoiled("arrivals: even", "arrivals: poison", "arrivals", "'poison' is not allowed", fix: "poisson"),
        Spoiled("staffing: keep", "staffing: optimize", "staffing", "'optimize' is not allowed", fix: "optimise"),
        Spoiled("target_load: 0.8", "target_load: 85", "target_load", "85 is out of range", fix: "the most 1"),
        Spoiled("target_load: 0.8", "target_load: 0", "target_load", "0 is not above 0"),
        Spoiled("{cv: 0.30}", "{cv: -0.3}", "durations.cv", "-0.3 is negative"),
        Spoiled("grid: true", "grid: yes", "grid", "'yes' is not plainly a truth value", fix: "true"),
    ]

    static let demand = [
        Spoiled("{procedure: joint, per_week: 2.5}", "{procedure: knee, per_week: 2.5}", "demand[1].procedure", "knee"),
        Spoiled(
            "{procedure: lumbar-tfesi, per_week: 6, g", "{procedure: lumbar-tfes, per_week: 6, g",
            "demand[0].procedure", "'lumbar-tfes' is no procedure", fix: "'lumbar-tfesi'"),
        Spoiled("per_week: 2.5", "per_week: -1", "demand[1].per_week", "-1 is negative"),
        Spoiled("per_week: 2.5", "per_month: 2.5", "demand[1].per_week", "is missing"),
        Spoiled(
            "{procedure: joint, per_week: 2.5}", "{procedure: lumbar-tfesi, per_week: 2}", "demand[1].procedure",
            "used twice, first in line 11"),
        Spoiled("growth_per_year: 0.15", "growth_per_year: -1", "demand[0].growth_per_year", "out of range"),
        Spoiled("from_week: 53", "from_week: 1", "course[1].from_week", "week 1 does not come after week 1"),
        Spoiled("from_week: 53", "from_week: 0", "course[1].from_week", "0 is out of range"),
        Spoiled("times: 0.87", "times: -2", "course[1].times", "-2 is negative"),
        Spoiled("repeat_probability: 0.39", "repeat_probability: 39", "repeat_probability", "no share", fix: "0.39"),
        Spoiled("until: \"15:30\"", "until: \"07:30\"", "same_day.until", "08:00 is not before 07:30"),
        Spoiled("until: \"15:30\"", "until: late", "same_day.until", "'late' is no time", fix: "08:30"),
        Spoiled(
            "procedure: joint}\n", "procedure: hip}\n", "same_day.procedure", "'hip' is no procedure", fix: "joint"),
    ]

    static let patients = [
        Spoiled("no_show: 0.03", "no_show: 1.03", "patients.no_show", "1.03 is no share"),
        Spoiled("no_show: 0.03", "noshows: 0.03", "patients.noshows", "no key", fix: "'no_show'"),
        Spoiled("rebook: 0.7", "rebook: -0.7", "patients.rebook", "-0.7 is no share", fix: "from 0 to 1"),
        Spoiled(
            "  medications: {aspirin: 0.5, Ginkgo: 2}\n", "", "patients.medications", "is missing, and anticoagulant"),
        Spoiled("{aspirin: 0.5, Ginkgo: 2}", "{aspirin: 0, Ginkgo: 0}", "patients.medications", "sum to 0"),
        Spoiled("Ginkgo: 2", "wafarin: 2", "patients.medications.wafarin", "no drug", fix: "'warfarin'"),
        Spoiled("Ginkgo: 2", "garlic: 2", "patients.medications.garlic", "no drug", fix: "policy: holds:"),
        Spoiled("Ginkgo: 2", "Ginkgo: -2", "patients.medications.Ginkgo", "-2 is negative"),
        Spoiled("mode: 3,", "mode: 13,", "patients.authorization_days", "do not rise", fix: "between the ends"),
        Spoiled("{min: 0, mode: 3,", "{min: -1, mode: 3,", "patients.authorization_days.min", "-1 is negative"),
        Spoiled("sd: 12", "sd: -12", "patients.unpunctual_minutes.sd", "-12 is negative"),
        Spoiled("patience_weeks: 6.5", "patience_weeks: 0", "patients.patience_weeks", "0 is not above 0"),
    ]

    static let rows = [
        Spoiled(
            "{session: mon/am, c_arm: c1, r", "{session: mon/eve, c_arm: c1, r", "arm_sessions[0].session",
            "no half 'eve'", fix: "am, pm"),
        Spoiled(
            "{session: mon/am, c_arm: c1, r", "{session: fri/am, c_arm: c1, r", "arm_sessions[0].session",
            "not open", fix: "mon, tue, wed"),
        Spoiled("c_arm: c1,", "c_arm: c9,", "arm_sessions[0].c_arm", "'c9' is no C-arm", fix: "c1, c2"),
        Spoiled(
            "{session: mon/am, c_arm: c1, r", "{session: mon/pm, c_arm: c1, r", "arm_sessions[0].radiologist",
            "r1 does not list mon/pm", fix: "mon/am, tue/pm"),
        Spoiled("technologist: t2}", "technologist: t1}", "options[1].arm_sessions[0].technologist", "two rooms"),
        Spoiled("c_arm: c2,", "c_arm: c1,", "options[1].arm_sessions[0].c_arm", "staffed twice in mon/am"),
        Spoiled(
            "c_arm: c-added-1", "c_arm: c-added-2", "options[2].steps[1].arm_sessions[0].c_arm", "no C-arm",
            fix: "'c-added-1'"),
    ]

    static let finance = [
        Spoiled("years: 7", "years: 0", "finance.years", "0 is out of range"),
        Spoiled("discount_rate: 0.05", "discount_rate: 5", "finance.discount_rate", "5 is no share", fix: "0.05"),
        Spoiled("discount_rate: 0.05", "discout_rate: 0.05", "finance.discount_rate", "is missing"),
        Spoiled("{lumbar-tfesi: 240, d", "{lumbar: 240, d", "finance.margin.lumbar", "'lumbar' is no procedure"),
        Spoiled(", default: 150}", "}", "finance.margin", "'joint' has no margin", fix: "default"),
        Spoiled("radiologist: 875,", "radiologist: -875,", "finance.session_cost.radiologist", "negative"),
        Spoiled("  overtime_per_minute: 6\n", "", "finance.overtime_per_minute", "is missing"),
        Spoiled("max: 1.25", "max: 0.5", "uncertain.margin", "do not rise"),
    ]

    static let options = [
        Spoiled("name: more", "name: today", "options[1].name", "'today' is used twice, first in line 45"),
        Spoiled("{c_arms: 3,", "{c_arm: 3,", "options[1].add.c_arm", "no key", fix: "'c_arms'"),
        Spoiled("{c_arms: 3,", "{rooms: 3,", "options[1].add.rooms", "no key", fix: "c_arms, recovery_bays"),
        Spoiled("recovery_bays: 2,", "recovery_bays: -2,", "options[1].add.recovery_bays", "-2 is negative"),
        Spoiled("capital: 226427", "capital: a lot", "options[1].capital", "'a lot' is not a number"),
        Spoiled("from_week: 54", "from_week: 27", "options[2].steps[1].from_week", "week 27 does not come after"),
        Spoiled("  - name: today\n", "  - {}\n", "options[0].name", "is missing"),
    ]

    @Test("is told with its line, key path, value and fix", arguments: cases)
    func isTold(spoiled: Spoiled) throws {
        let line = try WrittenStudy.line(of: spoiled.part) + (spoiled.part.hasPrefix("\n") ? 1 : 0)
        let problems = try WrittenStudy.problems(in: try WrittenStudy.replacing(spoiled.part, with: spoiled.other))
        let problem = try #require(problems.first { $0.path == spoiled.path }, "\(problems)")
        // What is missing or does not fit together is told where the mapping stands that lacks it.
        let isOfMapping = problem.message.contains("is missing") || problem.message.contains("sum to 0")
        if !isOfMapping { #expect(problem.line == line, "\(problem)") }
        #expect(problem.file == "study.yaml")
        #expect(problem.message.contains(spoiled.says), "\(problem)")
        if let fix = spoiled.fix { #expect(problem.fix?.contains(fix) == true, "\(problem)") }
        // A slip in a key that must be there is told twice: by its own name, and as missing.
        #expect(problems.count <= (spoiled.says.contains("is missing") ? 2 : 1), "\(problems)")
    }

    @Test("and all others are told at once")
    func allAtOnce() throws {
        var text = try WrittenStudy.replacing("no_show: 0.03", with: "no_show: 3")
        text = text.replacing("name: more", with: "name: today").replacing("years: 7", with: "years: many")
        let paths = try WrittenStudy.problems(in: text).map(\.path)
        #expect(paths == ["patients.no_show", "finance.years", "options[1].name"])
    }

    @Test("is told of the clinic, too, with the clinic's own path and line")
    func clinic() throws {
        try TemporaryFolder.use { folder in
            let clinic = SampleScenario.text.replacing("recovery_bays: 3", with: "recovery_bays: three")
            try folder.write(clinic, to: "clinic.yaml")
            let path = try folder.write(
                WrittenStudy.text.replacing("seed: 20261130", with: "seed: x"), to: "study.yaml")
            do {
                _ = try StudyFile.read(path: path)
                Issue.record("a study with two faults was read")
            } catch let error as InputProblems {
                #expect(error.problems.map(\.path) == ["site.recovery_bays", "seed"])
                #expect(error.problems.map(\.file) == [folder.path("clinic.yaml"), path])
                #expect(error.problems.map(\.line) == [14, 7])
            }
        }
    }

    @Test("is a clinic that is not there")
    func noClinic() throws {
        let problems = try WrittenStudy.problems(
            in: WrittenStudy.replacing("base: clinic.yaml", with: "base: other/clinic.yaml"))
        #expect(problems.count == 2)
        #expect(problems.first?.message.contains("cannot be opened") == true)
        #expect(problems.first?.file.hasSuffix("other/clinic.yaml") == true)
        #expect(problems.last?.path == "base")
        #expect(problems.last?.line == 3)
    }
}
