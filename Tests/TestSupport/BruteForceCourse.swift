import Clinic

/// What is settled of a week under way, for trying out every repair. Shares with the optimizer what a disturbed week is,
/// and nothing of how repairs are found or priced.
struct BruteForceCourse: Sendable {
    /// Minutes since 1970-01-01T00:00 before which nothing begins.
    let now: Int
    private let week: DisturbedWeek
    private let rooms: [BruteForceRoom]

    init(_ week: DisturbedWeek, rooms: [BruteForceRoom]) {
        self.week = week
        self.rooms = rooms
        now = week.now.minutes
    }

    private var scenario: Scenario { week.scenario }

    // MARK: Staff

    private func settled(_ room: Int) -> ArmSession? {
        week.settledStaff.first { $0.session == rooms[room].session.name && $0.cArm == rooms[room].arm.id }
    }

    private func isOver(_ room: Int) -> Bool { rooms[room].session.end <= week.now }

    /// Whether settled rooms have their radiologists, and nobody else works in sessions that are over.
    func keeps(radiologists: [Int?]) -> Bool {
        rooms.indices.allSatisfy { room in
            let who = radiologists[room].map { scenario.staff.radiologists[$0].id }
            if let row = settled(room) { return who == row.radiologist }
            return who == nil || !isOver(room)
        }
    }

    /// The same of technologists, by room of one session; seconds are settled only where the session is over.
    func keeps(leads: [Int?], seconds: [Int?], in numbers: [Int]) -> Bool {
        let staff = scenario.staff.technologists
        return numbers.indices.allSatisfy { position in
            let room = numbers[position]
            let lead = leads[position].map { staff[$0].id }
            let second = seconds[position].map { staff[$0].id }
            guard let row = settled(room) else { return lead == nil || !isOver(room) }
            return lead == row.technologist && (!isOver(room) || second == row.trainee)
        }
    }

    func absences(ofRadiologist who: Int) -> [BruteForceSpan] {
        absences(.radiologist, scenario.staff.radiologists[who].id)
    }

    func absences(ofTechnologist who: Int) -> [BruteForceSpan] {
        absences(.technologist, scenario.staff.technologists[who].id)
    }

    private func absences(_ role: Absence.Role, _ id: String) -> [BruteForceSpan] {
        week.absences.filter { $0.role == role && $0.id == id }
            .map { BruteForceSpan(start: $0.from.minutes, end: $0.to.minutes) }
    }

    // MARK: Visits

    /// The visits as the day leaves them: begun ones stand where they stand, the others begin from now on and cost what
    /// it costs to disturb them.
    func visits(_ all: [BruteForceVisit]) -> [BruteForceVisit] {
        let visits = all.flatMap { visit -> [BruteForceVisit] in
            guard let patient = visit.patient else { return reserve(visit) }
            let row = week.roster.appointments.first { $0.request == visit.label }
            guard let row, let request = scenario.requests.first(where: { $0.id == visit.label }) else {
                return [fromNowOn(visit)]
            }
            return [row.begins < week.now ? begun(visit, row, request, patient) : open(visit, row, request)]
        }
        // The search wants visits that must be placed first.
        return visits.filter { $0.leftOutCost == nil } + visits.filter { $0.leftOutCost != nil }
    }

    /// Places kept free on past days stand where they stand; those that are missing there stay missing.
    private func reserve(_ visit: BruteForceVisit) -> [BruteForceVisit] {
        var visit = fromNowOn(visit)
        let words = visit.label.split(separator: " ")
        guard let day = scenario.openDays.first(where: { "\($0.weekday)" == words[1] }), day < week.now.day,
            let number = Int(words[2])
        else { return [visit] }
        let past = week.pastReserves.filter { $0.start.day == day }
        guard number <= past.count else {
            visit.places = []
            return [visit]
        }
        let row = past[number - 1]
        visit.settled = row
        visit.places = places(row, cost: 0)
        visit.leftOutCost = nil
        return [visit]
    }

    private func fromNowOn(_ visit: BruteForceVisit) -> BruteForceVisit {
        var visit = visit
        visit.places.removeAll { $0.start < now || visit.steps.intake > 0 && $0.start - visit.steps.intake < now }
        return visit
    }

    private func places(_ row: Placement, cost: Int) -> [BruteForceVisit.Place] {
        rooms.indices.filter {
            rooms[$0].arm.id == row.cArm && rooms[$0].session.start <= row.start && row.start < rooms[$0].session.end
        }.map { BruteForceVisit.Place(room: $0, start: row.start.minutes, cost: cost) }
    }

    private func begun(
        _ visit: BruteForceVisit, _ row: Placement, _ request: Request, _ patient: String
    ) -> BruteForceVisit {
        var visit = visit
        visit.settled = row
        visit.leftOutCost = nil
        visit.places = places(row, cost: 0)
        if !visit.isPromised {
            let eligibility = Eligibility(scenario)
            for place in visit.places.indices {
                visit.places[place].cost = BruteForceVisit.cost(
                    request, rooms[visit.places[place].room], scenario, eligibility)
            }
        }
        return visit
    }

    private func open(_ visit: BruteForceVisit, _ row: Placement, _ request: Request) -> BruteForceVisit {
        var visit = fromNowOn(visit)
        let prices = scenario.policy.repair
        visit.oldRadiologist = row.radiologist
        visit.changedRadiologistCost = prices.changedRadiologist.millionths
        if visit.isPromised { return visit }
        let day = BruteForceVisit.weighted(prices.movedDay, request, scenario)
        let time = BruteForceVisit.weighted(prices.movedTime, request, scenario)
        visit.leftOutCost = (visit.leftOutCost ?? 0) + day
        for place in visit.places.indices {
            let start = visit.places[place].start
            if Instant(minutes: start).day != row.start.day {
                visit.places[place].cost += day
            } else if start != row.start.minutes {
                var quarters = 0
                while quarters * 15 < abs(start - row.start.minutes) { quarters += 1 }
                visit.places[place].cost += time + quarters * 1_000_000
            }
        }
        return visit
    }
}

extension BruteForceSpan {
    func meets(_ other: BruteForceSpan) -> Bool {
        start < end && other.start < other.end && start < other.end && other.start < end
    }
}
