import CapacityStudy
import ClinicSimulation

/// The replications of all options added up, one of each at a time.
struct StudyTally: Sendable {
    private(set) var options: [OptionTally]
    /// Added so far.
    private(set) var replications = 0

    /// Of no replication yet; the first recorder is that of the option with which the others are compared.
    init(_ recorders: [ReplicationRecorder]) {
        options = recorders.enumerated().map { number, recorder in
            OptionTally(recorder, against: number == 0 ? nil : recorders[0])
        }
    }

    /// The same replication of every option.
    mutating func add(_ row: [ReplicationRecord]) {
        replications += 1
        for (number, record) in row.enumerated() { options[number].add(record, against: row[0]) }
    }

    /// What the answer needs of each replication, by option.
    var samples: [[AnswerSample]] { options.map(\.samples) }

    /// Whether the 95 % half-widths of what must be known precisely are narrow enough: visits done, as a share of their own
    /// mean, and net present value where there is any.
    ///
    /// Money is measured by the largest mean of any option: where one is worth next to nothing, a share of that would never be
    /// reached, and no comparison needs it.
    func isWithin(_ precision: Double) -> Bool {
        let visits = samples.map { Estimate(of: $0.map(\.visits)) }
        let money = samples.map { Estimate(of: $0.map(\.netPresentValue)) }
        let largest = money.compactMap { $0.mean.map(abs) }.max() ?? 0
        func isNarrow(_ estimate: Estimate, beside size: Double) -> Bool {
            estimate.halfWidth.map { $0 <= precision * size } ?? true
        }
        return visits.allSatisfy { isNarrow($0, beside: abs($0.mean ?? 0)) }
            && money.allSatisfy { isNarrow($0, beside: largest) }
    }
}
