import Clinic
import ClinicFiles
import Foundation
import TestSupport
import Testing

/// `fluoro repair` on a morning that is worked by hand; see `HandRepairTests`.
@Suite("fluoro repair")
struct RepairCommandTests {
    private typealias Morning = RepairMorning

    private let place: Workplace
    private let week: String
    private let roster: String

    init() throws {
        place = try Workplace()
        week = try place.file("week.yaml", ScenarioFile.write(Morning.scenario()))
        let published = Morning.week(now: Morning.monday.midnight, []).roster
        roster = try place.file("week.json", RosterFile.json(published))
    }

    private func repair(_ arguments: String...) throws -> Command.Run {
        try Command.fluoro(["repair", week, roster] + arguments)
    }

    @Test("Shows whom to call and what it costs")
    func telephoneList() throws {
        let run = try repair("--c-arm", "c1", "--from", "08:45", "--to", "12:00", "--now", "2026-12-08T08:45")
        #expect(run.status == 0 && run.stderr.isEmpty, "\(run.stderr)")
        #expect(run.stdout.contains("Proven: no cheaper repair exists."))
        #expect(run.stdout.contains("Tue 08 09:20 c1 r1  Tue 08 09:20 c2 r2  P-0003"))
        #expect(run.stdout.contains("Cost 47 points"))
        #expect(try place.names() == ["week.json", "week.yaml"])
    }

    @Test("Flags, a file and stdin say the same, and the roster verifies against the scenario with the event")
    func filesAndFlags() throws {
        let flags = try repair(
            "--radiologist", "r2", "--from", "09:30", "--to", "2026-12-08T12:00", "--now", "2026-12-08T07:00", "--json",
            "-o", place.path("new.json"), "--scenario-out", place.path("new.yaml"))
        #expect(flags.status == 0, "\(flags.stderr)")
        #expect(
            flags.stderr
                == "note: the scenario cannot say that r2 is away 2026-12-08T09:30 to 2026-12-08T12:00 within a "
                + "session; mind it when a visit is added or moved afterwards\n")
        let answer = try jsonObject(flags.stdout)
        #expect(answer["status"] as? String == "optimal")
        #expect(answer["cost"] as? Double == 51)
        let events = try place.file(
            "events.yaml",
            """
            format: fluoro-repair/1
            scenario: repair-morning
            now: 2026-12-08T07:00
            events:
              - {kind: radiologist, id: r2, from: 2026-12-08T09:30, to: 2026-12-08T12:00}
            """)
        let file = try repair("--events", events, "--json")
        #expect(file.status == 0 && file.stdout == flags.stdout, "\(file.stderr)")
        let verify = try Command.fluoro("verify", place.path("new.yaml"), place.path("new.json"))
        #expect(verify.status == 0, "\(verify.stdout)")
        #expect(try jsonObject(place.text("new.json"))["format"] as? String == "fluoro-roster/1")
        if ContractFolder.checkerRuns {
            let verdict = try ContractChecker().verdicts(
                on: [RosterFile.read(path: place.path("new.json"))], of: .file(place.path("new.yaml")))
            #expect(verdict.map(\.codes) == [[]])
        }
    }

    @Test("Promises that cannot be kept beside what has begun: exit 1, named, and nothing is written")
    func infeasible() throws {
        let late = Morning.scenario { scenario in
            var request = scenario.requests[0]
            request.id = "q7"
            request.patient = "P-0007"
            request.fixed = FixedPlace(cArm: "c1", start: Morning.at(8, 20))
            scenario.requests.append(request)
        }
        let path = try place.file("late.yaml", ScenarioFile.write(late))
        let run = try Command.fluoro(
            "repair", path, roster, "--nurse", "n1", "--from", "11:00", "--now", "2026-12-08T08:05", "-o",
            place.path("new.json"))
        #expect(run.status == 1)
        #expect(run.stdout.contains("the fixed visit q7 cannot be kept"))
        #expect(try place.names() == ["late.yaml", "week.json", "week.yaml"])
    }

    @Test("Wrong words and wrong names are told together, each with its option")
    func badNames() throws {
        let run = try repair(
            "--c-arm", "c9", "--nurse", "n1", "--session", "wed/am", "--from", "9 o'clock", "--now", "2026-12-08T07:00")
        #expect(run.status == 65)
        #expect(
            run.stderr.split(separator: "\n").sorted() == [
                "options: --c-arm: 'c9' is no C-arm of the scenario; there is c1, c2",
                "options: --from: '9 o'clock' is no date with a time; one looks like 2026-03-01T08:30, or like 08:30",
                "options: --session: 'wed/am' is no session held in this week of the scenario; there is tue/am, thu/am",
            ])
    }

    @Test(
        "Wrong usage is 64",
        arguments: [
            ["--now", "2026-12-08T07:00"], ["--c-arm", "c1"], ["--events", "x", "--nurse", "n1"],
            ["--c-arm", "c1", "--now", "2026-12-08T07:00", "--accept"],
        ])
    func usage(arguments: [String]) throws {
        #expect(try Command.fluoro(["repair", week, roster] + arguments).status == 64)
    }

    @Test("An output may not take the place of an input")
    func outputs() throws {
        let run = try repair("--c-arm", "c1", "--now", "2026-12-08T07:00", "-o", roster)
        #expect(run.status == 64 && run.stderr.contains("would overwrite what is read"), "\(run.stderr)")
    }

    @Test("A roster that breaks rules is not repaired")
    func brokenRoster() throws {
        var broken = Morning.week(now: Morning.monday.midnight, []).roster
        broken.appointments[0].technologist = "t2"
        let path = try place.file("broken.json", RosterFile.json(broken))
        let run = try Command.fluoro("repair", week, path, "--c-arm", "c1", "--now", "2026-12-08T07:00")
        #expect(run.status == 1 && run.stderr.contains("technologist:"), "\(run.stderr)")
    }
}
