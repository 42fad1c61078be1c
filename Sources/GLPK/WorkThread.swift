import MILP
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Runs a closure on a thread of its own and waits for it.
///
/// GLPK's memory belongs to a thread, and its recursions want more stack than Swift's pool threads have. A joined
/// POSIX thread, unlike a semaphore, also makes sure that nothing of the closure is alive when the caller goes on.
enum WorkThread {
    /// Bytes of stack.
    static let stackSize = 16 << 20

    /// - Throws: what `body` throws; ``SolverError/libraryFailure(_:)`` where the thread cannot be made.
    static func run<Result: Sendable>(_ body: @Sendable () throws -> Result) throws -> Result {
        try beside(body, run: {}).other
    }

    /// Runs `other` on a thread of its own while `mine` runs here.
    /// - Throws: what `mine` throws, else what `other` throws; ``SolverError/libraryFailure(_:)`` where the thread cannot be
    ///   made.
    static func beside<Other: Sendable, Mine>(
        _ other: @Sendable () throws -> Other, run mine: () throws -> Mine
    ) throws -> (other: Other, mine: Mine) {
        try withoutActuallyEscaping(other) { other in
            let slot = Slot<Other>()
            let thread = try start(
                Job {
                    let result = Swift.Result { try other() }
                    slot.value.withLock { $0 = result }
                })
            // Joined whatever happens here: nothing of the other closure may be alive when this returns.
            let here = Swift.Result { try mine() }
            join(thread)
            let value = try here.get()
            guard let result = slot.value.withLock({ $0 }) else {
                throw SolverError.libraryFailure("the solver's thread ended without a result")
            }
            return (try result.get(), value)
        }
    }

    /// Where the thread leaves its result.
    private final class Slot<Result: Sendable>: Sendable {
        let value = Mutex<Swift.Result<Result, any Error>?>(nil)
    }

    /// The closure on its way to the thread.
    private final class Job {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    private static func start(_ job: Job) throws -> pthread_t? {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, stackSize)
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let handle = Unmanaged.passRetained(job)
        let code = pthread_create(&thread, &attributes, enter, handle.toOpaque())
        guard code == 0 else {
            handle.release()
            throw SolverError.libraryFailure("no thread for the solver: \(String(cString: strerror(code)))")
        }
        return thread
    }

    private static func join(_ thread: pthread_t?) {
        if let thread { pthread_join(thread, nil) }
    }

    #if canImport(Darwin)
        private static let enter: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = { handle in
            Unmanaged<Job>.fromOpaque(handle).takeRetainedValue().run()
            return nil
        }
    #else
        private static let enter: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { handle in
            if let handle { Unmanaged<Job>.fromOpaque(handle).takeRetainedValue().run() }
            return nil
        }
    #endif
}
