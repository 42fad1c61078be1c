/// The answer in words, as it stands at the top of every report.
public struct AnswerSentence {
    /// An option as the sentence names it.
    public struct Named: Sendable {
        /// Name, as in the study file.
        public var name: String
        /// What was found.
        public var answer: OptionAnswer
        /// Difference of visits a week from the first option; nil for the first.
        public var moreVisits: Estimate?

        /// From its parts.
        public init(name: String, answer: OptionAnswer, moreVisits: Estimate?) {
            self.name = name
            self.answer = answer
            self.moreVisits = moreVisits
        }
    }

    private let options: [Named]

    /// - Parameter options: those of the study file, in its order; the first is what the others are compared with.
    public init(options: [Named]) { self.options = options }

    /// What binds today, and for each other option whether it is worth its price and where that turns.
    public var text: String {
        var sentences: [String] = []
        if let binds = options.first?.answer.binds { sentences.append(AnswerSentence.sentence(binds)) }
        sentences += options.dropFirst().compactMap(sentence)
        return sentences.joined(separator: " ")
    }

    /// `Radiologist sessions bind.`
    static func sentence(_ binds: Binding) -> String {
        switch binds {
        case .unit(.cArms): "C-arms bind."
        case .unit(.recoveryBays): "Recovery bays bind."
        case .unit(.nurses): "Nurses bind."
        case .unit(.technologists): "Technologists bind."
        case .unit(.radiologistSessions): "Radiologist sessions bind."
        case .demand: "Demand is met: no resource binds."
        case .combination: "No single resource binds: one more of any alone does not help."
        case .staffedWeek: "The staffed week binds."
        }
    }

    private func sentence(_ option: Named) -> String? {
        let name = option.name.prefix(1).uppercased() + option.name.dropFirst()
        let answer = option.answer
        switch answer.verdict {
        case .worthIt: return "\(name) is worth its price\(turn(answer))."
        case .notWorthIt: return "\(name) is not worth its price\(turn(answer))."
        case .withAnotherChange(let other):
            let both = options.indices.contains(other) ? " (\(options[other].name))" : ""
            return "\(name) is worth its price only with another change\(both)\(turn(answer, isAlone: true))."
        case .notDistinguishable:
            return "Whether \(option.name) is worth its price cannot be told from so many replications\(turn(answer))."
        case nil: return visits(option, name: name)
        }
    }

    private func turn(_ answer: OptionAnswer, isAlone: Bool = false) -> String {
        if answer.demandTried.isEmpty { return "" }
        guard let turnsAt = answer.turnsAt else {
            return isAlone ? "; alone it is not at any demand tried" : " at any demand tried"
        }
        return "; \(isAlone ? "alone " : "")that turns at \(AnswerSentence.hundredths(turnsAt)) times the demand"
    }

    /// Without prices: what it does to the visits.
    private func visits(_ option: Named, name: String) -> String? {
        guard let more = option.moreVisits, let mean = more.mean else { return nil }
        if more.isAbove0 { return "\(name) brings \(AnswerSentence.hundredths(mean)) visits a week more." }
        if more.isBelow0 { return "\(name) brings \(AnswerSentence.hundredths(-mean)) visits a week less." }
        return "\(name) brings no more visits that could be told from chance."
    }

    /// At most two decimals: `2.3`.
    public static func hundredths(_ value: Double) -> String {
        let count = Int((value * 100).rounded())
        let (whole, rest) = (count / 100, count % 100)
        if rest == 0 { return "\(whole)" }
        return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }
}
