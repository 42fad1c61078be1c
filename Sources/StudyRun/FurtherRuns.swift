import CapacityStudy
import Clinic
import ClinicSimulation
import StaffedWeek

/// The runs beside the stated ones: one more unit of each kind, other multiples of the demand, the ends of what is
/// uncertain.
struct FurtherRuns {
    let study: Study
    /// Those of the study, then those of its grid.
    let options: [StudyOption]
    /// Of all options as stated.
    let phases: [[ClinicPhase]]
    /// Of all options as stated, replication by replication.
    let samples: [[AnswerSample]]
    var staffing: OptionStaffing
    let threads: Int
    let counter: ReplicationCounter
    let isCancelled: @Sendable () -> Bool
    /// The first option's phases at a multiple of the demand.
    private var firstAt: [Double: [ClinicPhase]] = [:]

    init(
        study: Study, options: [StudyOption], phases: [[ClinicPhase]], samples: [[AnswerSample]],
        staffing: OptionStaffing,
        threads: Int, counter: ReplicationCounter, isCancelled: @escaping @Sendable () -> Bool
    ) {
        self.study = study
        self.options = options
        self.phases = phases
        self.samples = samples
        self.staffing = staffing
        self.threads = threads
        self.counter = counter
        self.isCancelled = isCancelled
    }

    private var replications: Int { AnswerRules.furtherReplications(of: samples.first?.count ?? 0) }

    // MARK: The answer

    /// Answers to all options; those of the grid have no price, and so no verdict.
    ///
    /// - Parameter isSought: whether to make further runs; without them only the verdicts are known.
    mutating func answers(isSought: Bool) throws -> [OptionAnswer] {
        let options = self.options
        // The search makes one run after the other; the staffed weeks of all of them are found before, side by side, and
        // remembered.
        var copy = self
        if isSought { try copy.staffAll() }
        let search = AnswerSearch(
            samples: samples, isKept: study.staffing == .keep, priced: study.options.count,
            differByAdd: { FurtherRuns.differByAdd(options, without: $0, with: $1, option: $2) },
            run: { option, change, count in
                guard isSought else { return nil }
                return try copy.samples(option, change, replications: count)
            })
        return try search.answers()
    }

    /// Staffs the weeks of all runs that the answer may want.
    private mutating func staffAll() throws {
        let multiples =
            study.finance == nil || study.options.count < 2 ? [] : AnswerRules.demandMultiples.filter { $0 != 1 }
        let changed = multiples.map { study.withDemand(times: $0) }
        var wishes = changed.map { OptionStaffing.Wish(option: study.options[0], study: $0) }
        for option in options {
            for unit in SingleUnit.allCases {
                wishes.append(OptionStaffing.Wish(option: option.with(unit), study: study, first: phases[0]))
            }
        }
        do {
            let firsts = try staffing.phases(of: wishes, threads: threads).prefix(changed.count)
            for (times, first) in zip(multiples, firsts) { firstAt[times] = first }
            let others = zip(changed, firsts).flatMap { study, first in
                study.options.dropFirst().map { OptionStaffing.Wish(option: $0, study: study, first: first) }
            }
            _ = try staffing.phases(of: others, threads: threads)
        } catch StaffingFailure.cancelled {
            // The run that wants them will find the same, and tell.
        }
    }

    /// Whether an option is another with just what a third adds, all else alike.
    static func differByAdd(_ options: [StudyOption], without: Int, with: Int, option: Int) -> Bool {
        let (less, more, one) = (options[without], options[with], options[option])
        func steps(_ option: StudyOption) -> [Addition] { option.steps.map(\.add) }
        return one.add != Addition() && one.steps.isEmpty && more.add == less.add + one.add
            && steps(more) == steps(less) && more.steps.map(\.fromWeek) == less.steps.map(\.fromWeek)
    }

    private mutating func samples(
        _ option: Int, _ change: StudyChange, replications: Int
    ) throws -> [AnswerSample]? {
        do {
            switch change {
            case .asStated: return Array(samples[option].prefix(replications))
            case .oneMore(let unit): return try oneMore(unit, option, replications: replications)
            case .demand(let times):
                let changed = study.withDemand(times: times)
                let first = try firstAt[times] ?? staffing.phases(of: study.options[0], in: changed, first: nil)
                let phases =
                    option == 0 ? first : try staffing.phases(of: options[option], in: changed, first: first)
                return try run(changed, phases, option, replications: replications)
            }
        } catch StaffingFailure.cancelled {
            return nil
        }
    }

    private mutating func oneMore(
        _ unit: SingleUnit, _ option: Int, replications: Int
    ) throws -> [AnswerSample]? {
        let phases = try staffing.phases(of: options[option].with(unit), in: study, first: self.phases[0])
        let rows = phases.map(\.armSessions)
        // A room, a technologist or a session that the staffed week leaves idle takes no part in the simulation.
        if rows == self.phases[option].map(\.armSessions), unit != .nurses, unit != .recoveryBays {
            counter.add(replications)
            return isCancelled() ? nil : Array(samples[option].prefix(replications))
        }
        return try run(study, phases, option, replications: replications)
    }

    /// The first replications of an option under other circumstances; nil where they were stopped.
    private func run(
        _ study: Study, _ phases: [ClinicPhase], _ option: Int, replications: Int
    ) throws -> [AnswerSample]? {
        try run(study, phases, option, replications: replications, fixing: nil) { $0.record(of: $1).sample }
    }

    /// What is kept of the first replications of an option under other circumstances; nil where they were stopped.
    private func run<Kept: Sendable>(
        _ study: Study, _ phases: [ClinicPhase], _ option: Int, replications: Int, fixing: UncertainFactors?,
        keep: @Sendable (ReplicationRecorder, ReplicationResult) -> Kept
    ) throws -> [Kept]? {
        let simulator = try StudySimulator(study: study, phases: phases, fixing: fixing)
        let recorder = ReplicationRecorder(simulator, investments: options[option].investments)
        let kept: [Kept] = SimulationRunner(threads: threads).sum(
            [simulator], replications: 0..<replications, from: [], onFinished: { [counter] in counter.add(1) },
            isCancelled: isCancelled, keep: { keep(recorder, $1) }, add: { $0 += $1 })
        return kept.count == replications ? kept : nil
    }

    // MARK: What the money hangs on

    /// Runs that the bars of a study need.
    static func tornadoRuns(_ study: Study) -> Int {
        guard study.finance != nil, study.uncertain.isAnything, study.options.count > 1 else { return 0 }
        return study.options.count * (study.uncertain.demand == nil ? 1 : 3)
    }

    /// For each option of the file how its money moves with each uncertain input, all others at their likeliest; no bars
    /// where nothing is uncertain or the runs were stopped.
    mutating func tornados(isSought: Bool) throws -> [[TornadoBar]] {
        let none: [[TornadoBar]] = study.options.map { _ in [] }
        guard isSought, FurtherRuns.tornadoRuns(study) > 0 else { return none }
        let uncertain = study.uncertain
        let likeliest = UncertainFactors(
            demand: uncertain.demand?.mode ?? 1, margin: uncertain.margin?.mode ?? 1,
            capital: uncertain.capital?.mode ?? 1)
        var bars = none
        func add(_ input: String, _ range: Triangular, low: [[Double?]], high: [[Double?]]) {
            for option in bars.indices.dropFirst() {
                guard let atLow = Estimate(of: low[option], less: low[0]).mean,
                    let atHigh = Estimate(of: high[option], less: high[0]).mean
                else { continue }
                bars[option].append(
                    TornadoBar(input: input, low: range.min, high: range.max, atLow: atLow, atHigh: atHigh))
            }
        }
        func factors(_ change: (inout UncertainFactors) -> Void) -> UncertainFactors {
            var factors = likeliest
            change(&factors)
            return factors
        }
        if let range = uncertain.demand {
            let (low, high) = (factors { $0.demand = range.min }, factors { $0.demand = range.max })
            guard let low = try money(under: low, prices: [low]), let high = try money(under: high, prices: [high])
            else { return none }
            add("demand", range, low: low[0], high: high[0])
        }
        // The same weeks under other prices.
        let priced: [(input: String, range: Triangular, low: UncertainFactors, high: UncertainFactors)] = [
            uncertain.margin.map { range in
                ("margin", range, factors { $0.margin = range.min }, factors { $0.margin = range.max })
            },
            uncertain.capital.map { range in
                ("capital", range, factors { $0.capital = range.min }, factors { $0.capital = range.max })
            },
        ].compactMap { $0 }
        guard let middle = try money(under: likeliest, prices: priced.flatMap { [$0.low, $0.high] }) else {
            return none
        }
        for (number, bar) in priced.enumerated() {
            add(bar.input, bar.range, low: middle[2 * number], high: middle[2 * number + 1])
        }
        return bars.map { bars in
            bars.enumerated().sorted { a, b in
                a.element.swing == b.element.swing ? a.offset < b.offset : a.element.swing > b.element.swing
            }.map(\.element)
        }
    }

    /// Net present values by price, option and replication of weeks that run under given factors; nil where they were
    /// stopped.
    private func money(under factors: UncertainFactors, prices: [UncertainFactors]) throws -> [[[Double?]]]? {
        var all: [[[Double?]]] = prices.map { _ in [] }
        for option in study.options.indices {
            let values = try run(study, phases[option], option, replications: replications, fixing: factors) {
                recorder, result in prices.map { recorder.netPresentValue(of: result, factors: $0) }
            }
            guard let values else { return nil }
            for price in prices.indices { all[price].append(values.map { $0[price] }) }
        }
        return all
    }
}

extension StudyOption {
    /// The same with one more unit from the first week on.
    fileprivate func with(_ unit: SingleUnit) -> StudyOption {
        var option = self
        option.add[unit] += 1
        return option
    }
}
