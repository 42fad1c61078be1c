/// Finds the best pattern for given values of visits, by dynamic programming over hand steps and room steps.
final class PatternTable {
    private let shapes: [DutyHull.Shape]
    private let hands: Int
    private let rooms: Int
    private let sessionSteps: Int
    private let arms: Int
    private var values: [Int]
    /// The shape added last; -1: a step was left idle.
    private var choices: [Int8]

    /// Nil where a visit takes no room at all, or there are too many shapes.
    init?(_ key: DutyHull.Key) {
        guard key.handSteps > 0, key.arms > 0, !key.shapes.isEmpty, key.shapes.count < 100,
            key.shapes.allSatisfy({ $0.room > 0 })
        else { return nil }
        shapes = key.shapes
        hands = key.handSteps
        sessionSteps = key.sessionSteps
        arms = key.arms
        // More visits than the hands hold need no further C-arm.
        let shortest = key.shapes.map(\.procedure).min() ?? 0
        let longestRoom = key.shapes.map(\.room).max() ?? 0
        let all = key.arms * key.sessionSteps
        rooms = shortest > 0 ? min(all, key.handSteps / shortest * longestRoom) : all
        values = []
        choices = []
    }

    /// Entries of the table.
    var stateCount: Int { (hands + 1) * (rooms + 1) }

    /// The pattern with the greatest value, C-arms paid for.
    func best(values worth: [Int], armPrice: Int) -> (value: Int, counts: [Int], arms: Int) {
        fill(worth)
        var best: (value: Int, arms: Int, room: Int)?
        for count in 1...arms {
            let room = min(rooms, count * sessionSteps)
            let value = values[hands * (rooms + 1) + room] - count * armPrice
            if best.map({ value > $0.value }) ?? true { best = (value, count, room) }
            if room == rooms { break }
        }
        guard let best else { return (0, worth.map { _ in 0 }, 1) }
        return (best.value, pattern(room: best.room), best.arms)
    }

    /// `values[h, w]`: the most that `h` hand steps and `w` room steps can hold.
    private func fill(_ worth: [Int]) {
        let width = rooms + 1
        if values.isEmpty {
            values = Array(repeating: 0, count: stateCount)
            choices = Array(repeating: -1, count: stateCount)
        }
        let useful = shapes.indices.filter { worth[$0] > 0 }
        for hand in 0...hands {
            for room in 0...rooms {
                var most = 0
                var choice: Int8 = -1
                if room > 0 { most = values[hand * width + room - 1] }
                if hand > 0, values[(hand - 1) * width + room] > most {
                    most = values[(hand - 1) * width + room]
                    choice = -2
                }
                for shape in useful where shapes[shape].procedure <= hand && shapes[shape].room <= room {
                    let rest = values[(hand - shapes[shape].procedure) * width + room - shapes[shape].room]
                    if rest + worth[shape] > most {
                        most = rest + worth[shape]
                        choice = Int8(shape)
                    }
                }
                values[hand * width + room] = most
                choices[hand * width + room] = choice
            }
        }
    }

    private func pattern(room: Int) -> [Int] {
        var counts = shapes.map { _ in 0 }
        var hand = hands
        var room = room
        while hand > 0 || room > 0 {
            switch choices[hand * (rooms + 1) + room] {
            case -2: hand -= 1
            case let shape where shape >= 0:
                counts[Int(shape)] += 1
                hand -= shapes[Int(shape)].procedure
                room -= shapes[Int(shape)].room
            default:
                guard room > 0 else { return counts }
                room -= 1
            }
        }
        return counts
    }
}
