import Clinic

/// One day as a picture: a lane for every C-arm, radiologist on duty, nurse and recovery bay, over one time axis.
struct DayPicture {
    let plan: WeekPlan
    let day: Day
    /// How far the day has come; nil for a day as planned.
    let today: DayView?
    private let scale: TimeScale

    init(plan: WeekPlan, day: Day, today: DayView? = nil) {
        self.plan = plan
        self.day = day
        self.today = today
        scale = TimeScale(of: plan, on: day)
    }

    /// The picture; lanes in which nothing happens are drawn all the same.
    func svg() -> Markup {
        let lanes = Lane.all(of: DayCanvas(plan: plan, day: day, scale: scale, today: today))
        var y = DayPicture.axisHeight
        var background: [Markup] = []
        var shapes: [Markup] = []
        var group: Lane.Group?
        for lane in lanes {
            if group != nil, group != lane.group { y = y + DayPicture.groupGap }
            group = lane.group
            background += [lane.background(at: y), lane.backdrop(y)]
            shapes.append(lane.shapes(y))
            y = y + lane.height + DayPicture.laneGap
        }
        let height = y + DayPicture.axisHeight
        let style: Markup = height <= DayPicture.halfPage ? "day low" : "day"
        let title = "\(day.weekday.fullName), \(RosterWords.longDate(day)): C-arms, radiologists, nurses, recovery bays"
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(TimeScale.width) \(height)" class="\(style)" role="img">
            <title>\(title)</title>
            \(background)\(axis(height: height))\(shapes)\(nowLine(height: height))</svg>

            """
    }

    /// Two pictures up to this height share a sheet of paper.
    private static let halfPage: Length = 470
    private static let axisHeight: Length = 20
    private static let laneGap: Length = 4
    private static let groupGap: Length = 8

    /// Lines through all lanes at every half hour; the clock at both ends of those at full hours.
    private func axis(height: Length) -> Markup {
        let bottom = height - DayPicture.axisHeight
        let halves = scale.halfHours.map { minute in
            vertical(minute, from: DayPicture.axisHeight, to: bottom, class: "half-hour")
        }
        let hours = scale.hours.map { minute -> Markup in
            let x = scale.x(day.at(minute: minute), on: day)
            let anchor: Svg.Anchor = minute == scale.window.end ? .end : .middle
            let labels = [DayPicture.axisHeight - 6, height - 5].map { y in
                Svg.text(Instant.clock(minute), x: x, y: y, size: 11, class: "clock", anchor: anchor)
            }
            return vertical(minute, from: DayPicture.axisHeight - 3, to: bottom + 3, class: "hour") + Markup(labels)
        }
        return Markup(halves + hours)
    }

    /// A line over everything, with the time at its head and foot.
    private func nowLine(height: Length) -> Markup {
        guard let now = today?.now, scale.contains(now, on: day) else { return .empty }
        let x = scale.x(now, on: day)
        let text = "now \(now.clock)"
        let half = TextMeasure.width(of: text, size: 11, isBold: true) / 2 + 2
        let plates = [Length(1), height - DayPicture.axisHeight + 3].map { y -> Markup in
            // At the right edge the plate would leave the picture.
            let left = min(x - half, TimeScale.width - half - half)
            return Svg.rect(x: left, y: y, width: half + half, height: 15, class: "now")
                + Svg.text(text, x: left + half, y: y + 11, size: 11, class: "now-text", anchor: .middle)
        }
        let line = Svg.line(
            x1: x, y1: DayPicture.axisHeight - 4, x2: x, y2: height - DayPicture.axisHeight + 3, class: "now-line")
        return Svg.group(title: text, [line] + plates)
    }

    private func vertical(_ minute: Int, from top: Length, to bottom: Length, class name: String) -> Markup {
        let x = scale.x(day.at(minute: minute), on: day)
        return Svg.line(x1: x, y1: top, x2: x, y2: bottom, class: name) + "\n"
    }
}
