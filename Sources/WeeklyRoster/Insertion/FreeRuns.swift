/// Which grid steps of a C-arm, a radiologist or a nurse are free: for each step, how many free ones begin there.
///
/// Asking whether a task fits is one comparison; taking or giving back time rewrites the runs that end there.
struct FreeRuns: Sendable {
    private var runs: [Int16]
    /// The step that the first entry stands for.
    private let first: Int

    /// Nothing is free in `[first, last)`.
    init(first: Int, last: Int) {
        self.first = first
        runs = Array(repeating: 0, count: max(0, last - first))
    }

    /// Free steps from `step` on without a break; 0 where it is taken or outside.
    func run(at step: Int) -> Int {
        let index = step - first
        guard index >= 0, index < runs.count else { return 0 }
        return Int(runs[index])
    }

    /// Free steps before `step` without a break.
    func runBefore(_ step: Int) -> Int {
        var index = step - first - 1
        var count = 0
        while index >= 0, index < runs.count, runs[index] > 0 {
            count += 1
            index -= 1
        }
        return count
    }

    /// Takes `[start, end)`, wherever it lies inside.
    mutating func take(_ start: Int, _ end: Int) {
        let from = max(0, start - first)
        let to = min(runs.count, end - first)
        guard from < to else { return }
        for index in from..<to { runs[index] = 0 }
        countBack(from: from)
    }

    /// Gives `[start, end)` back.
    mutating func free(_ start: Int, _ end: Int) {
        let from = max(0, start - first)
        let to = min(runs.count, end - first)
        guard from < to else { return }
        var length: Int16 = to < runs.count ? runs[to] : 0
        for index in stride(from: to - 1, through: from, by: -1) {
            length += 1
            runs[index] = length
        }
        countBack(from: from)
    }

    /// Corrects the free steps that end at `index`.
    private mutating func countBack(from index: Int) {
        var length: Int16 = index < runs.count ? runs[index] : 0
        var index = index - 1
        while index >= 0, runs[index] > 0 {
            length += 1
            runs[index] = length
            index -= 1
        }
    }
}
