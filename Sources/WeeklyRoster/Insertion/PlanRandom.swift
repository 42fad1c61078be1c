/// SplitMix64 (Steele, Lea and Flood 2014): the same seed, the same search.
struct PlanRandom: Sendable {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// From 0 up to but not including `count`, which is at least 1; the bias of the remainder does not matter here.
    mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

    /// In `[0, 1)`.
    mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }
}
