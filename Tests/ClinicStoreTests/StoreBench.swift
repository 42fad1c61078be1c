import Clinic
import ClinicFiles
import ClinicService
import ClinicStore
import Foundation
import GRDB
import TestSupport
import Testing

/// A folder with a store of the busy day, gone when the test is over.
final class StoreBench {
    let folder: URL
    var path: String { folder.appendingPathComponent("clinic.sqlite").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("fluoro-store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// A path in the folder.
    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }

    /// Names of everything in the folder, hidden ones too, sorted.
    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }

    /// A time on the busy day's Monday, and the nurse.
    static func moment(_ hour: Int, _ minute: Int = 0, reason: String? = nil) -> Moment {
        Moment(now: TinyWeek.at(hour, minute), by: "nurse", reason: reason)
    }

    static let week = BusyDay.scenario.week

    /// The busy day with the program's own hold table; q5 has no way home.
    static let scenario: Scenario = {
        var scenario = BusyDay.scenario
        if let table = try? HoldData.contractTable() { scenario.policy.holds = table }
        for number in scenario.requests.indices where scenario.requests[number].id == "q5" {
            scenario.requests[number].driver = .none
        }
        return scenario
    }()

    /// Makes the store, with its roster published.
    func published() throws -> ClinicDesk {
        let moment = Moment(now: (Self.week - 3).at(minute: 600), by: "scheduler")
        _ = try ClinicFile.create(path: path, Self.scenario, moment)
        let desk = ClinicDesk(try ClinicFile(path: path))
        _ = try desk.publish(BusyDay.roster, in: Self.week, moment)
        return desk
    }

    /// Runs SQL on the file as any other program might.
    func raw(_ sql: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        defer { try? queue.close() }
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    }
}
