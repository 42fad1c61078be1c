/// Makes the answers to all options of a study: it says which further runs are needed and judges what they bring.
public struct AnswerSearch {
    /// Runs an option under a change: samples of the first replications, or nil where the study was stopped.
    public typealias Run = (_ option: Int, _ change: StudyChange, _ replications: Int) throws -> [AnswerSample]?

    /// Samples of all options as stated, all replications.
    private let samples: [[AnswerSample]]
    /// Nothing is staffed anew.
    private let isKept: Bool
    /// How many of the options, from the first, have a price.
    private let priced: Int
    /// Whether two other options differ by just the `add` of an option: (without, with, option).
    private let differByAdd: (Int, Int, Int) -> Bool
    private let run: Run

    /// - Parameters:
    ///   - samples: all options as stated, all replications, the same random numbers in each.
    ///   - isKept: nothing is staffed anew.
    ///   - priced: how many of the options, from the first, have a price, and with it a verdict; nil: all.
    ///   - differByAdd: whether an option (the second) is another (the first) with the `add` of a third.
    ///   - run: makes the further runs.
    public init(
        samples: [[AnswerSample]], isKept: Bool, priced: Int? = nil, differByAdd: @escaping (Int, Int, Int) -> Bool,
        run: @escaping Run
    ) {
        self.samples = samples
        self.isKept = isKept
        self.priced = min(priced ?? samples.count, samples.count)
        self.differByAdd = differByAdd
        self.run = run
    }

    /// How many runs of ``AnswerRules/furtherReplications(of:)`` replications a study needs at most beside the stated ones.
    ///
    /// - Parameter unpriced: options beside the others that have no price.
    public static func furtherRuns(options: Int, unpriced: Int = 0, hasFinance: Bool) -> Int {
        let multiples = AnswerRules.demandMultiples.count - 1
        return (options + unpriced) * SingleUnit.allCases.count
            + (hasFinance && options > 1 ? options * multiples : 0)
    }

    /// The answers, one an option.
    /// - Throws: what a run throws.
    public func answers() throws -> [OptionAnswer] {
        var answers = samples.map { _ in OptionAnswer() }
        for option in samples.indices {
            answers[option].verdict = verdict(option)
        }
        for option in samples.indices {
            guard try judgeSingles(option, &answers[option]) else { return answers }
        }
        guard hasFinance, priced > 1 else { return answers }
        try findTurns(&answers)
        return answers
    }

    private var replications: Int { samples.first?.count ?? 0 }
    private var further: Int { AnswerRules.furtherReplications(of: replications) }
    private var hasFinance: Bool { samples.first?.first?.netPresentValue != nil }

    private func verdict(_ option: Int) -> Verdict? {
        guard option > 0, option < priced, hasFinance else { return nil }
        var pairs: [(without: Int, with: Int)] = []
        for with in 0..<priced where with != option {
            for without in 0..<priced where without != option && without != with {
                if differByAdd(without, with, option) { pairs.append((without, with)) }
            }
        }
        return AnswerRules.verdict(
            values: samples.map { $0.map(\.netPresentValue) }, option: option, pairs: pairs)
    }

    /// False where the study was stopped.
    private func judgeSingles(_ option: Int, _ answer: inout OptionAnswer) throws -> Bool {
        var singles: [[AnswerSample]] = []
        for unit in SingleUnit.allCases {
            guard let samples = try run(option, .oneMore(unit), further) else { return false }
            singles.append(samples)
        }
        let found = AnswerRules.binding(samples: samples[option], singles: singles, isKept: isKept)
        answer.singles = found.gains
        answer.binds = found.binds
        return true
    }

    private func findTurns(_ answers: inout [OptionAnswer]) throws {
        var tried: [[DemandPoint]] = samples.map { _ in [] }
        for times in AnswerRules.demandMultiples {
            var first: [Double?] = []
            for option in 0..<priced {
                let stated = Array(samples[option].prefix(further))
                guard let samples = times == 1 ? stated : try run(option, .demand(times: times), further) else {
                    return
                }
                let values = samples.map(\.netPresentValue)
                if option == 0 {
                    first = values
                } else if let difference = Estimate(of: values, less: first).mean {
                    tried[option].append(DemandPoint(times: times, difference: difference))
                }
            }
        }
        for option in (0..<priced).dropFirst() {
            answers[option].demandTried = tried[option]
            answers[option].turnsAt = AnswerRules.turn(tried[option])
        }
    }
}
