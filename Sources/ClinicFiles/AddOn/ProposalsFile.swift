import AddOn
import Clinic

/// The file `fluoro-proposals/1`: the answer to a same-day add-on, as JSON.
public struct ProposalsFile {
    /// What the file's `format` says.
    public static let format = "fluoro-proposals/1"

    /// The answer as JSON: keys in the contract's order, the same answer the same bytes.
    public static func json(_ answer: AddOnAnswer) -> String {
        JSONValue.file([
            ("format", JSONValue.string(format)), ("scenario", JSONValue.string(answer.scenario)),
            ("request", JSONValue.string(answer.request)), ("now", JSONValue.string("\(answer.now)")),
            ("gates", JSONValue.list(answer.gates.map(refusal))),
            ("proposals", JSONValue.rows(answer.proposals.map(proposal))),
            ("refused", answer.proposals.isEmpty ? JSONValue.list(answer.refused.map(refusal)) : nil),
            ("later", answer.later.map { "\n  \(proposal($0))" }),
        ])
    }

    private static func refusal(_ refusal: Refusal) -> String {
        JSONValue.object([
            ("code", JSONValue.string(refusal.code.rawValue)), ("text", JSONValue.string(refusal.text)),
            ("until", refusal.until.map { JSONValue.string("\($0)") }),
            ("free_minutes", refusal.freeMinutes.map(String.init)),
        ])
    }

    /// Over several lines, since a proposal is long.
    private static func proposal(_ proposal: Proposal) -> String {
        let parts = proposal.parts
        let rows = RosterWriter()
        let fields: [(key: String, value: String?)] = [
            ("cost", proposal.cost.description),
            (
                "parts",
                JSONValue.object([
                    ("wait", parts.wait.description), ("reserve", parts.reserve.description),
                    ("opens_room", parts.opensRoom.description), ("idle_gap", parts.idleGap.description),
                    ("not_preferred", parts.notPreferred.description),
                ])
            ),
            ("appointment", rows.placement(proposal.appointment)),
            ("reserves", proposal.displaced.isEmpty ? nil : JSONValue.list(proposal.displaced.map(displaced))),
            ("opens_room", proposal.opens.map(rows.armSession)),
            (
                "kept",
                proposal.kept.map { kept in
                    JSONValue.object([
                        ("until", JSONValue.string("\(kept.until)")), ("gain", kept.gain.description),
                    ])
                }
            ),
        ]
        let lines = fields.compactMap { field in field.value.map { "\(JSONValue.string(field.key)): \($0)" } }
        return "{\(lines.joined(separator: ",\n   "))}"
    }

    private static func displaced(_ reserve: DisplacedReserve) -> String {
        JSONValue.object([
            ("c_arm", JSONValue.string(reserve.old.cArm)), ("start", JSONValue.string("\(reserve.old.start)")),
            ("to", reserve.new.map(RosterWriter().placement)),
        ])
    }
}
