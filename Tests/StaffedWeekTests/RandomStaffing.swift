import Clinic
import StaffedWeek
import TestSupport

/// Clinics of at most four cells, so small that every week they could staff can be looked at.
enum RandomStaffing {
    /// A question that the seed alone decides.
    static func question(seed: UInt64) -> StaffingQuestion {
        var random = SeededRandom(seed: seed)
        let days: [Weekday] = [.mon, .wed]
        let isOneRoom = random.below(2) == 0
        let names = isOneRoom ? ["am", "pm"] : ["am"]
        let halves = names.enumerated().map { number, name in
            Half(name: name, span: ClockSpan(480 + 300 * number, 480 + 300 * number + 60 + 10 * random.below(5)))
        }
        let sessions = days.flatMap { day in names.map { SessionName(day, $0) } }
        let radiologists = (1...2).map { number in
            Radiologist(
                id: "r\(number)", skills: number == 1 || random.below(2) == 0 ? ["lumbar", "joint"] : ["joint"],
                sessions: some(of: sessions, &random), maxSessions: random.below(3),
                maxSpineMinutes: random.below(3) == 0 ? 20 * random.below(4) : nil)
        }
        let technologists = (1...3).map { number in
            Technologist(
                id: "t\(number)", spine: number == 2 || random.below(2) == 0, sessions: some(of: sessions, &random),
                maxSessions: random.below(3) == 0 ? random.below(3) : nil)
        }
        let nurses = [Nurse(id: "n1", hours: (0..<7).map { _ in [ClockSpan(480, 480 + 20 * random.below(8))] })]
        let site = Site(
            name: "Small", timeZone: "America/Chicago", gridMinutes: 5, openWeekdays: days, closedDates: [],
            halves: halves, recoveryBays: 1 + random.below(2),
            cArms: (1...(isOneRoom ? 1 : 2)).map { CArm(id: "c\($0)") })
        let procedures = [
            Procedure(
                code: "spine", service: .spine, skill: "lumbar",
                minutes: StepMinutes(intake: 10, setup: 5, procedure: 20, turnover: 5, recovery: 20, discharge: 5)),
            Procedure(
                code: "joint", service: .joint, skill: "joint",
                minutes: StepMinutes(intake: 0, setup: 5, procedure: 15, turnover: 5, recovery: 5, discharge: 0)),
        ]
        return StaffingQuestion(
            site: site, staff: Staff(radiologists: radiologists, technologists: technologists, nurses: nurses),
            procedures: procedures,
            demand: [
                WeeklyDemand(procedure: "spine", perWeek: Double(random.below(24)) / 4),
                WeeklyDemand(procedure: "joint", perWeek: Double(random.below(24)) / 4),
            ],
            targetLoad: [0.85, 1, 0.7][random.below(3)])
    }

    private static func some(of sessions: [SessionName], _ random: inout SeededRandom) -> [SessionName] {
        sessions.filter { _ in random.below(4) > 0 }
    }
}
