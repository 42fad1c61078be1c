/// What a sweep shows, in words: what goes up and what goes down from its first value to its last.
public struct SweepSentence {
    private let quantity: StudySweep.Quantity
    private let values: ClosedRange<Int>
    private let options: [OptionReport]

    /// - Parameter options: one for each value, in order.
    public init(_ sweep: StudySweep, options: [OptionReport]) {
        quantity = sweep.quantity
        values = sweep.values
        self.options = options
    }

    /// One sentence.
    public var text: String {
        let parts = [
            change("same_day.served_share", "add-ons served the same day", isShare: true),
            change("days_for_place.mean", "days for a place"), change("lost_share", "lost requests", isShare: true),
            change("visits_per_week", "visits a week"),
        ].compactMap { $0 }
        let head = "From \(values.lowerBound) to \(values.upperBound) \(name)"
        return parts.isEmpty ? "\(head)." : "\(head): \(parts.joined(separator: ", "))."
    }

    private var name: String {
        switch quantity {
        case .addonReserve: "places kept free a day"
        case .unit(.cArms): "further C-arms"
        case .unit(.recoveryBays): "further recovery bays"
        case .unit(.nurses): "further nurses"
        case .unit(.technologists): "further technologists"
        case .unit(.radiologistSessions): "further sessions of each radiologist"
        }
    }

    private func change(_ key: String, _ name: String, isShare: Bool = false) -> String? {
        guard let from = options.first?.measure(key)?.estimate.mean, let to = options.last?.measure(key)?.estimate.mean
        else { return nil }
        func shown(_ value: Double) -> String {
            isShare ? "\(Int((value * 100).rounded())) %" : AnswerSentence.hundredths((value * 10).rounded() / 10)
        }
        return "\(name) from \(shown(from)) to \(shown(to))"
    }
}
