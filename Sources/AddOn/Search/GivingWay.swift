import Clinic

/// Places kept free that give way together, and what the others hold.
struct GivingWay: Sendable {
    /// Positions in the day's order, by start, then C-arm.
    let members: [Int]
    /// What the places hold that stay.
    let held: [Holding]

    /// Every choice of at most so many: the fewer first, then those with the earlier places.
    static func choices(of reserves: [Holding], atMost most: Int) -> [GivingWay] {
        var groups: [[Int]] = [[]]
        var choices = groups
        for _ in 0..<most {
            groups = groups.flatMap { group in
                (((group.last ?? -1) + 1)..<max((group.last ?? -1) + 1, reserves.count)).map { group + [$0] }
            }
            choices += groups
        }
        return choices.map { members in
            GivingWay(
                members: members,
                held: reserves.indices.filter { !members.contains($0) }.map { reserves[$0] })
        }
    }
}

/// Where places kept free that gave way are placed anew.
struct ReserveMoves: Sendable {
    /// In the order of the choice's members; nil: used up.
    var places: [Holding?] = []
    var cost = Points.zero
}

/// Places reserves anew on the day.
struct ReserveMover: Sendable {
    let finder: PlaceFinder
    /// The day's places kept free that have not begun.
    let reserves: [Holding]
    /// What a reserve needs; nil where the policy has none, and then there are none either.
    let shape: VisitShape?
    /// Nothing of them may begin before this step.
    let earliest: Int

    /// Each member of a choice in turn takes the start nearest to its old one where it fits, then the later, then the
    /// first C-arm.
    func moves(of choice: GivingWay, beside visit: Holding) -> ReserveMoves {
        var moves = ReserveMoves()
        guard !choice.members.isEmpty else { return moves }
        var beside = choice.held
        beside.append(visit)
        for member in choice.members {
            let old = reserves[member]
            let new = place(near: old.start, beside: beside)
            moves.places.append(new)
            guard let new else {
                moves.cost += AddOnPrices.usedUpReserve
                continue
            }
            if new.arm != old.arm || new.start != old.start { moves.cost += AddOnPrices.movedReserve }
            beside.append(new)
        }
        return moves
    }

    private func place(near old: Int, beside: [Holding]) -> Holding? {
        guard let shape, let first = finder.book.sessions.first?.start, let end = finder.book.sessions.last?.end else {
            return nil
        }
        for distance in 0...max(abs(old - first), abs(end - old)) {
            if let place = place(shape, at: old + distance, beside) { return place }
            guard distance > 0 else { continue }
            if let place = place(shape, at: old - distance, beside) { return place }
        }
        return nil
    }

    private func place(_ shape: VisitShape, at start: Int, _ beside: [Holding]) -> Holding? {
        guard start >= earliest,
            let session = finder.book.sessions.first(where: { $0.start <= start && start + shape.room <= $0.end })
        else { return nil }
        for arm in session.rooms.indices {
            guard let room = session.rooms[arm], room.leadsSpine || !shape.isSpine else { continue }
            let place = finder.place(
                shape, arm: arm, start: start, radiologist: room.radiologist, beside: beside, earliest: earliest)
            guard var place else { continue }
            place.technologist = room.technologist
            return place
        }
        return nil
    }
}
