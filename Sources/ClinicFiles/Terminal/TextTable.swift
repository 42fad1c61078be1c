/// A table of plain text that fits a width: every column is as wide as its widest cell, but for one that takes what is
/// left and wraps.
struct TextTable {
    let titles: [String]
    /// Which column wraps.
    let flexible: Int
    /// A cell for each title.
    var rows: [Row] = []

    /// One row and how it is to be shown.
    struct Row {
        var cells: [String]
        var style: TextStyle = .plain
    }

    init(_ titles: [String], flexible: Int) {
        self.titles = titles
        self.flexible = flexible
    }

    /// The lines, indented, none longer than the width as long as the fixed columns leave room for a word.
    func lines(width: Int, indent: Int, palette: Palette) -> [String] {
        let widths = columnWidths(in: width - indent)
        let margin = String(repeating: " ", count: indent)
        var lines = [palette.styled(margin + line(titles, widths), .quiet)]
        for row in rows {
            let wrapped = row.cells.indices.map { column in
                column == flexible ? TextWrap.lines(of: row.cells[column], width: widths[column]) : [row.cells[column]]
            }
            for index in 0..<(wrapped.map(\.count).max() ?? 0) {
                let cells = wrapped.map { index < $0.count ? $0[index] : "" }
                lines.append(palette.styled(margin + line(cells, widths), row.style))
            }
        }
        return lines
    }

    /// Narrower than this the flexible column is of no use.
    private static let leastFlexibleWidth = 14
    private static let gap = "  "

    private func columnWidths(in width: Int) -> [Int] {
        var widths = titles.indices.map { column in
            ([titles] + rows.map(\.cells)).map { $0[column].count }.max() ?? 0
        }
        let gaps = TextTable.gap.count * (titles.count - 1)
        let fixed = widths.indices.filter { $0 != flexible }.reduce(gaps) { $0 + widths[$1] }
        widths[flexible] = min(widths[flexible], max(TextTable.leastFlexibleWidth, width - fixed))
        return widths
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = cells.indices.map { TextWrap.padded(cells[$0], to: widths[$0]) }
        return TextWrap.withoutTrailingSpaces(padded.joined(separator: TextTable.gap))
    }
}

/// Breaking and filling lines.
enum TextWrap {
    /// A text in lines of a width, broken between words; a word longer than the width is broken inside.
    static func lines(of text: String, width: Int) -> [String] {
        var lines: [String] = []
        var current = ""
        for word in text.split(separator: " ") {
            var rest = Substring(word)
            if !current.isEmpty, current.count + 1 + rest.count <= width {
                current += " " + rest
                continue
            }
            if !current.isEmpty { lines.append(current) }
            while rest.count > width {
                lines.append(String(rest.prefix(width)))
                rest = rest.dropFirst(width)
            }
            current = String(rest)
        }
        return current.isEmpty && !lines.isEmpty ? lines : lines + [current]
    }

    static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    static func withoutTrailingSpaces(_ text: String) -> String {
        var text = text
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }
}

/// How a line is to stand out.
enum TextStyle {
    case plain, strong, quiet, warning
}

/// Colours for a terminal, or none.
struct Palette {
    let color: Bool

    /// The text between the codes of a style; as it is where no colour is wanted.
    func styled(_ text: String, _ style: TextStyle) -> String {
        guard color, style != .plain, !text.isEmpty else { return text }
        let code =
            switch style {
            case .plain: "0"
            case .strong: "1"
            case .quiet: "2"
            case .warning: "33"
            }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}
