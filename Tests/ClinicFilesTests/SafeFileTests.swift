import ClinicFiles
import Foundation
import Testing

@Suite("Writing a file")
struct SafeFileTests {
    private func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return try #require(attributes[.posixPermissions] as? Int)
    }

    @Test("makes or replaces it, keeps its rights, and leaves nothing else behind")
    func replaces() throws {
        try TemporaryFolder.use { folder in
            let path = folder.path("week.json")
            try SafeFile.write("one", to: path)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "one")
            try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
            try SafeFile.write("zwei é", to: path)
            #expect(try String(contentsOfFile: path, encoding: .utf8) == "zwei é")
            #expect(try mode(path) == 0o640)
            #expect(try folder.names() == ["week.json"])
        }
    }

    @Test("through a link replaces what the link stands for")
    func followsLinks() throws {
        try TemporaryFolder.use { folder in
            let target = try folder.write("old", to: "target.json")
            try FileManager.default.createSymbolicLink(atPath: folder.path("link.json"), withDestinationPath: target)
            try SafeFile.write("new", to: folder.path("link.json"))
            #expect(try String(contentsOfFile: target, encoding: .utf8) == "new")
            #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link.json")) == target)
        }
    }

    @Test("to where there is no folder, or where a folder is, fails with a sentence and leaves nothing behind")
    func failures() throws {
        try TemporaryFolder.use { folder in
            let nowhere = folder.path("nowhere/week.json")
            let missing = #expect(throws: SafeFileError.self) { try SafeFile.write("x", to: nowhere) }
            #expect(missing?.description == "\(nowhere): cannot be written: No such file or directory")
            let directory = #expect(throws: SafeFileError.self) { try SafeFile.write("x", to: folder.path) }
            #expect(directory?.reason == "is a directory")
            let left = try folder.names()
            #expect(left.isEmpty)
        }
    }

    @Test("to a device writes to the device and does not replace it")
    func device() throws {
        try SafeFile.write("x", to: "/dev/null")
        let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
        #expect(type == .typeCharacterSpecial)
    }
}
