import Clinic

extension ClinicGenerator {
    /// How large the synthetic clinic is, and which one of that size.
    public struct Parameters: Hashable, Sendable {
        /// Picks the clinic: the same parameters make the same scenarios, to the byte.
        public var seed: UInt64
        /// C-arms; for each two of them three recovery bays and one nurse, rounded up.
        public var cArms = 2
        /// Radiologists; every fourth does not inject at the neck.
        public var radiologists = 4
        /// Technologists; every fourth is a trainee.
        public var technologists = 4
        /// Orders for a spine injection each week.
        public var spineRequests = 16
        /// Orders for a joint injection each week.
        public var jointRequests = 22
        /// Consecutive weeks.
        public var weeks = 1
        /// The Monday of the first.
        public var firstWeek = ClinicGenerator.defaultFirstWeek

        /// The size of the seed clinic: two C-arms, four radiologists, 38 orders a week.
        public init(seed: UInt64) { self.seed = seed }
    }

    /// Monday, 4 January 2027: day 20 822 since 1970.
    public static let defaultFirstWeek = Day(number: 20_822)
}

extension ClinicGenerator.Parameters {
    /// Whether a number lies in its range, for each number that has one.
    func problems() -> [ParameterProblem] {
        let counts: [(name: String, value: Int, allowed: ClosedRange<Int>)] = [
            ("C-arms", cArms, 1...40),
            ("radiologists", radiologists, 0...200),
            ("technologists", technologists, 0...200),
            ("spine requests", spineRequests, 0...5000),
            ("joint requests", jointRequests, 0...5000),
            ("weeks", weeks, 1...520),
        ]
        var problems: [ParameterProblem] = counts.compactMap { count in
            count.allowed.contains(count.value)
                ? nil : .outOfRange(name: count.name, value: count.value, allowed: count.allowed)
        }
        if firstWeek.weekday != .mon { problems.append(.notMonday(firstWeek)) }
        return problems
    }
}

/// What is wrong with a parameter of the synthetic clinic.
public enum ParameterProblem: Hashable, Sendable, CustomStringConvertible {
    /// A number that is too small or too large.
    case outOfRange(name: String, value: Int, allowed: ClosedRange<Int>)
    /// A first week that does not begin on a Monday.
    case notMonday(Day)

    /// What is wrong and what would be right.
    public var description: String {
        switch self {
        case .outOfRange(let name, let value, let allowed):
            "\(value) \(name): must be from \(allowed.lowerBound) to \(allowed.upperBound)"
        case .notMonday(let day):
            "the first week begins on \(day), a \(day.weekday.fullName): must be a Monday, such as "
                + "\(day - day.weekday.index)"
        }
    }
}

/// Parameters of which no clinic can be made, with every problem.
public struct ParameterError: Error, Hashable, CustomStringConvertible {
    /// At least one.
    public var problems: [ParameterProblem]

    /// One line a problem.
    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
