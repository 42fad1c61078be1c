import SwiftCSV

/// Requests as a CSV table, one a row: what a spreadsheet of orders exports.
///
/// The columns have the names of a request's keys, in any order; an empty cell is an absent key. What has parts in
/// YAML is written in one cell:
///
/// | column | cell |
/// |---|---|
/// | `driver` | `mon tue`, or `true`, or `false` |
/// | `sessions` | `mon/am tue/pm` |
/// | `medications` | `warfarin last_dose=2026-11-24 cleared=true; aspirin prophylaxis=secondary` |
/// | `fixed_c_arm`, `fixed_start` | `c1`, `2026-12-01T09:00` |
enum OrderSheet {
    private static let fixed = ["fixed_c_arm": "c_arm", "fixed_start": "start"]
    private static let columns =
        RequestReader.keys.flatMap { $0 == "fixed" ? ["fixed_c_arm", "fixed_start"] : [$0] }

    /// The table's rows as if each were a request in YAML; faults of the table itself go to the log.
    static func rows(text: String, name: String, log: ProblemLog) throws(InputProblems) -> [Fields] {
        let table = try lines(of: text, name: name)
        guard let header = table.first else {
            throw InputProblems(
                InputProblem(file: name, message: "is empty", fix: "its first line names the columns: id,patient,…"))
        }
        let names = header.cells.map { $0.trimmingBlanks() }
        try check(names, line: header.line, name: name)
        return table.dropFirst().compactMap { row in
            guard row.cells.count == names.count else {
                log.add(
                    InputProblem(
                        file: name, line: row.line,
                        message: "the row has \(row.cells.count) cells, the header \(names.count)",
                        fix: "put cells that hold a comma in quotes"))
                return nil
            }
            return Fields(request(names, row), file: name, path: "", log: log)
        }
    }

    private struct Line {
        var cells: [String]
        var line: Int
    }

    /// The table's rows that are not blank, each with the line in which it begins.
    private static func lines(of text: String, name: String) throws(InputProblems) -> [Line] {
        // Inside quotes a quote is doubled, so a table that is whole has an even number of them.
        if text.utf8.count(where: { $0 == UInt8(ascii: "\"") }) % 2 == 1 {
            throw InputProblems(
                InputProblem(
                    file: name, message: "a quotation is never closed", fix: "quotes inside a quoted cell are doubled"))
        }
        var lines: [Line] = []
        var next = 1
        do {
            // The last cell of a text without a line end would be lost where it is empty.
            let table = try EnumeratedCSV(string: text + "\n", delimiter: .comma, loadColumns: false, rowLimit: 0)
            try table.enumerateAsArray(startAt: 0, rowLimit: nil) { cells in
                if cells.contains(where: { !$0.isEmpty }) { lines.append(Line(cells: cells, line: next)) }
                next += 1 + cells.reduce(0) { $0 + $1.count(where: \.isNewline) }
            }
        } catch {
            throw InputProblems(
                InputProblem(
                    file: name, line: next, message: "something stands beside a quoted cell",
                    fix: "a cell in quotes ends with its quote, and quotes inside it are doubled"))
        }
        return lines
    }

    private static func check(_ names: [String], line: Int, name: String) throws(InputProblems) {
        var problems: [InputProblem] = []
        for (index, column) in names.enumerated() {
            func add(_ message: String, _ fix: String?) {
                problems.append(
                    InputProblem(file: name, line: line, column: index + 1, path: column, message: message, fix: fix))
            }
            if names[..<index].contains(column) {
                add("the column \(FileNode.quoted(column)) stands there twice", "keep one of them")
            } else if !columns.contains(column) {
                let near = NearestName.nearest(to: column, among: columns)
                add(
                    "\(FileNode.quoted(column)) is no column of a request",
                    near.map { "did you mean '\($0)'?" } ?? "there is \(columns.joined(separator: ", "))")
            }
        }
        if !problems.isEmpty { throw InputProblems(problems) }
    }

    private static func request(_ names: [String], _ row: Line) -> FileNode {
        var entries: [FileEntry] = []
        var fixedEntries: [FileEntry] = []
        for (index, (column, cell)) in zip(names, row.cells).enumerated() {
            let cell = cell.trimmingBlanks()
            if cell.isEmpty { continue }
            let place = OrderCell(line: row.line, column: index + 1)
            if let key = fixed[column] {
                fixedEntries.append(place.entry(key, place.text(cell), label: column))
            } else {
                entries.append(place.entry(column, place.value(cell, column: column)))
            }
        }
        let start = OrderCell(line: row.line, column: nil)
        if !fixedEntries.isEmpty { entries.append(start.entry("fixed", start.node(.mapping(fixedEntries)))) }
        return start.node(.mapping(entries))
    }
}
