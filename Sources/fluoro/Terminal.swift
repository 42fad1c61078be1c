import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// What stdout and stderr are connected to.
struct Terminal {
    /// Columns of text that fit.
    let width: Int
    /// Whether colour is welcome on stdout.
    let hasColor: Bool

    /// The process's own terminal; a pipe is 100 columns wide and has no colour.
    static var current: Terminal {
        let environment = ProcessInfo.processInfo.environment
        let isTerminal = isatty(STDOUT_FILENO) == 1
        var size = winsize()
        let known = isTerminal && ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col >= 40
        return Terminal(
            width: known ? min(Int(size.ws_col), 140) : 100,
            hasColor: isTerminal && environment["NO_COLOR"] == nil && environment["TERM"] != "dumb")
    }

    /// Whether stderr is watched by a person.
    static var showsProgress: Bool { isatty(STDERR_FILENO) == 1 }
}
