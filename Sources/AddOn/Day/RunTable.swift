/// For each of several people or things and each grid step of a day: how many steps in a row are free from there on, or
/// up to there. Whether a time of any length is free is then a single comparison.
struct RunTable: Sendable {
    /// Which way the steps are counted.
    enum Direction {
        case ahead, behind
    }

    private let steps: Int
    private var runs: [Int16]

    /// - Parameter rows: the free stretches of each, which may begin and end off the grid; a time must lie inside one of
    ///   them, so that two that touch do not make one.
    init(_ rows: [[Stretch]], _ grid: DayGrid, _ direction: Direction) {
        steps = grid.steps
        runs = Array(repeating: 0, count: rows.count * grid.steps)
        for (row, stretches) in rows.enumerated() {
            for stretch in stretches {
                let first = max(0, (stretch.from + grid.minutes - 1) / grid.minutes)
                let last = min(grid.steps - 1, stretch.to / grid.minutes)
                guard first <= last else { continue }
                for step in first...last {
                    let minute = step * grid.minutes
                    let free = direction == .ahead ? stretch.to - minute : minute - stretch.from
                    let at = row * grid.steps + step
                    runs[at] = max(runs[at], Int16(clamping: free / grid.minutes))
                }
            }
        }
    }

    /// Free steps; 0 outside the day.
    subscript(row: Int, step: Int) -> Int {
        guard step >= 0, step < steps else { return 0 }
        return Int(runs[row * steps + step])
    }
}
