/// One week to be rostered: the site, its people, what may be done and what was asked for.
///
/// A value as the file `fluoro-scenario/1` tells it, already validated by whoever made it: ids are unique and
/// references resolve, times lie on the grid, the week begins on a Monday.
public struct Scenario: Sendable, Hashable {
    /// Name of the scenario.
    public var name: String
    /// The Monday on which the week begins.
    public var week: Day
    /// The day on which the roster is made.
    public var planningDate: Day
    /// Rooms, opening times, recovery bays.
    public var site: Site
    /// Radiologists, technologists, nurses.
    public var staff: Staff
    /// What can be done, in file order.
    public var procedures: [Procedure]
    /// The rules a site may set.
    public var policy: Policy
    /// Injections already done.
    public var history: [PastVisit]
    /// What was asked for, in file order.
    public var requests: [Request]

    /// From its parts.
    public init(
        name: String, week: Day, planningDate: Day, site: Site, staff: Staff, procedures: [Procedure],
        policy: Policy, history: [PastVisit], requests: [Request]
    ) {
        self.name = name
        self.week = week
        self.planningDate = planningDate
        self.site = site
        self.staff = staff
        self.procedures = procedures
        self.policy = policy
        self.history = history
        self.requests = requests
    }

    /// The last day of the week, a Sunday.
    public var lastDay: Day { week + 6 }

    /// The open days of the week, in order.
    public var openDays: [Day] {
        (0..<7).map { week + $0 }.filter(site.isOpen)
    }

    /// The sessions of the open days, in time order.
    public var sessions: [Session] {
        openDays.flatMap { day in
            site.halves.enumerated().map { index, half in
                Session(
                    name: SessionName(day.weekday, half.name), day: day, halfIndex: index,
                    start: day.at(minute: half.span.start), end: day.at(minute: half.span.end))
            }
        }
    }

    /// The steps of a place's visit; nil where the scenario does not have what it is for.
    public func steps(for purpose: Purpose) -> StepMinutes? {
        switch purpose {
        case .request(let id):
            guard let request = requests.first(where: { $0.id == id }) else { return nil }
            return procedures.first { $0.code == request.procedure }?.steps(sites: request.sites)
        case .reserve(let code): return procedures.first { $0.code == code }?.minutes
        }
    }

    /// The days on which places are kept free for add-ons: open days of the week after the planning date.
    public var reserveDays: [Day] { openDays.filter { $0 > planningDate } }
}

/// An injection that was already done.
public struct PastVisit: Hashable, Sendable {
    /// Patient code.
    public var patient: String
    /// Id of the request it answered.
    public var request: String
    /// Spine or joint.
    public var service: Service
    /// When.
    public var date: Day

    /// From its parts.
    public init(patient: String, request: String, service: Service, date: Day) {
        self.patient = patient
        self.request = request
        self.service = service
        self.date = date
    }
}
