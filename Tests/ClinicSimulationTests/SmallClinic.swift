import CapacityStudy
import Clinic
import ClinicSimulation

/// One room on Monday and Wednesday mornings, one procedure of 30 minutes in the room, written down in the tests.
enum SmallClinic {
    static let hour = 60

    /// - Parameter end: when the morning session ends.
    static func clinic(end: Int = 9 * hour + 30, cArms: Int = 1, bays: Int = 2) -> Scenario {
        let mornings = [SessionName(.mon, "am"), SessionName(.wed, "am")]
        let monday = Day(year: 2026, month: 11, day: 30) ?? Day(number: 0)
        let hours = [ClockSpan(7 * hour + 30, 12 * hour)]
        return Scenario(
            name: "small", week: monday, planningDate: monday,
            site: Site(
                name: "Small", timeZone: "America/Chicago", gridMinutes: 5,
                openWeekdays: [.mon, .tue, .wed, .thu, .fri],
                closedDates: [], halves: [Half(name: "am", span: ClockSpan(8 * hour, end))], recoveryBays: bays,
                cArms: (1...cArms).map { CArm(id: "c\($0)") }),
            staff: Staff(
                radiologists: [Radiologist(id: "r1", skills: ["lumbar"], sessions: mornings, maxSessions: 2)],
                technologists: (1...cArms).map { Technologist(id: "t\($0)", spine: true, sessions: mornings) },
                nurses: [Nurse(id: "n1", hours: [hours, [], hours, [], [], [], []])]),
            procedures: [
                Procedure(
                    code: "tfesi", service: .spine, skill: "lumbar",
                    minutes: StepMinutes(intake: 10, setup: 5, procedure: 20, turnover: 5, recovery: 20, discharge: 5))
            ],
            policy: policy, history: [], requests: [])
    }

    /// Warfarin is held five days, celecoxib not at all.
    static var policy: Policy {
        Policy(
            holds: HoldTable(
                source: "test", version: "1",
                rows: [
                    HoldRow(
                        names: ["warfarin"], highRiskMinutes: 7200, lowRiskMinutes: 7200, coordinate: true,
                        restartMinutes: 1440),
                    HoldRow(
                        names: ["celecoxib"], highRiskMinutes: 0, lowRiskMinutes: 0, coordinate: false,
                        restartMinutes: 0),
                ]))
    }

    static func armSessions(cArms: Int = 1) -> [ArmSession] {
        [Weekday.mon, .wed].flatMap { day in
            (1...cArms).map {
                ArmSession(session: SessionName(day, "am"), cArm: "c\($0)", radiologist: "r1", technologist: "t\($0)")
            }
        }
    }

    /// - Parameter perWeek: new requests.
    static func study(_ clinic: Scenario, perWeek: Double, weeks: Int = 4, seed: UInt64 = 1) -> Study {
        var study = Study(
            name: "small", base: clinic, weeks: weeks, replications: 2, seed: seed,
            demand: [ProcedureDemand(procedure: "tfesi", perWeek: perWeek)], options: [StudyOption(name: "today")])
        study.warmupWeeks = 4
        return study
    }

    /// Everything that patients can do, in a clinic that is nearly full: three rooms-mornings of 4 hours.
    static func busyStudy(seed: UInt64 = 11, weeks: Int = 30) -> Study {
        var clinic = clinic(end: 12 * hour)
        clinic.policy.addonReserve = AddonReserve(procedure: "tfesi", perDay: 1)
        var study = study(clinic, perWeek: 9, weeks: weeks, seed: seed)
        study.replications = 6
        study.warmupWeeks = 8
        study.bookingHorizonWeeks = 8
        study.repeatProbability = 0.3
        study.durationVariation = 0.35
        study.sameDay = SameDayDemand(perDay: 0.4, hours: ClockSpan(8 * hour, 11 * hour), procedure: "tfesi")
        study.patients.urgent = 0.1
        study.patients.noShow = 0.06
        study.patients.lateCancel = 0.06
        study.patients.rebook = 0.7
        study.patients.anticoagulant = 0.2
        study.patients.medications = [MedicationShare(name: "warfarin", share: 1)]
        study.patients.authorizationDays = Triangular(min: 0, mode: 3, max: 10)
        study.patients.unpunctualMinutes = NormalMinutes(mean: -8, deviation: 12)
        study.patients.patienceWeeks = 5
        return study
    }

    static func run(_ study: Study, threads: Int = 1, armSessions: [ArmSession] = armSessions()) throws -> OptionRun {
        let simulator = try StudySimulator(
            study: study, phases: [ClinicPhase(clinic: study.base, armSessions: armSessions)])
        return OptionRun(
            simulator,
            results: SimulationRunner(threads: threads).run([simulator], replications: 0..<study.replications)[0],
            investments: [])
    }

    /// Mean of a measure; nil where it has none.
    static func mean(_ run: OptionRun, _ key: String) -> Double? {
        run.measures(against: nil).first { $0.key == key }?.estimate.mean
    }
}
