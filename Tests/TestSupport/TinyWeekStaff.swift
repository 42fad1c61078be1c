import Clinic

extension TinyWeeks {
    /// Few people with gaps: skills, sessions and hours that leave some visits without anybody.
    mutating func staff(_ site: Site, _ procedures: [Procedure]) -> Staff {
        var skills: [String] = []
        for procedure in procedures where !skills.contains(procedure.skill) { skills.append(procedure.skill) }
        let radiologists = (1...pick(1, 2, 2, 3)).map { number in
            Radiologist(
                id: "r\(number)", skills: chance(80) ? skills : some(of: skills, percent: 60),
                sessions: some(of: sessionNames, percent: 93), maxSessions: chance(3) ? 0 : pick(1, 1, 2, 2, 2),
                maxSpineMinutes: chance(20) ? grid * pick(1, 2, 4) : nil)
        }
        let technologists = (1...pick(1, 2, 2, 2, 3)).map { number in
            let isTrainee = chance(35)
            return Technologist(
                id: "t\(number)", spine: chance(isTrainee ? 50 : 85), trainee: isTrainee,
                sessions: some(of: sessionNames, percent: 93), maxSessions: chance(25) ? pick(0, 1, 1, 1, 2) : nil)
        }
        let nurses = (1...pick(1, 1, 1, 2, 2)).map { number in Nurse(id: "n\(number)", hours: hours(site)) }
        return Staff(radiologists: radiologists, technologists: technologists, nurses: nurses)
    }

    /// Hours by weekday: none on some days, the whole day, or blocks with a gap that may lie off the grid.
    private mutating func hours(_ site: Site) -> [[ClockSpan]] {
        let first = site.halves.first?.span.start ?? 480
        let last = site.halves.last?.span.end ?? 600
        return Weekday.allCases.map { weekday in
            guard site.openWeekdays.contains(weekday), chance(95) else { return [] }
            switch random.below(6) {
            case 0, 1, 2: return [ClockSpan(first - 4 * grid, last + 8 * grid)]
            case 3: return [ClockSpan(first, last)]
            case 4:
                let gap = first + grid * random.below((last - first) / grid) + pick(0, 0, 3)
                return [
                    ClockSpan(first - 2 * grid, gap), ClockSpan(gap + grid * pick(0, 1), last + 6 * grid),
                ].filter { $0.length > 0 }
            default: return [ClockSpan(first - grid * random.below(3), last + grid * random.below(4) - pick(0, 2))]
            }
        }
    }
}
