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
        try withoutActuallyEscaping(body) { body in
            let slot = Slot<Result>()
            try start(Job { slot.value.withLock { $0 = Swift.Result { try body() } } })
            guard let result = slot.value.withLock({ $0 }) else {
                throw SolverError.libraryFailure("the solver's thread ended without a result")
            }
            return try result.get()
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

    private static func start(_ job: Job) throws {
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
        #if canImport(Darwin)
            if let thread { pthread_join(thread, nil) }
        #else
            pthread_join(thread, nil)
        #endif
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
