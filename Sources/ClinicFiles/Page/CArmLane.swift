import Clinic

/// A C-arm's lane: its sessions with who staffs them, its closures, and the visits with their steps.
struct CArmLane {
    let cArm: CArm
    let canvas: DayCanvas

    /// The sessions that the picture's window shows, staffed or not.
    func sessions(_ y: Length) -> Markup { Markup(canvas.sessions.map { session($0, y) }) }

    func shapes(_ y: Length) -> Markup {
        let closures = cArm.closed.filter {
            $0.from < canvas.day.midnight + Instant.minutesPerDay && canvas.day.midnight < $0.to
        }
        let visits = canvas.visits.filter { $0.placement.cArm == cArm.id }
        let givenUp = canvas.givenUp.filter { $0.planned.placement.cArm == cArm.id }
        return Markup(
            closures.map { closure($0, y) } + givenUp.map { self.givenUp($0, y) } + visits.map { visit($0, y) })
    }

    private static let captionHeight: Length = 17
    private static let blockHeight: Length = 64
    private static let stepHeight: Length = 10

    private func session(_ session: Session, _ y: Length) -> Markup {
        let (x, width) = canvas.extent(session.start, session.end)
        if width == 0 { return .empty }
        let staffing = canvas.plan.staffing(of: session.name, cArm: cArm.id)
        let box = Svg.rect(
            x: x, y: y, width: width, height: 84, class: staffing == nil ? "session unstaffed" : "session")
        let caption = TextMeasure.cut(staffing.map(team) ?? "not staffed", to: width - 8, size: 10)
        return box + Svg.text(caption, x: x + 4, y: y + 12, size: 10, class: staffing == nil ? "quiet" : "team") + "\n"
    }

    private func team(_ staffing: ArmSession) -> String {
        let trainee = staffing.trainee.map { ", trainee \($0)" } ?? ""
        return "\(staffing.radiologist), lead \(staffing.technologist)\(trainee)"
    }

    private func closure(_ closure: Closure, _ y: Length) -> Markup {
        let (x, width) = canvas.extent(closure.from, closure.to)
        if width == 0 { return .empty }
        let text = TextMeasure.cut("closed" + (closure.reason.map { ": \($0)" } ?? ""), to: width - 12, size: 10)
        let label = TextMeasure.width(of: text, size: 10) + 8
        return Svg.group(
            title: "\(cArm.id) closed \(closure.from.clock)-\(closure.to.clock)",
            [
                Svg.rect(
                    x: x, y: y + CArmLane.captionHeight, width: width, height: CArmLane.blockHeight, class: "closed",
                    facts: [("closed", cArm.id)]),
                Svg.rect(x: x + 4, y: y + 40, width: min(label, width - 8), height: 17, class: "plate"),
                Svg.text(text, x: x + 8, y: y + 52, size: 10, class: "quiet"),
            ])
    }

    private func visit(_ visit: PlannedVisit, _ y: Length) -> Markup {
        let top = y + CArmLane.captionHeight
        let (x, width) = canvas.extent(visit.times.start, visit.times.roomEnd)
        let mark = StatusMark(visit: visit, canvas: canvas)
        let block = Svg.rect(
            x: x, y: top, width: width, height: CArmLane.blockHeight, class: mark.blockClass,
            facts: [("lane", cArm.id), ("visit", visit.label)])
        let stepsTop = top + CArmLane.blockHeight - CArmLane.stepHeight
        let steps = [
            step(visit.times.start, visit.times.stepStart, stepsTop, "setup"),
            step(visit.times.stepStart, visit.times.stepEnd, stepsTop, "procedure"),
            step(visit.times.stepEnd, visit.times.roomEnd, stepsTop, "turnover"),
        ]
        let band = mark.band(x: x, bottom: stepsTop, width: width)
        let label = BlockLabel(
            visit: visit, x: x, y: top, width: width,
            height: CArmLane.blockHeight - CArmLane.stepHeight - (band.isEmpty ? 0 : StatusMark.bandHeight))
        let realTime = mark.realTime(y: top + CArmLane.blockHeight)
        return Svg.group(title: canvas.title(of: visit), [block] + steps + [label.markup(), band, realTime])
    }

    /// A crossed outline where somebody was to come, or a place was free too long; whoever has the place now is drawn over it.
    private func givenUp(_ visit: DayVisit, _ y: Length) -> Markup {
        let top = y + CArmLane.captionHeight
        let (x, width) = canvas.extent(visit.planned.times.start, visit.planned.times.roomEnd)
        let bottom = top + CArmLane.blockHeight
        let marks = visit.progress.map(DayWords.marks) ?? ["over"]
        let lines = [visit.planned.label] + (StatusMark.fitting(marks, in: width - 4).map { [$0.text] } ?? [])
        let texts = lines.enumerated().map { index, line -> Markup in
            let size = TextMeasure.size(of: line, in: width - 4, upTo: 10, least: 4) ?? 4
            return Svg.text(
                line, x: x + width / 2, y: top + 28 + Length(index * 13), size: size, class: "quiet", anchor: .middle)
        }
        return Svg.group(
            title: "\(visit.planned.label), \(visit.planned.times.start.clock): \(marks[0])",
            [
                Svg.rect(
                    x: x, y: top, width: width, height: CArmLane.blockHeight, class: "given-up",
                    facts: [("lane", cArm.id), ("given-up", visit.planned.label)]),
                Svg.line(x1: x, y1: top, x2: x + width, y2: bottom, class: "cross"),
                Svg.line(x1: x, y1: bottom, x2: x + width, y2: top, class: "cross"),
                Svg.rect(x: x + 1, y: top + 17, width: width - 2, height: 30, class: "plate"),
            ] + texts)
    }

    private func step(_ start: Instant, _ end: Instant, _ y: Length, _ name: String) -> Markup {
        if start == end { return .empty }
        let (x, width) = canvas.extent(start, end)
        return Svg.rect(x: x, y: y, width: width, height: CArmLane.stepHeight, class: "step \(name)")
    }
}

/// What is written on a visit's block: request, patient and procedure, as large as the block allows.
struct BlockLabel {
    let visit: PlannedVisit
    let x: Length
    let y: Length
    let width: Length
    let height: Length

    func markup() -> Markup {
        let room = width - 4
        guard let first = TextMeasure.size(of: visit.label, in: room, upTo: 11, least: 7, isBold: true) else {
            return upright()
        }
        var lines: [(text: String, size: Length, style: String)] = [(visit.label, first, "strong")]
        if let patient = visit.request?.patient,
            let size = TextMeasure.size(of: patient, in: room, upTo: 10, least: 6)
        {
            lines.append((patient, size, "label"))
        }
        lines += procedureLines(room: room).map { ($0.text, $0.size, "label") }
        var baseline = y + 1
        var texts: [Markup] = []
        for line in lines.prefix(4) where baseline + line.size + 4 <= y + height {
            baseline = baseline + line.size + 2
            texts.append(Svg.text(line.text, x: x + 2, y: baseline, size: line.size, class: line.style))
        }
        return plate(bottom: baseline) + Markup(texts)
    }

    /// The procedure on one line where it fits, else broken at the hyphens of its code.
    private func procedureLines(room: Length) -> [(text: String, size: Length)] {
        if let size = TextMeasure.size(of: visit.procedureLabel, in: room, upTo: 9, least: 8) {
            return [(visit.procedureLabel, size)]
        }
        var parts = visit.procedure.code.split(separator: "-").map(String.init)
        if let request = visit.request, request.sites > 1, let last = parts.popLast() { parts.append("\(last) x2") }
        return parts.compactMap { part in
            let size = TextMeasure.size(of: part, in: room, upTo: 9, least: 6) ?? 6
            let text = TextMeasure.cut(part, to: room, size: size)
            // Two letters and two dots would say nothing.
            return text == part || text.count > 4 ? (text, size) : nil
        }
    }

    /// A block too narrow for a request's id has it upwards.
    private func upright() -> Markup {
        let middle = y + height / 2
        let size =
            TextMeasure.size(of: visit.label, in: height - 4, upTo: min(10, width - 1), least: 4, isBold: true) ?? 4
        return Svg.upright(visit.label, x: x + width / 2 + size / 3, y: middle, size: size, class: "strong")
    }

    /// Hatching would make the text on a place kept free hard to read.
    private func plate(bottom: Length) -> Markup {
        guard visit.isKeptFree else { return .empty }
        return Svg.rect(x: x + 1, y: y + 1, width: width - 2, height: bottom - y + 2, class: "plate")
    }
}
