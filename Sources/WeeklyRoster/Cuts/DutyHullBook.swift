import MILP

/// The hull of each duty of a week, one for all that have the same patterns.
final class DutyHullBook {
    private let master: MasterModel
    private let workspace: any SolverWorkspace
    private var hulls: [DutyHull.Key: DutyHull?] = [:]
    /// By duty: what its hull depends on; nil where nothing can be done there.
    private let keys: [DutyHull.Key?]
    private var rowCount = 0

    init(_ master: MasterModel, workspace: any SolverWorkspace) {
        self.master = master
        self.workspace = workspace
        keys = master.duties.map { DutyHullBook.key(of: $0, master) }
    }

    private static func key(of duty: MasterModel.Duty, _ master: MasterModel) -> DutyHull.Key? {
        let kinds = duty.counts.map { master.layout.catalog[$0.kind] }
        guard let leastSetup = kinds.map(\.setup).min(), let leastTurnover = kinds.map(\.turnover).min() else {
            return nil
        }
        let frame = master.layout.frames[duty.session]
        let shapes = Set(kinds.map(shape)).sorted { ($0.procedure, $0.room) < ($1.procedure, $1.room) }
        return DutyHull.Key(
            shapes: shapes, handSteps: frame.length - leastSetup - leastTurnover, sessionSteps: frame.length,
            arms: frame.closed.indices.count { frame.openSteps(arm: $0) > 0 })
    }

    private static func shape(_ kind: VisitKind) -> DutyHull.Shape {
        DutyHull.Shape(procedure: kind.procedure, room: kind.room)
    }

    /// One row for each duty whose patterns the point leaves.
    func rows(at values: [Double]) throws -> [LinearConstraint] {
        var rows: [LinearConstraint] = []
        for (number, duty) in master.duties.enumerated() where values[duty.isOn.index] > 1e-4 {
            guard let key = keys[number], let hull = try hull(key) else { continue }
            let arms = [duty.spineArms] + (duty.jointArms.map { [$0] } ?? [])
            var counts = key.shapes.map { _ in 0.0 }
            let shapes = duty.counts.map { column in
                key.shapes.firstIndex(of: DutyHullBook.shape(master.layout.catalog[column.kind])) ?? 0
            }
            for (column, shape) in zip(duty.counts, shapes) { counts[shape] += max(0, values[column.count.index]) }
            guard
                let row = try hull.separate(
                    counts: counts, arms: arms.reduce(0) { $0 + max(0, values[$1.index]) },
                    duty: values[duty.isOn.index])
            else { continue }
            var terms: [LinearTerm] = []
            func add(_ coefficient: Int, _ variable: Variable) {
                if coefficient != 0 { terms.append(LinearTerm(Double(coefficient), variable)) }
            }
            for (column, shape) in zip(duty.counts, shapes) { add(row.values[shape], column.count) }
            for arm in arms { add(-row.arms, arm) }
            add(-row.duty, duty.isOn)
            rowCount += 1
            rows.append(LinearConstraint(name: "pattern_\(rowCount)_duty_\(number)", terms: terms, upper: 0))
        }
        return rows
    }

    private func hull(_ key: DutyHull.Key) throws -> DutyHull? {
        if let known = hulls[key] { return known }
        let hull = try DutyHull(key, workspace: workspace)
        hulls[key] = .some(hull)
        return hull
    }
}
