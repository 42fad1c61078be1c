/// The few shapes of which the pictures are made. Looks are the style sheet's: shapes only name a class.
enum Svg {
    /// A rectangle; `facts` become `data-` attributes for programs and tests.
    static func rect(
        x: Length, y: Length, width: Length, height: Length, class name: String, facts: [(String, String)] = []
    ) -> Markup {
        let data = facts.map { (key, value) -> Markup in " data-\(key)=\"\(value)\"" }
        return "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(height)\" class=\"\(name)\"\(data)/>"
    }

    static func line(x1: Length, y1: Length, x2: Length, y2: Length, class name: String) -> Markup {
        "<line x1=\"\(x1)\" y1=\"\(y1)\" x2=\"\(x2)\" y2=\"\(y2)\" class=\"\(name)\"/>"
    }

    /// One line of text, `y` being its baseline.
    static func text(
        _ text: String, x: Length, y: Length, size: Length, class name: String, anchor: Anchor = .start
    ) -> Markup {
        "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(size)\" text-anchor=\"\(anchor.rawValue)\" class=\"\(name)\">\(text)</text>"
    }

    /// One line of text that runs upwards through a point.
    static func upright(_ text: String, x: Length, y: Length, size: Length, class name: String) -> Markup {
        """
        <text transform="translate(\(x) \(y)) rotate(-90)" font-size="\(size)" text-anchor="middle" \
        class="\(name)">\(text)</text>
        """
    }

    /// Shapes that belong together, with the text that a pointer shows.
    static func group(title: String, _ shapes: [Markup]) -> Markup { "<g><title>\(title)</title>\(shapes)</g>\n" }

    enum Anchor: String {
        case start, middle, end
    }

    /// Patterns, once in a page: what a fill says must survive a black and white printer.
    static let patterns: Markup = """
        <svg xmlns="http://www.w3.org/2000/svg" width="0" height="0" class="defs" aria-hidden="true"><defs>
        <pattern id="free" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
        <line x1="0" y1="0" x2="0" y2="7" class="ink-free"/></pattern>
        <pattern id="closed" width="8" height="8" patternUnits="userSpaceOnUse">\
        <path d="M0 0L8 8M8 0L0 8" class="ink-closed"/></pattern>
        <pattern id="turnover" width="3" height="3" patternUnits="userSpaceOnUse">\
        <line x1="0" y1="1" x2="3" y2="1" class="ink-turnover"/></pattern>
        </defs></svg>

        """
}

/// How wide a text gets, estimated on the safe side: no font is at hand where the page is written.
enum TextMeasure {
    /// Hundredths of the font size that a character of a wide sans serif takes.
    private static let regular = 60
    private static let bold = 70

    /// The width at a size.
    static func width(of text: String, size: Length, isBold: Bool = false) -> Length {
        Length(hundredths: text.count * size.hundredths * (isBold ? bold : regular) / 100)
    }

    /// The largest size up to `size` at which a text fits; nil below `least`.
    static func size(of text: String, in room: Length, upTo size: Length, least: Length, isBold: Bool = false)
        -> Length?
    {
        let count = max(1, text.count) * (isBold ? bold : regular)
        // In quarters of a unit, so that neighbouring labels rarely differ.
        let fitting = min(size.hundredths, room.hundredths * 100 / count / 25 * 25)
        return fitting >= least.hundredths ? Length(hundredths: fitting) : nil
    }

    /// The text cut to a room, with two dots where something was cut.
    static func cut(_ text: String, to room: Length, size: Length) -> String {
        let fitting = room.hundredths * 100 / max(1, size.hundredths * regular)
        return text.count <= fitting ? text : String(text.prefix(max(0, fitting - 2))) + ".."
    }
}
