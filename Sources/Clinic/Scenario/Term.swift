/// A term of the objective, named as in scenario and roster files, in the order of the contract's section 6.
public enum Term: String, CaseIterable, Hashable, Sendable {
    /// An eligible request that is not placed.
    case unscheduled
    /// The same, due in the week.
    case overdueUnscheduled = "overdue_unscheduled"
    /// A day from the first possible date to the placed date.
    case waitDay = "wait_day"
    /// A day after the due date.
    case lateDay = "late_day"
    /// A missing place kept free for add-ons.
    case addonShortfall = "addon_shortfall"
    /// A radiologist on duty in a session.
    case radiologistSession = "radiologist_session"
    /// A C-arm staffed in a session.
    case roomSession = "room_session"
    /// A visit with another than the preferred radiologist.
    case notPreferredRadiologist = "not_preferred_radiologist"
    /// A visit in another than the preferred half.
    case notPreferredHalf = "not_preferred_half"
    /// A session between the most and the least burdened radiologist.
    case unfairSession = "unfair_session"
    /// A joint injection below the weekly minimum.
    case jointShortfall = "joint_shortfall"
    /// A training session below the weekly aim.
    case trainingShortfall = "training_shortfall"

    /// The contract's default weight.
    public var defaultWeight: Points {
        switch self {
        case .unscheduled, .overdueUnscheduled: Points(200)
        case .waitDay: Points(4)
        case .lateDay: Points(20)
        case .addonShortfall: Points(150)
        case .radiologistSession: Points(10)
        case .roomSession: Points(5)
        case .notPreferredRadiologist: Points(6)
        case .notPreferredHalf: Points(3)
        case .unfairSession: Points(8)
        case .jointShortfall: Points(30)
        case .trainingShortfall: Points(12)
        }
    }
}

/// Points for each of the twelve terms: the weights of a policy, or the sums of a roster.
public struct TermPoints: Hashable, Sendable {
    private var points: [Points]

    /// The same points for all.
    public init(all value: Points = .zero) {
        points = Array(repeating: value, count: Term.allCases.count)
    }

    /// The contract's default weights.
    public static var defaultWeights: TermPoints {
        var weights = TermPoints()
        for term in Term.allCases { weights[term] = term.defaultWeight }
        return weights
    }

    /// The points of a term.
    public subscript(term: Term) -> Points {
        get { points[term.position] }
        set { points[term.position] = newValue }
    }

    /// The sum over all terms.
    public var total: Points { points.reduce(.zero, +) }
}

extension Term {
    /// Position in `allCases`.
    fileprivate var position: Int {
        switch self {
        case .unscheduled: 0
        case .overdueUnscheduled: 1
        case .waitDay: 2
        case .lateDay: 3
        case .addonShortfall: 4
        case .radiologistSession: 5
        case .roomSession: 6
        case .notPreferredRadiologist: 7
        case .notPreferredHalf: 8
        case .unfairSession: 9
        case .jointShortfall: 10
        case .trainingShortfall: 11
        }
    }
}
