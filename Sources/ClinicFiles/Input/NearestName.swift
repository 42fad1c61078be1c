/// Finds the name that was probably meant.
enum NearestName {
    /// Names longer than this are compared no further: nobody mistypes them by a letter, and it would take long.
    private static let longest = 60

    /// The known name nearest to what was written, where it is near enough to be a slip of the finger; the first of
    /// several that are equally near.
    static func nearest(to written: String, among known: some Sequence<String>) -> String? {
        let wanted = folded(written)
        guard wanted.count <= longest else { return nil }
        let allowed = wanted.count < 3 ? 0 : wanted.count < 6 ? 1 : 2
        var best: (name: String, distance: Int)?
        for name in known {
            let candidate = folded(name)
            guard candidate.count <= longest, abs(candidate.count - wanted.count) <= allowed else { continue }
            let distance = distance(wanted, candidate)
            if distance <= allowed, distance < best?.distance ?? Int.max { best = (name, distance) }
        }
        return best?.name
    }

    /// Lower case, and without the marks that people put between words (`lastDose`, `last-dose`, `last_dose`).
    private static func folded(_ name: String) -> [Unicode.Scalar] {
        name.prefix(longest + 1).lowercased().unicodeScalars.filter { $0 != "_" && $0 != "-" && $0 != " " }
    }

    /// Letters to insert, drop, change or swap with the neighbour to turn one name into the other.
    private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var beforePrevious: [Int] = []
        var previous = Array(0...b.count)
        for i in 0..<a.count {
            var current = [i + 1]
            for j in 0..<b.count {
                var cost = min(previous[j] + (a[i] == b[j] ? 0 : 1), previous[j + 1] + 1, current[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, beforePrevious[j - 1] + 1) }
                current.append(cost)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[b.count]
    }
}
