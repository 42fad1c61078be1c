/// How a request that came as a same-day add-on enters the scenario.
extension Request {
    /// The request with a day written out as the last dose of each drug whose last dose is not told: it was taken then.
    public func withDosesTold(on day: Day) -> Request {
        var request = self
        for position in request.medications.indices where request.medications[position].lastDose == .today {
            request.medications[position].lastDose = .on(day)
        }
        return request
    }
}

extension Scenario {
    /// The scenario with a request: in place of the one that has its id, or at the end.
    public func keeping(_ request: Request) -> Scenario {
        var scenario = self
        if let place = scenario.requests.firstIndex(where: { $0.id == request.id }) {
            scenario.requests[place] = request
        } else {
            scenario.requests.append(request)
        }
        return scenario
    }
}
