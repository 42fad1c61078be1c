import Clinic

/// The answer `fluoro-explanation/1`, as JSON; `Docs/explain.md` describes it.
public enum ExplanationFile {
    /// What the file's `format` says.
    public static let format = "fluoro-explanation/1"

    /// The answer as JSON: a key a line, of lists a row a line; the same answer the same bytes.
    public static func json(_ explanation: Explanation) -> String {
        let writer = ExplanationWriter()
        var fields: [(key: String, value: String?)] = [
            ("format", JSONValue.string(format)),
            ("scenario", JSONValue.string(explanation.scenario)),
            ("week", JSONValue.string("\(explanation.week)")),
            ("complete", "\(explanation.isComplete)"),
            ("optimum", explanation.optimum.map(writer.range)),
        ]
        switch explanation.answer {
        case .impossible(let answer): fields += writer.impossible(answer)
        case .place(let answer): fields.append((key: "place", value: writer.place(answer)))
        case .scheduled(let answer):
            fields.append((key: "visit", value: writer.visit(answer.visit)))
            fields.append((key: "sessions", value: JSONValue.rows(answer.sessions.map(writer.place))))
        case .unscheduled(let answers):
            fields.append((key: "unscheduled", value: JSONValue.rows(answers.map(writer.unscheduled))))
        }
        return JSONValue.file(fields)
    }
}

/// The parts of an answer on a line each.
private struct ExplanationWriter {
    private let roster = RosterWriter()

    func range(_ range: ProvenRange) -> String {
        JSONValue.object([("least", range.least.description), ("most", range.most.description)])
    }

    func visit(_ placement: Placement) -> String { roster.placement(placement) }

    func impossible(_ answer: ImpossibleWeek) -> [(key: String, value: String?)] {
        [
            ("conflict", JSONValue.rows(answer.conflict.map(circumstance))),
            ("minimal", "\(answer.isMinimal)"),
            (
                "repairs",
                JSONValue.rows(
                    answer.repairs.map { repair in
                        JSONValue.object(change(repair.change) + [("mends_week", "\(repair.mendsWeek)")])
                    })
            ),
            ("untried", untried(answer.untried)),
        ]
    }

    func place(_ answer: PlaceAnswer) -> String {
        JSONValue.object([
            ("request", JSONValue.string(answer.request)), ("place", JSONValue.string(answer.place)),
            ("verdict", JSONValue.string(answer.verdict.rawValue)),
            ("gates", list(answer.gates.map(reason))),
            ("conflict", list(answer.conflict.map(circumstance))),
            ("minimal", answer.conflict.isEmpty ? nil : "\(answer.isMinimal)"),
            ("price", answer.price.map(range)), ("visit", answer.visit.map(visit)),
            ("changes", list(answer.changes.map(change))),
        ])
    }

    func unscheduled(_ answer: UnscheduledRequest) -> String {
        JSONValue.object([
            ("request", JSONValue.string(answer.request)), ("gates", list(answer.gates.map(reason))),
            ("cheapest_place", answer.cheapestPlace.map(place)),
            ("short", list(answer.short.map { JSONValue.string($0.rawValue) })),
            (
                "change",
                answer.change.map { found in
                    JSONValue.object(
                        change(found.change) + [
                            ("visit", visit(found.visit)), ("objective", range(found.objective)),
                        ])
                }
            ),
            ("untried", untried(answer.untried)),
        ])
    }

    /// Left out where it is empty.
    private func list(_ elements: [String]) -> String? { elements.isEmpty ? nil : JSONValue.list(elements) }

    private func untried(_ changes: [ProposedChange]) -> String? {
        list(changes.map { JSONValue.object(change($0)) })
    }

    private func circumstance(_ fact: Circumstance) -> String {
        JSONValue.object([
            ("rule", JSONValue.string(fact.rule.rawValue)), ("input", JSONValue.string(fact.input)),
            ("text", JSONValue.string(fact.text)),
        ])
    }

    private func reason(_ reason: Reason) -> String {
        JSONValue.object([
            ("code", JSONValue.string(reason.code.rawValue)), ("text", JSONValue.string(reason.text)),
            ("until", reason.until.map { JSONValue.string("\($0)") }),
        ])
    }

    private func change(_ change: ProposedChange) -> [(key: String, value: String?)] {
        [
            ("kind", JSONValue.string(change.kind.rawValue)), ("subject", change.subject.map(JSONValue.string)),
            ("text", JSONValue.string(change.text)), ("price", change.price.description),
        ]
    }

    private func change(_ change: PatientChange) -> String {
        JSONValue.object([
            ("request", JSONValue.string(change.request)), ("patient", JSONValue.string(change.patient)),
            ("change", JSONValue.string(change.kind.rawValue)), ("old", change.old.map(shortPlace)),
            ("new", change.new.map(shortPlace)),
        ])
    }

    /// What a patient notices of a place.
    private func shortPlace(_ place: Placement) -> String {
        JSONValue.object([
            ("c_arm", JSONValue.string(place.cArm)), ("start", JSONValue.string("\(place.start)")),
            ("radiologist", JSONValue.string(place.radiologist)),
        ])
    }
}
