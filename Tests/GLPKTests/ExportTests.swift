import Foundation
import GLPK
import MILP
import Testing

/// Written models, read back by `glpsol`, a reader that shares no code with this package.
@Suite struct ExportTests {
    private static let glpsol = ["/usr/bin/glpsol", "/usr/local/bin/glpsol", "/opt/homebrew/bin/glpsol"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    /// What `glpsol` says about a file: the objective, or nil where it finds no solution.
    private func objective(of path: String, _ format: ModelFormat) throws -> Double? {
        let report = path + ".txt"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.glpsol))
        process.arguments = [format == .mps ? "--freemps" : "--lp", path, "-o", report]
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        let text = try String(contentsOfFile: report, encoding: .utf8)
        let status = try #require(text.split(separator: "\n").first { $0.hasPrefix("Status:") })
        guard status.contains("OPTIMAL") else { return nil }
        let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("Objective:") })
        let value = try #require(line.split(separator: "=").last?.split(separator: " ").first)
        return Double(value)
    }

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("export-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    /// Names with all that files cannot carry, and some that mean something in LP files.
    private func oddNames() -> Model {
        var model = Model(name: "week 1 / North")
        let names = [
            "n[spine 1/mon am]", "n[spine 1/mon-am]", "free", "st", "e5", "3x", "a+b*c", "x y", "x_y", "$", "*",
        ]
        // Each takes 1 unit at a profit of 1, 2, 3, ...; 3.5 units: the best three, 11 + 10 + 9 = 30.
        let terms = names.enumerated().map { index, name in
            LinearTerm(1, model.addBinary(name, cost: -Double(index + 1)))
        }
        model.addRow("room, all day", terms, upper: 3.5)
        model.addRow("objective", terms, lower: 1)
        model.objectiveConstant = 100
        return model
    }

    @Test(.enabled(if: glpsol != nil, "needs glpsol"), arguments: ModelFormat.allCases)
    func otherReadersFindTheSameOptimum(format: ModelFormat) throws {
        try withFolder { folder in
            let models = (UInt64(600)...620).map { RandomModels.pureInteger(seed: $0) } + [oddNames()]
            for (index, model) in models.enumerated() {
                let path = "\(folder)/\(index).\(format.rawValue)"
                try GLPKSolver().withWorkspace { try $0.write(model, as: format, to: path) }
                #expect(try objective(of: path, format) == ExhaustiveSolver.optimum(model), "model \(index)")
            }
            let left = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(left.allSatisfy { !$0.contains("partial") })
        }
    }

    @Test func namesStayReadableAndApart() throws {
        try withFolder { folder in
            let path = folder + "/odd.mps"
            try GLPKSolver().withWorkspace { [model = oddNames()] in try $0.write(model, as: .mps, to: path) }
            let text = try String(contentsOfFile: path, encoding: .utf8)
            for name in ["n_spine_1_mon_am_", "n_spine_1_mon_am__2", "_free", "_st", "_e5", "_3x", "x_y", "x_y_2"] {
                #expect(text.contains(" \(name) "), "\(name)")
            }
            #expect(text.contains("room__all_day"))
        }
    }

    /// CBC takes no comment behind the fields of a line, and columns without coefficients got one.
    @Test func columnsWithoutCoefficientsAreWrittenWithoutComment() throws {
        var model = Model(name: "spare")
        let used = model.addBinary("used", cost: -1)
        _ = model.addBinary("spare")
        model.addRow("most", [LinearTerm(1, used)], upper: 1)
        try withFolder { folder in
            let path = folder + "/spare.mps"
            try GLPKSolver().withWorkspace { [model] in try $0.write(model, as: .mps, to: path) }
            let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
            let spare = try #require(lines.first { $0.hasPrefix(" spare ") })
            #expect(spare == " spare most 0")
            #expect(!lines.contains { $0.contains("$") })
            if Self.glpsol != nil { #expect(try objective(of: path, .mps) == -1) }
        }
    }

    @Test func anUnwritablePlaceIsAnErrorAndLeavesNothing() throws {
        let model = oddNames()
        do {
            try GLPKSolver().withWorkspace { try $0.write(model, as: .lp, to: "/nonexistent/folder/model.lp") }
            Issue.record("a file was written into a folder that does not exist")
        } catch SolverError.cannotWrite(let path, let reason) {
            #expect(path == "/nonexistent/folder/model.lp")
            #expect(reason.contains("No such file"))
        }
        try withFolder { folder in
            #expect(throws: SolverError.self) {
                try GLPKSolver().withWorkspace { try $0.write(model, as: .lp, to: folder) }
            }
            let left = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(left.isEmpty)
        }
    }
}
