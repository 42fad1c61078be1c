/// Random streams of one replication: a stream of its own for each subject and purpose.
///
/// A stream depends on its key (seed, replication, subject, purpose) alone, so that whoever asks for it, when and how
/// often, changes no other stream: the basis of common random numbers between runs.
@frozen public struct RandomSource: Sendable, Hashable {
    @usableFromInline let key: UInt64

    /// The streams of a replication.
    @inlinable public init(seed: UInt64, replication: Int) {
        let seeded = RandomStream.mixed(seed &+ RandomStream.increment)
        key = RandomStream.mixed((seeded ^ UInt64(bitPattern: Int64(replication))) &+ RandomStream.increment)
    }

    /// The stream of a subject for a purpose, from its start.
    @inlinable public func stream(subject: Int, purpose: Int) -> RandomStream {
        let owned = RandomStream.mixed((key ^ UInt64(bitPattern: Int64(subject))) &+ RandomStream.increment)
        return RandomStream(
            state: RandomStream.mixed((owned ^ UInt64(bitPattern: Int64(purpose))) &+ RandomStream.increment))
    }
}

/// A stream of random numbers: SplitMix64 (Steele, Lea and Flood 2014), whose n-th number is a function of key and n.
@frozen public struct RandomStream: Sendable, Hashable {
    @usableFromInline var state: UInt64

    /// From a state.
    @inlinable public init(state: UInt64) { self.state = state }

    /// The next 64 bits.
    @inlinable public mutating func next() -> UInt64 {
        state &+= RandomStream.increment
        return RandomStream.mixed(state)
    }

    /// A number between 0 and 1, neither of them itself.
    @inlinable public mutating func uniform() -> Double {
        // 53 bits are all that a Double can hold; half a step keeps off both ends.
        (Double(next() >> 11) + 0.5) * 0x1p-53
    }

    /// Whether something of a probability happens.
    @inlinable public mutating func happens(_ probability: Double) -> Bool {
        probability > 0 && uniform() < probability
    }

    /// The golden ratio's fraction, of which the states are multiples.
    @usableFromInline static let increment: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// The finalizer of SplitMix64.
    @inlinable static func mixed(_ bits: UInt64) -> UInt64 {
        var z = bits
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
