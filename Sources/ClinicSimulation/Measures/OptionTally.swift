import CapacityStudy

/// The replications of one option added up: measures with their intervals, plots over time.
///
/// Nothing of a replication is kept but the four numbers that the answer is made of, so that a study of many replications
/// needs hardly more memory than one of few.
public struct OptionTally: Sendable {
    /// What the answer needs of each replication, in order.
    public private(set) var samples: [AnswerSample] = []
    private let keys: [String]
    private let quarterWeeks: [Int]
    private var values: [Moments]
    private var differences: [Moments]
    private var quarters: [QuarterMoments]
    /// Against the first option; nil for the first option and without `finance`.
    private var payback: PaybackMoments?
    /// Position of each key among those of the first option; empty for the first option itself.
    private let firstPositions: [Int?]

    private struct QuarterMoments: Sendable {
        var visits = Moments()
        var requests = Moments()
        var waiting = Moments()
        var margin = Moments()
    }

    private struct PaybackMoments: Sendable {
        var years = Moments()
        var never = Moments()
    }

    /// Of no replication yet.
    ///
    /// - Parameters:
    ///   - recorder: makes the records of this option.
    ///   - first: makes those of the option with which this one is compared; nil where this is it.
    public init(_ recorder: ReplicationRecorder, against first: ReplicationRecorder?) {
        keys = recorder.keys
        quarterWeeks = recorder.quarterWeeks
        firstPositions = first.map { first in recorder.keys.map { first.keys.firstIndex(of: $0) } } ?? []
        values = Array(repeating: Moments(), count: recorder.keys.count)
        differences = values
        quarters = Array(repeating: QuarterMoments(), count: recorder.quarterWeeks.count)
    }

    private var isFirst: Bool { firstPositions.isEmpty }

    /// One replication more.
    ///
    /// - Parameters:
    ///   - record: of this option.
    ///   - first: the same replication of the option with which it is compared.
    public mutating func add(_ record: ReplicationRecord, against first: ReplicationRecord) {
        samples.append(record.sample)
        for (number, value) in record.values.enumerated() {
            values[number].add(value)
            guard !isFirst, let position = firstPositions[number] else { continue }
            differences[number].add(value.flatMap { value in first.values[position].map { value - $0 } })
        }
        for (number, quarter) in record.quarters.enumerated() {
            quarters[number].visits.add(quarter.visits)
            quarters[number].requests.add(quarter.requests)
            quarters[number].waiting.add(quarter.waiting)
            quarters[number].margin.add(quarter.margin)
        }
        guard !isFirst, let mine = record.cashFlow, let other = first.cashFlow else { return }
        let years = mine.paybackYears(against: other)
        payback = payback ?? PaybackMoments()
        payback?.years.add(years)
        payback?.never.add(years == nil ? 1 : 0)
    }

    /// Every measure that applies, in the order of the contract.
    public var measures: [MeasureReport] {
        var rows = keys.enumerated().map { number, key in
            MeasureReport(
                key: key, estimate: values[number].estimate,
                difference: isFirst || firstPositions[number] == nil ? nil : differences[number].estimate)
        }
        if let payback {
            rows.append(MeasureReport(key: "payback_years", estimate: payback.years.estimate))
            rows.append(MeasureReport(key: "never_pays_back_share", estimate: payback.never.estimate))
        }
        return rows
    }

    /// Means of each 13 measured weeks; the last may be shorter.
    public var quarterReports: [QuarterReport] {
        zip(quarterWeeks, quarters).map { week, quarter in
            QuarterReport(
                fromWeek: week, visitsPerWeek: quarter.visits.estimate, requestsPerWeek: quarter.requests.estimate,
                waitingList: quarter.waiting.estimate,
                marginPerWeek: quarter.margin.count > 0 ? quarter.margin.estimate : nil)
        }
    }
}
