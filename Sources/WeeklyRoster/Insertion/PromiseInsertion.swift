/// Puts every promised visit where it was promised, without a search: quick, and nearly always enough.
struct PromiseInsertion {
    let board: PlanBoard

    private struct Site {
        let session: Int
        let arm: Int
        var items: [Int]
    }

    /// A plan of the promised visits alone; nil where it does not work out so simply, which says nothing of the week.
    func plan() -> WeekPlan? {
        var plan = WeekPlan(board)
        var technologists = TechnologistBook(board.problem.technologists)
        for site in sites() {
            let next = duties(of: site).lazy.compactMap { duty in
                with(site, on: duty, plan, &technologists)
            }.first
            guard let next else { return nil }
            plan = next
        }
        return plan
    }

    /// C-arms with promised visits by session, each with its visits.
    private func sites() -> [Site] {
        var sites: [Site] = []
        for request in board.problem.requests {
            guard let fixed = request.fixed else { continue }
            // Outside every session it can be kept nowhere; the empty list of duties says so.
            let session = fixed.session ?? -1
            if let known = sites.firstIndex(where: { $0.session == session && $0.arm == fixed.arm }) {
                sites[known].items.append(request.index)
            } else {
                sites.append(Site(session: session, arm: fixed.arm, items: [request.index]))
            }
        }
        return sites
    }

    /// Duties that can do all visits of a C-arm, the cheapest first.
    private func duties(of site: Site) -> [Int] {
        let options = site.items.map { Set(board.items[$0].options.map(\.duty)) }
        guard let first = options.first else { return [] }
        return options.dropFirst().reduce(first) { $0.intersection($1) }.sorted()
    }

    private func with(
        _ site: Site, on duty: Int, _ plan: WeekPlan, _ technologists: inout TechnologistBook
    ) -> WeekPlan? {
        let lane = board.places[duty].lanes.lowerBound + site.arm
        let isSpine = site.items.contains { board.items[$0].isSpine }
        var next = plan
        guard next.keepOpen(lane, duty: duty, needsSpineLead: isSpine, technologists: &technologists) else {
            return nil
        }
        for item in site.items {
            guard let option = board.items[item].options.first(where: { $0.duty == duty }),
                let visit = next.promisedVisit(item, option, lane: lane)
            else { return nil }
            next.enter(visit)
        }
        return next
    }
}
