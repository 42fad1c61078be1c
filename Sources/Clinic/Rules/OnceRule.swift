extension RosterReading {
    /// `once`: a request is placed at most once, and either placed or listed unscheduled.
    func brokenOnce() -> [Violation] {
        var timesPlaced: [String: Int] = [:]
        for visit in visits {
            if let id = visit.request?.id { timesPlaced[id, default: 0] += 1 }
        }
        var timesListed: [String: Int] = [:]
        for id in unscheduled { timesListed[id, default: 0] += 1 }
        return scenario.requests.flatMap { request in
            let placed = timesPlaced[request.id] ?? 0
            let listed = timesListed[request.id] ?? 0
            return onceFaults(request.id, placed: placed, listed: listed).map { Violation(.once, $0) }
        }
    }

    private func onceFaults(_ id: String, placed: Int, listed: Int) -> [String] {
        var faults: [String] = []
        if placed > 1 { faults.append("\(id) is placed \(placed) times; once is right") }
        if placed > 0 && listed > 0 { faults.append("\(id) is both placed and listed unscheduled") }
        if listed > 1 { faults.append("\(id) is listed unscheduled \(listed) times; once is right") }
        if placed == 0 && listed == 0 {
            faults.append("\(id) is neither placed nor listed unscheduled; one of them is right")
        }
        return faults
    }

    /// `fixed`: a promised visit is on its C-arm at its start.
    func brokenPromises() -> [Violation] {
        scenario.requests.compactMap { request in
            guard let fixed = request.fixed else { return nil }
            let place = placed[request.id]?.placement
            guard place?.cArm != fixed.cArm || place?.start != fixed.start else { return nil }
            let found = place.map { "it is on \($0.cArm) at \($0.start)" } ?? "it is not placed"
            return Violation(
                .fixed, "\(request.id) is promised on \(fixed.cArm) at \(fixed.start), but \(found)")
        }
    }
}
