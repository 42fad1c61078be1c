import Clinic

/// Every place that the appointments leave for an add-on, beside nobody else.
struct DayVisits {
    /// One row for each arrival.
    let addOns: [DayAddOn]

    init(_ day: AddOnDay, _ frame: DayFrame) {
        let eligibility = Eligibility(frame.scenario)
        let arrivals = day.arrivals
        let requests = frame.scenario.requests
        addOns = arrivals.indices.map { number in
            let arrival = arrivals[number]
            // The scenario's own row has the doses written out.
            let request = requests.first { $0.id == arrival.request.id } ?? arrival.request
            return DayAddOn(request, from: arrival.from, frame: frame, eligibility: eligibility)
        }
    }
}

/// An add-on with its possible places, room starts and nurse tasks.
struct DayAddOn {
    let request: Request
    let isSpine: Bool
    let steps: StepMinutes
    let factor: PriorityFactor
    /// The patient is there from here on, in minutes since 1970-01-01T00:00.
    let from: Int
    /// By start, then lane, then radiologist.
    let places: [DayPlace]
    /// Nurse tasks that some place asks for; empty where there is no such step.
    let intakes: [DayTask]
    let discharges: [DayTask]

    /// No place at all where the scenario does not know the procedure.
    init(_ request: Request, from: Instant, frame: DayFrame, eligibility: Eligibility) {
        self.request = request
        self.from = from.minutes
        let scenario = frame.scenario
        factor = scenario.policy.factor(of: request.priority) ?? PriorityFactor(1)
        let procedure = scenario.procedures.first { $0.code == request.procedure }
        steps =
            procedure?.steps(sites: request.sites)
            ?? StepMinutes(intake: 0, setup: 0, procedure: 0, turnover: 0, recovery: 0, discharge: 0)
        isSpine = procedure?.service == .spine
        guard let procedure else {
            (places, intakes, discharges) = ([], [], [])
            return
        }
        var search = DayPlaceSearch(
            request: request, procedure: procedure, steps: steps, from: from.minutes, frame: frame,
            eligibility: eligibility)
        (places, intakes, discharges) = search.run()
    }

    /// Quarters of an hour, begun ones whole, from the arrival to a room start.
    func quarters(until start: Int) -> Int { (start - from + 14) / 15 }
}

/// A room start on a C-arm with a radiologist.
struct DayPlace {
    let lane: Int
    let radiologist: Int
    let start: Int
    /// On the C-arm.
    let room: MinuteSpan
    /// In the radiologist's hands.
    let step: MinuteSpan
}

/// A nurse who begins a task.
struct DayTask {
    let nurse: Int
    let span: MinuteSpan
}

/// Finds the places of one add-on.
struct DayPlaceSearch {
    let request: Request
    let procedure: Procedure
    let steps: StepMinutes
    let from: Int
    let frame: DayFrame
    let eligibility: Eligibility
    private var intakes: [Int: [DayTask]] = [:]
    private var discharges: [Int: [DayTask]] = [:]

    init(
        request: Request, procedure: Procedure, steps: StepMinutes, from: Int, frame: DayFrame, eligibility: Eligibility
    ) {
        self.request = request
        self.procedure = procedure
        self.steps = steps
        self.from = from
        self.frame = frame
        self.eligibility = eligibility
    }

    mutating func run() -> ([DayPlace], [DayTask], [DayTask]) {
        var found: [DayPlace] = []
        for (number, session) in frame.sessions.enumerated() {
            let lanes = frame.lanes.indices.filter { frame.lanes[$0].session == number && suits(frame.lanes[$0]) }
            guard !lanes.isEmpty else { continue }
            for start in allowedStarts(in: session) {
                let here = lanes.flatMap { places(on: $0, at: start) }
                guard !here.isEmpty, nursesExist(for: start) else { continue }
                found += here
            }
        }
        return (found, tasks(intakes, for: found), tasks(discharges, for: found))
    }

    private func suits(_ lane: DayLane) -> Bool { !lane.radiologists.isEmpty && (lane.allowsSpine || !isSpine) }

    private var isSpine: Bool { procedure.service == .spine }

    /// Grid starts from which the visit ends in the session, begins after the patient has come, and is allowed by the
    /// contract's section 4.
    private func allowedStarts(in session: Session) -> [Int] {
        let dates = frame.spineDates.filter { $0.patient == request.patient && $0.request != request.id }.map(\.date)
        guard let release = eligibility.addOnRelease(of: request, in: session, otherSpineDates: dates) else {
            return []
        }
        return stride(from: session.start.minutes, through: session.end.minutes - steps.room, by: frame.grid).filter {
            $0 - steps.intake >= from && $0 >= release.minutes
        }
    }

    private func places(on lane: Int, at start: Int) -> [DayPlace] {
        let room = MinuteSpan(start, start + steps.room)
        guard !frame.lanes[lane].taken.contains(where: { $0.overlaps(room) }) else { return [] }
        let step = MinuteSpan(start + steps.setup, start + steps.setup + steps.procedure)
        return frame.lanes[lane].radiologists.filter { who in
            frame.scenario.staff.radiologists[who].skills.contains(procedure.skill)
                && !frame.steps[who].contains { $0.overlaps(step) }
        }.map { DayPlace(lane: lane, radiologist: $0, start: start, room: room, step: step) }
    }

    /// Whether some nurse has time for the intake, and some for the discharge check.
    private mutating func nursesExist(for start: Int) -> Bool {
        let policy = frame.scenario.policy
        if steps.intake > 0 {
            let window = stride(
                from: start - steps.intake - policy.intakeMaxWait, through: start - steps.intake, by: 1
            ).filter { $0 >= from && $0 % frame.grid == 0 }
            guard exists(window, minutes: steps.intake, in: &intakes) else { return false }
        }
        if steps.discharge > 0 {
            let recovered = start + steps.setup + steps.procedure + steps.recovery
            let window = stride(from: recovered, through: recovered + policy.dischargeMaxWait, by: 1)
                .filter { $0 % frame.grid == 0 }
            guard exists(window, minutes: steps.discharge, in: &discharges) else { return false }
        }
        return true
    }

    private func exists(_ begins: [Int], minutes: Int, in known: inout [Int: [DayTask]]) -> Bool {
        var found = false
        for begin in begins {
            let tasks =
                known[begin]
                ?? frame.hours.indices.filter { frame.isFree(nurse: $0, from: begin, minutes: minutes) }
                .map { DayTask(nurse: $0, span: MinuteSpan(begin, begin + minutes)) }
            known[begin] = tasks
            found = found || !tasks.isEmpty
        }
        return found
    }

    /// In order of begin, then nurse.
    private func tasks(_ known: [Int: [DayTask]], for places: [DayPlace]) -> [DayTask] {
        places.isEmpty ? [] : known.keys.sorted().flatMap { known[$0] ?? [] }
    }
}
