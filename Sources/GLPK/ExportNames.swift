/// Names that every reader of MPS and LP files takes, as close to the model's as possible.
///
/// Spaces end a name in free MPS, operators and brackets mean something in LP files, and LP files also have words of
/// their own. What is left, letters, digits, `_` and `.`, is understood by all.
struct ExportNames {
    /// Longest name that is written.
    static let longest = 255

    /// Words that LP files read as the beginning of a section or as a number.
    private static let words: Set<String> = [
        "st", "s.t.", "st.", "subject", "such", "to", "that", "minimize", "minimise", "minimum", "min", "maximize",
        "maximise", "maximum", "max", "bounds", "bound", "general", "generals", "gen", "integer", "integers", "int",
        "binary", "binaries", "bin", "free", "inf", "infinity", "end", "sos", "semi", "semis", "sin", "lazy",
        "constraints", "user", "cuts",
    ]

    private var taken: Set<String>

    /// - Parameter reserved: names that are used by something else already.
    init(reserved: Set<String> = []) {
        taken = reserved
    }

    /// The name to write, different from all that were given before.
    mutating func unique(_ name: String) -> String {
        let plain = Self.plain(name)
        var candidate = plain
        var number = 1
        while !taken.insert(candidate).inserted {
            number += 1
            let suffix = "_\(number)"
            candidate = plain.prefix(Self.longest - suffix.count) + suffix
        }
        return candidate
    }

    private static func plain(_ name: String) -> String {
        let mapped = String(
            name.map { character in
                let isKept = character.isASCII && (character.isLetter || character.isNumber)
                return isKept || character == "_" || character == "." ? character : "_"
            })
        let lowered = mapped.lowercased()
        let second = lowered.dropFirst().first
        let startsLikeNumber =
            lowered.first.map { $0.isNumber || $0 == "." } ?? true
            || (lowered.first == "e" && second.map { $0.isNumber || $0 == "." } ?? true)
        return String((startsLikeNumber || words.contains(lowered) ? "_" + mapped : mapped).prefix(longest))
    }
}
