/// Lines over time or demand, each with a dash and a mark of its own and its name at its end.
struct LinePlot {
    /// A line.
    struct Line {
        let name: String
        /// Which dash and mark, the same for an option in every plot of a page.
        let look: Int
        /// In order of `x`.
        let points: [(x: Double, y: Double)]
    }

    let title: String
    let unit: String
    /// Below the axis.
    let across: String
    let lines: [Line]
    /// The vertical axis begins at 0 or crosses it.
    var withZero = true
    /// Values of `x` with a label; nil: round ones.
    var ticks: [Double]?
    /// Values of `x` to point at, each with a text.
    var marks: [(x: Double, text: String)] = []

    private static let left = 74
    private static let plotWidth = 620
    private static let width = 940
    private static let top = 14
    private static let plotHeight = 220
    /// Dashes and marks repeat after so many lines.
    static let looks = 6

    private var bottom: Int { Self.top + Self.plotHeight }

    func figure() -> Markup {
        let all = lines.flatMap(\.points)
        // A single week or multiple makes no line.
        guard let first = all.first, all.contains(where: { $0.x != first.x }) else { return .empty }
        let across = AcrossScale(all.map(\.x), from: Self.left, length: Self.plotWidth)
        let upwards = PlotScale(all.map(\.y), withZero: withZero, from: bottom, length: -Self.plotHeight)
        let labels = labelPlaces(upwards)
        return """
            <figure class="plot broad"><figcaption>\(title) <small>\(unit)</small></figcaption>
            <svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" viewBox="0 0 \(Self.width) \
            \(bottom + 40)"><title>\(title), \(unit), by \(self.across)</title>
            \(axes(across, upwards))\(lines.indices.map { line($0, across, upwards, label: labels[$0]) })\
            \(marks.map { mark($0, across, upwards) })</svg></figure>

            """
    }

    private func axes(_ across: AcrossScale, _ upwards: PlotScale) -> Markup {
        let right = Length(Self.left + Self.plotWidth)
        let heights = upwards.ticks.map { value -> Markup in
            let y = upwards.place(value)
            let isZero = abs(value) < 1e-9
            return """
                \(Svg.line(x1: Length(Self.left), y1: y, x2: right, y2: y, class: isZero ? "axis" : "tick"))\
                \(Svg.text(
                    Figures.text(value, places: upwards.places), x: Length(Self.left - 8), y: y + 4, size: 11, class: "quiet",
                    anchor: .end))
                """
        }
        let places = (ticks ?? across.ticks).map { value -> Markup in
            let places = value == value.rounded() ? 0 : value * 10 == (value * 10).rounded() ? 1 : 2
            return Svg.text(
                Figures.text(value, places: places), x: across.place(value), y: Length(bottom + 16), size: 11,
                class: "quiet",
                anchor: .middle)
        }
        let name = Svg.text(
            self.across, x: Length(Self.left + Self.plotWidth / 2), y: Length(bottom + 34), size: 12, class: "quiet",
            anchor: .middle)
        return "\(heights)\(places)\(name)"
    }

    private func line(_ number: Int, _ across: AcrossScale, _ upwards: PlotScale, label: Length) -> Markup {
        let line = lines[number]
        guard let last = line.points.last else { return .empty }
        let look = line.look % Self.looks
        let places = line.points.map { (x: across.place($0.x), y: upwards.place($0.y)) }
        let path = places.map { "\($0.x) \($0.y)" }.joined(separator: "L")
        let every = max(1, places.count / 14)
        let dots = places.enumerated().filter { $0.offset % every == 0 || $0.offset == places.count - 1 }.map {
            PlotMark.shape(look, x: $0.element.x, y: $0.element.y)
        }
        let end = Length(Self.left + Self.plotWidth)
        let name = TextMeasure.cut(line.name, to: Length(Self.width - Self.left - Self.plotWidth - 34), size: 12)
        return Svg.group(
            title: "\(line.name): \(Figures.text(last.y, places: upwards.places + 1)) at the end",
            [
                "<path d=\"M\(path)\" class=\"line look-\(look)\"/>", Markup(dots),
                PlotMark.shape(look, x: end + 18, y: label - 4),
                Svg.text(name, x: end + 28, y: label, size: 12, class: ""),
            ])
    }

    /// Names stand where their lines end, pushed apart where they would meet.
    private func labelPlaces(_ upwards: PlotScale) -> [Length] {
        let wanted = lines.map { line in (line.points.last.map { upwards.place($0.y) } ?? Length(bottom)) + 4 }
        var places = wanted
        var free = Length(Self.top)
        for number in wanted.indices.sorted(by: { (wanted[$0], $0) < (wanted[$1], $1) }) {
            places[number] = max(wanted[number], free)
            free = places[number] + 16
        }
        // Those pushed below the picture push the ones above them back.
        var most = Length(bottom + 34)
        for number in places.indices.sorted(by: { (places[$0], $0) > (places[$1], $1) }) {
            places[number] = min(places[number], most)
            most = places[number] - 16
        }
        return places
    }

    private func mark(_ mark: (x: Double, text: String), _ across: AcrossScale, _ upwards: PlotScale) -> Markup {
        let x = across.place(mark.x)
        return """
            \(Svg.line(x1: x, y1: Length(Self.top), x2: x, y2: Length(bottom), class: "mark"))\
            \(Svg.text(mark.text, x: x + 5, y: Length(Self.top + 10), size: 12, class: "strong"))
            """
    }
}

/// A horizontal axis that ends with its values.
struct AcrossScale {
    private let low: Double
    private let high: Double
    private let start: Int
    private let length: Int
    private let round: PlotScale

    init(_ values: [Double], from start: Int, length: Int) {
        low = values.min() ?? 0
        high = max(values.max() ?? 1, low + 1e-9)
        self.start = start
        self.length = length
        round = PlotScale(values, withZero: false, from: start, length: length)
    }

    func place(_ value: Double) -> Length {
        let share = min(1, max(0, (value - low) / (high - low)))
        return Length(start) + Length(hundredths: Int((share * Double(length) * 100).rounded()))
    }

    var ticks: [Double] { round.ticks.filter { $0 >= low - 1e-9 && $0 <= high + 1e-9 } }
}

/// The marks by which lines are told apart without colour.
enum PlotMark {
    static func shape(_ look: Int, x: Length, y: Length) -> Markup {
        switch look {
        case 0: Svg.circle(x: x, y: y, radius: 3, class: "spot")
        case 1: Svg.rect(x: x - 3, y: y - 3, width: 6, height: 6, class: "spot hollow")
        case 2: "<path d=\"M\(x) \(y - 4)L\(x + 4) \(y + 3)L\(x - 4) \(y + 3)Z\" class=\"spot\"/>"
        case 3: "<path d=\"M\(x) \(y - 4)L\(x + 4) \(y)L\(x) \(y + 4)L\(x - 4) \(y)Z\" class=\"spot hollow\"/>"
        case 4:
            "<path d=\"M\(x - 3) \(y - 3)L\(x + 3) \(y + 3)M\(x - 3) \(y + 3)L\(x + 3) \(y - 3)\" class=\"spot cross\"/>"
        default: Svg.circle(x: x, y: y, radius: 3, class: "spot hollow")
        }
    }
}

extension Svg {
    static func circle(x: Length, y: Length, radius: Length, class name: String) -> Markup {
        "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(radius)\" class=\"\(name)\"/>"
    }
}
