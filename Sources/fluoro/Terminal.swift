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
        let told = isTerminal ? columns(of: STDOUT_FILENO) : nil
        return Terminal(
            width: told.map { $0 >= 40 ? min($0, 140) : 100 } ?? 100,
            hasColor: isTerminal && environment["NO_COLOR"] == nil && environment["TERM"] != "dumb")
    }

    /// Whether stderr is watched by a person, on a terminal that can take a line back.
    static var showsProgress: Bool {
        isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    /// Columns of the terminal that stderr is.
    static var progressWidth: Int { columns(of: STDERR_FILENO) ?? 80 }

    /// Nil where it is not told.
    private static func columns(of descriptor: Int32) -> Int? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}
