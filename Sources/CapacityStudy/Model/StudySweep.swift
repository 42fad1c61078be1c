import Clinic

/// A study in which one quantity takes several values: how many places a day are kept free for add-ons, or how many units
/// of a resource are added.
public struct StudySweep: Sendable, Hashable {
    /// What is varied.
    public enum Quantity: Sendable, Hashable {
        /// Places kept free a day, counted whole.
        case addonReserve
        /// Units added to those of the clinic.
        case unit(SingleUnit)

        /// By a key of the study file; nil where there is no such.
        public init?(key: String) {
            if key == "addon_reserve" {
                self = .addonReserve
            } else if let unit = SingleUnit(rawValue: key) {
                self = .unit(unit)
            } else {
                return nil
            }
        }

        /// All keys.
        public static let keys = ["addon_reserve"] + SingleUnit.allCases.map(\.rawValue)

        /// The key of the study file.
        public var key: String {
            switch self {
            case .addonReserve: "addon_reserve"
            case .unit(let unit): unit.rawValue
            }
        }
    }

    /// Values at most.
    public static let mostValues = 20

    /// What is varied.
    public let quantity: Quantity
    /// Its values.
    public let values: ClosedRange<Int>

    /// From its parts.
    public init(_ quantity: Quantity, values: ClosedRange<Int>) {
        self.quantity = quantity
        self.values = values
    }

    /// The study with an option for each value, all else as in the first option, without prices; nil where the clinic has
    /// nothing to vary: it keeps no places free.
    public func study(_ study: Study) -> Study? {
        guard let first = study.options.first else { return nil }
        var swept = study
        swept.grid = false
        swept.options = []
        for value in values {
            var option = first
            option.investment = Investment()
            switch quantity {
            case .addonReserve:
                guard let reserve = study.base.policy.addonReserve else { return nil }
                option.add.addonReserve = value - reserve.perDay
            case .unit(let unit): option.add[unit] += value
            }
            option.name = "\(quantity.key) \(value)"
            swept.options.append(option)
        }
        return swept
    }
}
