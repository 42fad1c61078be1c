import CapacityStudy

/// What each uncertain input does to an option's money, the one that matters most on top.
struct TornadoPlot {
    let option: String
    let currency: String
    /// Mean difference of net present value, all inputs at their likeliest; nil: not known.
    let bars: [TornadoBar]

    private static let left = 210
    private static let plotWidth = 420
    private static let width = 940
    private static let rowHeight = 34
    private static let top = 8

    func figure() -> Markup {
        if bars.isEmpty { return .empty }
        let bottom = Self.top + Self.rowHeight * bars.count
        let scale = PlotScale(
            bars.flatMap { [$0.atLow, $0.atHigh] }, withZero: true, from: Self.left, length: Self.plotWidth)
        let ticks = scale.ticks.map { value -> Markup in
            let x = scale.place(value)
            return """
                \(Svg.line(
                    x1: x, y1: Length(Self.top), x2: x, y2: Length(bottom), class: abs(value) < 1e-9 ? "axis" : "tick"))\
                \(Svg.text(
                    Figures.text(value), x: x, y: Length(bottom + 16), size: 11, class: "quiet", anchor: .middle))
                """
        }
        return """
            <figure class="plot broad"><figcaption>\(option): what the money hangs on \
            <small>\(currency), difference of net present value from the first option</small></figcaption>
            <svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="0 0 \(Self.width) \(bottom + 24)">\
            <title>\(option): difference of net present value at the ends of each uncertain input</title>
            \(ticks)\(bars.indices.map { bar($0, scale) })</svg></figure>

            """
    }

    private func bar(_ number: Int, _ scale: PlotScale) -> Markup {
        let bar = bars[number]
        let middle = Length(Self.top + Self.rowHeight * number + Self.rowHeight / 2)
        let (low, high) = (scale.place(bar.atLow), scale.place(bar.atHigh))
        let range = "\(bar.input) \(Figures.text(bar.low, places: 2)) to \(Figures.text(bar.high, places: 2))"
        let figures = "\(Figures.signed(bar.atLow)) to \(Figures.signed(bar.atHigh))"
        return Svg.group(
            title: "\(range): \(figures)",
            [
                Svg.text(range, x: Length(Self.left - 10), y: middle + 4, size: 12, class: "", anchor: .end),
                Svg.rect(
                    x: min(low, high), y: middle - 9, width: max(low, high) - min(low, high), height: 18, class: "bar"),
                Svg.text(
                    figures, x: Length(Self.left + Self.plotWidth + 14), y: middle + 4, size: 12, class: "number-text"),
            ])
    }
}
