import CapacityStudy
import Clinic
import ClinicSimulation
import Synchronization
import Testing

@Suite("What holds of every simulation")
struct SimulationPropertyTests {
    @Test("nobody vanishes, exactly, in every replication")
    func nobodyVanishes() throws {
        for seed in 1...8 {
            let run = try SmallClinic.run(SmallClinic.busyStudy(seed: UInt64(seed), weeks: 12))
            for result in run.results {
                #expect(result.nobodyVanished)
                #expect(result.missed > 0 && result.lost > 0 && result.done > 0 && result.sameDayAsked > 0)
            }
        }
    }

    @Test("Little: the waiting list is who leaves it times the days on it, within the interval")
    func little() throws {
        var study = SmallClinic.busyStudy(weeks: 60)
        study.replications = 12
        let run = try SmallClinic.run(study)
        let values = run.values
        func column(_ key: String) -> [Double?] { values.first { $0.key == key }?.values ?? [] }
        let flow = zip(column("waiting_list.left_per_week"), column("waiting_list.days")).map { left, days in
            left.flatMap { left in days.map { left / 7 * $0 } }
        }
        let difference = Estimate(of: column("waiting_list.mean"), less: flow)
        let mean = try #require(difference.mean)
        let halfWidth = try #require(difference.halfWidth)
        #expect(abs(mean) <= halfWidth)
        #expect(halfWidth < 1)
    }

    @Test("the same results from any number of threads")
    func threads() throws {
        let study = SmallClinic.busyStudy(weeks: 8)
        let one = try SmallClinic.run(study, threads: 1)
        #expect(one.results.map(\.replication) == Array(0..<6))
        for threads in [2, 5] { #expect(try SmallClinic.run(study, threads: threads).results == one.results) }
        #expect(Set(one.results.map(\.requests)).count > 1)
    }

    @Test("progress is told, and a cancelled run keeps what was finished before")
    func progress() throws {
        let study = SmallClinic.busyStudy(weeks: 4)
        let simulator = try StudySimulator(
            study: study, phases: [ClinicPhase(clinic: study.base, armSessions: SmallClinic.armSessions())])
        let told = Mutex<Int>(0)
        let all = SimulationRunner(threads: 1).run(
            [simulator], replications: 0..<6, onFinished: { told.withLock { $0 += 1 } })[0]
        #expect(told.withLock { $0 } == 6)
        // A replication asks once in each of its 12 weeks.
        let asked = Mutex<Int>(0)
        let some = SimulationRunner(threads: 1).run(
            [simulator], replications: 0..<6,
            isCancelled: {
                asked.withLock { count in
                    count += 1
                    return count > 30
                }
            })[0]
        #expect(some == Array(all.prefix(2)))
        // A later range of two options at once.
        let both = SimulationRunner(threads: 1).run([simulator, simulator], replications: 2..<5)
        #expect(both == [Array(all[2..<5]), Array(all[2..<5])])
    }

    /// A change of one input, the measure that it moves, and whether upwards.
    struct Move: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let key: String
        let isUp: Bool
        let change: @Sendable (inout Study) -> Void

        init(_ input: String, _ key: String, isUp: Bool = true, _ change: @escaping @Sendable (inout Study) -> Void) {
            testDescription = input
            self.key = key
            self.isUp = isUp
            self.change = change
        }
    }

    static let moves = [
        Move("demand", "requests_per_week") { $0.demand[0].perWeek = 12 },
        Move("growth", "requests_per_week") { $0.demand[0].growthPerYear = 1 },
        Move("course", "requests_per_week", isUp: false) { $0.course = [DemandCourse(fromWeek: 5, times: 0.5)] },
        Move("repeat_probability", "visits_per_week") { $0.repeatProbability = 0.6 },
        Move("same_day", "same_day.asked_per_week") { $0.sameDay?.perDay = 0.8 },
        Move("same-day hours", "same_day.served_share", isUp: false) { $0.sameDay?.hours = ClockSpan(690, 700) },
        Move("no_show", "missed_per_week") { $0.patients.noShow = 0.2 },
        Move("late_cancel", "missed_per_week") { $0.patients.lateCancel = 0.2 },
        Move("rebook", "missed_per_week", isUp: false) { $0.patients.rebook = 1 },
        Move("anticoagulant", "days_to_visit.mean") { $0.patients.anticoagulant = 0.8 },
        Move("medications", "days_to_visit.mean", isUp: false) {
            $0.patients.medications = [MedicationShare(name: "celecoxib", share: 1)]
        },
        Move("authorization_days", "days_to_visit.mean") {
            $0.patients.authorizationDays = Triangular(min: 14, mode: 14, max: 14)
        },
        Move("unpunctual mean", "overtime_minutes_per_week.room") {
            $0.patients.unpunctualMinutes = NormalMinutes(mean: 20, deviation: 12)
        },
        Move("unpunctual sd", "on_site_wait_minutes.mean") {
            $0.patients.unpunctualMinutes = NormalMinutes(mean: -8, deviation: 40)
        },
        Move("patience_weeks", "lost_per_week") { $0.patients.patienceWeeks = 1 },
        Move("durations", "on_site_wait_minutes.mean") { $0.durationVariation = 0.8 },
        Move("booking_horizon_weeks", "lost_per_week") { $0.bookingHorizonWeeks = 1 },
        Move("addon_reserve", "same_day.served_share") { $0.base.policy.addonReserve?.perDay = 3 },
        Move("uncertain demand", "requests_per_week") {
            $0.uncertain.demand = Triangular(min: 1.2, mode: 1.4, max: 1.6)
        },
        Move("recovery bays", "visits_per_week", isUp: false) { $0.base.site.recoveryBays = 0 },
        Move("max_spine_minutes", "visits_per_week", isUp: false) {
            $0.base.staff.radiologists[0].maxSpineMinutes = 120
        },
    ]

    @Test("each input moves what it should", arguments: moves)
    func inputs(move: Move) throws {
        let study = SmallClinic.busyStudy(weeks: 20)
        var changed = study
        move.change(&changed)
        let before = try SmallClinic.run(study).values.first { $0.key == move.key }
        let after = try SmallClinic.run(changed).values.first { $0.key == move.key }
        let difference = Estimate(of: try #require(after).values, less: try #require(before).values)
        #expect(move.isUp ? difference.isAbove0 : difference.isBelow0, "\(difference)")
    }

    @Test("the warm-up fills the waiting list and is not measured")
    func warmUp() throws {
        var study = SmallClinic.busyStudy(weeks: 6)
        #expect(try SmallClinic.run(study).results.allSatisfy { $0.waitingAtStart > 0 && $0.weeks.count == 6 })
        study.warmupWeeks = 0
        #expect(try SmallClinic.run(study).results.allSatisfy { $0.waitingAtStart == 0 && $0.weeks.count == 6 })
    }

    @Test("who is urgent changes the order, unless all are")
    func urgent() throws {
        var study = SmallClinic.busyStudy(weeks: 20)
        // Same-day patients are never urgent.
        study.sameDay = nil
        study.patients.urgent = 0
        let none = try SmallClinic.run(study)
        study.patients.urgent = 1
        // All are urgent: the order is the same again, and so is everything.
        #expect(try SmallClinic.run(study).results == none.results)
        study.patients.urgent = 0.5
        #expect(try SmallClinic.run(study).results != none.results)
    }

    @Test("a step holds from its week on")
    func steps() throws {
        var study = SmallClinic.study(SmallClinic.clinic(), perWeek: 30, weeks: 26)
        study.bookingHorizonWeeks = 2
        let two = SmallClinic.clinic(cArms: 2)
        let simulator = try StudySimulator(
            study: study,
            phases: [
                ClinicPhase(clinic: study.base, armSessions: SmallClinic.armSessions()),
                ClinicPhase(fromWeek: 14, clinic: two, armSessions: SmallClinic.armSessions(cArms: 2)),
            ])
        let result = try #require(simulator.replication(0))
        // 90 minutes: three visits in one room. In two, steps of 20 minutes from 08:05 to 09:25: four.
        #expect(result.weeks.prefix(13).allSatisfy { $0.done == 6 })
        #expect(result.weeks.suffix(13).allSatisfy { $0.done == 8 })
    }

    @Test("what cannot be simulated is refused")
    func refusals() throws {
        let clinic = SmallClinic.clinic()
        var study = SmallClinic.study(clinic, perWeek: 5)
        let phase = ClinicPhase(clinic: clinic, armSessions: SmallClinic.armSessions())
        #expect(throws: SimulationFailure.phasesOutOfOrder) { try StudySimulator(study: study, phases: []) }
        #expect(throws: SimulationFailure.phasesOutOfOrder) {
            try StudySimulator(study: study, phases: [phase, phase])
        }
        var row = SmallClinic.armSessions()[0]
        row.cArm = "c9"
        #expect(throws: SimulationFailure.unknownArmSession(row)) {
            try StudySimulator(study: study, phases: [ClinicPhase(clinic: clinic, armSessions: [row])])
        }
        study.patients.medications = [MedicationShare(name: "unheard", share: 1)]
        #expect(throws: SimulationFailure.unknownMedication("unheard")) {
            try StudySimulator(study: study, phases: [phase])
        }
        study = SmallClinic.study(clinic, perWeek: 5)
        study.demand[0].procedure = "other"
        #expect(throws: SimulationFailure.unknownProcedure("other")) {
            try StudySimulator(study: study, phases: [phase])
        }
    }
}
