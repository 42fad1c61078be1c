import CapacityStudy
import Clinic
import ClinicSimulation
import Testing

/// A clinic of two mornings of 90 minutes, three visits each, worked by hand.
@Suite("A small study by hand")
struct SmallStudyTests {
    /// One request a day, booked that evening: Monday's and Tuesday's for Wednesday, Wednesday's to Friday's for Monday.
    ///
    /// - days: 2, 1, 5, 4, 3: mean 3, median 3, the fifth of five 5; from the day after: 1, 0, 4, 3, 2: mean 2;
    /// - waiting each midnight: 1, 2, 1, 2, 3, 3, 3: mean 15 / 7, at the end 3; and 5 / 7 × 3 = 15 / 7;
    /// - on Friday evening Monday is full, Wednesday has 08:00, 08:30 and 09:00: 5 days;
    /// - C-arm 5 × 30 of 180 minutes; radiologist 5 × 20; nurse 5 × 15 of 540; bays 5 × 25 of 2 × 180;
    /// - open are five mornings for the C-arm and the bays, the two that are listed for the others.
    @Test("every measure where nothing is left to chance")
    func everyDay() throws {
        var study = SmallClinic.study(SmallClinic.clinic(), perWeek: 5)
        study.arrivals = .even
        let run = try SmallClinic.run(study)
        let expected: [(String, Double)] = [
            ("visits_per_week", 5), ("visits_per_week.spine", 5), ("visits_per_week.joint", 0),
            ("visits_per_week.tfesi", 5), ("requests_per_week", 5), ("lost_per_week", 0), ("lost_share", 0),
            ("missed_per_week", 0), ("days_to_visit.mean", 3), ("days_to_visit.median", 3), ("days_to_visit.p90", 5),
            ("days_for_place.mean", 2), ("third_next_available_days", 5), ("waiting_list.mean", 15.0 / 7),
            ("waiting_list.end", 3), ("waiting_list.slope_per_week", 0), ("waiting_list.left_per_week", 5),
            ("waiting_list.days", 3), ("on_site_wait_minutes.mean", 0), ("overtime_minutes_per_week.room", 0),
            ("overtime_minutes_per_week.nurse", 0), ("busy_of_staffed.c_arm", 150.0 / 180),
            ("busy_of_staffed.c_arm.c1", 150.0 / 180), ("busy_of_staffed.radiologist.r1", 100.0 / 180),
            ("busy_of_staffed.technologist", 150.0 / 180), ("busy_of_staffed.nurse.n1", 75.0 / 540),
            ("busy_of_staffed.bay", 125.0 / 360), ("busy_of_open.c_arm", 150.0 / 450),
            ("busy_of_open.radiologist", 100.0 / 180), ("busy_of_open.bay", 125.0 / 900),
        ]
        for (key, value) in expected { #expect(SmallClinic.mean(run, key) == value, "\(key)") }
        #expect(SmallClinic.mean(run, "npv") == nil)
        let quarter = try #require(run.quarters.first)
        #expect(run.quarters.count == 1)
        #expect(quarter.visitsPerWeek.mean == 5)
        #expect(quarter.waitingList.mean == 15.0 / 7)
    }

    /// Five days of hold: a request of Monday may be treated from Sunday on, so on the Monday after; Tuesday's from Monday, Wednesday's
    /// from Tuesday, so on Wednesday; Thursday's from Wednesday; Friday's from Thursday, so on the Monday after that.
    @Test("a hold of five days moves each visit behind it")
    func hold() throws {
        var study = SmallClinic.study(SmallClinic.clinic(), perWeek: 5)
        study.arrivals = .even
        study.patients.anticoagulant = 1
        study.patients.medications = [MedicationShare(name: "Warfarin", share: 1)]
        let run = try SmallClinic.run(study)
        // Days 7, 6, 7, 6, 10; of these from the ready date on 1, 0, 1, 0, 4.
        #expect(SmallClinic.mean(run, "days_to_visit.mean") == 36.0 / 5)
        #expect(SmallClinic.mean(run, "days_for_place.mean") == 6.0 / 5)
    }

    /// Two days until an authorization: Monday's may be treated from Wednesday on, Tuesday's from Thursday, so on Monday, as are
    /// Wednesday's and Thursday's (from Saturday); Friday's from Sunday, so on Monday, which is full: Wednesday.
    @Test("an authorization of two days opens on that day")
    func authorization() throws {
        var study = SmallClinic.study(SmallClinic.clinic(), perWeek: 5)
        study.arrivals = .even
        study.patients.authorizationDays = Triangular(min: 1.5, mode: 1.5, max: 1.5)
        let run = try SmallClinic.run(study)
        // Days 2, 6, 5, 4, 5.
        #expect(SmallClinic.mean(run, "days_to_visit.mean") == 22.0 / 5)
        #expect(SmallClinic.mean(run, "days_for_place.mean") == 12.0 / 5)
    }

    /// The middle of the hours is 08:10. The intake begins then or later, the room at 08:20 or later: behind what is booked from 08:00 on.
    @Test("a same-day request is served that day where a session is, and asks in the evening elsewhere")
    func sameDay() throws {
        var study = SmallClinic.study(SmallClinic.clinic(), perWeek: 0)
        study.arrivals = .even
        study.sameDay = SameDayDemand(perDay: 1, hours: ClockSpan(480, 500), procedure: "tfesi")
        let run = try SmallClinic.run(study)
        #expect(SmallClinic.mean(run, "same_day.asked_per_week") == 5)
        #expect(SmallClinic.mean(run, "same_day.served_share") == 0.4)
        // Tuesday's come on Wednesday, Thursday's and Friday's on Monday: 1, 4 and 3 days.
        #expect(SmallClinic.mean(run, "days_to_visit.mean") == 8.0 / 3)
        #expect(SmallClinic.mean(run, "waiting_list.left_per_week") == 3)
        #expect(SmallClinic.mean(run, "visits_per_week") == 5)
    }

    /// The last intake that leads to the end at 09:30 begins at 08:50, minute 530.
    @Test("a session's end turns same-day requests away")
    func late() throws {
        for (minute, share) in [(509, 0.4), (530, 0.4), (531, 0), (540, 0)] {
            var study = SmallClinic.study(SmallClinic.clinic(), perWeek: 0)
            study.arrivals = .even
            study.sameDay = SameDayDemand(perDay: 1, hours: ClockSpan(minute, minute), procedure: "tfesi")
            let run = try SmallClinic.run(study)
            #expect(SmallClinic.mean(run, "same_day.served_share") == share, "\(minute)")
        }
    }

    /// Every first visit is followed by a second: twice the visits, asked for two weeks after the first.
    @Test("a second visit follows the first")
    func seconds() throws {
        var study = SmallClinic.study(SmallClinic.clinic(end: 12 * 60), perWeek: 5)
        study.arrivals = .even
        study.repeatProbability = 1
        let run = try SmallClinic.run(study)
        #expect(SmallClinic.mean(run, "requests_per_week") == 10)
        #expect(SmallClinic.mean(run, "visits_per_week") == 10)
    }
}
