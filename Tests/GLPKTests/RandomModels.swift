import MILP
import TestSupport

/// Small all-integer models with whole coefficients, so that sums of doubles are exact.
enum RandomModels {
    /// 2...6 columns with domains of 2...5 values, 0...5 rows; some infeasible, some with equal bounds or equations.
    static func pureInteger(seed: UInt64) -> Model {
        var random = SeededRandom(seed: seed)
        var model = Model(name: "random \(seed)")
        let variables = (0..<Int.random(in: 2...6, using: &random)).map { index in
            let lower = Double(Int.random(in: -2...1, using: &random))
            let width = Double(Int.random(in: 0...4, using: &random))
            let cost = Double(Int.random(in: -9...9, using: &random))
            return model.addVariable(
                "x\(index)", kind: .integer, lower: lower, upper: lower + width, cost: cost)
        }
        for index in 0..<Int.random(in: 0...5, using: &random) {
            let terms = variables.compactMap { variable in
                let coefficient = Int.random(in: -5...5, using: &random)
                return coefficient == 0 ? nil : LinearTerm(Double(coefficient), variable)
            }
            let bound = Double(Int.random(in: -8...8, using: &random))
            switch Int.random(in: 0...5, using: &random) {
            case 0: model.addRow("row\(index)", terms, lower: bound, upper: bound)
            case 1, 2: model.addRow("row\(index)", terms, lower: bound)
            case 3: model.addRow("row\(index)", terms, lower: bound, upper: bound + 3)
            default: model.addRow("row\(index)", terms, upper: bound)
            }
        }
        model.objectiveConstant = Double(Int.random(in: -3...3, using: &random))
        return model
    }

    /// A generalised assignment problem: jobs to machines, machine capacity; hard enough to branch.
    static func assignment(jobs: Int, machines: Int, seed: UInt64) -> Model {
        var random = SeededRandom(seed: seed)
        var model = Model(name: "assignment \(seed)")
        var onMachine = [[LinearTerm]](repeating: [], count: machines)
        var total = 0
        for job in 0..<jobs {
            var once: [LinearTerm] = []
            for machine in 0..<machines {
                let cost = Int.random(in: 10...50, using: &random)
                let work = Int.random(in: 5...25, using: &random)
                total += work
                let variable = model.addBinary("x.\(job).\(machine)", cost: Double(cost))
                once.append(LinearTerm(1, variable))
                onMachine[machine].append(LinearTerm(Double(work), variable))
            }
            model.addRow("once.\(job)", once, lower: 1, upper: 1)
        }
        let capacity = Double(total * 8 / (10 * machines * machines))
        for machine in 0..<machines {
            model.addRow("capacity.\(machine)", onMachine[machine], upper: capacity)
        }
        return model
    }
}
