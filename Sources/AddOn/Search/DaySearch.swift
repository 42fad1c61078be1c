import Clinic

/// Looks at every C-arm and start of one day for one add-on.
struct DaySearch: Sendable {
    let question: AddOnQuestion
    let book: DayBook
    let finder: PlaceFinder
    /// By session: the starts that the rules of eligibility and the day allow; nil where none is.
    let windows: [ClosedRange<Int>?]
    /// Nothing of the visit begins before this step.
    let earliest: Int
    /// The patient's other visits, in steps.
    let patient: [Stretch]
    let choices: [GivingWay]
    private let mover: ReserveMover
    /// Steps of the shortest room time of any procedure.
    private let shortestRoom: Int

    init(_ question: AddOnQuestion, _ book: DayBook, _ week: WeekBook, today: DayBook, releases: [Instant?]) {
        self.question = question
        self.book = book
        let grid = book.grid
        let nowStep = grid.stepUp(question.now)
        let isToday = grid.day == today.grid.day
        let over = today.reserves.filter { DayRevision.isOver($0.row, now: question.now) }
        finder = PlaceFinder(book, week, over: isToday ? [] : over.map(\.holding))
        earliest = grid.stepUp(question.from)
        patient = question.otherVisits.map { Stretch(grid.stepDown($0.comes), grid.stepUp($0.leaves)) }
        let reserves = book.reserves.filter { !DayRevision.isOver($0.row, now: question.now) }.map(\.holding)
        choices = GivingWay.choices(of: reserves, atMost: isToday ? AddOnPrices.reservesGivingWay : 0)
        let shape = week.scenario.policy.addonReserve.flatMap { week.procedures[$0.procedure] }.map {
            VisitShape($0, sites: 1, grid: week.grid, radiologists: week.scenario.staff.radiologists)
        }
        mover = ReserveMover(finder: finder, reserves: reserves, shape: shape, earliest: nowStep)
        shortestRoom = (week.scenario.procedures.map(\.minutes.room).min() ?? 0) / week.grid
        let first = earliest + question.shape.intake
        let room = question.shape.room
        windows = zip(book.sessions, releases).map { session, release in
            guard let release else { return nil }
            let lowest = max(session.start, first, grid.stepUp(release))
            return lowest + room <= session.end ? lowest...(session.end - room) : nil
        }
    }

    // MARK: Every start

    /// A place that is not looked at closely yet.
    private struct Candidate {
        /// The least points that it can have.
        var floor: ProposalRank
        var parts: ProposalParts
        var session: Int
        var start: Int
    }

    /// Adds what is good enough to a list.
    func fill(_ listing: inout ProposalListing) {
        for candidate in candidates() {
            if let ceiling = listing.ceiling, ceiling < candidate.floor.points { return }
            if let insertion = insertion(candidate) { listing.add(insertion) }
        }
    }

    /// The places where the C-arm is free beside appointments, those first that can cost least.
    private func candidates() -> [Candidate] {
        var candidates: [Candidate] = []
        for (number, session) in book.sessions.enumerated() {
            guard let window = windows[number], session.isStaffed else { continue }
            for arm in session.rooms.indices {
                guard mayUse(session, arm) else { continue }
                for start in window where book.armAhead[arm, start] >= question.shape.room {
                    let parts = partsWithoutReserves(session, arm: arm, start: start)
                    let floor = ProposalRank(points: parts.total, start: book.grid.instant(start), arm: arm)
                    candidates.append(Candidate(floor: floor, parts: parts, session: number, start: start))
                }
            }
        }
        return candidates.sorted { $0.floor < $1.floor }
    }

    /// Whether the C-arm's lead may do the visit, or somebody could open it.
    private func mayUse(_ session: BookedSession, _ arm: Int) -> Bool {
        if let room = session.rooms[arm] { return room.leadsSpine || !question.shape.isSpine }
        return opener(of: session) != nil
    }

    /// The technologist who would lead an opened room.
    private func opener(of session: BookedSession) -> Int? {
        question.shape.isSpine ? session.firstSpineOpener : session.firstOpener
    }

    // MARK: What a place costs

    private func partsWithoutReserves(_ session: BookedSession, arm: Int, start: Int) -> ProposalParts {
        var parts = ProposalParts()
        parts.wait = waits(until: start) * question.weight
        guard let room = session.rooms[arm] else {
            parts.opensRoom = AddOnPrices.openedRoom
            return parts
        }
        parts.idleGap = idleSteps(session, arm: arm, start: start) * AddOnPrices.idleStep
        if question.isDispreferred(room.radiologist) { parts.notPreferred = AddOnPrices.notPreferred }
        return parts
    }

    /// How often waiting costs the weight.
    private func waits(until start: Int) -> Int {
        let grid = book.grid
        let later = grid.day - question.now.day
        let begin = later > 0 ? (book.sessions.first?.start ?? 0) * grid.minutes : grid.offset(question.from)
        let minutes = start * grid.minutes - begin
        let quarters = (minutes + AddOnPrices.waitMinutes - 1) / AddOnPrices.waitMinutes
        return later * AddOnPrices.waitsOfADay + quarters
    }

    /// Steps of the gaps beside the visit in which no procedure would fit.
    private func idleSteps(_ session: BookedSession, arm: Int, start: Int) -> Int {
        let end = start + question.shape.room
        // What lies before the first possible start is no loss: nobody could use it any more.
        let before = min(
            book.armBehind[arm, start], start - session.start, start - earliest - question.shape.intake)
        let after = min(book.armAhead[arm, end], session.end - end)
        return [before, after].filter { $0 < shortestRoom }.reduce(0, +)
    }

    // MARK: Looking closely

    private func insertion(_ candidate: Candidate) -> Insertion? {
        let session = book.sessions[candidate.session]
        let arm = candidate.floor.arm
        guard let room = session.rooms[arm] else { return opening(candidate, session) }
        guard let fit = fit(arm: arm, start: candidate.start, radiologist: room.radiologist) else { return nil }
        return insertion(candidate, fit, technologist: room.technologist)
    }

    /// Of the radiologists on duty the one of least cost, then the first in order.
    private func opening(_ candidate: Candidate, _ session: BookedSession) -> Insertion? {
        guard let opener = opener(of: session) else { return nil }
        var best: Insertion?
        for radiologist in session.duty where question.shape.isSkilled[radiologist] {
            guard let fit = fit(arm: candidate.floor.arm, start: candidate.start, radiologist: radiologist) else {
                continue
            }
            var candidate = candidate
            if question.isDispreferred(radiologist) { candidate.parts.notPreferred = AddOnPrices.notPreferred }
            let insertion = insertion(candidate, fit, technologist: opener)
            if best.map({ insertion.rank < $0.rank }) ?? true { best = insertion }
        }
        return best
    }

    private func insertion(_ candidate: Candidate, _ fit: Fit, technologist: Int) -> Insertion {
        var parts = candidate.parts
        parts.reserve = fit.moves.cost
        var visit = fit.visit
        visit.technologist = technologist
        var rank = candidate.floor
        rank.points = parts.total
        return Insertion(
            day: book.grid.day, session: candidate.session, visit: visit, parts: parts, givesWay: fit.choice,
            moves: fit.moves, opensRoom: book.sessions[candidate.session].rooms[visit.arm] == nil, rank: rank)
    }

    /// A visit that fits when some places kept free give way.
    private struct Fit {
        var visit: Holding
        var choice: GivingWay
        var moves: ReserveMoves
    }

    /// The places kept free that cost least to give way, then the fewest, then the earlier ones; nil where the visit does
    /// not fit whatever gives way.
    private func fit(arm: Int, start: Int, radiologist: Int) -> Fit? {
        func place(beside: [Holding]) -> Holding? {
            finder.place(
                question.shape, arm: arm, start: start, radiologist: radiologist, beside: beside, earliest: earliest,
                patient: patient)
        }
        // Most places fail for an appointment, and then no place kept free can help.
        if choices.count > 1, place(beside: []) == nil { return nil }
        var best: Fit?
        for choice in choices {
            guard let visit = place(beside: choice.held) else { continue }
            let moves = mover.moves(of: choice, beside: visit)
            if let best, best.moves.cost <= moves.cost { continue }
            best = Fit(visit: visit, choice: choice, moves: moves)
            if moves.cost == .zero { return best }
        }
        return best
    }
}
