import Clinic

/// The spine injections done in the weeks before, about: no roster is made while scenarios are generated, so an order
/// whose gates are open counts as done, on the promised date or on a day on which the patient has a way home.
struct InjectionRecord {
    /// An injection and the order that it answered.
    struct Done {
        var request: Request
        var date: Day
    }

    /// A first injection further back has no second in its set, and neither calls nor intervals reach so far.
    static let weeksRemembered = 3

    private var injections: [Done] = []
    private var seconds: Set<String> = []

    /// Injections of the last weeks up to a date, in order of date.
    func done(before planningDate: Day) -> [PastVisit] {
        remembered(on: planningDate).map {
            PastVisit(patient: $0.request.patient, request: $0.request.id, service: .spine, date: $0.date)
        }
    }

    /// A first injection to be followed by a second, drawn from those of the last weeks that have none yet.
    mutating func takeFirst(before planningDate: Day, stream: inout RandomStream) -> Done? {
        let firsts = remembered(on: planningDate).filter { !seconds.contains($0.request.patient) }
        guard !firsts.isEmpty else { return nil }
        let first = firsts[stream.below(firsts.count)]
        seconds.insert(first.request.patient)
        return first
    }

    /// Enters the orders of a week as done where nothing stands in their way.
    mutating func add(_ requests: [Request], of clinic: ClinicWeek) {
        for (index, request) in requests.prefix(clinic.parameters.spineRequests).enumerated()
        where InjectionRecord.gatesAreOpen(request) {
            var stream = clinic.stream(.doneDate, index)
            let days = ClinicWeek.openWeekdays.filter(request.driver.isThere)
            let drawn = clinic.monday + days[stream.below(days.count)].index
            injections.append(Done(request: request, date: request.fixed?.start.day ?? drawn))
        }
        injections.sort { ($0.date, $0.request.id) < ($1.date, $1.request.id) }
    }

    /// The first date on which a patient may have another spine injection; the week's Monday where nothing forbids it.
    func repeatDate(of request: Request, in clinic: ClinicWeek) -> Day {
        let dates = injections.filter { $0.request.patient == request.patient }.map(\.date)
        return dates.reduce(clinic.monday) { max($0, $1 + clinic.policy.repeatIntervalDays) }
    }

    /// Whether nothing but time or a drug can stand in the way of an order.
    static func gatesAreOpen(_ request: Request) -> Bool {
        guard let procedure = ClinicWeek.procedures.first(where: { $0.code == request.procedure }) else { return false }
        return request.guidance == .fluoroscopy && request.authorization != .pending
            && (request.mri != nil || !procedure.needsMRI)
            && (request.driver != .none || !procedure.needsDriver)
    }

    private func remembered(on planningDate: Day) -> [Done] {
        injections.filter { $0.date <= planningDate && planningDate - $0.date < 7 * InjectionRecord.weeksRemembered }
    }
}
