import CapacityStudy
import Clinic
import TestSupport

/// One room, one radiologist who may work one of two mornings of two hours, one technologist, one nurse; nobody waits for
/// anything but a place. Four visits of half an hour fill a morning.
enum SmallStudy {
    /// - Parameter perWeek: lumbar injections a week that are asked for.
    static func study(perWeek: Double = 3, replications: Int = 12) -> Study {
        var clinic = TinyWeek.scenario
        let mornings = [SessionName(.mon, "am"), SessionName(.tue, "am")]
        clinic.site.openWeekdays = [.mon, .tue]
        clinic.staff.radiologists[0].sessions = mornings
        clinic.staff.technologists[0].sessions = mornings
        clinic.staff.nurses[0].hours[1] = clinic.staff.nurses[0].hours[0]
        clinic.policy.addonReserve = AddonReserve(procedure: TinyWeek.lumbar.code, perDay: 0)
        var study = Study(
            name: "small", base: clinic, weeks: 8, replications: replications, seed: 11,
            demand: [ProcedureDemand(procedure: TinyWeek.lumbar.code, perWeek: perWeek)],
            options: [StudyOption(name: "today"), another("another C-arm", capital: 1000) { $0.cArms = 1 }])
        study.warmupWeeks = 2
        study.bookingHorizonWeeks = 4
        study.finance = Finance(
            currency: "USD", years: 1, discountRate: 0, margins: [], defaultMargin: 100, radiologistSession: 50,
            technologistSession: 10, overtimePerMinute: 1)
        return study
    }

    static func another(_ name: String, capital: Double = 0, _ change: (inout Addition) -> Void) -> StudyOption {
        var add = Addition()
        change(&add)
        return StudyOption(name: name, add: add, investment: Investment(capital: capital))
    }
}
