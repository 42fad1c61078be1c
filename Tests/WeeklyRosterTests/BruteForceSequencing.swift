import Clinic

@testable import TestSupport
@testable import WeeklyRoster

/// Whether a sequencing problem has a legal sequence, by trying out every C-arm and start of every visit, and every
/// nurse at every minute. Shares nothing with the sequencer but the problem's own values.
struct BruteForceSequencing {
    private struct Lane: Equatable {
        let part: Int
        let arm: Int
        let team: Int
        let isSpine: Bool
    }

    private struct Visit {
        let team: Int
        let kind: VisitKind
    }

    private struct Placed {
        let visit: Visit
        let lane: Lane
        /// Minutes from the first session's begin.
        let start: Int

        var stepStart: Int { start + visit.kind.setup }
        var stepEnd: Int { stepStart + visit.kind.procedure }
        var roomEnd: Int { stepEnd + visit.kind.turnover }
    }

    private let problem: SequencingCase
    private let visits: [Visit]
    private let care: BruteForceCare

    init(_ problem: SequencingCase) {
        self.problem = problem
        visits = problem.teams.enumerated().flatMap { number, team in
            team.visits.flatMap { item in
                Array(repeating: Visit(team: number, kind: problem.kinds[item.kind]), count: item.count)
            }
        }
        care = BruteForceCare(problem.scenario)
    }

    func isPossible() -> Bool {
        lanes().contains { lanes in
            var placed: [Placed] = []
            return place(lanes, &placed)
        }
    }

    /// Every way to give C-arms to teams, each team getting as many of each sort as it staffs.
    private func lanes() -> [[Lane]] {
        var all: [[Lane]] = [[]]
        for part in problem.lengths.indices {
            for arm in 0..<problem.arms {
                var choices: [Lane?] = [nil]
                for team in problem.teams.indices where problem.teams[team].part == part {
                    choices += [true, false].map { Lane(part: part, arm: arm, team: team, isSpine: $0) }
                }
                all = all.flatMap { lanes in choices.map { lanes + ($0.map { [$0] } ?? []) } }
            }
        }
        return all.filter { lanes in
            problem.teams.indices.allSatisfy { team in
                lanes.count { $0.team == team && $0.isSpine } == problem.teams[team].spineArms
                    && lanes.count { $0.team == team && !$0.isSpine } == problem.teams[team].jointArms
            }
        }
    }

    private func place(_ lanes: [Lane], _ placed: inout [Placed]) -> Bool {
        guard placed.count < visits.count else { return true }
        let visit = visits[placed.count]
        for lane in lanes where lane.team == visit.team && (lane.isSpine || !visit.kind.isSpine) {
            let first = problem.offset(of: lane.part)
            for start in first..<first + problem.lengths[lane.part] {
                let candidate = Placed(visit: visit, lane: lane, start: start)
                guard fits(candidate, placed) else { continue }
                placed.append(candidate)
                if canBeServed(placed), place(lanes, &placed) { return true }
                placed.removeLast()
            }
        }
        return false
    }

    private func fits(_ candidate: Placed, _ placed: [Placed]) -> Bool {
        let part = candidate.lane.part
        let first = problem.offset(of: part)
        let kind = candidate.visit.kind
        if let promise = kind.promise, promise.arm != candidate.lane.arm { return false }
        if let start = kind.promise?.start {
            guard first + start == candidate.start else { return false }
        } else {
            guard candidate.start >= first + kind.release else { return false }
        }
        guard candidate.roomEnd <= first + problem.lengths[part] else { return false }
        let closures = problem.closed[candidate.lane.arm] ?? []
        guard closures.allSatisfy({ candidate.roomEnd <= $0.start || $0.end <= candidate.start }) else { return false }
        let clash = placed.contains {
            $0.lane == candidate.lane && $0.start < candidate.roomEnd && candidate.start < $0.roomEnd
        }
        return !clash && hasRadiologist(candidate, placed)
    }

    /// At every minute the team's procedure steps are no more than its radiologists.
    private func hasRadiologist(_ candidate: Placed, _ placed: [Placed]) -> Bool {
        let mine = placed.filter { $0.visit.team == candidate.visit.team }
        return (candidate.stepStart..<candidate.stepEnd).allSatisfy { minute in
            let busy = mine.count { $0.stepStart <= minute && minute < $0.stepEnd }
            return busy < problem.teams[candidate.visit.team].radiologists
        }
    }

    private func canBeServed(_ placed: [Placed]) -> Bool {
        let zero = TinyWeek.monday.at(minute: SequencingCase.origin).minutes
        return care.canServe(
            placed.map { placed in
                let kind = placed.visit.kind
                return .init(
                    start: zero + placed.start, stepEnd: zero + placed.stepEnd,
                    steps: StepMinutes(
                        intake: kind.intake, setup: kind.setup, procedure: kind.procedure, turnover: kind.turnover,
                        recovery: kind.recovery, discharge: kind.discharge),
                    patient: kind.patient.map { "P-\($0)" })
            })
    }
}
