import Clinic

/// A radiologist's lane: sessions on duty, and the procedure steps, which may lie on several C-arms.
struct RadiologistLane {
    let radiologist: Radiologist
    let canvas: DayCanvas

    /// When the radiologist is on duty.
    func sessions(_ y: Length) -> Markup {
        let onDuty = canvas.sessions.filter { session in
            canvas.plan.roster.armSessions.contains {
                $0.session == session.name && $0.radiologist == radiologist.id
            }
        }
        return Markup(
            onDuty.map { session -> Markup in
                let (x, width) = canvas.extent(session.start, session.end)
                return Svg.rect(x: x, y: y, width: width, height: 32, class: "session")
            })
    }

    func shapes(_ y: Length) -> Markup {
        let visits = canvas.visits.filter { $0.placement.radiologist == radiologist.id }
        return Markup(visits.map { step(of: $0, y) })
    }

    private func step(of visit: PlannedVisit, _ y: Length) -> Markup {
        let (x, width) = canvas.extent(visit.times.stepStart, visit.times.stepEnd)
        let block = Svg.rect(
            x: x, y: y + 2, width: width, height: 28, class: visit.isKeptFree ? "free" : "visit",
            facts: [("lane", radiologist.id), ("visit", visit.label)])
        let label = visit.request?.id ?? "free"
        let size = TextMeasure.size(of: label, in: width - 3, upTo: 10, least: 6, isBold: true)
        let texts =
            size.map { size in
                [
                    Svg.text(label, x: x + width / 2, y: y + 14, size: size, class: "strong", anchor: .middle),
                    Svg.text(
                        visit.placement.cArm, x: x + width / 2, y: y + 25, size: min(size, 9), class: "label",
                        anchor: .middle),
                ]
            } ?? [Svg.upright(label, x: x + width / 2 + 2, y: y + 16, size: 7, class: "strong")]
        let plate = Svg.rect(x: x + 1, y: y + 5, width: width - 2, height: 22, class: "plate")
        return Svg.group(
            title: canvas.title(of: visit), [block] + (visit.isKeptFree ? [plate] : []) + texts)
    }
}

/// A nurse's lane: hours of work, intakes, discharge checks and calls.
struct NurseLane {
    let nurse: Nurse
    let canvas: DayCanvas

    /// When the nurse is there.
    func hours(_ y: Length) -> Markup {
        Markup(
            nurse.hours[canvas.day.weekday.index].map { block -> Markup in
                let (x, width) = canvas.extent(
                    canvas.day.at(minute: block.start), canvas.day.at(minute: block.end))
                return width == 0 ? .empty : Svg.rect(x: x, y: y, width: width, height: 40, class: "session")
            })
    }

    func shapes(_ y: Length) -> Markup {
        let tasks = canvas.visits.flatMap { visit in
            [
                task(visit.placement.intake, visit.times.steps.intake, visit.request?.id ?? "free", "intake", y),
                task(
                    visit.placement.discharge, visit.times.steps.discharge, visit.request?.id ?? "free", "discharge", y),
            ]
        }
        let minutes = canvas.plan.scenario.policy.followUpCalls?.minutes ?? 0
        let calls = canvas.plan.roster.calls.map { call in task(call.task, minutes, call.patient, "call", y) }
        return Markup(tasks + calls)
    }

    private func task(_ task: NurseTask?, _ minutes: Int, _ label: String, _ kind: String, _ y: Length) -> Markup {
        guard let task, task.nurse == nurse.id, task.start.day == canvas.day, minutes > 0 else { return .empty }
        let (x, width) = canvas.extent(task.start, task.start + minutes)
        let size = TextMeasure.size(of: label, in: 36, upTo: min(9, width - 1), least: 4) ?? 4
        return Svg.group(
            title: "\(kind) of \(label), \(task.start.clock)-\((task.start + minutes).clock)",
            [
                Svg.rect(
                    x: x, y: y + 2, width: width, height: 36, class: "task \(kind)",
                    facts: [("lane", nurse.id), (kind, label)]),
                Svg.upright(label, x: x + width / 2 + size / 3, y: y + 20, size: size, class: "label"),
            ])
    }
}

/// A recovery bay's lane: from the end of the procedure step to the end of the discharge check.
struct BayLane {
    let bay: Int
    let canvas: DayCanvas

    func shapes(_ y: Length) -> Markup {
        Markup(canvas.visits.filter { $0.placement.bay == bay }.map { stay(of: $0, y) })
    }

    private func stay(of visit: PlannedVisit, _ y: Length) -> Markup {
        let (x, width) = canvas.extent(visit.times.stepEnd, visit.times.leaves)
        let label = visit.request?.id ?? "free"
        return Svg.group(
            title: "bay \(bay): \(visit.label), \(visit.times.stepEnd.clock)-\(visit.times.leaves.clock)",
            [
                Svg.rect(
                    x: x, y: y + 1, width: width, height: 24, class: visit.isKeptFree ? "free" : "stay",
                    facts: [("lane", "bay-\(bay)"), ("visit", visit.label)])
            ] + text(label, isPlated: visit.isKeptFree, x: x, width: width, y: y))
    }

    /// The label lies in the bay where it fits, and stands upright in a short stay.
    private func text(_ label: String, isPlated: Bool, x: Length, width: Length, y: Length) -> [Markup] {
        guard let size = TextMeasure.size(of: label, in: width - 4, upTo: 10, least: 7, isBold: true) else {
            let size = TextMeasure.size(of: label, in: 22, upTo: min(9, width - 1), least: 4) ?? 4
            return [Svg.upright(label, x: x + width / 2 + size / 3, y: y + 13, size: size, class: "label")]
        }
        let plate = Svg.rect(
            x: x + 1, y: y + 5, width: TextMeasure.width(of: label, size: size, isBold: true) + 3, height: 16,
            class: "plate")
        return (isPlated ? [plate] : []) + [Svg.text(label, x: x + 3, y: y + 17, size: size, class: "strong")]
    }
}
