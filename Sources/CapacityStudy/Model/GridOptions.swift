/// The options that `grid: true` adds: each single unit, and each pair of units of two kinds, without a price.
public enum GridOptions {
    /// In the order of ``SingleUnit``, the single units first.
    public static var all: [StudyOption] {
        let units = SingleUnit.allCases
        let pairs = units.indices.flatMap { first in
            units[(first + 1)...].map { [units[first], $0] }
        }
        return (units.map { [$0] } + pairs).map(option)
    }

    private static func option(of units: [SingleUnit]) -> StudyOption {
        var add = Addition()
        for unit in units { add[unit] += 1 }
        var option = StudyOption(name: units.map { "+1 \(name($0))" }.joined(separator: ", "), add: add)
        option.isOfGrid = true
        return option
    }

    private static func name(_ unit: SingleUnit) -> String {
        switch unit {
        case .cArms: "C-arm"
        case .recoveryBays: "recovery bay"
        case .nurses: "nurse"
        case .technologists: "technologist"
        case .radiologistSessions: "session of each radiologist"
        }
    }
}
