import CGLPK
import MILP

/// A problem inside GLPK: deletes itself, and refuses to be used where its memory is gone.
///
/// The library's indices count from 1, and a model without rows or columns gets an idle one, because the library
/// treats such models in corners of their own. Both stay inside this class.
final class Problem {
    /// The environment it lives in.
    let serial: UInt64
    /// Columns of the model.
    let columnCount: Int
    /// Rows of the model and those added since.
    private(set) var rowCount: Int
    private let pointer: OpaquePointer
    private let idleRows: Int
    private var indexBuffer: [Int32] = []
    private var valueBuffer: [Double] = []

    /// Loads a model that ``Model/problems()`` found nothing wrong with.
    init(_ model: Model, serial: UInt64) throws(SolverError) {
        self.serial = serial
        columnCount = model.columns.count
        rowCount = model.rows.count
        idleRows = model.rows.isEmpty ? 1 : 0
        guard cglpk_serial() == serial else { throw .closedWorkspace }
        var made: OpaquePointer?
        try Self.check(cglpk_create(&made))
        guard let made else { throw .libraryFailure("GLPK made no problem") }
        pointer = made
        try load(model)
    }

    private func load(_ model: Model) throws(SolverError) {
        var types: [Int32] = [0]
        var lowers: [Double] = [0]
        var uppers: [Double] = [0]
        func add(_ bounds: BoundCode) {
            types.append(bounds.type)
            lowers.append(bounds.lower)
            uppers.append(bounds.upper)
        }
        for column in model.columns { add(BoundCode(column.lower, column.upper)) }
        var costs = [0] + model.columns.map(\.cost)
        var kinds = [0] + model.columns.map { $0.kind == .integer ? GLP_IV : GLP_CV }
        if model.columns.isEmpty {
            add(BoundCode(0, 0))
            costs.append(0)
            kinds.append(GLP_CV)
        }
        try check { cglpk_add_columns($0, Int32(types.count - 1), types, lowers, uppers, costs, kinds) }

        (types, lowers, uppers) = ([0], [0], [0])
        if model.rows.isEmpty { add(BoundCode(-.infinity, .infinity)) }
        for row in model.rows { add(BoundCode(row.lower, row.upper)) }
        try check { cglpk_add_rows($0, Int32(types.count - 1), types, lowers, uppers) }

        var entryRows: [Int32] = [0]
        var entryColumns: [Int32] = [0]
        var entryValues: [Double] = [0]
        for (index, row) in model.rows.enumerated() {
            for term in row.terms where term.coefficient != 0 {
                entryRows.append(libraryRow(index))
                entryColumns.append(Int32(term.variable.index + 1))
                entryValues.append(term.coefficient)
            }
        }
        try check { cglpk_load_matrix($0, Int32(entryRows.count - 1), entryRows, entryColumns, entryValues) }
        try check { cglpk_set_cost($0, 0, model.objectiveConstant) }
    }

    deinit {
        if cglpk_serial() == serial { _ = cglpk_delete(pointer) }
    }

    /// Runs one guarded call on the problem.
    /// - Throws: ``SolverError/closedWorkspace`` where the environment is gone, else what the call brought.
    func check(_ call: (OpaquePointer) -> cglpk_result) throws(SolverError) {
        try Self.check(result(call))
    }

    /// Runs one guarded call and leaves its result to the caller.
    func result(_ call: (OpaquePointer) -> cglpk_result) -> cglpk_result {
        cglpk_serial() == serial ? call(pointer) : CGLPK_CLOSED
    }

    /// Turns the result of a guarded call into an error.
    static func check(_ result: cglpk_result) throws(SolverError) {
        if result == CGLPK_DONE { return }
        guard result == CGLPK_FAILED else { throw .closedWorkspace }
        let text = String(cString: cglpk_failure_text())
            .split(whereSeparator: \.isNewline).joined(separator: " ")
        throw text.contains("memory") ? .outOfMemory(text) : .libraryFailure(text)
    }

    /// Replaces the bounds of a row, counted from 0.
    func setRowBounds(_ row: Int, _ bounds: BoundCode) throws(SolverError) {
        try check { cglpk_set_row_bounds($0, libraryRow(row), bounds.type, bounds.lower, bounds.upper) }
    }

    /// Replaces the bounds of a column, counted from 0.
    func setColumnBounds(_ column: Int, _ bounds: BoundCode) throws(SolverError) {
        try check { cglpk_set_column_bounds($0, Int32(column + 1), bounds.type, bounds.lower, bounds.upper) }
    }

    /// Replaces the cost of a column, counted from 0.
    func setCost(_ column: Int, _ cost: Double) throws(SolverError) {
        try check { cglpk_set_cost($0, Int32(column + 1), cost) }
    }

    /// Adds a row that ``Model/problems(in:)`` found nothing wrong with.
    func addRow(_ row: LinearConstraint) throws(SolverError) {
        let bounds = BoundCode(row.lower, row.upper)
        let length = fillBuffers(row)
        try check {
            cglpk_add_row($0, bounds.type, bounds.lower, bounds.upper, length, indexBuffer, valueBuffer)
        }
        rowCount += 1
    }

    /// Adds a row below the current node of a search; same condition as ``addRow(_:)``.
    func addLazyRow(_ row: LinearConstraint, in tree: OpaquePointer) throws(SolverError) {
        let bounds = BoundCode(row.lower, row.upper)
        let length = fillBuffers(row)
        try Self.check(
            cglpk_add_lazy_row(tree, bounds.type, bounds.lower, bounds.upper, length, indexBuffer, valueBuffer))
    }

    /// Number of a row in the library.
    func libraryRow(_ row: Int) -> Int32 { Int32(row + 1 + idleRows) }

    /// Puts the row's entries into buffers that are kept, so that adding a row allocates nothing.
    /// - Returns: how many there are.
    private func fillBuffers(_ row: LinearConstraint) -> Int32 {
        indexBuffer.removeAll(keepingCapacity: true)
        valueBuffer.removeAll(keepingCapacity: true)
        indexBuffer.append(0)
        valueBuffer.append(0)
        for term in row.terms where term.coefficient != 0 {
            indexBuffer.append(Int32(term.variable.index + 1))
            valueBuffer.append(term.coefficient)
        }
        return Int32(indexBuffer.count - 1)
    }
}
