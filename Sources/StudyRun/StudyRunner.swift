import CapacityStudy
import Clinic
import ClinicSimulation
import MILP
import StaffedWeek

/// How a study is run; nothing of it but `precision` changes what it finds.
public struct StudyRunSettings: Sendable, Hashable {
    /// Replications that run at a time.
    public var threads = 1
    /// Stop where the half-width of the leading measures is at most this share of their means; nil: run all replications.
    public var precision: Double?
    /// The sweep whose values the options are; it has no verdicts, and nothing is looked for beyond its measures.
    public var sweep: StudySweep?
    /// Whether to look for what binds and where the answer turns, which takes most of the time.
    public var seeksAnswer = true

    /// As the study says, one replication at a time.
    public init() {}
}

/// How far a study is.
public struct StudyProgress: Sendable, Hashable {
    /// Replications finished, further runs among them.
    public var done: Int
    /// Replications that are planned at most.
    public var planned: Int
}

/// Runs a capacity study: staffs the weeks of every option, simulates them on the same patients, looks for what binds and
/// where the answer turns, and reports.
///
/// The same study makes the same report whatever the number of threads.
public struct StudyRunner: Sendable {
    /// Replications after which a study with a precision looks again whether it may stop; on so few at least an interval
    /// rests.
    static let replicationsPerLook = 10

    let study: Study
    let solver: any MILPSolver
    let settings: StudyRunSettings
    let progress: @Sendable (StudyProgress) -> Void
    let isCancelled: @Sendable () -> Bool

    /// - Parameters:
    ///   - solver: solves the integer programs of the staffed weeks.
    ///   - progress: told after each replication, from any thread, one at a time.
    ///   - isCancelled: asked often, from any thread; true ends the study with what the finished replications say.
    public init(
        _ study: Study, solver: any MILPSolver, settings: StudyRunSettings = StudyRunSettings(),
        progress: @escaping @Sendable (StudyProgress) -> Void = { _ in },
        isCancelled: @escaping @Sendable () -> Bool = { false }
    ) {
        self.study = study
        self.solver = solver
        self.settings = settings
        self.progress = progress
        self.isCancelled = isCancelled
    }

    /// What the study found; nil where it was stopped before one replication of every option was finished.
    ///
    /// - Throws: `StaffingFailure` or `SolverError` where a week cannot be staffed, `SimulationFailure` where it cannot be
    ///   simulated.
    public func report() throws -> StudyReport? {
        guard !study.options.isEmpty else { return nil }
        let options = study.options + (study.grid ? GridOptions.all : [])
        let counter = ReplicationCounter(planned: planned(options.count), told: progress)
        var staffing = OptionStaffing(solver: solver, isCancelled: isCancelled)
        var phases: [[ClinicPhase]] = []
        do {
            for option in options {
                phases.append(try staffing.phases(of: option, in: study, first: phases.first))
            }
        } catch StaffingFailure.cancelled {
            return nil
        }
        let tally = try simulate(options, phases: phases, counter: counter)
        guard tally.replications > 0 else { return nil }
        let isWhole = isEnough(tally)
        counter.replace(planned: planned(options.count, replications: tally.replications))
        var further = FurtherRuns(
            study: study, options: options, phases: phases, samples: tally.samples, staffing: staffing,
            threads: settings.threads, counter: counter,
            isCancelled: isCancelled)
        let answers = try further.answers(isSought: isSought && isWhole)
        let tornados = try further.tornados(isSought: isSought && isWhole)
        return StudyReportWriter(
            study: study, options: options, phases: phases, tally: tally, answers: answers, tornados: tornados,
            sweep: settings.sweep, isStopped: !isWhole || isCancelled()
        ).report()
    }

    /// Whether further runs are wanted at all.
    private var isSought: Bool { settings.seeksAnswer && settings.sweep == nil }

    // MARK: Replications

    /// Replications of everything, at most.
    private func planned(_ options: Int, replications: Int? = nil) -> Int {
        let count = replications ?? study.replications
        let stated = options * count
        guard isSought else { return stated }
        let further = AnswerRules.furtherReplications(of: count)
        return stated + further
            * (AnswerSearch.furtherRuns(
                options: study.options.count, unpriced: options - study.options.count, hasFinance: study.finance != nil)
                + FurtherRuns.tornadoRuns(study))
    }

    private func simulate(
        _ options: [StudyOption], phases: [[ClinicPhase]], counter: ReplicationCounter
    ) throws -> StudyTally {
        let simulators = try phases.map { try StudySimulator(study: study, phases: $0) }
        let recorders = zip(simulators, options).map { ReplicationRecorder($0, investments: $1.investments) }
        let runner = SimulationRunner(threads: settings.threads)
        var tally = StudyTally(recorders)
        while true {
            let begin = tally.replications
            let end =
                settings.precision == nil
                ? study.replications : min(study.replications, begin + StudyRunner.replicationsPerLook)
            tally = runner.sum(
                simulators, replications: begin..<end, from: tally, onFinished: { counter.add(1) },
                isCancelled: isCancelled, keep: { recorders[$0].record(of: $1) }, add: { $0.add($1) })
            let isStopped = tally.replications < end
            if isStopped || isEnough(tally) { return tally }
        }
    }

    /// Whether no more replications are wanted: all are there, or the intervals are narrow enough.
    private func isEnough(_ tally: StudyTally) -> Bool {
        if tally.replications >= study.replications { return true }
        guard let precision = settings.precision, tally.replications >= StudyRunner.replicationsPerLook else {
            return false
        }
        return tally.isWithin(precision)
    }
}
