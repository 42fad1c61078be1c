import Clinic

/// A value of the contract's files, spelled here once more so that comparing with the contract's checker does not lean
/// on the package's own writers.
public indirect enum ContractJSON: Encodable, Sendable {
    case text(String), whole(Int), number(Double), truth(Bool)
    case list([ContractJSON])
    case object([String: ContractJSON])

    /// As the single value, list or object that it is.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .whole(let number): try container.encode(number)
        case .number(let number): try container.encode(number)
        case .truth(let value): try container.encode(value)
        case .list(let values): try container.encode(values)
        case .object(let values): try container.encode(values)
        }
    }

    static func texts(_ values: [String]) -> ContractJSON { .list(values.map(ContractJSON.text)) }

    static func some(_ values: [String: ContractJSON?]) -> ContractJSON { .object(values.compactMapValues { $0 }) }
}

extension Roster {
    /// The roster as the contract's section 7 tells it.
    public var contractJSON: ContractJSON {
        let points = terms.map { terms in
            ContractJSON.object(
                Dictionary(uniqueKeysWithValues: Term.allCases.map { ($0.rawValue, .number(terms[$0].value)) }))
        }
        return .some([
            "format": .text("fluoro-roster/1"), "scenario": .text(scenario), "week": .text(week.description),
            "status": .text(status.rawValue), "objective": objective.map { .number($0.value) },
            "bound": bound.map { .number($0.value) }, "terms": points,
            "arm_sessions": .list(armSessions.map(\.contractJSON)),
            "appointments": .list(appointments.map(\.contractJSON)),
            "reserves": .list(reserves.map(\.contractJSON)),
            "unscheduled": .list(unscheduled.map(\.contractJSON)), "calls": .list(calls.map(\.contractJSON)),
            "conflict": status == .infeasible ? .texts(conflict) : nil,
        ])
    }
}

extension ArmSession {
    fileprivate var contractJSON: ContractJSON {
        .some([
            "session": .text(session.description), "c_arm": .text(cArm), "radiologist": .text(radiologist),
            "technologist": .text(technologist), "trainee": trainee.map(ContractJSON.text),
        ])
    }
}

extension Placement {
    fileprivate var contractJSON: ContractJSON {
        var values: [String: ContractJSON?] = [
            "c_arm": .text(cArm), "start": .text(start.description), "radiologist": .text(radiologist),
            "technologist": .text(technologist), "intake": intake?.contractJSON, "discharge": discharge?.contractJSON,
            "bay": bay.map(ContractJSON.whole),
        ]
        switch purpose {
        case .request(let id): values["request"] = .text(id)
        case .reserve(let code): values["procedure"] = .text(code)
        }
        return .some(values)
    }
}

extension NurseTask {
    fileprivate var contractJSON: ContractJSON {
        .object(["nurse": .text(nurse), "start": .text(start.description)])
    }
}

extension RequestReasons {
    fileprivate var contractJSON: ContractJSON {
        let rows = reasons.map { reason in
            ContractJSON.some([
                "code": .text(reason.code.rawValue), "text": .text(reason.text),
                "until": reason.until.map { .text($0.description) },
            ])
        }
        return .object(["request": .text(request), "reasons": .list(rows)])
    }
}

extension FollowUpCall {
    fileprivate var contractJSON: ContractJSON {
        .some([
            "request": .text(request), "patient": .text(patient), "day": .whole(day),
            "nurse": task.map { .text($0.nurse) }, "start": task.map { .text($0.start.description) },
        ])
    }
}
