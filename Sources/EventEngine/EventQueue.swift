/// Something that will happen.
@frozen public struct Event: Sendable, Hashable {
    /// When, in whatever unit the simulation counts.
    public let time: Double
    /// What, for the simulation to tell.
    public let kind: Int32
    /// To whom.
    public let subject: Int32
    /// Number in the order of scheduling.
    @usableFromInline let sequence: UInt64

    @inlinable init(time: Double, kind: Int32, subject: Int32, sequence: UInt64) {
        self.time = time
        self.kind = kind
        self.subject = subject
        self.sequence = sequence
    }

    /// Earlier ones come first; of the same instant those that were scheduled first.
    @inlinable func comesBefore(_ other: Event) -> Bool {
        time != other.time ? time < other.time : sequence < other.sequence
    }
}

/// Events in the order in which they happen, a binary heap of flat records.
///
/// The order depends on times and on the order of scheduling alone, never on the heap's shape.
@frozen public struct EventQueue: Sendable {
    @usableFromInline var heap: [Event] = []
    @usableFromInline var scheduled: UInt64 = 0

    /// Nothing will happen.
    @inlinable public init() {}

    /// Whether nothing will happen.
    @inlinable public var isEmpty: Bool { heap.isEmpty }

    /// When the next event happens; nil where there is none.
    @inlinable public var nextTime: Double? { heap.first?.time }

    /// Forgets all events; keeps the memory.
    @inlinable public mutating func removeAll() {
        heap.removeAll(keepingCapacity: true)
        scheduled = 0
    }

    /// Adds an event.
    @inlinable public mutating func schedule(at time: Double, kind: Int32, subject: Int32) {
        let event = Event(time: time, kind: kind, subject: subject, sequence: scheduled)
        scheduled += 1
        var hole = heap.count
        heap.append(event)
        while hole > 0 {
            let parent = (hole - 1) / 2
            guard event.comesBefore(heap[parent]) else { break }
            heap[hole] = heap[parent]
            hole = parent
        }
        heap[hole] = event
    }

    /// Takes the next event; nil where there is none.
    @inlinable public mutating func popFirst() -> Event? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        let count = heap.count
        guard count > 0 else { return first }
        var hole = 0
        while true {
            var child = 2 * hole + 1
            guard child < count else { break }
            if child + 1 < count, heap[child + 1].comesBefore(heap[child]) { child += 1 }
            guard heap[child].comesBefore(last) else { break }
            heap[hole] = heap[child]
            hole = child
        }
        heap[hole] = last
        return first
    }
}
