import AddOn
import Clinic

/// The answer to an add-on as lines of text for a terminal: the places, each with its parts in words, or why there is
/// none and what would open it.
public struct AddOnText {
    private let scenario: Scenario
    private let addOn: AddOn
    private let answer: AddOnAnswer
    private let words: ProposalWords
    private let width: Int
    private let palette: Palette

    /// - Parameters:
    ///   - width: columns of the terminal.
    ///   - color: whether the terminal shows colours.
    public init(scenario: Scenario, addOn: AddOn, answer: AddOnAnswer, width: Int, color: Bool) {
        self.scenario = scenario
        self.addOn = addOn
        self.answer = answer
        words = ProposalWords(addOn: addOn, now: answer.now)
        self.width = max(60, width)
        palette = Palette(color: color)
    }

    /// The lines, each ended by a line feed.
    public func text() -> String {
        let body = answer.proposals.isEmpty ? refused() : proposed()
        return ([headline()] + body + [wrapped(RosterWords.review(of: scenario.policy.holds))])
            .filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private func headline() -> [String] {
        let request = addOn.request
        var parts = [request.patient, request.procedure]
        if request.sites > 1 { parts.append("\(request.sites) sites") }
        if request.priority != "routine" { parts.append(request.priority) }
        if let arrives = addOn.arrives { parts.append("there from \(RosterWords.moment(arrives))") }
        let text = "\(request.id): \(parts.joined(separator: ", ")), asked \(RosterWords.moment(answer.now))"
        return wrapped(text).map { palette.styled($0, .strong) }
    }

    private func proposed() -> [[String]] {
        let places = answer.proposals.enumerated().flatMap { number, proposal in
            self.proposal(proposal, mark: "\(number + 1).")
        }
        guard !answer.gates.isEmpty else { return [places] }
        return [places, [heading("Why not at any time")] + answer.gates.flatMap { bullet(words.reason($0)) }]
    }

    private func refused() -> [[String]] {
        let title = palette.styled("No place today", .warning)
        var sections = [[title] + answer.refused.flatMap { bullet(words.reason($0)) }]
        if let later = answer.later {
            sections.append([heading("The first place on a later day")] + proposal(later, mark: ""))
        }
        return sections
    }

    private func proposal(_ proposal: Proposal, mark: String) -> [String] {
        let margin = String(repeating: " ", count: 5)
        let first =
            TextWrap.padded("  \(mark)", to: 5) + "\(words.place(proposal.appointment)), \(proposal.cost) points"
        let kept = proposal.kept.map { TextWrap.lines(of: words.kept($0), width: width - 5) } ?? []
        return [palette.styled(first, .strong)]
            + kept.map { palette.styled(margin + $0, .warning) }
            + TextWrap.lines(of: words.means(proposal), width: width - 5).map { margin + $0 }
            + TextWrap.lines(of: words.points(proposal), width: width - 5).map { palette.styled(margin + $0, .quiet) }
    }

    private func heading(_ text: String) -> String { palette.styled(text, .strong) }

    private func wrapped(_ text: String) -> [String] { TextWrap.lines(of: text, width: width) }

    private func bullet(_ text: String) -> [String] {
        TextWrap.lines(of: text, width: width - 4).enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 }
    }
}
