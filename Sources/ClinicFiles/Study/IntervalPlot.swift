import CapacityStudy

/// One measure of several options, a row each: a bar or a dot with its 95 % interval, and the figure beside it.
struct IntervalPlot {
    /// A row.
    struct Row {
        let name: String
        let estimate: Estimate
        /// What stands beside it.
        let figure: String
        /// The option that the others are compared with.
        var isFirst = false
    }

    /// How a mean is drawn.
    enum Style {
        /// A bar from 0.
        case bar
        /// A dot; the axis needs no 0.
        case dot
        /// A dot on an axis that crosses 0.
        case difference
    }

    let title: String
    let unit: String
    let rows: [Row]
    let style: Style
    /// A value with a line of its own, such as 100 %.
    var mark: Double?

    private static let left = 210
    private static let plotWidth = 250
    private static let width = 600
    private static let rowHeight = 24
    private static let top = 8

    private var bottom: Int { Self.top + Self.rowHeight * rows.count }

    func figure() -> Markup {
        if rows.allSatisfy({ $0.estimate.mean == nil }) { return .empty }
        let values = rows.flatMap { row -> [Double] in
            guard let mean = row.estimate.mean else { return [] }
            let halfWidth = row.estimate.halfWidth ?? 0
            return [mean - halfWidth, mean + halfWidth]
        }
        let scale = PlotScale(
            values + (mark.map { [$0] } ?? []), withZero: style != .dot, from: Self.left, length: Self.plotWidth)
        return """
            <figure class="plot"><figcaption>\(title) <small>\(unit)</small></figcaption>
            <svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="0 0 \(Self.width) \
            \(bottom + 24)"><title>\(title), \(unit)</title>
            \(axis(scale))\(rows.indices.map { row($0, scale) })</svg></figure>

            """
    }

    private func axis(_ scale: PlotScale) -> Markup {
        let ticks = scale.ticks.map { value -> Markup in
            let x = scale.place(value)
            let isZero = style == .difference && abs(value) < 1e-9
            return """
                \(Svg.line(
                    x1: x, y1: Length(Self.top), x2: x, y2: Length(bottom), class: isZero ? "axis" : "tick"))\
                \(Svg.text(
                    Figures.text(value, places: scale.places), x: x, y: Length(bottom + 16), size: 11, class: "quiet",
                    anchor: .middle))
                """
        }
        let line = mark.map {
            Svg.line(
                x1: scale.place($0), y1: Length(Self.top), x2: scale.place($0), y2: Length(bottom), class: "mark")
        }
        return "\(ticks)\(line ?? .empty)"
    }

    private func row(_ number: Int, _ scale: PlotScale) -> Markup {
        let row = rows[number]
        let middle = Length(Self.top + Self.rowHeight * number + Self.rowHeight / 2)
        let name = TextMeasure.cut(row.name, to: Length(Self.left - 12), size: 12)
        let label = Svg.text(name, x: Length(Self.left - 10), y: middle + 4, size: 12, class: "", anchor: .end)
        let figure = Svg.text(
            row.figure, x: Length(Self.left + Self.plotWidth + 12), y: middle + 4, size: 12, class: "number-text")
        guard let mean = row.estimate.mean else { return Svg.group(title: row.name, [label, figure]) }
        var shapes: [Markup] = [label, figure]
        let place = scale.place(mean)
        if style == .bar {
            let zero = scale.place(0)
            shapes.append(
                Svg.rect(
                    x: min(zero, place), y: middle - 7, width: max(zero, place) - min(zero, place), height: 14,
                    class: row.isFirst ? "bar first" : "bar"))
        }
        if let halfWidth = row.estimate.halfWidth, halfWidth > 0 {
            let (from, to) = (scale.place(mean - halfWidth), scale.place(mean + halfWidth))
            shapes.append(Svg.line(x1: from, y1: middle, x2: to, y2: middle, class: "whisker"))
            for end in [from, to] {
                shapes.append(Svg.line(x1: end, y1: middle - 4, x2: end, y2: middle + 4, class: "whisker"))
            }
        }
        if style != .bar {
            shapes.append(Svg.circle(x: place, y: middle, radius: 4, class: row.isFirst ? "dot first" : "dot"))
        }
        return Svg.group(title: "\(row.name): \(row.figure)", shapes)
    }
}
