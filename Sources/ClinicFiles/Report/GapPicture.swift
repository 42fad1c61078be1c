import Clinic

/// Incumbent and bound as steps over time: where they meet, the proof is complete.
struct GapPicture {
    let report: SearchReport

    private static let left: Length = 70
    private static let plotWidth = 900
    private static let plotHeight = 320
    private static let top = 20
    private static let width: Length = 1100
    private static let height: Length = 390
    /// Rosters worse than this much above the best are off the picture: the first one would flatten all others.
    private static let shownAboveBest = 1.25

    /// Classes that only this picture has.
    static let sheet: Markup = """
        .chart { width: 100%; min-width: 50rem; height: auto; }
        .chart text { fill: var(--ink); }
        .chart .axis { stroke: var(--quiet); stroke-width: 1; }
        .chart .tick { stroke: var(--line); stroke-width: 1; }
        .chart path { fill: none; stroke: var(--ink); stroke-width: 2; }
        .chart .bound { stroke-dasharray: 6 4; }
        """

    private struct Range {
        var low: Double
        var high: Double
    }

    func svg() -> Markup {
        guard let best = report.history.last(where: { $0.incumbent != nil })?.incumbent?.value else {
            return "<p>No roster was found.</p>"
        }
        let range = range(best)
        let incumbents = report.history.compactMap { standing in
            standing.incumbent.map { (standing.seconds, $0.value) }
        }
        let bounds = report.history.compactMap { standing in standing.bound.map { (standing.seconds, $0.value) } }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" \
            viewBox="0 0 \(Self.width) \(Self.height)"><title>Best roster and bound over \(seconds(report.seconds)) \
            seconds</title>
            \(axes(range))\(steps(incumbents, range, name: "incumbent", label: "best roster"))\
            \(steps(bounds, range, name: "bound", label: "bound"))</svg>
            """
    }

    /// From the first bound worth showing to somewhat above the best roster.
    private func range(_ best: Double) -> Range {
        let bounds = report.history.compactMap { $0.bound?.value }
        let high = best > 0 ? best * Self.shownAboveBest : best + 10
        let low = min(bounds.first ?? 0, best)
        return Range(low: low, high: max(high, low + 1))
    }

    // MARK: Scales

    private func x(_ seconds: Double) -> Length {
        let share = report.seconds > 0 ? min(1, max(0, seconds / report.seconds)) : 0
        return Self.left + Length(hundredths: Int((share * Double(Self.plotWidth) * 100).rounded()))
    }

    private func y(_ points: Double, _ range: Range) -> Length {
        let share = min(1, max(0, (points - range.low) / (range.high - range.low)))
        return Length(hundredths: Int(((1 - share) * Double(Self.plotHeight) * 100).rounded())) + Length(Self.top)
    }

    // MARK: Shapes

    private func axes(_ range: Range) -> Markup {
        let bottom = Length(Self.top + Self.plotHeight)
        let right = Self.left + Length(Self.plotWidth)
        let values = (0...4).map { step -> Markup in
            let value = range.low + (range.high - range.low) * Double(step) / 4
            let height = y(value, range)
            return """
                \(Svg.line(x1: Self.left, y1: height, x2: right, y2: height, class: "tick"))\
                \(Svg.text("\(Int(value.rounded()))", x: Self.left - 8, y: height + 4, size: 12, class: "", anchor: .end))
                """
        }
        let times = (0...4).map { step -> Markup in
            let value = report.seconds * Double(step) / 4
            return Svg.text(
                "\(seconds(value)) s", x: x(value), y: bottom + 20, size: 12, class: "", anchor: .middle)
        }
        return """
            \(values)\(times)\(Svg.line(x1: Self.left, y1: bottom, x2: right, y2: bottom, class: "axis"))\
            \(Svg.upright("points", x: 16, y: Length(Self.top + Self.plotHeight / 2), size: 12, class: ""))
            """
    }

    /// Horizontal until the next value comes, then straight to it; the label stands where the line ends.
    private func steps(_ values: [(Double, Double)], _ range: Range, name: String, label: String) -> Markup {
        guard let first = values.first, let last = values.last else { return .empty }
        var path = "M\(x(first.0)) \(y(first.1, range))"
        for value in values.dropFirst() { path += "H\(x(value.0))V\(y(value.1, range))" }
        path += "H\(x(report.seconds))"
        // The bound's label below its line, the roster's above: they may end at the same place.
        let shift: Length = name == "bound" ? 16 : -6
        return """
            <path d="\(path)" class="\(name)"/>\
            \(Svg.text(
                "\(label) \(Int(last.1.rounded()))", x: Self.left + Length(Self.plotWidth) + 8,
                y: y(last.1, range) + shift, size: 13, class: ""))
            """
    }

    /// Tenths below ten seconds, whole ones above.
    private func seconds(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths < 100 ? "\(tenths / 10).\(tenths % 10)" : "\(Int(value.rounded()))"
    }
}
