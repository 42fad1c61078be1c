import Foundation
import Synchronization

/// Ctrl-C and a polite kill: the first asks for the best so far, the second ends the process at once.
enum Interrupt {
    private static let wanted = Atomic<Bool>(false)

    /// Whether the user asked to stop.
    static var isWanted: Bool { wanted.load(ordering: .relaxed) }

    /// From now on the first signal is a request.
    static func watch() {
        // Whoever started the process may have blocked the signals; a block is inherited.
        var signals = sigset_t()
        sigemptyset(&signals)
        for number in [SIGINT, SIGTERM] { sigaddset(&signals, number) }
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        for number in [SIGINT, SIGTERM] {
            signal(number) { number in
                Interrupt.wanted.store(true, ordering: .relaxed)
                signal(number, SIG_DFL)
            }
        }
    }
}
