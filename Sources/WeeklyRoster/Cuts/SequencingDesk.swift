/// Answers sequencing questions and remembers the answers.
///
/// Problems are the same in sessions with equal frames, so one answer often serves several days.
final class SequencingDesk {
    /// What a desk knows that another can begin with.
    struct Answers: Sendable {
        fileprivate let catalog: KindCatalog
        fileprivate let stepLimit: Int
        fileprivate let known: [Question: SequencingAnswer]
        fileprivate let givenUpAfter: [Question: Int]
    }

    fileprivate struct Question: Hashable {
        let frame: GroupFrame
        let teams: [SequencingTeam]
    }

    /// Steps times visits of a search that may give up early.
    private static let trialSteps = 50_000
    /// Steps of a search that finds what is easy.
    private static let quickSteps = 150

    let catalog: KindCatalog
    private let stepLimit: Int
    private var answers: [Question: SequencingAnswer] = [:]
    /// Steps after which a question was given up.
    private var givenUpAfter: [Question: Int] = [:]
    /// Searches made, not counting remembered ones.
    private(set) var searches = 0
    /// Steps of all searches.
    private(set) var steps = 0

    private let clock: SearchClock

    init(catalog: KindCatalog, stepLimit: Int, clock: SearchClock) {
        self.catalog = catalog
        self.stepLimit = stepLimit
        self.clock = clock
    }

    /// Begins with what another desk of the same week knows.
    init(_ answers: Answers, clock: SearchClock) {
        catalog = answers.catalog
        stepLimit = answers.stepLimit
        self.answers = answers.known
        givenUpAfter = answers.givenUpAfter
        self.clock = clock
    }

    /// What is known so far.
    var known: Answers {
        Answers(catalog: catalog, stepLimit: stepLimit, known: answers, givenUpAfter: givenUpAfter)
    }

    /// Finds a sequence, or proves that there is none, or gives up.
    /// - Parameter isTrial: give up early.
    func answer(_ problem: SequencingProblem, isTrial: Bool = false) -> SequencingAnswer {
        let visits = problem.teams.reduce(0) { $0 + $1.visits.reduce(0) { $0 + $1.count } }
        return answer(problem, steps: isTrial ? Self.trialSteps / max(1, visits) : stepLimit)
    }

    /// Finds a sequence where one is found nearly without a wrong turn.
    func quickAnswer(_ problem: SequencingProblem) -> SequencingAnswer {
        answer(problem, steps: Self.quickSteps)
    }

    private func answer(_ problem: SequencingProblem, steps mostSteps: Int) -> SequencingAnswer {
        let limit = min(stepLimit, mostSteps)
        let question = Question(frame: problem.frame, teams: problem.teams)
        if let known = answers[question] { return known }
        if let tried = givenUpAfter[question], tried >= limit { return .undecided }
        let sequencer = Sequencer(problem, catalog: catalog, stepLimit: limit, clock: clock)
        let answer = sequencer.answer()
        searches += 1
        steps += sequencer.steps
        clock.spend(sequencer.steps)
        // What the clock cut short is not remembered: it says nothing of the question.
        guard !sequencer.wasStoppedByClock else { return answer }
        if case .undecided = answer { givenUpAfter[question] = limit } else { answers[question] = answer }
        return answer
    }

    /// Remembers a sequence that somebody else has found.
    func learn(_ problem: SequencingProblem, _ sequence: Sequence) {
        answers[Question(frame: problem.frame, teams: problem.teams)] = .sequence(sequence)
    }

    func isImpossible(_ problem: SequencingProblem, isTrial: Bool) -> Bool {
        if case .impossible = answer(problem, isTrial: isTrial) { return true }
        return false
    }

    /// Drops visits one at a time as long as the rest stays impossible: what is left is impossible, and no visit of it
    /// could be spared.
    func minimalImpossible(_ problem: SequencingProblem, isTrial: Bool) -> SequencingProblem {
        var rest = problem
        for team in rest.teams.indices {
            for item in rest.teams[team].visits.indices.reversed() {
                while rest.teams[team].visits[item].count > 0 {
                    var fewer = rest
                    fewer.teams[team].visits[item].count -= 1
                    guard isImpossible(fewer.withoutEmptyKinds, isTrial: isTrial) else { break }
                    rest = fewer
                }
            }
        }
        return rest.withoutEmptyKinds
    }
}

extension SequencingProblem {
    /// The same without kinds whose count is 0.
    var withoutEmptyKinds: SequencingProblem {
        var problem = self
        for team in problem.teams.indices { problem.teams[team].visits.removeAll { $0.count == 0 } }
        return problem
    }

    /// One part alone, its teams renumbered.
    func onlyPart(_ part: Int) -> SequencingProblem {
        let teams = teams.filter { $0.part == part }.map { team in
            var alone = team
            alone.part = 0
            alone.bonds = team.bonds.shifted(by: -frame.parts[part].offset)
            return alone
        }
        return SequencingProblem(frame: GroupFrame(frame.parts[part].frame), teams: teams)
    }

    /// One team alone; without what binds it but no other radiologist, where that is asked for.
    func onlyTeam(_ number: Int, free: Bool) -> SequencingProblem {
        var team = teams[number]
        if free { team.bonds = TeamBonds() }
        return SequencingProblem(frame: frame, teams: [team])
    }

    /// All radiologists and C-arms of each part as one team.
    var pooled: SequencingProblem {
        var teamOfPart: [Int: Int] = [:]
        var pools: [SequencingTeam] = []
        for team in teams {
            if let known = teamOfPart[team.part] {
                pools[known].radiologists += team.radiologists
                pools[known].spineArms += team.spineArms
                pools[known].jointArms += team.jointArms
                for item in team.visits {
                    if let place = pools[known].visits.firstIndex(where: { $0.kind == item.kind }) {
                        pools[known].visits[place].count += item.count
                    } else {
                        pools[known].visits.append(item)
                    }
                }
            } else {
                teamOfPart[team.part] = pools.count
                pools.append(team)
                pools[pools.count - 1].bonds = TeamBonds()
            }
        }
        for pool in pools.indices { pools[pool].visits.sort { $0.kind < $1.kind } }
        return SequencingProblem(frame: frame, teams: pools)
    }
}
