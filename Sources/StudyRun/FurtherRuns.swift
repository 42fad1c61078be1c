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
    /// Phases and runs of all options as stated.
    let phases: [[ClinicPhase]]
    let runs: [OptionRun]
    var staffing: OptionStaffing
    let threads: Int
    let counter: ReplicationCounter
    let isCancelled: @Sendable () -> Bool
    /// The first option's phases at a multiple of the demand.
    private var firstAt: [Double: [ClinicPhase]] = [:]

    init(
        study: Study, options: [StudyOption], phases: [[ClinicPhase]], runs: [OptionRun], staffing: OptionStaffing,
        threads: Int,
        counter: ReplicationCounter, isCancelled: @escaping @Sendable () -> Bool
    ) {
        self.study = study
        self.options = options
        self.phases = phases
        self.runs = runs
        self.staffing = staffing
        self.threads = threads
        self.counter = counter
        self.isCancelled = isCancelled
    }

    private var replications: Int { AnswerRules.furtherReplications(of: runs.first?.results.count ?? 0) }

    // MARK: The answer

    /// Answers to all options; those of the grid have no price, and so no verdict.
    ///
    /// - Parameter isSought: whether to make further runs; without them only the verdicts are known.
    mutating func answers(isSought: Bool) throws -> [OptionAnswer] {
        let options = self.options
        // The search makes one run after the other; between them the staffed weeks are remembered here.
        var copy = self
        let search = AnswerSearch(
            samples: runs.map(\.samples), isKept: study.staffing == .keep, priced: study.options.count,
            differByAdd: { FurtherRuns.differByAdd(options, without: $0, with: $1, option: $2) },
            run: { option, change, count in
                guard isSought else { return nil }
                return try copy.samples(option, change, replications: count)
            })
        return try search.answers()
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
            case .asStated: return Array(runs[option].samples.prefix(replications))
            case .oneMore(let unit): return try oneMore(unit, option, replications: replications)
            case .demand(let times):
                let changed = study.withDemand(times: times)
                let first = try firstAt[times] ?? staffing.phases(of: study.options[0], in: changed, first: nil)
                firstAt[times] = first
                let phases =
                    option == 0 ? first : try staffing.phases(of: options[option], in: changed, first: first)
                return try run(changed, phases, option, replications: replications)?.samples
            }
        } catch StaffingFailure.cancelled {
            return nil
        }
    }

    private mutating func oneMore(
        _ unit: SingleUnit, _ option: Int, replications: Int
    ) throws -> [AnswerSample]? {
        var changed = options[option]
        changed.add[unit] += 1
        let phases = try staffing.phases(of: changed, in: study, first: self.phases[0])
        let rows = phases.map(\.armSessions)
        // A room, a technologist or a session that the staffed week leaves idle takes no part in the simulation.
        if rows == self.phases[option].map(\.armSessions), unit != .nurses, unit != .recoveryBays {
            counter.add(replications)
            return isCancelled() ? nil : Array(runs[option].samples.prefix(replications))
        }
        return try run(study, phases, option, replications: replications)?.samples
    }

    /// The first replications of an option under other circumstances; nil where they were stopped.
    private func run(
        _ study: Study, _ phases: [ClinicPhase], _ option: Int, replications: Int, fixing: UncertainFactors? = nil
    ) throws -> OptionRun? {
        let simulator = try StudySimulator(study: study, phases: phases, fixing: fixing)
        let results = SimulationRunner(threads: threads).run(
            [simulator], replications: 0..<replications, onFinished: { [counter] in counter.add(1) },
            isCancelled: isCancelled)[0]
        guard results.count == replications else { return nil }
        return OptionRun(simulator, results: results, investments: options[option].investments)
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
        guard let middle = try runsOfAll(likeliest) else { return none }
        var bars = none
        func add(_ input: String, _ range: Triangular, _ values: (Double) throws -> [[Double?]]?) throws -> Bool {
            guard let low = try values(range.min), let high = try values(range.max) else { return false }
            for option in bars.indices.dropFirst() {
                guard let atLow = Estimate(of: low[option], less: low[0]).mean,
                    let atHigh = Estimate(of: high[option], less: high[0]).mean
                else { continue }
                bars[option].append(
                    TornadoBar(input: input, low: range.min, high: range.max, atLow: atLow, atHigh: atHigh))
            }
            return true
        }
        /// The money of the same weeks under other prices.
        func repriced(_ change: (inout UncertainFactors) -> Void) -> [[Double?]] {
            var factors = likeliest
            change(&factors)
            return middle.map { run in run.results.map { run.cashFlow($0, factors: factors)?.netPresentValue } }
        }
        if let range = uncertain.demand {
            let isDone = try add("demand", range) { value in
                var factors = likeliest
                factors.demand = value
                return try runsOfAll(factors)?.map { $0.samples.map(\.netPresentValue) }
            }
            guard isDone else { return none }
        }
        if let range = uncertain.margin {
            _ = try add("margin", range) { value in repriced { $0.margin = value } }
        }
        if let range = uncertain.capital {
            _ = try add("capital", range) { value in repriced { $0.capital = value } }
        }
        return bars.map { bars in
            bars.enumerated().sorted { a, b in
                a.element.swing == b.element.swing ? a.offset < b.offset : a.element.swing > b.element.swing
            }.map(\.element)
        }
    }

    private func runsOfAll(_ factors: UncertainFactors) throws -> [OptionRun]? {
        var all: [OptionRun] = []
        for option in study.options.indices {
            guard
                let run = try run(study, phases[option], option, replications: replications, fixing: factors)
            else { return nil }
            all.append(run)
        }
        return all
    }
}
