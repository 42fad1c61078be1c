import CapacityStudy
import Clinic
import ClinicFiles
import TestSupport
import Testing

@Suite("A study file")
struct StudyFileTests {
    @Test("is read key by key")
    func everyKey() throws {
        let reading = try WrittenStudy.reading(WrittenStudy.text)
        let study = reading.study
        #expect(study.name == "written")
        #expect(study.base.name == "sample")
        #expect(study.weeks == 60 && study.warmupWeeks == 4 && study.replications == 20 && study.seed == 20_261_130)
        #expect(study.bookingHorizonWeeks == 10)
        #expect(study.arrivals == .even)
        #expect(
            study.demand == [
                ProcedureDemand(procedure: "lumbar-tfesi", perWeek: 6, growthPerYear: 0.15),
                ProcedureDemand(procedure: "joint", perWeek: 2.5),
            ])
        #expect(study.course == [DemandCourse(fromWeek: 1, times: 0.62), DemandCourse(fromWeek: 53, times: 0.87)])
        #expect(study.repeatProbability == 0.39)
        #expect(study.sameDay == SameDayDemand(perDay: 0.4, hours: ClockSpan(480, 930), procedure: "joint"))
        #expect(study.durationVariation == 0.3 && study.staffing == .keep && study.targetLoad == 0.8 && study.grid)
        #expect(
            study.uncertain
                == Uncertain(
                    demand: Triangular(min: 0.8, mode: 1, max: 1.3), margin: Triangular(min: 0.7, mode: 1, max: 1.25),
                    capital: Triangular(min: 0.9, mode: 1, max: 1.4)))
        #expect(reading.warnings.isEmpty)
        #expect(reading.otherFiles.count == 1)
    }

    @Test("tells of its patients")
    func patients() throws {
        let mix = try WrittenStudy.reading(WrittenStudy.text).study.patients
        #expect(mix.urgent == 0.1 && mix.noShow == 0.03 && mix.lateCancel == 0.04 && mix.rebook == 0.7)
        #expect(mix.anticoagulant == 0.2)
        #expect(
            mix.medications == [
                MedicationShare(name: "aspirin", share: 0.5), MedicationShare(name: "Ginkgo", share: 2),
            ])
        #expect(mix.authorizationDays == Triangular(min: 0, mode: 3, max: 10))
        #expect(mix.unpunctualMinutes == NormalMinutes(mean: -8, deviation: 12))
        #expect(mix.patienceWeeks == 6.5)
    }

    @Test("tells of its money")
    func finance() throws {
        let study = try WrittenStudy.reading(WrittenStudy.text).study
        #expect(
            study.finance
                == Finance(
                    currency: "USD", years: 7, discountRate: 0.05,
                    margins: [ProcedureMargin(procedure: "lumbar-tfesi", margin: 240)], defaultMargin: 150,
                    radiologistSession: 875, technologistSession: 190, overtimePerMinute: 6))
    }

    @Test("tells of its options and their steps")
    func options() throws {
        let study = try WrittenStudy.reading(WrittenStudy.text).study
        func row(_ cArm: String, _ technologist: String) -> ArmSession {
            ArmSession(
                session: SessionName(.mon, "am"), cArm: cArm, radiologist: "r1", technologist: technologist)
        }
        #expect(study.armSessions == [row("c1", "t1")])
        try #require(study.options.map(\.name) == ["today", "more", "in steps"])
        #expect(study.options[0] == StudyOption(name: "today"))
        let more = study.options[1]
        #expect(
            more.add.counts.map { "\($0.key) \($0.count)" } == [
                "c_arms 3", "recovery_bays 2", "nurses 1", "technologists 4", "radiologist_sessions -1",
                "addon_reserve 5",
            ])
        #expect(more.investment == Investment(fromWeek: 1, capital: 226_427, costPerYear: 13_000))
        #expect(more.armSessions == [row("c2", "t2")])
        let steps = study.options[2].steps
        try #require(steps.map(\.fromWeek) == [27, 54])
        #expect(steps[0].add.counts == [AddedCount(key: "nurses", count: 1)])
        #expect(steps[0].investment == Investment(fromWeek: 27, capital: 0, costPerYear: 60_000))
        #expect(steps[1].investment == Investment(fromWeek: 54, capital: 90_000, costPerYear: 0))
        #expect(steps[1].armSessions == [row("c-added-1", "t-added-1")])
    }

    static let least = """
        format: fluoro-study/1
        name: least
        base: clinic.yaml
        weeks: 1
        replications: 1
        seed: 0
        demand: [{procedure: joint, per_week: 1}]
        options: [{name: today}]
        """

    @Test("may leave out all that is optional")
    func defaults() throws {
        let study = try WrittenStudy.reading(Self.least).study
        let plain = Study(
            name: "least", base: study.base, weeks: 1, replications: 1, seed: 0,
            demand: [ProcedureDemand(procedure: "joint", perWeek: 1)], options: [StudyOption(name: "today")])
        #expect(study == plain)
        #expect(study.bookingHorizonWeeks == 12 && study.targetLoad == 0.85 && study.staffing == .optimise)
        #expect(study.arrivals == .poisson && study.patients == PatientMix() && study.finance == nil && !study.grid)
    }

    @Test("may be JSON")
    func json() throws {
        let json = """
            {"format": "fluoro-study/1", "name": "least", "base": "clinic.yaml", "weeks": 1, "replications": 1,
             "seed": 0, "demand": [{"procedure": "joint", "per_week": 1}], "options": [{"name": "today"}]}
            """
        #expect(try WrittenStudy.reading(json).study == WrittenStudy.reading(Self.least).study)
    }

    @Test("warns of what can have no effect")
    func warnings() throws {
        var text = try WrittenStudy.replacing("staffing: keep", with: "staffing: optimise")
        text = text.replacing("from_week: 54", with: "from_week: 61").replacing(
            "grid: true", with: "grid: true\nmood: good")
        let warnings = try WrittenStudy.reading(text).warnings.map { "\($0.line ?? 0) \($0.path): \($0.message)" }
        #expect(
            warnings == [
                "31 arm_sessions: has no effect under staffing: optimise",
                "50 options[1].arm_sessions: has no effect under staffing: optimise",
                "55 options[2].steps[1].from_week: week 61 has no effect: 60 are measured",
                "58 options[2].steps[1].arm_sessions: has no effect under staffing: optimise",
                "61 mood: is no key that is known here",
            ])
    }

    @Test("warns where somebody is made to work more sessions than agreed")
    func limits() throws {
        // r1 may work 2 sessions; the option takes 1 away and has Monday morning and Tuesday afternoon.
        let text = try WrittenStudy.replacing(
            "      - {session: mon/am, c_arm: c2, radiologist: r1, technologist: t2}",
            with: "      - {session: tue/pm, c_arm: c2, radiologist: r1, technologist: t9}")
        let clinic = SampleScenario.text.replacing(
            "{id: t1, spine: true, sessions: [mon/am, mon/pm], max_sessions: 4}",
            with: """
                {id: t1, spine: true, sessions: [mon/am, mon/pm], max_sessions: 4}
                    - {id: t9, spine: true, sessions: [tue/pm], max_sessions: 4}
                """
        )
        try TemporaryFolder.use { folder in
            try folder.write(clinic, to: "clinic.yaml")
            let reading = try StudyFile.parseWithWarnings(text, name: "study.yaml", directory: folder.path)
            #expect(reading.warnings.map(\.message) == ["r1 works 2 sessions, and max_sessions is 1"])
            #expect(reading.warnings.map(\.path) == ["options[1].arm_sessions"])
        }
    }

    @Test("says beside each assumption who says so")
    func assumptions() throws {
        let rows = try WrittenStudy.reading(WrittenStudy.text).assumptions
        func row(_ subject: String) throws -> Assumption { try #require(rows.first { $0.subject == subject }) }
        #expect(try row("New requests of lumbar-tfesi").source == "the clinic's own count")
        #expect(try row("New requests of lumbar-tfesi").value == "6.0 a week, 15 % more each year")
        #expect(try row("New requests of joint").source == "study.yaml")
        #expect(try row("more: capital").value == "226\u{202F}427 USD")
        #expect(try row("Which drug").value == "aspirin 20 %, Ginkgo 80 %")
        let least = try WrittenStudy.reading(Self.least).assumptions
        #expect(least.first { $0.subject == "Arrivals" }?.source == "default")
    }

    @Test(
        "of the contract is read", .enabled(if: ContractFolder.isThere, "\(ContractFolder.absence)"),
        arguments: ["deterministic", "growth", "saturated", "second-c-arm"])
    func contract(name: String) throws {
        let reading = try StudyFile.readWithWarnings(path: "\(ContractFolder.path)/studies/\(name)/study.yaml")
        #expect(reading.study.name == name)
        #expect(reading.warnings.isEmpty, "\(reading.warnings)")
        #expect(reading.study.options.first?.name == "today")
        #expect(reading.study.base.name == "\(name)-clinic")
    }
}
