@testable import WeeklyRoster

/// Looks at a sequence minute by minute and says what is wrong with it.
struct SequenceReview {
    let problem: SequencingCase
    let sequence: Sequence

    /// What is wrong; empty for a legal sequence.
    func faults() -> [String] {
        countFaults() + roomFaults() + radiologistFaults() + nurseFaults() + bayFaults() + patientFaults()
    }

    private func kind(_ visit: Sequence.Visit) -> VisitKind { problem.kinds[visit.kind] }
    private func stepStart(_ visit: Sequence.Visit) -> Int { visit.start + kind(visit).setup }
    private func stepEnd(_ visit: Sequence.Visit) -> Int { stepStart(visit) + kind(visit).procedure }
    private func roomEnd(_ visit: Sequence.Visit) -> Int { stepEnd(visit) + kind(visit).turnover }
    private func recovered(_ visit: Sequence.Visit) -> Int { stepEnd(visit) + kind(visit).recovery }
    private func comes(_ visit: Sequence.Visit) -> Int { visit.intake?.start ?? visit.start }
    private func leaves(_ visit: Sequence.Visit) -> Int {
        visit.discharge.map { $0.start + kind(visit).discharge } ?? recovered(visit)
    }

    private func overlap(_ a: (Int, Int), _ b: (Int, Int)) -> Bool { a.0 < b.1 && b.0 < a.1 }

    private func pairs<Element>(_ items: [Element], _ clash: (Element, Element) -> Bool) -> Int {
        items.indices.reduce(0) { sum, first in
            sum + items.indices.count { $0 > first && clash(items[first], items[$0]) }
        }
    }

    /// Every team does its visits on the C-arms it staffs, no more and no fewer.
    private func countFaults() -> [String] {
        problem.teams.enumerated().flatMap { number, team -> [String] in
            var faults: [String] = []
            for item in team.visits {
                let done = sequence.visits.count { $0.team == number && $0.kind == item.kind }
                if done != item.count { faults.append("team \(number) does \(done) of kind \(item.kind)") }
            }
            let lanes = sequence.lanes.filter { $0.team == number }
            if lanes.count(where: \.isSpine) != team.spineArms || lanes.count != team.spineArms + team.jointArms {
                faults.append("team \(number) has the lanes \(lanes)")
            }
            return faults + (sequence.visits.count == visitCount ? [] : ["\(sequence.visits.count) visits"])
        }
    }

    private var visitCount: Int { problem.teams.flatMap(\.visits).map(\.count).reduce(0, +) }

    private func roomFaults() -> [String] {
        var faults: [String] = []
        for visit in sequence.visits {
            let part = problem.teams[visit.team].part
            let begin = problem.offset(of: part)
            guard
                let lane = sequence.lanes.first(where: {
                    $0.part == part && $0.arm == visit.arm && $0.team == visit.team
                })
            else {
                faults.append("\(visit) has no lane")
                continue
            }
            if kind(visit).isSpine && !lane.isSpine { faults.append("\(visit) has no lead for spine") }
            if visit.start < begin || roomEnd(visit) > begin + problem.lengths[part] {
                faults.append("\(visit) is outside")
            }
            if let promise = kind(visit).promise, promise.arm != visit.arm {
                faults.append("\(visit) is on another arm")
            }
            if let start = kind(visit).promise?.start {
                if begin + start != visit.start { faults.append("\(visit) was promised") }
            } else if visit.start < begin + kind(visit).release {
                faults.append("\(visit) is before its release")
            }
            for span in problem.closed[visit.arm] ?? []
            where overlap((visit.start, roomEnd(visit)), (span.start, span.end)) {
                faults.append("\(visit) meets downtime")
            }
        }
        let sameArm = pairs(sequence.visits) {
            $0.arm == $1.arm && overlap(($0.start, roomEnd($0)), ($1.start, roomEnd($1)))
        }
        return faults + (sameArm > 0 ? ["visits overlap on a C-arm"] : [])
    }

    private func radiologistFaults() -> [String] {
        problem.teams.indices.compactMap { team in
            let mine = sequence.visits.filter { $0.team == team }
            let most =
                mine.map { visit in
                    mine.count { stepStart($0) <= stepStart(visit) && stepStart(visit) < stepEnd($0) }
                }.max() ?? 0
            return most > problem.teams[team].radiologists ? "team \(team) has \(most) procedures at once" : nil
        }
    }

    private func nurseFaults() -> [String] {
        var faults: [String] = []
        var tasks: [(nurse: Int, start: Int, end: Int)] = []
        for visit in sequence.visits {
            let kind = kind(visit)
            if (kind.intake > 0) != (visit.intake != nil) || (kind.discharge > 0) != (visit.discharge != nil) {
                faults.append("\(visit) has the wrong tasks")
            }
            if let intake = visit.intake {
                let end = intake.start + kind.intake
                if end > visit.start || end < visit.start - problem.intakeWait { faults.append("\(visit): intake") }
                tasks.append((intake.nurse, intake.start, end))
            }
            if let check = visit.discharge {
                let wait = check.start - recovered(visit)
                if wait < 0 || wait > problem.dischargeWait { faults.append("\(visit): discharge") }
                tasks.append((check.nurse, check.start, check.start + kind.discharge))
            }
        }
        for task in tasks
        where !problem.nurses[task.nurse].contains(where: { $0.start <= task.start && task.end <= $0.end }) {
            faults.append("a task at \(task.start) is outside the hours of nurse \(task.nurse)")
        }
        let clashes = pairs(tasks) { $0.nurse == $1.nurse && overlap(($0.start, $0.end), ($1.start, $1.end)) }
        return faults + (clashes > 0 ? ["a nurse has two tasks at once"] : [])
    }

    private func bayFaults() -> [String] {
        let holders = sequence.visits.filter { kind($0).recovery + kind($0).discharge > 0 }
        let most =
            holders.map { holder in
                holders.count { stepEnd($0) <= stepEnd(holder) && stepEnd(holder) < leaves($0) }
            }.max() ?? 0
        return most > problem.bays ? ["\(most) bays are held at once"] : []
    }

    private func patientFaults() -> [String] {
        let clashes = pairs(sequence.visits) {
            kind($0).patient != nil && kind($0).patient == kind($1).patient
                && overlap((comes($0), leaves($0)), (comes($1), leaves($1)))
        }
        return clashes > 0 ? ["a patient has two visits at once"] : []
    }
}
