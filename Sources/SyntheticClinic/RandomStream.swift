/// What a random stream is for. Every purpose draws from streams of its own, so that asking one more question of one
/// request leaves every other answer as it was.
enum DrawPurpose: String {
    case closure, radiologistSessions, radiologistSpineMinutes, technologistSessions, technologistLimit
    case procedure, sites, urgency, age, received, due, notBefore, bleedingRisk
    case guidance, mri, authorization, driver
    case antithrombotic, aspirin, painkiller, supplement, lastDose, cleared
    case patientSessions, preferredRadiologist, preferredHalf
    case secondOfSet, doneDate, fixed
    case addOnCalls, addOnService, addOnIsThere
}

/// A stream of random numbers that depends on its key alone: the seed, the purpose, the week and the index.
///
/// The key is folded through the finalizer of SplitMix64 (Steele, Lea and Flood 2014), and the stream itself is
/// SplitMix64. Only whole numbers are drawn: no rounding differs between machines.
struct RandomStream {
    private var state: UInt64

    /// The stream of a key.
    init(seed: UInt64, purpose: DrawPurpose, week: Int, index: Int) {
        var key = RandomStream.mixed(seed &+ RandomStream.increment)
        for part in [
            RandomStream.hash(purpose.rawValue), UInt64(bitPattern: Int64(week)), UInt64(bitPattern: Int64(index)),
        ] {
            key = RandomStream.mixed((key ^ part) &+ RandomStream.increment)
        }
        state = key
    }

    /// A seed of its own for another kind of thing that is drawn by the same seed.
    static func seed(_ seed: UInt64, for kind: String) -> UInt64 {
        mixed((mixed(seed &+ increment) ^ hash(kind)) &+ increment)
    }

    /// SplitMix64 from a state.
    init(state: UInt64) { self.state = state }

    /// The next 64 bits.
    mutating func next() -> UInt64 {
        state &+= RandomStream.increment
        return RandomStream.mixed(state)
    }

    /// A number from 0 up to but not including `count`, each equally likely; `count` is at least 1.
    mutating func below(_ count: Int) -> Int {
        let range = UInt64(count)
        // Draws from the incomplete last multiple of the range would favour small numbers.
        let reject = (UInt64.max - range + 1) % range
        var draw = next()
        while draw < reject { draw = next() }
        return Int(draw % range)
    }

    /// A number of a closed range, each equally likely.
    mutating func within(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + below(range.upperBound - range.lowerBound + 1)
    }

    /// Whether something with a share happens.
    mutating func happens(_ share: Share) -> Bool { below(1000) < share.perMille }

    /// One of the choices, by their weights; the weights' sum is at least 1.
    mutating func pick<Choice>(_ choices: [Weighted<Choice>]) -> Choice {
        var left = below(choices.reduce(0) { $0 + $1.weight })
        for choice in choices.dropLast() {
            if left < choice.weight { return choice.value }
            left -= choice.weight
        }
        return choices[choices.count - 1].value
    }

    /// The elements in random order (Fisher and Yates).
    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var result = elements
        for last in stride(from: result.count - 1, to: 0, by: -1) {
            result.swapAt(last, below(last + 1))
        }
        return result
    }

    private static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

    private static func mixed(_ bits: UInt64) -> UInt64 {
        var z = bits
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// FNV-1a, so that a purpose's stream follows from its name and not from its place in the list.
    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }
}

/// A share of cases, exact to a thousandth.
public struct Share: Hashable, Sendable {
    /// Cases in a thousand.
    public var perMille: Int

    /// From cases in a thousand.
    public init(perMille: Int) { self.perMille = perMille }

    /// From cases in a hundred.
    static func percent(_ percent: Int) -> Share { Share(perMille: percent * 10) }
}

/// A choice and how often it is made beside the others.
struct Weighted<Value: Sendable>: Sendable {
    var value: Value
    var weight: Int

    init(_ weight: Int, _ value: Value) {
        self.value = value
        self.weight = weight
    }
}
