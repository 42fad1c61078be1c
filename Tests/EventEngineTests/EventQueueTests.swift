import EventEngine
import Testing

@Suite("Events in order")
struct EventQueueTests {
    @Test("by time, and of one instant in the order of scheduling, whatever was taken between")
    func order() {
        var queue = EventQueue()
        var stream = RandomSource(seed: 7, replication: 0).stream(subject: 0, purpose: 0)
        var waiting: [(time: Double, subject: Int32)] = []
        var subject: Int32 = 0
        for _ in 0..<5000 {
            if stream.happens(0.55) || waiting.isEmpty {
                // Few instants, so that many events share one.
                let time = (stream.uniform() * 12).rounded()
                queue.schedule(at: time, kind: 3, subject: subject)
                waiting.append((time, subject))
                subject += 1
            } else {
                // The list is in the order of scheduling: the first of the least time is next.
                let least = waiting.map(\.time).min()
                let next = waiting.firstIndex { $0.time == least }
                let event = queue.popFirst()
                #expect(event?.subject == next.map { waiting[$0].subject })
                #expect(event?.time == least)
                if let next { waiting.remove(at: next) }
            }
            #expect(queue.isEmpty == waiting.isEmpty)
        }
    }

    @Test("an empty queue has no next event")
    func empty() {
        var queue = EventQueue()
        #expect(queue.nextTime == nil)
        #expect(queue.popFirst() == nil)
        queue.schedule(at: 1, kind: 0, subject: 0)
        queue.removeAll()
        #expect(queue.isEmpty)
    }
}
