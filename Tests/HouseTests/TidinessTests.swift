import Testing

/// Habits that a reviewer would otherwise have to remember.
@Suite("Tidiness")
struct TidinessTests {
    private static let longestFile = 400

    @Test("the tree is really read")
    func treeIsThere() {
        let paths = SourceTree.files.map(\.path)
        for path in [
            "Package.swift", "Sources/MILP/Model.swift", "Tests/HouseTests/TidinessTests.swift", ".swift-format",
        ] {
            #expect(paths.contains(path))
        }
        #expect(SourceTree.swiftFiles(in: "Sources").count > 100)
        #expect(!paths.contains { $0.hasPrefix(".build") || $0.hasPrefix(".git/") })
    }

    @Test("no Swift file is longer than 400 lines", arguments: ["Sources", "Tests", "Benchmarks"])
    func lengths(folder: String) {
        let long = SourceTree.swiftFiles(in: folder).filter { file in
            // A file ends with a line break, behind which split sees one more, empty line.
            file.lines.count - (file.lines.last == "" ? 1 : 0) > Self.longestFile
        }
        #expect(long.isEmpty, "\(long.map(\.path))")
    }

    @Test("no file is named for being a drawer")
    func names() {
        let drawers = ["util", "helper", "manager"]
        let wrong = SourceTree.files.map(\.path).filter { path in drawers.contains { path.lowercased().contains($0) } }
        #expect(wrong.isEmpty, "\(wrong)")
    }

    @Test("nothing in Sources gives up or is left for later")
    func leftovers() {
        let words = ["try!", "fatalError(", "preconditionFailure(", " as! ", "TODO", "FIXME"]
        let wrong = Offence.lines(of: SourceTree.swiftFiles(in: "Sources")) { line in
            words.contains { line.contains($0) }
        }
        #expect(wrong.isEmpty, "\(wrong)")
    }

    @Test("no file names a folder of somebody's machine")
    func paths() {
        // Put together here, so that this file does not find itself.
        let roots = ["work", "root", "Users", "tmp/wt"].map { "/" + $0 + "/" }
        let wrong = Offence.lines(of: SourceTree.files) { line in
            roots.contains { root in line.firstIndexes(of: root).contains { Self.isAbsolute($0, in: line) } }
        }
        #expect(wrong.isEmpty, "\(wrong)")
    }

    /// Whether a slash begins a path, rather than joining two folders of a relative one or of an address.
    private static func isAbsolute(_ index: Substring.Index, in line: Substring) -> Bool {
        guard index > line.startIndex else { return true }
        let before = line[line.index(before: index)]
        return !(before.isLetter || before.isNumber || "._-/})*".contains(before))
    }
}

extension Substring {
    /// Where each occurrence of a text begins.
    fileprivate func firstIndexes(of text: String) -> [Index] { ranges(of: text).map(\.lowerBound) }
}
