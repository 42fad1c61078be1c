import CGLPK
import Foundation
import MILP

/// Writes a model for other solvers to read.
struct ModelExport {
    private let problem: Problem
    private static let objectiveName = "objective"

    init(_ model: Model, serial: UInt64) throws(SolverError) {
        let problems = model.problems()
        guard problems.isEmpty else { throw .badModel(problems) }
        let model = Self.selfContained(model)
        problem = try Problem(model, serial: serial)
        var names = ExportNames()
        let title = names.unique(model.name)
        try problem.check { cglpk_set_name($0, title, Self.objectiveName) }
        var rowNames = ExportNames(reserved: [Self.objectiveName])
        for (index, row) in model.rows.enumerated() {
            let name = rowNames.unique(row.name)
            try problem.check { cglpk_set_row_name($0, Int32(index + 1), name) }
        }
        var columnNames = ExportNames()
        for (index, column) in model.columns.enumerated() {
            let name = columnNames.unique(column.name)
            try problem.check { cglpk_set_column_name($0, Int32(index + 1), name) }
        }
    }

    /// The model with its objective constant as the cost of a column fixed at 1, because the formats, or GLPK's writers
    /// of them, lose a constant; and with at least one row and one column, without which they assert.
    private static func selfContained(_ model: Model) -> Model {
        let isEmpty = model.rows.isEmpty || model.columns.isEmpty
        guard model.objectiveConstant != 0 || isEmpty else { return model }
        var model = model
        let one = model.addVariable("constant", lower: 1, upper: 1, cost: model.objectiveConstant)
        model.objectiveConstant = 0
        if isEmpty { model.addRow("constant", [LinearTerm(1, one)], upper: 1) }
        return model
    }

    /// Writes beside the target and renames, so that the file is whole or not there.
    func write(as format: ModelFormat, to path: String) throws(SolverError) {
        let target = URL(fileURLWithPath: path)
        let partial = target.deletingLastPathComponent()
            .appendingPathComponent(".partial-\(getpid())-\(problem.serial)-\(target.lastPathComponent)").path
        var code: Int32 = 0
        defer { unlink(partial) }
        try problem.check {
            switch format {
            case .mps: cglpk_write_mps($0, partial, &code)
            case .lp: cglpk_write_lp($0, partial, &code)
            }
        }
        guard code == 0 else {
            let lines = String(cString: cglpk_failure_text()).split(whereSeparator: \.isNewline)
            let reason = lines.last.map { String($0).replacing(partial, with: path) }
            throw .cannotWrite(path: path, reason: reason ?? "the library gave no reason")
        }
        if format == .mps { try Self.removeComments(in: partial, for: path) }
        guard rename(partial, path) == 0 else {
            throw .cannotWrite(path: path, reason: String(cString: strerror(errno)))
        }
    }

    /// GLPK marks columns without coefficients by a comment behind the fields; CBC refuses a file with one.
    private static func removeComments(in file: String, for path: String) throws(SolverError) {
        do {
            let text = try String(contentsOfFile: file, encoding: .utf8)
            let plain = text.replacingOccurrences(of: " $ empty column", with: "")
            try plain.write(toFile: file, atomically: false, encoding: .utf8)
        } catch {
            throw .cannotWrite(path: path, reason: error.localizedDescription)
        }
    }
}
