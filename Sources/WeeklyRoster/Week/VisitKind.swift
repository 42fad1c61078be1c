import Clinic

/// What makes two visits interchangeable in the sequence of a session: step lengths, service and release.
///
/// All times in grid steps. Requests that must be told apart (a promised visit; two visits of one patient that could
/// meet) have kinds of their own by `request`.
struct VisitKind: Hashable, Sendable {
    let intake: Int
    let setup: Int
    let procedure: Int
    let turnover: Int
    let recovery: Int
    let discharge: Int
    let isSpine: Bool
    /// First start allowed, from the beginning of the session.
    var release: Int
    /// Last start allowed; nil: any that the session has room for.
    var latest: Int?
    /// Nothing of it begins before, from the beginning of the session; nil: no bound of its own.
    var arrival: Int?
    /// The one request this kind is for; nil: any request of these steps.
    var request: Int?
    /// The patient, where another visit of the same patient could meet this one.
    var patient: Int?
    /// Where a visit that was promised, or must be on a C-arm, stands.
    var promise: Promise?

    /// A C-arm and a start, in steps from the beginning of the session; nil: any that `release` allows.
    struct Promise: Hashable, Sendable {
        let arm: Int
        let start: Int?
    }

    init(steps: StepMinutes, service: Service, releaseMinutes: Int, grid: Int) {
        intake = steps.intake / grid
        setup = steps.setup / grid
        procedure = steps.procedure / grid
        turnover = steps.turnover / grid
        recovery = steps.recovery / grid
        discharge = steps.discharge / grid
        isSpine = service == .spine
        release = max(0, (releaseMinutes + grid - 1) / grid)
    }

    /// The first start of an intake for a room start.
    func earliestIntake(at start: Int, wait: Int) -> Int { max(start - intake - wait, arrival ?? Int.min) }
    /// Steps on the C-arm.
    var room: Int { setup + procedure + turnover }
    /// From the room start to the end of recovery.
    var toRecovered: Int { setup + procedure + recovery }
    /// Whether a bay is held.
    var needsBay: Bool { recovery + discharge > 0 }
}

extension VisitKind {
    /// The same within a window of starts, given in minutes.
    func within(_ window: PricedWindow, grid: Int) -> VisitKind {
        var kind = self
        kind.release = max(0, window.first.roundedUp(to: grid) / grid)
        kind.latest = window.last.map { $0 / grid }
        kind.arrival = window.arrival.map { $0.roundedUp(to: grid) / grid }
        return kind
    }
}

/// Numbers the kinds in the order in which they first appear.
struct KindCatalog: Sendable {
    private(set) var kinds: [VisitKind] = []
    private var numbers: [VisitKind: Int] = [:]

    /// The number of a kind, new or known.
    mutating func number(of kind: VisitKind) -> Int {
        if let known = numbers[kind] { return known }
        numbers[kind] = kinds.count
        kinds.append(kind)
        return kinds.count - 1
    }

    subscript(number: Int) -> VisitKind { kinds[number] }
}
