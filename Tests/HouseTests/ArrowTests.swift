import Testing

/// The arrows of Docs/architecture.md, held true.
@Suite("Arrows between targets")
struct ArrowTests {
    /// What each folder of Sources may import. A new folder needs a row, which is the moment to think about its place.
    static let arrows: [String: Set<String>] = [
        "CGLPK": [],
        "MILP": ["Synchronization"],
        "GLPK": ["CGLPK", "MILP", "Foundation", "Synchronization"],
        "Clinic": [],
        "WeeklyRoster": ["Clinic", "Dispatch", "MILP", "Synchronization"],
        "AddOn": ["Clinic"],
        "CapacityStudy": ["Clinic", "Foundation"],
        "EventEngine": [],
        "ClinicSimulation": ["CapacityStudy", "Clinic", "Dispatch", "EventEngine", "Synchronization"],
        "StaffedWeek": ["Clinic", "MILP"],
        "StudyRun": [
            "CapacityStudy", "Clinic", "ClinicSimulation", "Dispatch", "MILP", "StaffedWeek", "Synchronization",
        ],
        "SyntheticClinic": ["Clinic"],
        "DayTrial": ["AddOn", "Clinic", "MILP", "SyntheticClinic", "WeeklyRoster"],
        "ClinicFiles": ["AddOn", "CapacityStudy", "Clinic", "Foundation", "SwiftCSV", "Yams"],
        "ClinicService": ["AddOn", "Clinic"],
        "ClinicStore": ["Clinic", "ClinicFiles", "ClinicService", "Foundation", "GRDB"],
        "fluoro": [
            "AddOn", "ArgumentParser", "CapacityStudy", "Clinic", "ClinicFiles", "ClinicService", "ClinicSimulation",
            "ClinicStore", "Foundation", "GLPK", "MILP", "StaffedWeek", "StudyRun", "Synchronization",
            "SyntheticClinic", "WeeklyRoster",
        ],
    ]

    /// The C library of each system, for threads and terminals.
    private static let platform: Set<String> = ["Darwin", "Glibc", "Musl"]

    /// Who may also import it.
    private static let systemUsers: Set<String> = ["EventEngine", "GLPK", "fluoro"]

    @Test("every folder of Sources has a row")
    func everyFolder() {
        let folders = Set(SourceTree.files.filter { $0.path.hasPrefix("Sources/") }.map { Self.folder(of: $0) })
        #expect(folders.sorted() == Self.arrows.keys.sorted())
    }

    @Test("a target imports only what its row allows", arguments: arrows.keys.sorted())
    func imports(folder: String) throws {
        let allowed = try #require(Self.arrows[folder])
        let wrong = Offence.lines(of: SourceTree.swiftFiles(in: "Sources/\(folder)")) { line in
            guard let module = ImportStatement.module(in: line) else { return false }
            let isPlatform = Self.systemUsers.contains(folder) && Self.platform.contains(module)
            return !allowed.contains(module) && !isPlatform
        }
        #expect(wrong.isEmpty, "\(wrong)")
    }

    @Test("the C library is known to its own layer alone, and to the tests of that layer")
    func cLibrary() {
        let outside =
            SourceTree.swiftFiles(in: "Sources").filter { Self.folder(of: $0) != "GLPK" }
            + SourceTree.swiftFiles(in: "Tests").filter { !$0.path.hasPrefix("Tests/GLPKTests/") }
        let constant = "GLP" + "_"
        let wrong = Offence.lines(of: outside) { line in
            ImportStatement.module(in: line) == "CGLPK" || line.contains(constant)
        }
        #expect(wrong.isEmpty, "\(wrong)")
    }

    @Test(
        "an import is recognised however it is written",
        arguments: [
            ("import Clinic", "Clinic"), ("@testable import GLPK", "GLPK"), ("    import Glibc", "Glibc"),
            ("public import struct Clinic.Day", "Clinic"), ("@preconcurrency internal import Foundation", "Foundation"),
            ("// import Clinic", nil), ("let imported = 1", nil), ("", nil),
        ] as [(String, String?)])
    func reading(line: String, module: String?) {
        #expect(ImportStatement.module(in: line[...]) == module)
    }

    private static func folder(of file: SourceTree.File) -> String {
        let parts = file.path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : ""
    }
}
