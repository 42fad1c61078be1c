extension Model {
    /// Longest name of a column or row, in bytes: what MPS readers and GLPK take.
    public static let longestName = 255

    /// Everything that keeps a solver from accepting the model, in the order of columns, then rows; empty when fine.
    ///
    /// An integer program with an infeasible row system is no problem in this sense: infeasible is an answer.
    public func problems() -> [ModelProblem] {
        var found: [ModelProblem] = []
        if let problem = Self.nameProblem(name, place: "model") { found.append(problem) }
        if !objectiveConstant.isFinite {
            found.append(.notFinite(place: "objective constant", value: "\(objectiveConstant)"))
        }
        found += columnProblems()
        found += rowProblems()
        return found
    }

    /// What keeps a row, such as a lazy one, from being added to this model; its name does not matter here.
    public func problems(in constraint: LinearConstraint) -> [ModelProblem] {
        var seen = Set<Int>()
        var found: [ModelProblem] = []
        check(constraint, place: "row \(constraint.name)", into: &found) { column in
            !seen.insert(column).inserted
        }
        return found
    }

    /// What is wrong with a pair of bounds; nil when some value lies between them.
    public static func boundsProblem(_ lower: Double, _ upper: Double, place: String) -> ModelProblem? {
        if lower.isNaN || lower == .infinity { return .notFinite(place: "lower bound of \(place)", value: "\(lower)") }
        if upper.isNaN || upper == -.infinity { return .notFinite(place: "upper bound of \(place)", value: "\(upper)") }
        return lower > upper ? .emptyDomain(place: place, lower: lower, upper: upper) : nil
    }

    private func columnProblems() -> [ModelProblem] {
        var found: [ModelProblem] = []
        var names = Set<String>()
        for (index, column) in columns.enumerated() {
            let place = "column \(column.name.isEmpty ? "number \(index)" : column.name)"
            if let problem = Self.nameProblem(column.name, place: place) { found.append(problem) }
            if !names.insert(column.name).inserted { found.append(.duplicateName(column.name)) }
            if !column.cost.isFinite { found.append(.notFinite(place: "cost of \(place)", value: "\(column.cost)")) }
            if let problem = Self.boundsProblem(column.lower, column.upper, place: place) {
                found.append(problem)
                continue
            }
            guard column.kind == .integer else { continue }
            for bound in [column.lower, column.upper] where bound.isFinite && bound != bound.rounded() {
                found.append(.fractionalBound(column: column.name, value: bound))
            }
        }
        return found
    }

    private func rowProblems() -> [ModelProblem] {
        var found: [ModelProblem] = []
        var names = Set<String>()
        var lastRow = [Int](repeating: -1, count: columns.count)
        for (index, row) in rows.enumerated() {
            let place = "row \(row.name.isEmpty ? "number \(index)" : row.name)"
            if let problem = Self.nameProblem(row.name, place: place) { found.append(problem) }
            if !names.insert(row.name).inserted { found.append(.duplicateName(row.name)) }
            check(row, place: place, into: &found) { column in
                defer { lastRow[column] = index }
                return lastRow[column] == index
            }
        }
        return found
    }

    /// - Parameter isRepeated: tells whether the row has named this column before, and takes note of it.
    private func check(
        _ row: LinearConstraint, place: String, into found: inout [ModelProblem], isRepeated: (Int) -> Bool
    ) {
        for term in row.terms {
            let index = term.variable.index
            guard term.variable.owner == identity, columns.indices.contains(index) else {
                found.append(.foreignVariable(row: row.name, index: index))
                continue
            }
            if !term.coefficient.isFinite {
                let value = "\(term.coefficient)"
                found.append(.notFinite(place: "coefficient of \(columns[index].name) in \(place)", value: value))
            }
            if isRepeated(index) { found.append(.duplicateTerm(row: row.name, column: columns[index].name)) }
        }
        if let problem = Self.boundsProblem(row.lower, row.upper, place: place) { found.append(problem) }
    }

    private static func nameProblem(_ name: String, place: String) -> ModelProblem? {
        if name.isEmpty { return .badName(place: place, name: name, reason: "it is empty") }
        if name.utf8.count > longestName {
            let reason = "it has \(name.utf8.count) bytes, at most \(longestName) fit"
            return .badName(place: "a \(place.prefix { $0 != " " })", name: String(name.prefix(40)), reason: reason)
        }
        for byte in name.utf8 where byte < 0x20 || byte > 0x7E {
            let reason = byte > 0x7F ? "it has characters other than ASCII" : "it has a control character"
            return .badName(place: place, name: name, reason: reason)
        }
        return nil
    }
}
