import Clinic
import MILP

/// Makes a roster file's content from an integral point of the master and its sequences.
struct RosterBuilder {
    let master: MasterModel
    let eligibility: Eligibility
    let desk: SequencingDesk

    private var problem: WeekProblem { master.problem }
    private var scenario: Scenario { problem.scenario }

    /// A staffed C-arm of the week.
    private struct Lane: Hashable {
        let session: Int
        let arm: Int
    }

    /// What stands on a lane: who covers it, whether its lead may do spine visits, whether a spine visit is there.
    private struct LaneFacts {
        var radiologist: Int
        var isSpine: Bool
        var hasSpineVisit = false
        /// Staff that is not free to choose.
        var lead: Int?
        var second: Int?
    }

    /// A visit with a place, before people are named.
    private struct Slot {
        let lane: Lane
        let start: Int
        let origin: Int
        let visit: Sequence.Visit
        let purpose: Purpose
    }

    /// The roster without status and bound, or nil where the point cannot be put in sequence or staffed.
    func roster(at values: [Double]) -> Roster? {
        draft(at: values).map { RosterFinisher(scenario: scenario, eligibility: eligibility).finish($0) }
    }

    /// The visits and arm-sessions that the point decides; settled ones of a week under way are among the arm-sessions
    /// alone.
    func draft(at values: [Double]) -> Roster? {
        var facts = settledFacts()
        var slots: [Slot] = []
        for group in master.layout.groups {
            let question = SequencingQuestion(master: master, group: group, values: values)
            guard !question.problem.teams.isEmpty else { continue }
            guard case .sequence(let sequence) = desk.answer(question.problem) else { return nil }
            for lane in sequence.lanes {
                let place = Lane(session: group[lane.part], arm: lane.arm)
                if facts[place] == nil {
                    facts[place] = LaneFacts(
                        radiologist: master.duties[question.duties[lane.team]].radiologist, isSpine: lane.isSpine)
                }
                if let lead = lane.bonds.lead { facts[place]?.lead = lead }
                if let second = lane.bonds.second { facts[place]?.second = second }
            }
            slots += self.slots(sequence, question: question, values: values)
        }
        for slot in slots where master.layout.catalog[slot.visit.kind].isSpine {
            facts[slot.lane]?.hasSpineVisit = true
        }
        guard let people = technologists(facts, values: values) else { return nil }
        return roster(slots: slots, facts: facts, people: people)
    }

    // MARK: Who comes when

    /// Deals the requests of each kind to the starts of that kind: the more urgent, the earlier; reserves come last.
    private func slots(_ sequence: Sequence, question: SequencingQuestion, values: [Double]) -> [Slot] {
        var slots: [Slot] = []
        for (team, number) in question.duties.enumerated() {
            let duty = master.duties[number]
            let origin = problem.sessions[question.group[0]].start
            for column in duty.counts {
                let visits = sequence.visits.filter { $0.team == team && $0.kind == column.kind }
                    .sorted { ($0.start, $0.arm) < ($1.start, $1.arm) }
                let placed = duty.requests.filter { $0.kind == column.kind && values[$0.isPlaced.index] > 0.5 }
                    .map(\.request).sorted(by: comesBefore)
                for (rank, visit) in visits.enumerated() {
                    let purpose: Purpose =
                        rank < placed.count
                        ? .request(scenario.requests[placed[rank]].id)
                        : .reserve(procedure: problem.reserve?.procedure ?? "")
                    slots.append(
                        Slot(
                            lane: Lane(session: duty.session, arm: visit.arm),
                            start: origin + visit.start * problem.grid, origin: origin, visit: visit, purpose: purpose))
                }
            }
        }
        return slots
    }

    private func comesBefore(_ a: Int, _ b: Int) -> Bool {
        let first = scenario.requests[a]
        let second = scenario.requests[b]
        let weight = { (request: Request) in scenario.policy.factor(of: request.priority) ?? PriorityFactor(1) }
        if weight(first) != weight(second) { return weight(first) > weight(second) }
        let latest = Day(number: Int.max)
        if first.due != second.due { return (first.due ?? latest) < (second.due ?? latest) }
        return a < b
    }

    // MARK: Technologists

    private struct People {
        var lead: [Lane: Int] = [:]
        var second: [Lane: Int] = [:]
    }

    private func technologists(_ facts: [Lane: LaneFacts], values: [Double]) -> People? {
        var people = People()
        let lanes = facts.keys.sorted { ($0.session, $0.arm) < ($1.session, $1.arm) }
        var places: [TechnologistAssignment.Place] = []
        var owners: [(lane: Lane, isLead: Bool)] = []
        var fixed: [TechnologistAssignment.Fixed] = []
        for lane in lanes {
            if let second = facts[lane]?.second {
                people.second[lane] = second
                fixed.append(.init(technologist: second, session: lane.session))
            }
            if let lead = facts[lane]?.lead {
                people.lead[lane] = lead
                fixed.append(.init(technologist: lead, session: lane.session))
                continue
            }
            let isSpine = facts[lane]?.isSpine ?? true
            // A room without a spine visit may have any lead, unless training is counted there.
            places.append(.init(session: lane.session, role: isSpine ? .spineLead : .lead))
            owners.append((lane, true))
        }
        for (session, training) in master.training.enumerated() {
            guard let training, values[training.index] > 0.5,
                !lanes.contains(where: { $0.session == session && facts[$0]?.second != nil }),
                let lane = lanes.first(where: {
                    $0.session == session && facts[$0]?.isSpine == true && facts[$0]?.hasSpineVisit == true
                })
            else { continue }
            places.append(.init(session: session, role: .second))
            owners.append((lane, false))
        }
        var assignment = TechnologistAssignment(
            technologists: problem.technologists, places: places, fixed: fixed, barred: barred)
        guard let chosen = assignment.assign() else { return nil }
        for (owner, person) in zip(owners, chosen) {
            if owner.isLead { people.lead[owner.lane] = person } else { people.second[owner.lane] = person }
        }
        return people
    }

    // MARK: Writing it down

    /// Technologists by session who work nowhere but where the point puts them: those who are away for a while.
    private var barred: [TechnologistAssignment.Fixed] {
        problem.sessions.indices.flatMap { session in
            problem.technologists.indices.filter {
                !master.layout.frames[session].away(technologist: $0).isEmpty
            }.map { TechnologistAssignment.Fixed(technologist: $0, session: session) }
        }
    }

    /// Lanes whose staff is settled; their second is free again where the session is not over.
    private func settledFacts() -> [Lane: LaneFacts] {
        var facts: [Lane: LaneFacts] = [:]
        for lane in problem.running?.lanes ?? [] {
            let isOver = master.layout.frames[lane.session].usableLength == 0
            facts[Lane(session: lane.session, arm: lane.arm)] = LaneFacts(
                radiologist: lane.radiologist, isSpine: lane.isSpine, hasSpineVisit: lane.hasSpineVisit,
                lead: lane.lead,
                second: isOver ? lane.trainee : nil)
        }
        return facts
    }

    private func roster(slots: [Slot], facts: [Lane: LaneFacts], people: People) -> Roster? {
        var roster = Roster(scenario: scenario.name, week: scenario.week, status: .feasible)
        let lanes = facts.keys.sorted { ($0.session, $0.arm) < ($1.session, $1.arm) }
        for lane in lanes {
            guard let fact = facts[lane], let lead = people.lead[lane] else { return nil }
            roster.armSessions.append(
                ArmSession(
                    session: problem.sessions[lane.session].name, cArm: scenario.site.cArms[lane.arm].id,
                    radiologist: scenario.staff.radiologists[fact.radiologist].id,
                    technologist: scenario.staff.technologists[lead].id,
                    trainee: people.second[lane].map { scenario.staff.technologists[$0].id }))
        }
        for slot in slots.sorted(by: { ($0.start, $0.lane.arm) < ($1.start, $1.lane.arm) }) {
            guard let fact = facts[slot.lane], let lead = people.lead[slot.lane] else { return nil }
            let placement = Placement(
                purpose: slot.purpose, cArm: scenario.site.cArms[slot.lane.arm].id, start: instant(slot.start),
                radiologist: scenario.staff.radiologists[fact.radiologist].id,
                technologist: scenario.staff.technologists[lead].id,
                intake: slot.visit.intake.map { task($0, origin: slot.origin) },
                discharge: slot.visit.discharge.map { task($0, origin: slot.origin) })
            if case .request = slot.purpose {
                roster.appointments.append(placement)
            } else {
                roster.reserves.append(placement)
            }
        }
        return roster
    }

    private func instant(_ minute: Int) -> Instant { scenario.week.midnight + minute }

    private func task(_ entry: NursePlan.Entry, origin: Int) -> NurseTask {
        NurseTask(nurse: scenario.staff.nurses[entry.nurse].id, start: instant(origin + entry.start * problem.grid))
    }
}
