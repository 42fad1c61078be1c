import Clinic
import ClinicFiles
import Foundation

/// The verdict on a roster, for people or for programs.
struct VerifyReport {
    private let scenario: Scenario
    private let roster: Roster
    private let violations: [Violation]
    /// Whether it is known that the conflict of an infeasible roster is one.
    private let isConfirmed: Bool

    /// What the file says wrongly, and what the checker found.
    init(_ scenario: Scenario, _ draft: RosterDraft, _ findings: RosterFindings) {
        self.scenario = scenario
        roster = draft.roster
        violations = draft.violations + findings.violations
        isConfirmed = findings.conflictVerdict != .undecided
    }

    /// Whether no rule is broken.
    var isClean: Bool { violations.isEmpty }

    /// One line for each violation, or one sentence.
    func text() -> String {
        guard !violations.isEmpty else {
            let objective = roster.objective.map { ", objective \($0)" } ?? ""
            let verdict = isConfirmed ? "every rule kept" : "no broken rule found"
            return
                "\(roster.scenario): \(verdict) (\(roster.appointments.count) visits, \(roster.status.rawValue)\(objective))"
        }
        return violations.map { "\($0.code.rawValue): \(VerifyReport.plain($0.message))" }.joined(separator: "\n")
    }

    /// The message on one line, without what would steer a terminal: names of a file may hold anything.
    static func plain(_ message: String) -> String {
        message.unicodeScalars.map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator:
                "\\u{\(String(scalar.value, radix: 16))}"
            default: String(scalar)
            }
        }.joined()
    }

    private struct Body: Encodable {
        struct Row: Encodable {
            let code: String
            let message: String
        }
        let ok: Bool
        let objective: Double?
        let terms: [String: Double]?
        let violations: [Row]
    }

    /// One JSON object: ok, the recounted objective and terms, the violations.
    func json() -> String {
        let terms = roster.status == .infeasible ? nil : TermCounter(scenario).terms(of: roster)
        let body = Body(
            ok: violations.isEmpty, objective: terms?.total.value,
            terms: terms.map { terms in
                Dictionary(uniqueKeysWithValues: Term.allCases.map { ($0.rawValue, terms[$0].value) })
            },
            violations: violations.map { Body.Row(code: $0.code.rawValue, message: $0.message) })
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(body)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
    }
}
