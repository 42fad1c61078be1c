import Clinic
import MILP

/// The rows of the master, one method for each rule, named for it.
extension MasterModel {
    /// A request has one place at most; one that was promised, or must have a place, has one.
    mutating func addRequestRows() {
        var places = Array(repeating: [LinearTerm](), count: problem.requests.count)
        for duty in duties {
            for column in duty.requests { places[column.request].append(LinearTerm(1, column.isPlaced)) }
        }
        for request in problem.requests {
            let terms = places[request.index]
            let id = names.requests[request.index]
            if request.mustBe {
                add(LinearConstraint(name: "promised_\(id)", terms: terms, lower: 1, upper: 1))
            } else if terms.count > 1 {
                // Placed at all, wherever: a column of its own to branch on.
                let isPlaced = addColumn("placed_\(id)", upper: 1)
                add(LinearConstraint(name: "once_\(id)", terms: terms + [LinearTerm(-1, isPlaced)], lower: 0, upper: 0))
                noteDerived(isPlaced, of: terms.map(\.variable))
            }
        }
    }

    /// Spine injections of one patient keep the repeat interval: one within any window of that many days.
    mutating func addPatientRows() {
        let interval = problem.scenario.policy.repeatIntervalDays
        guard interval > 0 else { return }
        var columns: [Int: [(day: Int, request: Int, term: LinearTerm)]] = [:]
        for duty in duties {
            for column in duty.requests {
                let request = problem.requests[column.request]
                guard request.service == .spine, request.fixed == nil else { continue }
                columns[request.patient, default: []].append(
                    (problem.sessions[duty.session].dayIndex, request.index, LinearTerm(1, column.isPlaced)))
            }
        }
        for patient in columns.keys.sorted() {
            guard let rows = columns[patient], Set(rows.map(\.request)).count > 1 else { continue }
            var seen = Set<[Int]>()
            for first in 0..<7 {
                let window = rows.filter { first <= $0.day && $0.day - first < interval }
                let key = window.map(\.term.variable.index).sorted()
                guard Set(window.map(\.request)).count > 1, seen.insert(key).inserted else { continue }
                add(LinearConstraint(name: "interval_\(patient)_from_\(first)", terms: window.map(\.term), upper: 1))
            }
        }
    }

    /// Counts are the requests placed; nothing happens without duty; duty means at least one C-arm.
    mutating func addDutyRows() {
        for (number, duty) in duties.enumerated() {
            let place = "\(names.radiologists[duty.radiologist])_\(names.sessions[duty.session])"
            let arms = [duty.spineArms] + (duty.jointArms.map { [$0] } ?? [])
            let armTerms = arms.map { LinearTerm(1, $0) }
            let most = model.columns[duty.spineArms.index].upper
            add(LinearConstraint(name: "arm_if_duty_\(place)", terms: armTerms + [LinearTerm(-1, duty.isOn)], lower: 0))
            add(
                LinearConstraint(
                    name: "duty_if_arm_\(place)", terms: armTerms + [LinearTerm(-most, duty.isOn)], upper: 0))
            // Each request is looked at once: where most patients come twice, there are almost as many kinds as requests.
            let placed = Dictionary(grouping: duty.requests, by: \.kind)
            for column in duty.counts where column.isOwn {
                var terms = [LinearTerm(-1, column.count)]
                terms += (placed[column.kind] ?? []).map { LinearTerm(1, $0.isPlaced) }
                if let reserves = duty.reserves, layout.reserveKind[duty.session] == column.kind {
                    terms.append(LinearTerm(1, reserves))
                }
                add(LinearConstraint(name: "count_k\(column.kind)_\(place)", terms: terms, lower: 0, upper: 0))
            }
            if let reserves = duty.reserves {
                let most = model.columns[reserves.index].upper
                add(
                    LinearConstraint(
                        name: "reserve_if_duty_\(place)",
                        terms: [LinearTerm(1, reserves), LinearTerm(-most, duty.isOn)], upper: 0))
            }
            addTimeRows(duty, place: place, arms: armTerms)
            addTotal(number, place: place)
        }
    }

    /// The number of visits of a duty as a column of its own: a good one to branch on.
    private mutating func addTotal(_ number: Int, place: String) {
        let duty = duties[number]
        guard !duty.counts.isEmpty else { return }
        let total = addColumn("total_\(place)", upper: .infinity)
        setTotal(total, ofDuty: number)
        add(
            LinearConstraint(
                name: "total_\(place)", terms: duty.counts.map { LinearTerm(1, $0.count) } + [LinearTerm(-1, total)],
                lower: 0, upper: 0))
    }

    /// Minutes on the C-arms and minutes of the radiologist.
    private mutating func addTimeRows(_ duty: Duty, place: String, arms: [LinearTerm]) {
        let frame = layout.frames[duty.session]
        let length = Double(frame.usableLength)
        let kinds = duty.counts.map { (layout.catalog[$0.kind], $0.count) }
        guard let leastSetup = kinds.map(\.0.setup).min(), let leastTurnover = kinds.map(\.0.turnover).min() else {
            return
        }
        let room = kinds.map { LinearTerm(Double($0.0.room), $0.1) }
        add(
            LinearConstraint(
                name: "room_\(place)", terms: room + arms.map { LinearTerm(-length, $0.variable) }, upper: 0))
        if duty.jointArms != nil {
            let spine = kinds.filter(\.0.isSpine).map { LinearTerm(Double($0.0.room), $0.1) }
            add(
                LinearConstraint(
                    name: "spineroom_\(place)", terms: spine + [LinearTerm(-length, duty.spineArms)], upper: 0))
        }
        let hands = (frame.firstStep + leastSetup..<max(frame.firstStep + leastSetup, frame.length - leastTurnover))
            .count { frame.isThere(duty.radiologist, at: $0) }
        add(
            LinearConstraint(
                name: "hands_\(place)",
                terms: kinds.map { LinearTerm(Double($0.0.procedure), $0.1) }
                    + [LinearTerm(-Double(hands), duty.isOn)], upper: 0))
    }

    /// Sums over duties as whole-numbered columns of their own, good ones to branch on: where the relaxation splits one
    /// duty between two people or two days, no single column is far from whole, but the sum is.
    mutating func addSums() {
        addSum("arms", of: duties.flatMap { [$0.spineArms] + ($0.jointArms.map { [$0] } ?? []) })
        for session in problem.sessions.indices {
            let here = dutiesOfSession[session].map { duties[$0] }
            addSum("duties_\(names.sessions[session])", of: here.map(\.isOn))
            addSum("visits_\(names.sessions[session])", of: here.compactMap(\.total))
        }
        for day in Weekday.allCases.indices {
            let here = duties.filter { problem.sessions[$0.session].dayIndex == day }
            addSum("visits_\(Weekday.allCases[day].rawValue)", of: here.compactMap(\.total))
        }
    }

    private mutating func addSum(_ name: String, of columns: [Variable]) {
        guard columns.count > 1 else { return }
        let sum = addColumn("sum_\(name)", upper: .infinity)
        let terms = columns.map { LinearTerm(1, $0) } + [LinearTerm(-1, sum)]
        add(LinearConstraint(name: "sum_\(name)", terms: terms, lower: 0, upper: 0))
        noteSum(sum, of: columns)
    }

    /// No more C-arms than there are, and nurse time and bays of the session.
    mutating func addSessionRows() {
        for session in problem.sessions.indices where !dutiesOfSession[session].isEmpty {
            let here = dutiesOfSession[session].map { duties[$0] }
            let frame = layout.frames[session]
            let name = names.sessions[session]
            let arms = here.flatMap { [LinearTerm(1, $0.spineArms)] + ($0.jointArms.map { [LinearTerm(1, $0)] } ?? []) }
            add(
                LinearConstraint(
                    name: "arms_\(name)", terms: arms, upper: Double(frame.staffableArms)))
            let counts = here.flatMap(\.counts).map { (layout.catalog[$0.kind], $0.count) }
            guard !counts.isEmpty else { continue }
            let reachBefore = counts.map { $0.0.intake + frame.intakeWait }.max() ?? 0
            let reachAfter = counts.map { $0.0.recovery + frame.dischargeWait + $0.0.discharge }.max() ?? 0
            let nurseSteps = (-reachBefore..<frame.length + reachAfter).reduce(0) { $0 + frame.nursesAtWork(at: $1) }
            add(
                LinearConstraint(
                    name: "nurse_\(name)", terms: counts.map { LinearTerm(Double($0.0.intake + $0.0.discharge), $0.1) },
                    upper: Double(nurseSteps)))
            add(
                LinearConstraint(
                    name: "bays_\(name)",
                    terms: counts.map { LinearTerm(Double($0.0.recovery + $0.0.discharge), $0.1) },
                    upper: Double(frame.bays * (frame.length + reachAfter))))
            let openSteps = problem.arms.indices.map { frame.openSteps(arm: $0) }
            if openSteps.contains(where: { $0 < frame.usableLength }) {
                add(
                    LinearConstraint(
                        name: "open_\(name)", terms: counts.map { LinearTerm(Double($0.0.room), $0.1) },
                        upper: Double(openSteps.reduce(0, +))))
            }
        }
    }

    /// Weekly limits of each radiologist, and the spread that fairness measures.
    mutating func addRadiologistRows() {
        for (radiologist, person) in problem.radiologists.enumerated() {
            let mine = dutiesOfRadiologist[radiologist].map { duties[$0] }
            let name = names.radiologists[radiologist]
            let on = mine.map { LinearTerm(1, $0.isOn) }
            if on.count > person.maxSessions {
                add(LinearConstraint(name: "sessions_\(name)", terms: on, upper: Double(person.maxSessions)))
            }
            if let limit = person.maxSpineMinutes.map({ $0 - (problem.running?.spineMinutes[radiologist] ?? 0) }) {
                let spine = mine.flatMap(\.counts).filter { layout.catalog[$0.kind].isSpine }
                let terms = spine.map { LinearTerm(Double(layout.catalog[$0.kind].procedure * problem.grid), $0.count) }
                add(LinearConstraint(name: "spineminutes_\(name)", terms: terms, upper: Double(limit)))
            }
            guard person.countsForFairness, let mostSessions, let leastSessions else { continue }
            add(LinearConstraint(name: "most_\(name)", terms: on + [LinearTerm(-1, mostSessions)], upper: 0))
            add(LinearConstraint(name: "least_\(name)", terms: on + [LinearTerm(-1, leastSessions)], lower: 0))
        }
    }

    /// Promised visits on one C-arm in one session have one radiologist, and each such C-arm is staffed.
    mutating func addPromiseRows() {
        struct Place: Hashable {
            let session: Int
            let arm: Int
        }
        var promised: [Place: [Int]] = [:]
        for request in problem.requests {
            guard let fixed = request.fixed, let session = fixed.session else { continue }
            promised[Place(session: session, arm: fixed.arm), default: []].append(request.index)
        }
        let places = promised.keys.sorted { ($0.session, $0.arm) < ($1.session, $1.arm) }
        for number in duties.indices {
            let duty = duties[number]
            var anyArm: [LinearTerm] = []
            var spineArm: [LinearTerm] = []
            for place in places where place.session == duty.session {
                let members = promised[place] ?? []
                let columns = members.map { member in duty.requests.first { $0.request == member }?.isPlaced }
                let present = columns.compactMap { $0 }
                guard present.count == columns.count else {
                    // Someone lacks a skill for one of them: cannot cover this C-arm at all.
                    for column in present { forbid(column) }
                    continue
                }
                for (first, second) in zip(present, present.dropFirst()) {
                    add(
                        LinearConstraint(
                            name: "same_\(model.columns[first.index].name)_\(second.index)",
                            terms: [LinearTerm(1, first), LinearTerm(-1, second)], lower: 0, upper: 0))
                }
                guard let first = present.first else { continue }
                anyArm.append(LinearTerm(1, first))
                if members.contains(where: { problem.requests[$0].service == .spine }) {
                    spineArm.append(LinearTerm(1, first))
                }
            }
            let place = "\(names.radiologists[duty.radiologist])_\(names.sessions[duty.session])"
            let arms = [LinearTerm(-1, duty.spineArms)] + (duty.jointArms.map { [LinearTerm(-1, $0)] } ?? [])
            if !anyArm.isEmpty { add(LinearConstraint(name: "promisedarms_\(place)", terms: anyArm + arms, upper: 0)) }
            if !spineArm.isEmpty, duty.jointArms != nil {
                add(LinearConstraint(name: "promisedspine_\(place)", terms: spineArm + [arms[0]], upper: 0))
            }
        }
    }

    /// The week's aims: places kept free, joint injections, training.
    mutating func addWeekRows() {
        if let reserve = problem.reserve {
            for (number, day) in reserve.days.enumerated() {
                let held = duties.filter { problem.sessions[$0.session].dayIndex == day }.compactMap(\.reserves)
                let terms = held.map { LinearTerm(1, $0) }
                let name = Weekday.allCases[day].rawValue
                let perDay = Double(reserve.perDay - (problem.running?.reserves[day] ?? 0))
                add(
                    LinearConstraint(
                        name: "reserves_\(name)", terms: terms + [LinearTerm(1, reserveShortfall[number])],
                        lower: perDay))
                add(LinearConstraint(name: "reservesmost_\(name)", terms: terms, upper: perDay))
            }
        }
        if let jointShortfall {
            var terms = [LinearTerm(1, jointShortfall)]
            for duty in duties {
                for column in duty.requests where problem.requests[column.request].service == .joint {
                    terms.append(LinearTerm(1, column.isPlaced))
                }
            }
            add(LinearConstraint(name: "joint", terms: terms, lower: model.columns[jointShortfall.index].upper))
        }
        if let trainingShortfall {
            let held = training.compactMap { $0 }.map { LinearTerm(1, $0) }
            add(
                LinearConstraint(
                    name: "training", terms: held + [LinearTerm(1, trainingShortfall)],
                    lower: model.columns[trainingShortfall.index].upper))
        }
    }

    /// Enough technologists for the C-arms, one place each, and trainees where training is held.
    mutating func addTechnologistRows() {
        for session in problem.sessions.indices {
            let here = dutiesOfSession[session].map { duties[$0] }
            guard !here.isEmpty else {
                if let training = training[session] { forbid(training) }
                continue
            }
            let name = names.sessions[session]
            var spineLeads: [LinearTerm] = []
            var allLeads: [LinearTerm] = []
            var trainees: [LinearTerm] = []
            for (number, person) in problem.technologists.enumerated() {
                guard let place = person.sessions.firstIndex(of: session) else { continue }
                allLeads.append(LinearTerm(1, leads[number][place]))
                if person.spine { spineLeads.append(LinearTerm(1, leads[number][place])) }
                if let second = seconds[number][place] {
                    trainees.append(LinearTerm(1, second))
                    add(
                        LinearConstraint(
                            name: "role_\(number)_\(name)",
                            terms: [LinearTerm(1, leads[number][place]), LinearTerm(1, second)], upper: 1))
                }
            }
            let spine = here.map { LinearTerm(-1, $0.spineArms) }
            let joint = here.compactMap(\.jointArms).map { LinearTerm(-1, $0) }
            add(LinearConstraint(name: "spineleads_\(name)", terms: spineLeads + spine, lower: 0))
            if !joint.isEmpty {
                add(LinearConstraint(name: "leads_\(name)", terms: allLeads + spine + joint, lower: 0))
            }
            guard let training = training[session] else { continue }
            add(LinearConstraint(name: "second_\(name)", terms: trainees + [LinearTerm(-1, training)], lower: 0))
            add(
                LinearConstraint(
                    name: "trainroom_\(name)",
                    terms: here.map { LinearTerm(1, $0.spineArms) } + [LinearTerm(-1, training)], lower: 0))
            let visits = here.flatMap(\.counts).filter { layout.catalog[$0.kind].isSpine }.map {
                LinearTerm(1, $0.count)
            }
            let begun = problem.running?.lanes(in: session).contains { $0.isSpine && $0.hasSpineVisit } ?? false
            add(
                LinearConstraint(
                    name: "trainvisit_\(name)", terms: visits + [LinearTerm(-1, training)], lower: begun ? -1 : 0))
        }
        for (number, person) in problem.technologists.enumerated() {
            guard let limit = person.maxSessions, limit < person.sessions.count else { continue }
            let terms = (leads[number] + seconds[number].compactMap { $0 }).map { LinearTerm(1, $0) }
            add(LinearConstraint(name: "worksessions_\(number)", terms: terms, upper: Double(limit)))
        }
    }
}
