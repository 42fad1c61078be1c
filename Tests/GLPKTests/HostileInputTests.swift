import GLPK
import MILP
import Testing

/// Input that makes the library abort, or worse, answer: here each is an error that names the place.
@Suite struct HostileInputTests {
    /// A model with one column and one row, spoilt by the closure.
    private func problems(_ spoil: (inout Model, Variable) -> Void) throws -> [ModelProblem] {
        var model = Model(name: "hostile")
        let x = model.addVariable("x", kind: .integer, upper: 3, cost: -1)
        model.addRow("room", [LinearTerm(2, x)], upper: 5)
        spoil(&model, x)
        let solver = GLPKSolver()
        // The same complaint from each door.
        var found: [[ModelProblem]] = []
        for attempt in 0..<3 {
            do {
                try solver.withWorkspace { [model] workspace in
                    switch attempt {
                    case 0: _ = try workspace.solve(model, options: .init(), hooks: .init())
                    case 1: _ = try workspace.program(model)
                    default: try workspace.write(model, as: .mps, to: "/nonexistent/never.mps")
                    }
                }
                Issue.record("attempt \(attempt) accepted a bad model")
            } catch SolverError.badModel(let problems) {
                found.append(problems)
            }
        }
        try #require(found.count == 3)
        #expect(found[0] == found[1])
        #expect(found[0] == found[2])
        return found[0]
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func coefficientsCostsAndConstantsAreFinite(value: Double) throws {
        let text = "\(value)"
        #expect(
            try problems { $0.setCost($1, value) } == [.notFinite(place: "cost of column x", value: text)])
        #expect(
            try problems {
                $0.objectiveConstant = value; _ = $1
            }
                == [.notFinite(place: "objective constant", value: text)])
        #expect(
            try problems { $0.addRow("r", [LinearTerm(value, $1)], upper: 1) }
                == [.notFinite(place: "coefficient of x in row r", value: text)])
    }

    @Test func boundsHaveRoomBetweenThem() throws {
        #expect(
            try problems { $0.setBounds($1, lower: 2, upper: 1) }
                == [.emptyDomain(place: "column x", lower: 2, upper: 1)])
        #expect(
            try problems { $0.addRow("r", [LinearTerm(1, $1)], lower: 5, upper: 4) }
                == [.emptyDomain(place: "row r", lower: 5, upper: 4)])
        #expect(
            try problems { $0.setBounds($1, lower: .nan, upper: 1) }
                == [.notFinite(place: "lower bound of column x", value: "nan")])
        #expect(
            try problems { $0.setBounds($1, lower: .infinity, upper: .infinity) }
                == [.notFinite(place: "lower bound of column x", value: "inf")])
        #expect(
            try problems { $0.setBounds($1, lower: -.infinity, upper: -.infinity) }
                == [.notFinite(place: "upper bound of column x", value: "-inf")])
        #expect(
            try problems { $0.setBounds($1, lower: 0.5, upper: 2) }
                == [.fractionalBound(column: "x", value: 0.5)])
    }

    @Test func rowsNameTheirOwnColumnsOnce() throws {
        #expect(
            try problems { $0.addRow("r", [LinearTerm(1, $1), LinearTerm(2, $1)], upper: 1) }
                == [.duplicateTerm(row: "r", column: "x")])
        var other = Model(name: "other")
        let foreign = other.addBinary("y")
        #expect(
            try problems { model, _ in model.addRow("r", [LinearTerm(1, foreign)], upper: 1) }
                == [.foreignVariable(row: "r", index: 0)])
    }

    @Test func namesAreShortPlainAndUnique() throws {
        let long = String(repeating: "n", count: 256)
        let names = [long, "", "süd", "a\tb", "a\u{0}b", "line\nbreak", "del\u{7F}"]
        for name in names {
            let found = try problems { model, _ in _ = model.addBinary(name) }
            #expect(found.count == 1)
            guard case .badName = found.first else {
                Issue.record("\(name.debugDescription) gave \(found)")
                continue
            }
        }
        #expect(try problems { model, _ in _ = model.addBinary("x") } == [.duplicateName("x")])
        #expect(try problems { model, _ in model.addRow("room", [], upper: 1) } == [.duplicateName("room")])
        // 255 bytes fit.
        var fits = Model(name: "fits")
        _ = fits.addBinary(String(repeating: "n", count: 255), cost: 1)
        #expect(try GLPKSolver().solve(fits).termination == .optimal)
    }

    @Test func allFaultsAreToldTogether() throws {
        let found = try problems { model, x in
            model.setCost(x, .nan)
            _ = model.addVariable("", lower: 3, upper: 2)
            model.addRow("r", [LinearTerm(1, x), LinearTerm(.infinity, x)], upper: 1)
        }
        #expect(found.count == 5)
        let text = SolverError.badModel(found).description
        #expect(text.split(separator: "\n").count == 6)
        #expect(text.contains("5 faults"))
    }

    @Test func optionsMakeSense() throws {
        var model = Model(name: "fine")
        _ = model.addBinary("x", cost: -1)
        let spoilers: [(inout SolveOptions) -> Void] = [
            { $0.timeLimitSeconds = -1 }, { $0.timeLimitSeconds = .nan }, { $0.nodeLimit = -1 },
            { $0.iterationLimit = -1 },
            { $0.relativeGap = -0.1 }, { $0.relativeGap = .nan }, { $0.objectiveStep = -1 },
            { $0.objectiveStep = .infinity }, { $0.cutoff = .nan },
        ]
        for spoil in spoilers {
            var options = SolveOptions()
            spoil(&options)
            do {
                _ = try GLPKSolver().solve(model, options: options)
                Issue.record("\(options) was accepted")
            } catch SolverError.badOption(let sentence) {
                #expect(!sentence.isEmpty)
            }
        }
        var options = SolveOptions()
        options.start = [1, 2]
        #expect(throws: SolverError.badModel([.wrongLength(place: "the start", expected: 1, found: 2)])) {
            try GLPKSolver().solve(model, options: options)
        }
        var far = SolveOptions()
        far.timeLimitSeconds = .infinity
        #expect(try GLPKSolver().solve(model, options: far).termination == .optimal)
        far.timeLimitSeconds = 1e300
        #expect(try GLPKSolver().solve(model, options: far).termination == .optimal)
    }

    @Test func programsRefuseBadChangesAndGoOn() throws {
        var model = Model(name: "program")
        let x = model.addVariable("x", upper: 4, cost: -1)
        model.addRow("room", [LinearTerm(2, x)], upper: 5)
        var other = Model(name: "other")
        let foreign = other.addBinary("y")
        try GLPKSolver().withWorkspace { [model] workspace in
            let program = try workspace.program(model)
            let attempts: [() throws -> Void] = [
                { try program.setRowBounds(1, lower: 0, upper: 1) },
                { try program.setRowBounds(-1, lower: 0, upper: 1) },
                { try program.setRowBounds(0, lower: 2, upper: 1) },
                { try program.setRowBounds(0, lower: .nan, upper: 1) },
                { try program.setColumnBounds(1, lower: 0, upper: 1) },
                { try program.setColumnBounds(.max, lower: 0, upper: 1) },
                { try program.setColumnBounds(0, lower: 0, upper: .nan) },
                { try program.setCost(1, 1) },
                { try program.setCost(0, .nan) },
                { try program.addRow(LinearConstraint(name: "f", terms: [LinearTerm(1, foreign)], upper: 1)) },
                { try program.addRow(LinearConstraint(name: "n", terms: [LinearTerm(.nan, x)], upper: 1)) },
            ]
            for (index, attempt) in attempts.enumerated() {
                #expect(throws: SolverError.self, "attempt \(index)") { try attempt() }
            }
            #expect(try program.solve(.init()).objective == -2.5)
        }
    }
}
