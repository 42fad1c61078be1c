import Clinic
import TestSupport

@testable import WeeklyRoster

/// A sequencing problem told in whole minutes, with everything needed to ask the sequencer and to check its answer.
///
/// The grid is one minute, so that steps are minutes. The day begins at minute 1000, long before which nobody works.
struct SequencingCase {
    /// When the first session begins, as a minute of the day.
    static let origin = 1000

    /// Length of each session and the minutes between the end of one and the begin of the next.
    var lengths = [10]
    var breaks: [Int] = []
    var arms = 1
    /// Downtime by C-arm, minutes from the first session's begin.
    var closed: [Int: [MinuteSpan]] = [:]
    /// Blocks of work by nurse, minutes from the first session's begin.
    var nurses = [[MinuteSpan(-50, 200)]]
    var bays = 9
    var intakeWait = 0
    var dischargeWait = 0
    var kinds: [VisitKind] = []
    var teams: [SequencingTeam] = []

    /// A kind of visit, in minutes.
    static func kind(
        intake: Int = 0, setup: Int = 0, procedure: Int = 1, turnover: Int = 0, recovery: Int = 0, discharge: Int = 0,
        spine: Bool = false, release: Int = 0
    ) -> VisitKind {
        VisitKind(
            steps: StepMinutes(
                intake: intake, setup: setup, procedure: procedure, turnover: turnover, recovery: recovery,
                discharge: discharge),
            service: spine ? .spine : .joint, releaseMinutes: release, grid: 1)
    }

    /// From the begin of the first session to that of session `part`.
    func offset(of part: Int) -> Int { lengths.prefix(part).reduce(0, +) + breaks.prefix(part).reduce(0, +) }

    /// A scenario with the same rooms, hours and waits and nothing to do, whose Monday has the sessions.
    var scenario: Scenario {
        let halves = lengths.indices.map { part in
            let begin = Self.origin + offset(of: part)
            return Half(name: "h\(part)", span: ClockSpan(begin, begin + lengths[part]))
        }
        let midnight = TinyWeek.monday.at(minute: Self.origin)
        var policy = Policy(holds: .contract)
        policy.intakeMaxWait = intakeWait
        policy.dischargeMaxWait = dischargeWait
        return Scenario(
            name: "sequencing", week: TinyWeek.monday, planningDate: TinyWeek.monday - 1,
            site: Site(
                name: "Test", timeZone: "UTC", gridMinutes: 1, openWeekdays: [.mon], closedDates: [], halves: halves,
                recoveryBays: bays,
                cArms: (0..<arms).map { arm in
                    CArm(
                        id: "c\(arm)",
                        closed: (closed[arm] ?? []).map { Closure(from: midnight + $0.start, to: midnight + $0.end) })
                }),
            staff: Staff(
                radiologists: [], technologists: [],
                nurses: nurses.enumerated().map { number, blocks in
                    let spans = blocks.map { ClockSpan(Self.origin + $0.start, Self.origin + $0.end) }
                    return Nurse(id: "n\(number)", hours: [spans] + Array(repeating: [], count: 6))
                }),
            procedures: [], policy: policy, history: [], requests: [])
    }

    /// The numbers of `kinds` are their positions, so they must differ.
    var catalog: KindCatalog {
        var catalog = KindCatalog()
        for kind in kinds { _ = catalog.number(of: kind) }
        return catalog
    }

    /// The problem as the sequencer takes it.
    var problem: SequencingProblem {
        let scenario = scenario
        let week = WeekProblem(scenario, eligibility: Eligibility(scenario))
        let parts = week.sessions.enumerated().map { part, session in
            GroupFrame.Part(
                offset: offset(of: part),
                frame: SessionFrame(problem: week, session: session, reachBefore: 500, reachAfter: 500))
        }
        let frame = parts.count == 1 ? GroupFrame(parts[0].frame) : GroupFrame(parts: parts, nurses: nurses, bays: bays)
        return SequencingProblem(frame: frame, teams: teams)
    }

    /// What the sequencer says.
    func answer() -> SequencingAnswer {
        Sequencer(
            problem, catalog: catalog, stepLimit: 400_000, clock: SearchClock(limitSeconds: nil, isCancelled: nil)
        ).answer()
    }
}
