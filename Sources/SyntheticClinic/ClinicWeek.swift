import Clinic

/// One week of the synthetic clinic without its orders: the site, its closures, the staff and their availability.
struct ClinicWeek {
    let parameters: ClinicGenerator.Parameters
    /// From 0; the weeks that only leave a history are below.
    let number: Int
    let monday: Day
    let site: Site
    let staff: Staff
    let policy: Policy

    init(parameters: ClinicGenerator.Parameters, number: Int, holds: HoldTable) {
        self.parameters = parameters
        self.number = number
        monday = parameters.firstWeek + 7 * number
        site = ClinicWeek.site(parameters, week: number, monday: monday)
        staff = Staff(
            radiologists: ClinicWeek.radiologists(parameters, week: number),
            technologists: ClinicWeek.technologists(parameters, week: number),
            nurses: ClinicWeek.nurses(cArms: parameters.cArms))
        policy = ClinicWeek.policy(parameters, staff: staff, holds: holds)
    }

    /// The roster is made on the Thursday before.
    var planningDate: Day { monday - 4 }

    /// A stream of this week.
    func stream(_ purpose: DrawPurpose, _ index: Int) -> RandomStream {
        RandomStream(seed: parameters.seed, purpose: purpose, week: number, index: index)
    }

    static let openWeekdays: [Weekday] = [.mon, .tue, .wed, .thu, .fri]
    static let halves = [
        Half(name: "am", span: ClockSpan(8 * 60, 12 * 60)),
        Half(name: "pm", span: ClockSpan(13 * 60, 17 * 60)),
    ]

    /// The ten sessions, in time order.
    static let sessionNames = openWeekdays.flatMap { day in halves.map { SessionName(day, $0.name) } }

    // MARK: Site

    private static func site(_ parameters: ClinicGenerator.Parameters, week: Int, monday: Day) -> Site {
        let cArms = (0..<parameters.cArms).map { index in
            CArm(
                id: "c\(index + 1)", name: "Fluoro \(index + 1)",
                closed: closures(seed: parameters.seed, week: week, cArm: index, monday: monday))
        }
        return Site(
            name: "Synthetic spine injection service", timeZone: "America/Chicago", gridMinutes: 5,
            openWeekdays: openWeekdays, closedDates: [], halves: halves,
            recoveryBays: (3 * parameters.cArms + 1) / 2, cArms: cArms)
    }

    /// At most one closure a week: a whole session, or its first two hours.
    private static func closures(seed: UInt64, week: Int, cArm: Int, monday: Day) -> [Closure] {
        var stream = RandomStream(seed: seed, purpose: .closure, week: week, index: cArm)
        guard stream.happens(Shares.closure) else { return [] }
        let day = monday + stream.below(openWeekdays.count)
        let half = halves[stream.below(halves.count)].span
        let whole = stream.below(2) == 0
        let reason = stream.below(3) < 2 ? "quality assurance" : "preventive maintenance"
        return [
            Closure(
                from: day.at(minute: half.start), to: day.at(minute: whole ? half.end : half.start + 120),
                reason: reason)
        ]
    }

    // MARK: Policy

    private static func policy(_ parameters: ClinicGenerator.Parameters, staff: Staff, holds: HoldTable) -> Policy {
        var policy = Policy(holds: holds)
        policy.addonReserve = AddonReserve(procedure: "lumbar-tfesi", perDay: 1)
        // Three in five of the joint injections asked for, as a service that shares its C-arms would promise.
        policy.jointMinPerWeek = parameters.jointRequests * 3 / 5
        policy.trainingSessionsPerWeek = staff.technologists.contains(where: \.trainee) ? 2 : 0
        policy.followUpCalls = FollowUpPolicy(days: [2, 7], minutes: 10)
        return policy
    }

    // MARK: Procedures

    /// Minutes in multiples of the grid, near the published room times of each kind (18 to 28 minutes in all).
    static let procedures = [
        spine("lumbar-tfesi", "Lumbar transforaminal epidural steroid injection", step: 20, extra: 10),
        spine("lumbar-ilesi", "Lumbar interlaminar epidural steroid injection", step: 15),
        spine("caudal-esi", "Caudal epidural steroid injection", step: 15),
        spine("lumbar-facet", "Lumbar facet joint injection", step: 20, recovery: 15, extra: 10),
        spine("cervical-ilesi", "Cervical interlaminar epidural steroid injection", step: 25, recovery: 30),
        spine("cervical-tfesi", "Cervical transforaminal epidural steroid injection", step: 30, recovery: 30),
        spine("cervical-facet", "Cervical facet joint injection", step: 25, extra: 10),
        joint("joint-injection", "Hip or shoulder joint injection", extra: 10),
        joint("joint-aspiration", "Joint aspiration", discharge: 0),
        joint("arthrogram", "Arthrogram injection before MRI", intake: 0, recovery: 0, discharge: 0),
    ]

    private static func spine(
        _ code: String, _ name: String, step: Int, recovery: Int = 20, extra: Int = 0
    ) -> Procedure {
        let cervical = code.hasPrefix("cervical")
        return Procedure(
            code: code, name: name, service: .spine, skill: cervical ? "cervical" : "lumbar",
            minutes: StepMinutes(
                intake: 10, setup: 5, procedure: step, turnover: 5, recovery: recovery, discharge: 5),
            extraMinutes: extra, alwaysHighBleedingRisk: cervical && code.hasSuffix("esi"))
    }

    private static func joint(
        _ code: String, _ name: String, intake: Int = 5, recovery: Int = 10, discharge: Int = 5, extra: Int = 0
    ) -> Procedure {
        Procedure(
            code: code, name: name, service: .joint, skill: "joint",
            minutes: StepMinutes(
                intake: intake, setup: 5, procedure: 15, turnover: 5, recovery: recovery, discharge: discharge),
            extraMinutes: extra)
    }
}
