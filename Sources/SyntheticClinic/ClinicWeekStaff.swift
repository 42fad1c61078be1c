import Clinic

/// The people of a week: who they are stays the same, when they can work is drawn anew each week.
extension ClinicWeek {
    /// Everyone injects at the lumbar spine and into joints; every fourth not at the neck.
    static func radiologists(_ parameters: ClinicGenerator.Parameters, week: Int) -> [Radiologist] {
        let maxSessions = sessionsPerRadiologist(parameters)
        return (0..<parameters.radiologists).map { index in
            var minutes = RandomStream(
                seed: parameters.seed, purpose: .radiologistSpineMinutes, week: 0, index: index)
            let isLimited = minutes.happens(Shares.spineMinutesLimit)
            return Radiologist(
                id: "r\(index + 1)",
                skills: index % 4 == 3 ? ["lumbar", "joint"] : ["lumbar", "cervical", "joint"],
                sessions: available(
                    parameters, .radiologistSessions, week: week, person: index, share: Shares.radiologistSession),
                maxSessions: maxSessions,
                maxSpineMinutes: isLimited ? maxSessions * 30 * minutes.within(5...8) : nil)
        }
    }

    /// About a tenth of a radiologist's week, one session of ten; more where so many orders could not be done at all.
    private static func sessionsPerRadiologist(_ parameters: ClinicGenerator.Parameters) -> Int {
        guard parameters.radiologists > 0 else { return 1 }
        let asked = (parameters.spineRequests + parameters.jointRequests) * meanProcedureStep
        let usable = parameters.radiologists * sessionMinutes * usablePercent / 100
        return min(sessionNames.count, max(1, (asked + usable - 1) / usable))
    }

    /// Minutes of a radiologist that an order takes, about.
    private static let meanProcedureStep = 20
    /// Minutes of a session.
    private static let sessionMinutes = 240
    /// How much of a session can be filled with procedure steps where rooms are flipped.
    private static let usablePercent = 85

    /// Every fourth is in training: second to a lead, and lead only where no spine injection is done.
    static func technologists(_ parameters: ClinicGenerator.Parameters, week: Int) -> [Technologist] {
        (0..<parameters.technologists).map { index in
            var limit = RandomStream(seed: parameters.seed, purpose: .technologistLimit, week: 0, index: index)
            let isTrainee = index % 4 == 3
            return Technologist(
                id: "t\(index + 1)", spine: !isTrainee, trainee: isTrainee,
                sessions: available(
                    parameters, .technologistSessions, week: week, person: index, share: Shares.technologistSession),
                maxSessions: limit.happens(Shares.technologistLimit) ? 8 : nil)
        }
    }

    /// One for two C-arms; every other one comes and goes half an hour later.
    static func nurses(cArms: Int) -> [Nurse] {
        (0..<(cArms + 1) / 2).map { index in
            let blocks =
                index % 2 == 0
                ? [ClockSpan(7 * 60 + 30, 12 * 60 + 15), ClockSpan(12 * 60 + 45, 17 * 60 + 30)]
                : [ClockSpan(8 * 60, 12 * 60 + 30), ClockSpan(13 * 60, 18 * 60)]
            return Nurse(
                id: "n\(index + 1)", hours: Weekday.allCases.map { openWeekdays.contains($0) ? blocks : [] })
        }
    }

    /// The sessions in which someone can work, at least two.
    private static func available(
        _ parameters: ClinicGenerator.Parameters, _ purpose: DrawPurpose, week: Int, person: Int, share: Share
    ) -> [SessionName] {
        var stream = RandomStream(seed: parameters.seed, purpose: purpose, week: week, index: person)
        var chosen = sessionNames.filter { _ in stream.happens(share) }
        let others = stream.shuffled(sessionNames.filter { !chosen.contains($0) })
        chosen += others.prefix(max(0, 2 - chosen.count))
        return sessionNames.filter(chosen.contains)
    }
}
