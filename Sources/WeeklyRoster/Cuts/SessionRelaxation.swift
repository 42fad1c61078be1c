import MILP

/// The linear relaxation of one session, indexed by time: how many visits must be missed if these counts are asked of
/// this many C-arms and radiologists?
///
/// Radiologists and C-arms are pooled, visits may be split. Nurse tasks begin when they like within their windows: stock
/// rows count patients between intake and room, and between recovery and discharge check (first in, first out makes them
/// exact for tasks of one length). The relaxation's least number of misses bounds the true one from below, so that its
/// duals give rows for the master that every legal roster obeys.
///
/// One relaxation serves all sessions with the same frame and stays loaded: only right-hand sides change.
final class SessionRelaxation {
    /// What is asked of the session.
    struct Demand {
        /// By kind, parallel to `kinds`.
        var counts: [Double]
        var arms: Double
        var spineArms: Double
        var radiologists: Double
        /// Who is away for a while, and how much of them is asked for.
        var bound = BoundStaff<Double>()
        /// C-arms among `arms` whose staff is settled.
        var settledArms: [Int] = []
    }

    /// `Σ count·visits + arms·A + spineArms·S + radiologists·Y <= limit` for every legal roster, in whole numbers.
    struct Inequality {
        var counts: [Int]
        var arms: Int
        var spineArms: Int
        /// For a radiologist whose hands are never away.
        var radiologists: Int
        var limit: Int
        /// For those who are away for a while: in place of `radiologists`, and on top of `arms`.
        var bound = BoundStaff<Int>()
    }

    /// Missed visits below which a row is not worth its place.
    private static let leastViolation = 1e-3

    let kinds: [Int]
    private let frame: SessionFrame
    private let program: any LinearProgram
    private let rows: Rows
    /// What perturbed costs may add to the value of a legal sequence: rows are weakened by it.
    private let slack: Double

    private struct Rows {
        var counts: [Int] = []
        /// Rows with the number of staffed C-arms on the right, each for a step.
        var rooms: [(row: Int, step: Int)] = []
        var spineRooms: [Int] = []
        var hands: [(row: Int, step: Int)] = []
    }

    /// - Parameter tellsArms: C-arms that differ by downtime, promises or settled staff are told apart, at the price of a
    ///   larger program: worth it where most visits have one start, since chains of visits then settle which C-arm each
    ///   is on.
    init(
        frame: SessionFrame, kinds: [Int], catalog: KindCatalog, tellsArms: Bool, workspace: any SolverWorkspace
    ) throws {
        self.frame = frame
        self.kinds = kinds
        var builder = SessionProgramBuilder(
            frame: frame, kinds: kinds.map { catalog[$0] }, tellsArms: tellsArms)
        let model = builder.build()
        rows = Rows(
            counts: builder.countRows, rooms: builder.roomRows, spineRooms: builder.spineRoomRows,
            hands: builder.handRows[0])
        slack = builder.perturbationOfAll
        program = try workspace.program(model)
    }

    /// A row that the demand breaks, or nil where the relaxation can serve it (or the solver gave no certain answer).
    func separate(_ demand: Demand) throws -> Inequality? {
        for (row, count) in zip(rows.counts, demand.counts) {
            try program.setRowBounds(row, lower: count, upper: count)
        }
        for room in rows.rooms {
            let most = min(staffed(demand, at: room.step), Double(frame.openArms(at: room.step)))
            try program.setRowBounds(room.row, lower: -.infinity, upper: max(0, most))
        }
        for row in rows.spineRooms { try program.setRowBounds(row, lower: -.infinity, upper: demand.spineArms) }
        for hand in rows.hands {
            let most = demand.radiologists + demand.bound.hands(in: frame, at: hand.step)
            try program.setRowBounds(hand.row, lower: -.infinity, upper: most)
        }
        let outcome = try program.solve(SolveOptions())
        guard outcome.status == .optimal, outcome.objective > slack + Self.leastViolation else { return nil }
        return inequality(outcome, demand)
    }

    private func inequality(_ outcome: RelaxationOutcome, _ demand: Demand) -> Inequality? {
        let duals = outcome.rowDuals
        let counts = rows.counts.map { max(0, duals[$0]) }
        var arms = 0.0
        var bound = demand.bound.map { _ in 0.0 }
        for room in rows.rooms where staffed(demand, at: room.step) <= Double(frame.openArms(at: room.step)) {
            arms += duals[room.row]
            bound.addIdle(-duals[room.row], at: room.step)
        }
        let spineArms = rows.spineRooms.reduce(0) { $0 + duals[$1] }
        var radiologists = 0.0
        for hand in rows.hands {
            radiologists += duals[hand.row]
            bound.addHands(duals[hand.row], in: frame, at: hand.step)
        }
        let atDemand =
            zip(counts, demand.counts).reduce(0) { $0 + $1.0 * $1.1 } + arms * demand.arms + spineArms
            * demand.spineArms
            + radiologists * demand.radiologists + bound.product(demand.bound)
        var rounding = DualRounding(
            limit: atDemand - outcome.objective + slack + 1e-6 * (1 + abs(atDemand)), greatestValue: greatestCount)
        let cut = Inequality(
            counts: counts.map { rounding.whole($0) }, arms: rounding.whole(arms), spineArms: rounding.whole(spineArms),
            radiologists: rounding.whole(radiologists), limit: 0, bound: bound.map { rounding.whole($0) })
        return rounding.finished(cut)
    }

    /// C-arms that the demand staffs and that are not idle in a step.
    private func staffed(_ demand: Demand, at step: Int) -> Double {
        demand.arms - Double(demand.settledArms.count { frame.isClosed(arm: $0, at: step) })
            - demand.bound.idle(at: step)
    }

    /// No count of the row can be above this.
    private var greatestCount: Double { Double(frame.closed.count * frame.length) }
}

/// Makes a row of floating-point multipliers one of whole numbers that is no stronger than they justify.
///
/// All quantities of the row are whole and at least 0, so that a smaller coefficient only weakens it. Multipliers that are
/// a fraction of ``denominator`` up to noise become that fraction, the limit paying for what this adds; others are
/// rounded down. Then the limit may be rounded down to the next whole number.
struct DualRounding {
    /// Divisible by 1 to 8: duals of these programs are fractions with small denominators.
    private static let denominator = 840.0
    private static let noise = 2e-5

    private var limit: Double
    private let greatestValue: Double

    init(limit: Double, greatestValue: Double) {
        self.limit = limit
        self.greatestValue = greatestValue
    }

    mutating func whole(_ multiplier: Double) -> Int {
        let nearest = (multiplier * Self.denominator).rounded()
        let added = nearest / Self.denominator - multiplier
        if abs(added) <= Self.noise {
            limit += max(0, added) * greatestValue
            return Int(nearest)
        }
        return Int((multiplier * Self.denominator).rounded(.down))
    }

    /// The row divided by what its coefficients have in common.
    func finished(_ cut: SessionRelaxation.Inequality) -> SessionRelaxation.Inequality? {
        var divisor = 0
        for coefficient in cut.counts + [cut.arms, cut.spineArms, cut.radiologists] + cut.bound.values {
            divisor = Int.greatestCommonDivisor(divisor, coefficient)
        }
        guard divisor > 0 else { return nil }
        return SessionRelaxation.Inequality(
            counts: cut.counts.map { $0 / divisor }, arms: cut.arms / divisor, spineArms: cut.spineArms / divisor,
            radiologists: cut.radiologists / divisor,
            limit: Int((limit * Self.denominator / Double(divisor) + 1e-9).rounded(.down)),
            bound: cut.bound.map { $0 / divisor })
    }
}
