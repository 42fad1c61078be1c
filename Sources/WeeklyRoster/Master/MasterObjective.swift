import Clinic

/// The twelve terms as coefficients of the master, in whole units.
///
/// The unit is the greatest common divisor of everything a roster can cost, so that all coefficients are whole numbers
/// and every bound may be rounded up to the next one.
struct MasterObjective {
    let layout: WeekLayout
    let unit: Points

    private var weights: TermPoints { layout.problem.scenario.policy.weights }

    /// What the roster costs if nothing is placed, before shortfalls.
    var constant: Double {
        units(layout.problem.requests.reduce(Points.zero) { $0 + $1.unplacedCost })
    }

    /// Joint requests below which each missing one costs: the policy's aim, or all there are.
    var jointTarget: Int {
        let joint = layout.problem.requests.count { $0.service == .joint && ($0.isEligible || $0.fixed != nil) }
        guard weights[.jointShortfall] > .zero else { return 0 }
        return max(
            0, min(layout.problem.scenario.policy.jointMinPerWeek, joint) - (layout.problem.running?.jointVisits ?? 0))
    }

    var radiologistSession: Double { units(weights[.radiologistSession]) }
    var roomSession: Double { units(weights[.roomSession]) }
    var addonShortfall: Double { units(weights[.addonShortfall]) }
    var unfairSession: Double { units(weights[.unfairSession]) }
    var jointShortfall: Double { units(weights[.jointShortfall]) }
    var trainingShortfall: Double { units(weights[.trainingShortfall]) }

    /// Change of the objective when a request gets a place, at a price for disturbing the patient.
    func placing(_ request: WeekRequest, session: Int, radiologist: Int, price: Points = .zero) -> Double {
        units(cost(request, session: session, radiologist: radiologist) + price - request.unplacedCost)
    }

    private func cost(_ request: WeekRequest, session: Int, radiologist: Int) -> Points {
        var cost = request.placeCost[session]
        if let preferred = request.preferredRadiologist, preferred != radiologist {
            cost += request.otherRadiologistCost
        }
        if let old = request.oldRadiologist, old != radiologist { cost += request.changedRadiologistCost }
        return cost
    }

    private func units(_ points: Points) -> Double {
        Double(points.millionths / unit.millionths)
    }

    /// The greatest common divisor of all costs; one point where nothing costs anything.
    static func unit(of layout: WeekLayout) -> Points {
        let weights = layout.problem.scenario.policy.weights
        var divisor = 0
        for term in [
            Term.addonShortfall, .radiologistSession, .roomSession, .unfairSession, .jointShortfall, .trainingShortfall,
        ] { divisor = Int.greatestCommonDivisor(divisor, weights[term].millionths) }
        for request in layout.problem.requests {
            divisor = Int.greatestCommonDivisor(divisor, request.unplacedCost.millionths)
            divisor = Int.greatestCommonDivisor(divisor, request.otherRadiologistCost.millionths)
            divisor = Int.greatestCommonDivisor(divisor, request.changedRadiologistCost.millionths)
            for cost in request.placeCost { divisor = Int.greatestCommonDivisor(divisor, cost.millionths) }
            for window in (request.windows ?? []).joined() {
                divisor = Int.greatestCommonDivisor(divisor, window.price.millionths)
            }
        }
        return divisor > 0 ? Points(millionths: divisor) : Points(1)
    }
}

extension Int {
    /// The greatest number that divides both; 0 where both are 0.
    static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
        var (a, b) = (abs(a), abs(b))
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }
}
