import Clinic

extension RunningWeek {
    /// The rows of a week's requests with what became of them until now: begun visits are a constant, the others have
    /// windows with prices.
    func claimed(_ rows: [WeekRequest], in sessions: [WeekSession], grid: Int) -> [WeekRequest] {
        zip(rows, claims).map { row, claim in
            claim.isSettled
                ? settled(row, claim) : claimed(row, claim, PriceWindows(prices, claim, row, sessions, grid: grid))
        }
    }

    /// No place is to be found for it any more; what it costs is what "unplaced" costs.
    private func settled(_ row: WeekRequest, _ claim: RequestClaim) -> WeekRequest {
        var row = row
        var cost = Points.zero
        if row.fixed == nil, let place = claim.old {
            if let session = place.session { cost += row.placeCost[session] }
            if let preferred = row.preferredRadiologist, preferred != place.radiologist {
                cost += row.otherRadiologistCost
            }
        }
        // A promise counts among the joint requests that can be met even where no rule allows it.
        row.isEligible = row.isEligible || row.fixed != nil
        row.unplacedCost = cost
        row.fixed = nil
        row.release = row.release.map { _ in nil }
        return row
    }

    private func claimed(_ row: WeekRequest, _ claim: RequestClaim, _ pricing: PriceWindows) -> WeekRequest {
        var row = row
        if let old = claim.old {
            row.oldRadiologist = old.radiologist
            row.changedRadiologistCost = prices.changedRadiologist
            if row.fixed == nil { row.unplacedCost += prices.forDay(claim.factor) }
        }
        guard row.fixed == nil else { return row }
        let windows = row.release.indices.map(pricing.windows)
        row.release = windows.map { $0.map(\.first).min() }
        if claim.old != nil || !claim.presence.isEmpty { row.windows = windows }
        return row
    }
}

/// Cuts the starts that a request could have into windows of one price.
struct PriceWindows {
    private let prices: RepairPrices
    private let claim: RequestClaim
    private let row: WeekRequest
    private let sessions: [WeekSession]
    private let grid: Int

    init(_ prices: RepairPrices, _ claim: RequestClaim, _ row: WeekRequest, _ sessions: [WeekSession], grid: Int) {
        self.prices = prices
        self.claim = claim
        self.row = row
        self.sessions = sessions
        self.grid = grid
    }

    /// The windows of a session; none where the request cannot be there.
    func windows(_ number: Int) -> [PricedWindow] {
        let session = sessions[number]
        let released = claim.addOnRelease.map { $0[number] } ?? row.release[number]
        guard let released, !claim.isTooClose[number] else { return [] }
        var plain = PricedWindow(first: released, price: .zero)
        let here = claim.presence.filter { $0.end > session.start && $0.start < session.end }
        if let leaves = here.map(\.end).max() {
            plain.arrival = leaves - session.start
            plain.first = max(plain.first, (leaves - session.start + row.steps.intake).roundedUp(to: grid))
        }
        guard let old = claim.old else { return [plain] }
        guard old.day == session.dayIndex else {
            plain.price = prices.forDay(claim.factor)
            return [plain]
        }
        let starts = Array(stride(from: plain.first, through: session.length - row.steps.room, by: grid))
        return claim.isFine
            ? fine(plain, starts, old.start - session.start) : coarse(plain, starts, old.start - session.start)
    }

    private func price(_ start: Int, _ old: Int) -> Points {
        prices.forTime(from: Instant(minutes: old), to: Instant(minutes: start), claim.factor)
    }

    /// Neighbouring starts of equal price make a window; the old start, which alone costs nothing, has one of its own.
    private func fine(_ plain: PricedWindow, _ starts: [Int], _ old: Int) -> [PricedWindow] {
        var result: [PricedWindow] = []
        for start in starts {
            let price = price(start, old)
            if result.last?.price == price {
                result[result.count - 1].last = start
            } else {
                var window = plain
                window.first = start
                window.last = start
                window.price = price
                result.append(window)
            }
        }
        return result
    }

    /// The old start, and everything at the price of the cheapest other one.
    private func coarse(_ plain: PricedWindow, _ starts: [Int], _ old: Int) -> [PricedWindow] {
        var result: [PricedWindow] = []
        if starts.contains(old) {
            var kept = plain
            kept.first = old
            kept.last = old
            result.append(kept)
        }
        let others = starts.filter { $0 != old }.map { price($0, old) }
        if let least = others.min() {
            var moved = plain
            moved.price = least
            moved.isCoarse = others.contains { $0 != least }
            result.append(moved)
        }
        return result
    }
}
