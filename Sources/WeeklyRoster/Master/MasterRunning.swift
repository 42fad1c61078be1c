import Clinic
import MILP

/// A C-arm that is idle while one of its technologists is away: a column of a duty.
struct LimitColumn: Sendable {
    /// Position of the duty.
    let duty: Int
    let technologist: Int
    /// Leads there; else is second.
    let isLead: Bool
    let column: Variable
}

/// What a week under way adds to the master; nothing before the week.
extension MasterModel {
    /// Settled staff stays, promises on its C-arms are its own, and technologists who are away for a part of a session
    /// run no C-arm that is used meanwhile.
    mutating func addRunningRows() {
        guard let running = problem.running else { return }
        for number in duties.indices { settle(number, running) }
        for session in problem.sessions.indices {
            settleTechnologists(session, running)
            if !isOver(session) {
                settlePromises(session, running)
                addLimits(session, running)
            }
        }
    }

    private func isOver(_ session: Int) -> Bool { layout.frames[session].usableLength == 0 }

    /// Settled lanes of a duty, and how many of them have a lead for spine visits.
    private func settled(_ duty: Duty, _ running: RunningWeek) -> (all: Int, spine: Int) {
        let lanes = running.lanes(in: duty.session).filter { $0.radiologist == duty.radiologist }
        return (lanes.count, lanes.count(where: \.isSpine))
    }

    private mutating func settle(_ number: Int, _ running: RunningWeek) {
        let duty = duties[number]
        let lanes = settled(duty, running)
        let isOver = isOver(duty.session)
        narrow(duty.isOn, lower: min(1, lanes.all), upper: isOver ? min(1, lanes.all) : nil)
        narrow(duty.spineArms, lower: lanes.spine, upper: isOver ? lanes.spine : nil)
        let joint = lanes.all - lanes.spine
        if let jointArms = duty.jointArms { narrow(jointArms, lower: joint, upper: isOver ? joint : nil) }
    }

    private mutating func settleTechnologists(_ session: Int, _ running: RunningWeek) {
        let lanes = running.lanes(in: session)
        for (number, person) in problem.technologists.enumerated() {
            guard let place = person.sessions.firstIndex(of: session) else { continue }
            let isLead = lanes.contains { $0.lead == number }
            let isSecond = isOver(session) && lanes.contains { $0.trainee == number }
            guard isLead || isOver(session) else { continue }
            narrow(leads[number][place], lower: isLead ? 1 : 0, upper: isLead ? 1 : 0)
            if let second = seconds[number][place] {
                narrow(second, lower: isSecond ? 1 : 0, upper: isSecond ? 1 : 0)
            }
        }
        if isOver(session), let training = training[session] {
            let held = running.trainings[session] ? 1 : 0
            narrow(training, lower: held, upper: held)
        }
    }

    /// A promise on a C-arm with settled staff is kept by it; every other promised C-arm is one more.
    private mutating func settlePromises(_ session: Int, _ running: RunningWeek) {
        let lanes = running.lanes(in: session)
        guard !lanes.isEmpty else { return }
        for number in dutiesOfSession[session] {
            let duty = duties[number]
            var elsewhere: [Int: Variable] = [:]
            for column in duty.requests {
                guard let promise = problem.requests[column.request].fixed else { continue }
                guard let lane = lanes.first(where: { $0.arm == promise.arm }) else {
                    elsewhere[promise.arm] = column.isPlaced
                    continue
                }
                let mayLead = lane.isSpine || problem.requests[column.request].service == .joint
                if lane.radiologist != duty.radiologist || !mayLead { forbid(column.isPlaced) }
            }
            guard !elsewhere.isEmpty else { continue }
            let arms = [LinearTerm(-1, duty.spineArms)] + (duty.jointArms.map { [LinearTerm(-1, $0)] } ?? [])
            let place = "\(names.radiologists[duty.radiologist])_\(names.sessions[session])"
            let promised = elsewhere.keys.sorted().compactMap { elsewhere[$0] }.map { LinearTerm(1, $0) }
            add(
                LinearConstraint(
                    name: "morearms_\(place)", terms: promised + arms, upper: -Double(settled(duty, running).all)))
        }
    }

    /// Columns that say on whose C-arm a technologist who is away for a part of the session works.
    private mutating func addLimits(_ session: Int, _ running: RunningWeek) {
        let name = names.sessions[session]
        var ofDuty: [Int: (spine: [LinearTerm], joint: [LinearTerm], seconds: [LinearTerm])] = [:]
        for number in dutiesOfSession[session] { ofDuty[number] = ([], [], []) }
        for (number, person) in problem.technologists.enumerated() {
            guard let place = person.sessions.firstIndex(of: session),
                !layout.frames[session].away(technologist: number).isEmpty
            else { continue }
            var leading: [LinearTerm] = []
            var learning: [LinearTerm] = []
            for duty in dutiesOfSession[session] {
                let where_ = "\(names.radiologists[duties[duty].radiologist])_\(name)"
                let who = names.technologists[number]
                let lead = addLimit("lead_\(who)_\(where_)", duty: duty, technologist: number, isLead: true)
                leading.append(LinearTerm(1, lead))
                if person.spine {
                    ofDuty[duty]?.spine.append(LinearTerm(1, lead))
                } else {
                    ofDuty[duty]?.joint.append(LinearTerm(1, lead))
                }
                guard seconds[number][place] != nil else { continue }
                let second = addLimit("second_\(who)_\(where_)", duty: duty, technologist: number, isLead: false)
                learning.append(LinearTerm(1, second))
                ofDuty[duty]?.seconds.append(LinearTerm(1, second))
            }
            add(
                LinearConstraint(
                    name: "leadswhere_\(number)_\(name)", terms: leading + [LinearTerm(-1, leads[number][place])],
                    lower: 0, upper: 0))
            if let second = seconds[number][place] {
                add(
                    LinearConstraint(
                        name: "learnswhere_\(number)_\(name)", terms: learning + [LinearTerm(-1, second)], lower: 0,
                        upper: 0))
            }
        }
        addLimitRows(ofDuty, session, running)
    }

    private mutating func addLimitRows(
        _ ofDuty: [Int: (spine: [LinearTerm], joint: [LinearTerm], seconds: [LinearTerm])], _ session: Int,
        _ running: RunningWeek
    ) {
        for number in dutiesOfSession[session] {
            guard let terms = ofDuty[number] else { continue }
            let duty = duties[number]
            let lanes = settled(duty, running)
            let place = "\(names.radiologists[duty.radiologist])_\(names.sessions[session])"
            if !terms.spine.isEmpty {
                add(
                    LinearConstraint(
                        name: "limitedspine_\(place)", terms: terms.spine + [LinearTerm(-1, duty.spineArms)],
                        upper: -Double(lanes.spine)))
            }
            if !terms.joint.isEmpty, let jointArms = duty.jointArms {
                add(
                    LinearConstraint(
                        name: "limitedjoint_\(place)", terms: terms.joint + [LinearTerm(-1, jointArms)],
                        upper: -Double(lanes.all - lanes.spine)))
            }
            guard !terms.seconds.isEmpty else { continue }
            add(
                LinearConstraint(
                    name: "limitedseconds_\(place)", terms: terms.seconds + [LinearTerm(-1, duty.spineArms)], upper: 0))
            let visits = duty.counts.filter { layout.catalog[$0.kind].isSpine }.map { LinearTerm(-1, $0.count) }
            let begun = running.lanes(in: session).contains {
                $0.radiologist == duty.radiologist && $0.isSpine && $0.hasSpineVisit
            }
            add(
                LinearConstraint(
                    name: "limitedlesson_\(place)", terms: terms.seconds + visits, upper: begun ? 1 : 0))
        }
        // One lesson a session counts, so that more than one second who is away for a while is of no use.
        let all = dutiesOfSession[session].flatMap { ofDuty[$0]?.seconds ?? [] }
        if all.count > 1 {
            add(LinearConstraint(name: "limitedonce_\(names.sessions[session])", terms: all, upper: 1))
        }
    }
}

extension RunningWeek {
    /// Whether a technologist could work in a session and is away for a part of what is left of it.
    func isLimited(_ technologist: Int, in session: Int, of problem: WeekProblem) -> Bool {
        let rest = MinuteSpan(max(now, problem.sessions[session].start), problem.sessions[session].end)
        guard problem.technologists[technologist].sessions.contains(session),
            !lanes(in: session).contains(where: { $0.lead == technologist })
        else { return false }
        return technologistsAway[technologist].contains { $0.overlaps(rest) }
    }
}
