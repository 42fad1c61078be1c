import Clinic

/// Looks ahead to the add-ons still to come: tells of each proposal whether its place should be kept for somebody more
/// urgent, and until when.
///
/// It changes no order and takes no place away; the nurse chooses. See `Docs/look-ahead.md`.
public struct LookAhead: Hashable, Sendable {
    /// How many add-ons come, by priority: as the policy states them, or as a log of past days shows.
    public var rates: [AddonRate]
    /// A place is kept where more than so many thousandths of the patient's own weight are expected to be gained by it.
    ///
    /// A quarter reached as much as keeping places at the least chance, with a third fewer patients kept waiting for an
    /// answer (`Benchmarks/README.md`).
    public var leastGainThousandths = 250

    /// Looks ahead by these rates.
    public init(rates: [AddonRate]) { self.rates = rates }
}

/// A place that is better kept for somebody more urgent for the time being.
public struct KeptPlace: Hashable, Sendable {
    /// From then on the place may be given to this patient, if it is still there: ask again. At the latest this is when
    /// the visit's first step would begin.
    public var until: Instant
    /// What is expected to be gained: the priority weights of those who could not be served if the place were given away
    /// now, less this patient's weight for each.
    public var gain: PriorityFactor

    /// From its parts.
    public init(until: Instant, gain: PriorityFactor) {
        self.until = until
        self.gain = gain
    }
}
