import Clinic

/// Readable names for columns and rows that every file format carries, distinct within each family.
struct MasterNames: Sendable {
    let requests: [String]
    let radiologists: [String]
    let technologists: [String]
    let sessions: [String]

    init(_ problem: WeekProblem) {
        requests = MasterNames.distinct(problem.scenario.requests.map(\.id))
        radiologists = MasterNames.distinct(problem.scenario.staff.radiologists.map(\.id))
        technologists = MasterNames.distinct(problem.scenario.staff.technologists.map(\.id))
        sessions = MasterNames.distinct(problem.sessions.map { "\($0.name.weekday.rawValue)_\($0.name.half)" })
    }

    /// Letters, digits and underscores, at most 40 of them; anything else becomes an underscore.
    static func clean(_ text: String) -> String {
        let kept = text.unicodeScalars.prefix(40).map { scalar -> Character in
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            return isPlain ? Character(scalar) : "_"
        }
        return String(kept)
    }

    /// Cleaned ids; those that would coincide get their position.
    private static func distinct(_ ids: [String]) -> [String] {
        let cleaned = ids.map(clean)
        var uses: [String: Int] = [:]
        for name in cleaned { uses[name, default: 0] += 1 }
        return cleaned.enumerated().map { uses[$0.element] == 1 ? $0.element : "\($0.element)_no\($0.offset)" }
    }
}
