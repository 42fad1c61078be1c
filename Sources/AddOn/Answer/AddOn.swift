import Clinic

/// A request that comes while the week runs, to be placed among the appointments that stand.
public struct AddOn: Hashable, Sendable {
    /// The order. Its id is new, or that of a request the roster lists unscheduled, whose row it replaces.
    public var request: Request
    /// When the patient can be there; nil: at once.
    public var arrives: Instant?

    /// From its parts.
    public init(request: Request, arrives: Instant? = nil) {
        self.request = request
        self.arrives = arrives
    }

    /// The instant from which the patient is there.
    public func isThere(from now: Instant) -> Instant { max(now, arrives ?? now) }

    /// The request as it enters the scenario: a last dose that is not told was taken today.
    public func requestToKeep(now: Instant) -> Request {
        request.withDosesTold(on: now.day)
    }
}

/// What is asked of the search beside the request.
public struct AddOnOptions: Hashable, Sendable {
    /// Places on later days of the week are proposed too.
    public var includesLaterDays = false
    /// Every start is listed, not only the best of each C-arm and clock hour.
    public var listsAll = false
    /// Proposals at most; 0: no limit.
    public var limit = 5
    /// Tells which places of today should be kept for somebody more urgent; nil: it is not looked ahead.
    public var lookAhead: LookAhead?

    /// The defaults: today, the best of each C-arm and hour, at most five.
    public init() {}
}

/// Why an add-on cannot be answered or accepted at all.
public enum AddOnError: Error, Hashable, Sendable {
    /// `now` is not in the roster's week.
    case nowOutsideWeek(now: Instant, week: Day)
    /// The scenario has no such procedure.
    case unknownProcedure(String)
    /// The policy has no such priority.
    case unknownPriority(String)
    /// A request with that id has a place already, or is neither placed nor listed unscheduled.
    case idIsTaken(String)
    /// An add-on has no promised place.
    case hasPromise(String)
    /// A visit has at most two sites.
    case tooManySites(Int)
    /// The proposal no longer fits the roster: it begins in the past, or what it displaces is not there.
    case isStale(String)
    /// The roster that would result breaks rules; none is handed out.
    case breaksRules([Violation])
}

extension AddOnError: CustomStringConvertible {
    /// A sentence for people.
    public var description: String {
        switch self {
        case .nowOutsideWeek(let now, let week): "\(now) is not in the roster's week, \(week) to \(week + 6)"
        case .unknownProcedure(let code): "the scenario has no procedure \(code)"
        case .unknownPriority(let name): "the policy has no priority \(name)"
        case .idIsTaken(let id): "\(id) is the id of a request that is not waiting; give the add-on another"
        case .hasPromise(let id): "\(id) has a promised place (fixed); an add-on has none"
        case .tooManySites(let sites): "\(sites) sites in one visit; at most 2: make two requests of it"
        case .isStale(let why): "the proposal no longer fits: \(why)"
        case .breaksRules(let violations):
            "the roster with it would break rules: " + violations.map(\.description).joined(separator: "; ")
        }
    }
}
