import Clinic

/// A roster's places with their steps and instants.
struct DayReading {
    let appointments: [DayAppointment]
    let reserves: [DayAppointment]

    init(_ day: AddOnDay) {
        let requests = Dictionary(day.scenario.requests.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let procedures = Dictionary(
            day.scenario.procedures.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        func read(_ placement: Placement) -> DayAppointment? {
            switch placement.purpose {
            case .request(let id):
                guard let request = requests[id], let procedure = procedures[request.procedure] else { return nil }
                return DayAppointment(placement, procedure, request)
            case .reserve(let code):
                return procedures[code].map { DayAppointment(placement, $0, nil) }
            }
        }
        appointments = day.roster.appointments.compactMap(read)
        reserves = day.roster.reserves.compactMap(read)
    }
}

/// A place of the published roster.
struct DayAppointment {
    let placement: Placement
    let times: VisitTimes
    let isSpine: Bool
    /// Nil for a reserve.
    let request: String?
    let patient: String?

    init(_ placement: Placement, _ procedure: Procedure, _ request: Request?) {
        self.placement = placement
        times = VisitTimes(
            start: placement.start, steps: procedure.steps(sites: request?.sites ?? 1), intake: placement.intake?.start,
            discharge: placement.discharge?.start)
        isSpine = procedure.service == .spine
        self.request = request?.id
        patient = request?.patient
    }

    /// What it takes of nurses.
    var tasks: [(nurse: String, span: MinuteSpan)] {
        let intake = placement.intake.map {
            (nurse: $0.nurse, span: MinuteSpan($0.start, $0.start + times.steps.intake))
        }
        let discharge = placement.discharge.map {
            (nurse: $0.nurse, span: MinuteSpan($0.start, $0.start + times.steps.discharge))
        }
        return [intake, discharge].compactMap(\.self)
    }
}
