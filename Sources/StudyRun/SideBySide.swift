import Dispatch
import Synchronization

/// Does the same to many values on threads.
enum SideBySide {
    /// What each value becomes, in order.
    ///
    /// - Parameter threads: how many at a time, at least one.
    /// - Throws: what the first value that fails throws, in order.
    static func map<Value: Sendable, Answer: Sendable>(
        _ values: [Value], threads: Int, _ make: @Sendable (Value) throws -> Answer
    ) throws -> [Answer] {
        let next = Atomic<Int>(0)
        let found = Mutex<[Swift.Result<Answer, any Error>?]>(Array(repeating: nil, count: values.count))
        DispatchQueue.concurrentPerform(iterations: max(1, min(threads, values.count))) { _ in
            while true {
                let job = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard job < values.count else { return }
                let answer = Swift.Result { try make(values[job]) }
                found.withLock { $0[job] = answer }
            }
        }
        return try found.withLock { $0 }.compactMap { try $0?.get() }
    }
}
