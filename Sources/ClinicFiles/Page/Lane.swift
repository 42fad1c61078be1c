import Clinic

/// One horizontal strip of a day's picture.
struct Lane {
    /// What the lanes between two gaps have in common.
    enum Group: String {
        case cArm, radiologist, nurse, bay
    }

    /// Recovery bays that are drawn though nobody may use them: what ten C-arms need and more.
    private static let mostEmptyBays = 24

    let group: Group
    let name: String
    let note: String
    let height: Length
    /// What lies below the lines of the hours, given where the lane's top is: sessions and hours of work.
    let backdrop: (Length) -> Markup
    /// What stands in the lane, given where its top is.
    let shapes: (Length) -> Markup

    /// All lanes of a day, from top to bottom.
    static func all(of canvas: DayCanvas) -> [Lane] {
        let (plan, day, visits) = (canvas.plan, canvas.day, canvas.visits)
        let cArms = plan.scenario.site.cArms.map { cArm in
            let lane = CArmLane(cArm: cArm, canvas: canvas)
            return Lane(
                group: .cArm, name: cArm.name ?? cArm.id, note: cArm.name == nil ? "C-arm" : cArm.id, height: 84,
                backdrop: lane.sessions, shapes: lane.shapes)
        }
        let onDuty = plan.scenario.staff.radiologists.filter { radiologist in
            plan.roster.armSessions.contains { $0.session.weekday == day.weekday && $0.radiologist == radiologist.id }
        }
        let radiologists = onDuty.map { radiologist in
            let lane = RadiologistLane(radiologist: radiologist, canvas: canvas)
            return Lane(
                group: .radiologist, name: radiologist.id, note: "radiologist", height: 32, backdrop: lane.sessions,
                shapes: lane.shapes)
        }
        let nurses = plan.scenario.staff.nurses.filter { !$0.hours[day.weekday.index].isEmpty }.map { nurse in
            let lane = NurseLane(nurse: nurse, canvas: canvas)
            return Lane(
                group: .nurse, name: nurse.id, note: "nurse", height: 40, backdrop: lane.hours, shapes: lane.shapes)
        }
        // A visit without a bay number has no lane; of bays that nobody uses, a clinic's worth is drawn.
        let used = visits.compactMap(\.placement.bay).max() ?? 0
        let bays = (0..<max(used, min(plan.scenario.site.recoveryBays, Lane.mostEmptyBays))).map { index in
            Lane(
                group: .bay, name: "Bay \(index + 1)", note: "recovery", height: 26, backdrop: { _ in .empty },
                shapes: BayLane(bay: index + 1, canvas: canvas).shapes)
        }
        return cArms + radiologists + nurses + bays
    }

    /// The strip itself with its name in the gutter.
    func background(at y: Length) -> Markup {
        let strip = Svg.rect(x: TimeScale.gutter, y: y, width: TimeScale.plot, height: height, class: "lane")
        let room = TimeScale.gutter - 10
        let label = TextMeasure.cut(name, to: room, size: 12)
        if height < 30 {
            return strip + Svg.text(label, x: 0, y: y + height / 2 + 4, size: 11, class: "lane-name") + "\n"
        }
        return strip + Svg.text(label, x: 0, y: y + height / 2 - 1, size: 12, class: "lane-name strong")
            + Svg.text(note, x: 0, y: y + height / 2 + 12, size: 10, class: "quiet") + "\n"
    }
}

/// What every lane of a day needs to draw.
struct DayCanvas {
    let plan: WeekPlan
    let day: Day
    let scale: TimeScale
    /// How far the day has come; nil for a day as planned.
    var today: DayView?

    /// What holds a place: all that is planned, but for what was given up.
    var visits: [PlannedVisit] { today?.visits.filter(\.isKept).map(\.planned) ?? plan.visits(on: day) }
    /// What held a place once.
    var givenUp: [DayVisit] { today?.visits.filter { !$0.isKept } ?? [] }
    var sessions: [Session] { plan.scenario.sessions.filter { $0.day == day } }

    /// Left edge and width of a time span.
    func extent(_ start: Instant, _ end: Instant) -> (x: Length, width: Length) {
        let left = scale.x(start, on: day)
        return (left, scale.x(end, on: day) - left)
    }

    /// How far a visit has come; nil for a place kept free and for a day as planned.
    func progress(of visit: PlannedVisit) -> VisitProgress? {
        today?.visits.first { $0.planned.placement == visit.placement }?.progress
    }

    /// What a pointer shows over a visit.
    func title(of visit: PlannedVisit) -> String {
        let place = visit.placement
        var parts = ["\(visit.times.start.clock)-\(visit.times.roomEnd.clock)", place.cArm, visit.label]
        if let request = visit.request { parts.append(request.patient) }
        parts += [
            visit.procedureLabel, "procedure \(visit.times.stepStart.clock)-\(visit.times.stepEnd.clock)",
            place.radiologist,
        ]
        if let progress = progress(of: visit), progress.status != .expected {
            parts.append(DayWords.name(of: progress.status) + (progress.since.map { " since \($0.clock)" } ?? ""))
        }
        return parts.joined(separator: ", ")
    }
}
